/** The World: all that is so in one event at one venue, as plain data in metres; and what is derived from it. */
import type { Metres, Milliseconds, Place, Rectangle } from '../geometry/point.ts';
import { type Understood, understand } from '../meeting/affinity.ts';
import type { FoundMatch } from '../meeting/matching.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { beatOf, type Proposal } from '../meeting/proposal.ts';
import { spotsOf } from '../meeting/spot.ts';
import { SpotChoice } from '../meeting/spot-choice.ts';
import type { Bearings } from '../positioning/locating/locator.ts';
import type { VenueLocator } from '../positioning/locating/venue-locator.ts';
import { createMotion, type Motion } from '../positioning/motion.ts';
import type { Track } from '../positioning/track.ts';
import type { Profile } from '../protocol/commands.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { Ways } from '../routing/build-ways.ts';
import { LevelJoins } from '../routing/level-joins.ts';
import type { Navigation } from '../routing/route.ts';
import type { Wayfinder } from '../routing/way.ts';
import type { EventPlan, Topic } from '../venue/event-plan.ts';
import { gatewaysOf } from '../venue/gateways.ts';
import { MeetingAreas } from '../venue/meeting-areas.ts';
import { radioName } from '../venue/radio-name.ts';
import type { Marker, VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import type { AskedWay, Attendee } from './attendee.ts';
import { AttendeeIndex, type Standing } from './attendee-index.ts';
import type { Job } from './bit-by-bit.ts';
import type { AreaCounts, DensityCell } from './events.ts';
import type { Proofs } from './proofs.ts';
import { type Randomness, randomness } from './random.ts';

/** How full the venue is, as everybody may know it. */
export interface Counts {
  readonly areas: AreaCounts[];
  readonly density: DensityCell[];
  readonly present: number;
  readonly open: number;
}

/** What is told while nobody has been counted, and outside the event's hours. */
export const NOBODY: Counts = { areas: [], density: [], present: 0, open: 0 };

/** What has been since the World began: figures for whoever runs it. */
interface Totals {
  joined: number;
  proposals: number;
  meetings: number;
  met: number;
  kept: number;
}

/** How an event stands by its own clocks. */
export interface EventHours {
  readonly open: boolean;
  /** When it opens next, in local time; null while it is open, and when it opens no more. */
  readonly opensAt: string | null;
  /** When its day ends, in local time: the day's name. */
  readonly day: string;
  /** Whether it has closed for this day. */
  readonly over: boolean;
}

/** All of it can be made again from the rest of the World at any time: {@link derive}. */
export interface Derived {
  readonly index: VenueIndex;
  /** Where people may be sent to meet, and be said to be. */
  readonly meetingAreas: MeetingAreas;
  readonly spots: readonly MeetingSpot[];
  readonly choice: SpotChoice;
  readonly joins: LevelJoins;
  readonly topics: ReadonlyMap<string, Topic>;
  /** Beacon markers by the names that they report under. */
  readonly gateways: ReadonlyMap<string, Marker>;
  /** The same by their names as `radioName` writes them, for phones that hear them. */
  readonly beacons: ReadonlyMap<string, Marker>;
  readonly motion: Motion;
  /** Finds badges; made when the first is heard. */
  located: VenueLocator | null;
  /** What is known of badges, by their bearers. */
  readonly bearings: Map<string, Bearings>;
  /** Null: not asked yet. */
  attendees: AttendeeIndex<Attendee> | null;
  readonly understood: Map<string, Understood>;
  /** The search for the next beat, and the count, where they have begun. */
  matching: { readonly beat: Milliseconds; readonly job: Job<readonly FoundMatch[]> } | null;
  counting: Job<Counts> | null;
  /** How the event stands by its hours, and for which second that was asked. */
  hours: EventHours & { second: number };
}

/** The event's day. */
interface Today {
  readonly day: string;
  readonly since: Milliseconds;
  /** Who has had a card for whom, both ways. */
  readonly cards: Map<string, Set<string>>;
  /** The marks of the pairs that had one before the server was restarted, and whose mark has been looked for. */
  readonly marks: Set<string>;
  readonly asked: Map<string, boolean>;
}

export interface World {
  venue: VenueFile;
  /** Level by level, for everybody. */
  navigation: Navigation;
  /** Over all levels, for each one's needs. */
  wayfinder: Wayfinder;
  readonly event: EventPlan;
  readonly proofs: Proofs;
  readonly random: Randomness;
  /** The latest instant that the World has heard of. */
  now: Milliseconds;
  /** How far motion, beats, seconds and counts have come. */
  movedAt: Milliseconds;
  /** Who is led and rides stairs or a lift to another floor, and when they come out there. */
  readonly rides: Map<string, Milliseconds>;
  beat: Milliseconds;
  second: number;
  countedAt: Milliseconds;
  counts: Counts;
  /** Whether the event is open, as everybody here was told last; null: nobody was. */
  toldOpen: boolean | null;
  readonly attendees: Map<string, Attendee>;
  readonly proposals: Map<string, Proposal>;
  readonly meetings: Map<string, Meeting>;
  /** Who must not meet or see whom, both ways. */
  readonly blocks: Map<string, Set<string>>;
  today: Today;
  /** Ways between two that matching asked for lately, by both their ids: where they stood then, and until when it holds. */
  readonly ways: Map<string, { metres: Metres; until: Milliseconds; from: Place; to: Place }>;
  readonly badges: Map<string, string>;
  /** Whose badge the desk has taken back while they were away: to be told when they come. */
  readonly unbound: Set<string>;
  readonly dots: Map<number, string>;
  /** Meetings in which somebody's arrival has been looked at in this turn. */
  readonly arrivals: Set<string>;
  /** Whose `me` or `meeting` may have changed since it was last told, and what was told. */
  readonly stale: Set<string>;
  readonly told: Map<string, { me: string; meeting: string; line: unknown; asked: AskedWay | null }>;
  readonly totals: Totals;
  derived: Derived;
}

export interface WorldOptions extends Ways {
  readonly venue: VenueFile;
  readonly event: EventPlan;
  readonly proofs: Proofs;
  /** Any finite number; secret where dots must not be attributable. */
  readonly seed: number;
  readonly now: Milliseconds;
}

/** What is derived from a venue and its event, with nobody in it. */
export function derive(venue: VenueFile, event: EventPlan, { navigation, wayfinder }: Ways): Derived {
  const index = new VenueIndex(venue);
  const meetingAreas = new MeetingAreas(index);
  const gateways = gatewaysOf(venue);
  const spots = spotsOf(index, navigation, meetingAreas);
  const walls = venue.levels.flatMap(({ id }) =>
    index
      .wallsNear(id, { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity })
      .map(({ a, b }) => ({ level: id, a, b })),
  );
  return {
    index,
    meetingAreas,
    spots,
    choice: new SpotChoice(spots, wayfinder, venue),
    joins: new LevelJoins(venue),
    topics: new Map(event.topics.map((topic) => [topic.id, topic])),
    gateways,
    beacons: new Map([...gateways].map(([name, marker]) => [radioName(name), marker])),
    motion: createMotion(walls),
    located: null,
    bearings: new Map(),
    attendees: null,
    understood: new Map(),
    matching: null,
    counting: null,
    hours: { second: Number.NaN, open: false, opensAt: null, day: '', over: false },
  };
}

/** A World with nobody in it. */
export function createWorld({ venue, event, navigation, wayfinder, proofs, seed, now }: WorldOptions): World {
  return {
    venue,
    navigation,
    wayfinder,
    event,
    proofs,
    random: randomness(seed),
    now,
    movedAt: now,
    rides: new Map(),
    beat: beatOf(now),
    second: Math.floor(now / 1000),
    countedAt: now,
    counts: NOBODY,
    toldOpen: null,
    attendees: new Map(),
    proposals: new Map(),
    meetings: new Map(),
    blocks: new Map(),
    today: { day: '', since: now, cards: new Map(), marks: new Set(), asked: new Map() },
    ways: new Map(),
    badges: new Map(),
    unbound: new Set(),
    dots: new Map(),
    arrivals: new Set(),
    stale: new Set(),
    told: new Map(),
    totals: { joined: 0, proposals: 0, meetings: 0, met: 0, kept: 0 },
    derived: derive(venue, event, { navigation, wayfinder }),
  };
}

/** Somebody's track is this from now on, and the index knows where they stand. */
export function stand(world: World, me: Attendee, track: Track | null): void {
  me.track = track;
  const { attendees } = world.derived;
  if (track === null) attendees?.remove(me.id);
  else attendees?.put(me, track.body, track.area);
}

/** The index of where everybody is now. */
export function attendeeIndex(world: World): AttendeeIndex<Attendee> {
  const { derived } = world;
  if (derived.attendees === null) {
    derived.attendees = new AttendeeIndex();
    for (const me of world.attendees.values()) {
      if (me.track) derived.attendees.put(me, me.track.body, me.track.area);
    }
  }
  derived.attendees.pack();
  return derived.attendees;
}

/** Who stands in this view, whether they may be seen or not: what of it a phone is sent passes the gate. */
export const inView = (world: World, level: string, view: Rectangle): readonly Standing[] =>
  attendeeIndex(world).within(level, view);

/** What an attendee's profile means, understood once. Null for guests. */
export function understoodOf(world: World, attendee: Attendee): Understood | null {
  if (attendee.profile === null) return null;
  const { understood, topics } = world.derived;
  const known = understood.get(attendee.id);
  if (known) return known;
  const fresh = understand(attendee.profile, topics);
  understood.set(attendee.id, fresh);
  return fresh;
}

/** What this person tells others; null for guests and strangers. */
export const profileOf = (world: World, who: string): Profile | null => world.attendees.get(who)?.profile ?? null;

/** Note two people in each other's set. */
export function noteBoth(sets: Map<string, Set<string>>, a: string, b: string): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const noted = sets.get(one);
    if (noted) noted.add(other);
    else sets.set(one, new Set([other]));
  }
}

export const isBlocked = (world: World, a: string, b: string): boolean => world.blocks.get(a)?.has(b) ?? false;

/** Both ways and for good: who blocks is not to be found by whom they blocked either. */
export const blockBoth = (world: World, a: string, b: string): void => noteBoth(world.blocks, a, b);
