/** visibleTo: what one viewer may know. The only privacy gate; whatever goes to a phone has passed it. */
import type { Milliseconds } from '../geometry/point.ts';
import type { DotCard, OwnView, Shown } from '../interest/shown.ts';
import { seesOthers, seesOthersUntil } from '../meeting/availability.ts';
import { meetingMember } from '../meeting/meeting.ts';
import {
  accuracyAt,
  accuracyUntil,
  isProven,
  type SeenAs,
  seenAs,
  seenAsUntil,
  type Track,
} from '../positioning/track.ts';
import type { Profile } from '../protocol/commands.ts';
import { type Attendee, shownOpening, shownUntil, type Visible } from './attendee.ts';
import { ownWordPlace, wordAccuracy } from './own-word.ts';
import { meetingOf } from './place.ts';
import type { World } from './world.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** Whether a card has shown these two to each other and still parts them: held by it still, or faced in the other's present opening. */
function isFaced(world: World, me: Attendee, other: string): boolean {
  const dot = me.faced.get(other);
  if (dot === undefined) return false;
  const them = world.attendees.get(other);
  if (me.proposal !== null && them?.proposal === me.proposal) return true;
  return them?.availability.state === 'open' && them.availability.dot === dot;
}

/** Forget the cards that part this person from nobody any more: each opening has its own dot, so none comes back. */
export function ageFaces(world: World, me: Attendee): void {
  for (const other of me.faced.keys()) if (!isFaced(world, me, other)) me.faced.delete(other);
}

/** Whether `other` is never shown to this person: a block either way, or a card between them. */
export const isHiddenFrom = (world: World, me: Attendee, other: string): boolean =>
  (world.blocks.get(me.id)?.has(other) ?? false) || isFaced(world, me, other);

function hiddenFrom(world: World, me: Attendee): ReadonlySet<string> {
  const blocked = world.blocks.get(me.id);
  if (!blocked && me.faced.size === 0) return NOBODY;
  const hidden = new Set(blocked);
  for (const other of me.faced.keys()) if (isFaced(world, me, other)) hidden.add(other);
  return hidden;
}

function partnerOf(world: World, me: Attendee): OwnView['partner'] {
  const meeting = meetingOf(world, me);
  if (!meeting) return null;
  const isThere = (who: string): boolean => {
    const track = world.attendees.get(who)?.track;
    if (!track || track.area !== meeting.spot.area) return false;
    if (track.fix.source === 'phone') return false;
    return track.confirmedAt >= meeting.startedAt || isProven(track, meeting.startedAt);
  };
  if (!meeting.members.every(({ who }) => isThere(who))) return null;
  const other = meeting.members.find((member) => member !== meetingMember(meeting, me.id));
  const body = world.attendees.get(other?.who ?? '')?.track?.body;
  return body ? { level: body.level, x: body.x, y: body.y } : null;
}

function ownView(world: World, me: Attendee): OwnView {
  const { track } = me;
  const word = ownWordPlace(world, me);
  const body = word ?? track?.body;
  const accuracyMetres = word || !track ? wordAccuracy(me, world.now) : accuracyAt(track, world.now);
  return {
    dot: shownOpening(me, world.now)?.dot ?? null,
    body: body ? { level: body.level, x: body.x, y: body.y, accuracyMetres } : null,
    partner: partnerOf(world, me),
  };
}

/** Until when what somebody may know stays the same, with the track, profile and opening that they have. */
function gazeUntil(world: World, me: Attendee, track: Track): Milliseconds {
  const { now } = world;
  const opening = shownOpening(me, now);
  const open = opening ? Math.min(shownUntil(me, opening), seesOthersUntil(opening, track, now)) : now;
  return Math.min(open, accuracyUntil(track, now));
}

/** Whether nothing but track, profile and opening says what this person may know: whoever says where they are is told of it. */
const isPlain = (world: World, me: Attendee): boolean =>
  me.meeting === null &&
  me.word === null &&
  (me.asked?.wordStep ?? null) === null &&
  me.faced.size === 0 &&
  !world.blocks.has(me.id);

/** What this viewer may know now; the same object for as long as it is the same. Somebody unknown may know nothing. */
export function visibleTo(world: World, viewer: string): Visible {
  const me = world.attendees.get(viewer);
  if (!me) return { shared: false, hidden: NOBODY, own: { dot: null, body: null, partner: null } };
  const { track, profile, availability, gaze } = me;
  const isAsBefore =
    gaze !== null &&
    gaze.track === track &&
    gaze.availability === availability &&
    gaze.profile === profile &&
    world.now < gaze.until;
  if (isAsBefore && isPlain(world, me)) return gaze.visible;
  const visible = {
    shared: profile !== null && seesOthers(availability, track, world.now),
    hidden: hiddenFrom(world, me),
    own: ownView(world, me),
  };
  me.gaze =
    track !== null && isPlain(world, me)
      ? { track, profile, availability, until: gazeUntil(world, me, track), visible }
      : null;
  return visible;
}

/** Where somebody is shown, and how sure that is; null where they are not. */
function shownAt(
  world: World,
  track: Track,
  seen: SeenAs,
  show: 'spot' | 'area',
): Pick<Shown, 'placement' | 'age'> | null {
  const { meetingAreas } = world.derived;
  if (seen === 'gone') return null;
  const area = track.area ?? track.fix.area;
  // A face in the toilets would say what their name must not.
  if (show === 'spot' && seen !== 'area' && (area === null || !meetingAreas.hidesPlaces(area)))
    return { placement: { kind: 'spot', x: track.body.x, y: track.body.y }, age: seen };
  const named = area === null ? null : meetingAreas.namedAs(area);
  // Whoever scanned is in the area for as long as nothing newer is known: when they did is nobody's business.
  const age = seen === 'area' || seen === 'about' ? 'fresh' : seen;
  return named === null ? null : { placement: { kind: 'area', area: named }, age };
}

/** Who is on the floor now: equal for all who may see at all. Whoever walks or talks is on nobody's map. */
export function shownNow(world: World): readonly Shown[] {
  const { now, derived } = world;
  const all: Shown[] = [];
  for (const me of world.attendees.values()) {
    const { face, track, profile, availability } = me;
    const isAsBefore =
      face !== null &&
      face.track === track &&
      face.opening === availability &&
      face.profile === profile &&
      face.venue === derived &&
      now < face.until;
    const shown = isAsBefore ? face.shown : shownAnew(world, me);
    if (shown !== null) all.push(shown);
  }
  return all;
}

/** How somebody is shown now: the same as before where it is made of the same. */
function shownAnew(world: World, me: Attendee): Shown | null {
  const { now, derived: venue } = world;
  const { track, profile, face: before } = me;
  const opening = shownOpening(me, now);
  if (!opening || !track || !profile) return null;
  const seen = seenAs(track, now);
  const until = Math.min(shownUntil(me, opening), seenAsUntil(track, now));
  if (
    before?.track === track &&
    before.opening === opening &&
    before.seen === seen &&
    before.profile === profile &&
    before.venue === venue
  ) {
    me.face = { ...before, until };
    return before.shown;
  }
  const at = shownAt(world, track, seen, opening.show);
  const card = before?.profile === profile ? before.card : cardOf(profile, me.simulated);
  const shown = at && { attendee: me.id, dot: opening.dot, level: track.body.level, ...at, card };
  me.face = { venue, track, profile, opening, seen, until, card, shown };
  return shown;
}

const cardOf = ({ firstName, gives, giveLine }: Profile, simulated: boolean): DotCard => ({
  firstName,
  gives,
  giveLine,
  simulated,
});
