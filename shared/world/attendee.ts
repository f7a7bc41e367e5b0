/** Attendees: the people in the room, as plain data. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import type { DotCard, OwnView, Shown } from '../interest/shown.ts';
import type { Availability } from '../meeting/availability.ts';
import { CLOSED, ON_MAP_FOR, type Open } from '../meeting/availability.ts';
import type { SeenAs, Track } from '../positioning/track.ts';
import type { Profile } from '../protocol/commands.ts';
import type { Encounter, NoticeOf, OwnRoute } from '../protocol/notices.ts';
import type { Need } from '../routing/needs.ts';
import type { NoWay } from '../routing/way.ts';
import type { Target } from '../venue/search/goals.ts';
import type { Allowance } from './allowance.ts';

/** A way that somebody has asked for. */
export interface AskedWay {
  /** What was asked for: see shared/venue/search/goal-text.ts. */
  readonly to: string;
  /** Which place of it they are led to; null while there is no way to any. */
  readonly goal: Target | null;
  readonly route: OwnRoute | null;
  readonly noWay: NoWay | null;
  /** The step said by their own word, which moves nothing but what they see. */
  readonly wordStep: number | null;
  /** The leg along which the demo leads them; null: they walk themselves. */
  readonly led: number | null;
}

/** Where somebody is by their own word. */
interface OwnWord {
  readonly place: Place;
  readonly at: Milliseconds;
  /** `tap`: they tapped the map. `steps`: their phone counted, so many metres since the last fix or tap. */
  readonly by: 'tap' | 'steps';
  readonly walked: Metres;
}

export interface Attendee {
  readonly id: string;
  readonly simulated: boolean;
  connected: boolean;
  /** The last sign of life. Answering is none: it must not change who is on whose map. */
  heardAt: Milliseconds;
  /** When their page was last known to be on screen. */
  visibleAt: Milliseconds;
  language: 'en' | 'fr';
  /** What their ways keep, in the order of `NEEDS`: told to nobody else, and written nowhere. */
  needs: readonly Need[];
  /** Null: a guest who has not joined. */
  profile: Profile | null;
  /** What a guest who came outside the event's hours says of themselves: for keeps of theirs, and for nothing else. */
  said: Profile | null;
  availability: Availability;
  track: Track | null;
  /** Where they are by their own word, said after the last fix. */
  word: OwnWord | null;
  /** The server's sealed word on the last scan. */
  receipt: string | null;
  /** When they waved, within the last hour. */
  waves: readonly Milliseconds[];
  /** Whom they waved at, and until when that counts. */
  readonly votes: Map<string, Milliseconds>;
  /** The live proposal that holds them. */
  proposal: string | null;
  meeting: string | null;
  /** The way that they asked for; null when they walk by themselves. */
  asked: AskedWay | null;
  /** With whom they had a card in this opening, and that person's dot then: off each other's map since. */
  readonly faced: Map<string, number>;
  /** Since when nobody near suits. */
  lonelySince: Milliseconds;
  encounters: readonly Encounter[];
  /** Whom those made since the server started are with: so that blocking one is felt at once. */
  readonly encounterWith: Map<string, string>;
  /** The end of the last meeting in which they met, told again until they keep it or it is too late. */
  lastOver: NoticeOf<'meeting-over'> | null;
  readonly scans: Allowance;
  readonly taps: Allowance;
  readonly strides: Allowance;
  readonly batches: Allowance;
  /** How they were shown last, and what they were told of themselves; null: what these were made of is not so any more. */
  face: Face | null;
  gaze: Gaze | null;
}

/** How somebody is shown for as long as what it was made of stays, and until then. */
interface Face {
  readonly venue: object;
  readonly track: Track;
  readonly profile: Profile;
  readonly opening: Availability;
  readonly seen: SeenAs;
  readonly until: Milliseconds;
  readonly card: DotCard;
  /** Null: nowhere. */
  readonly shown: Shown | null;
}

/** What somebody may know for as long as what it was made of stays, and until then. */
interface Gaze {
  readonly track: Track;
  readonly profile: Profile | null;
  readonly availability: Availability;
  readonly until: Milliseconds;
  readonly visible: Visible;
}

/** What one viewer may know. */
export interface Visible {
  /** Whether this viewer may see dots, names and gives at all. */
  readonly shared: boolean;
  /** Attendees who are not there for this viewer now: blocked either way, or shown by a card until one opens anew. */
  readonly hidden: ReadonlySet<string>;
  readonly own: OwnView;
}

export const guest = (id: string, simulated: boolean, now: Milliseconds): Attendee => ({
  id,
  simulated,
  connected: true,
  heardAt: now,
  visibleAt: Number.NEGATIVE_INFINITY,
  language: 'en',
  needs: [],
  profile: null,
  said: null,
  availability: CLOSED,
  track: null,
  word: null,
  receipt: null,
  waves: [],
  votes: new Map(),
  proposal: null,
  meeting: null,
  asked: null,
  faced: new Map(),
  lonelySince: now,
  encounters: [],
  encounterWith: new Map(),
  lastOver: null,
  // Full from the first on, however many that is.
  scans: { left: Number.POSITIVE_INFINITY, at: now },
  taps: { left: Number.POSITIVE_INFINITY, at: now },
  strides: { left: 0, at: now },
  batches: { left: Number.POSITIVE_INFINITY, at: now },
  face: null,
  gaze: null,
});

/** The opening of somebody who is on others' maps now; null when they are not. */
export function shownOpening(attendee: Attendee, now: Milliseconds): Open | null {
  const { availability } = attendee;
  if (availability.state !== 'open' || now >= availability.until) return null;
  return now - attendee.heardAt < ON_MAP_FOR ? availability : null;
}

/** Until when somebody who is on others' maps now is so at least. */
export const shownUntil = ({ heardAt }: Attendee, { until }: Open): Milliseconds =>
  Math.min(until, heardAt + ON_MAP_FOR);
