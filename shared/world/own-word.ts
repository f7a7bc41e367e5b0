/**
 * Where somebody is by their own word: a tap on the map, a step of the way that they say is done, or the steps that their
 * phone counted. It moves only what they see themselves, and proves nothing; the next fix takes its place.
 */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import { lineLength, pointAlong } from '../geometry/polyline.ts';
import { meetingMember } from '../meeting/meeting.ts';
import { progressAt } from '../meeting/way.ts';
import type { OwnRoute } from '../protocol/notices.ts';
import type { Need } from '../routing/needs.ts';
import { paceOf } from '../routing/weights.ts';
import type { Attendee } from './attendee.ts';
import type { World } from './world.ts';

/** How exact a tap on the map is taken to be, and a step of the way. */
const WORD_ACCURACY: Metres = 5;
/** A counted metre may be this much longer or shorter. */
const STEP_ERROR = 0.2;
/** A word of long ago: they may have wandered, a metre every ten seconds, so far at most. */
const WANDERS: Metres = 10;
const WANDERS_AFTER: Milliseconds = 10_000;

/**
 * A walker's steps a second at their pace: of unhurried indoor walkers 1.8 or so, which makes 0.7 m a step
 * (Bohannon 1997; Oberg et al. 1993).
 */
const CADENCE = 1.8;

export const stepMetres = (needs: readonly Need[]): Metres => paceOf(needs) / CADENCE;

/** Where the person's own word says they are; null when a proof came later or nothing was said. */
export function ownWordPlace(world: World, me: Attendee): Place | null {
  if (me.word) return me.word.place;
  const meeting = me.meeting === null ? undefined : world.meetings.get(me.meeting);
  const said = (meeting && meetingMember(meeting, me.id)) ?? me.asked;
  const step = said?.wordStep == null ? undefined : said.route?.steps[said.wordStep];
  return step ? { level: step.level, x: step.at.x, y: step.at.y } : null;
}

/** Where they are on their way: by their own word, else where they are proven to be; null when nobody knows. */
export const standsAt = (world: World, me: Attendee): Place | null => ownWordPlace(world, me) ?? me.track?.body ?? null;

/** Where a new way begins: by a tap or their steps, else where they are proven to be; null when nobody knows. */
export const startsAt = ({ word, track }: Attendee): Place | null => word?.place ?? track?.body ?? null;

/** The ring around a place by one's own word. */
export function wordAccuracy({ word }: Attendee, now: Milliseconds): Metres {
  if (!word) return WORD_ACCURACY;
  const wandered = Math.min(WANDERS, Math.floor(Math.max(0, now - word.at) / WANDERS_AFTER));
  return WORD_ACCURACY + Math.floor(word.walked * STEP_ERROR) + wandered;
}

/**
 * The place so many metres farther on the way, from this place on it: never off the way, and never beyond the stairs or
 * lift that its floor ends at, since no counted step says that they were taken. Null for whoever has strayed from it.
 */
export function farther(route: OwnRoute, from: Place, metres: Metres): Place | null {
  const progress = progressAt(route, from);
  const leg = progress && route.legs[progress.leg];
  if (!leg) return null;
  const { x, y } = pointAlong(leg.line, Math.min(lineLength(leg.line), progress.onLeg + Math.max(0, metres)));
  return { level: leg.level, x, y };
}
