/** What the World's tests have in common: the demo venue, a day of its event, seals that stay readable, short words. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Shown } from '../interest/shown.ts';
import type { Command, Profile } from '../protocol/commands.ts';
import type { Notice, NoticeOf } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { buildWays, type Ways } from '../routing/build-ways.ts';
import { plainCode } from '../venue/admission-code.ts';
import { defaultEvent } from '../venue/demo/default-event.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import type { EventPlan } from '../venue/event-plan.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { advance } from './advance.ts';
import { apply } from './apply.ts';
import { type StoreChange, SYSTEM, type SystemCommand, type WorldEvent } from './events.ts';
import { type Proofs, SCREEN_STEP } from './proofs.ts';
import { shownNow, visibleTo } from './visible-to.ts';
import { createWorld, type World } from './world.ts';

/** 2026-11-23 09:00 UTC. */
export const MORNING: Milliseconds = Date.UTC(2026, 10, 23, 9);
export const MINUTE: Milliseconds = 60_000;

const opened = <T>(sealed: string, kind: string): T | null =>
  sealed.startsWith(`${kind}:`) ? (JSON.parse(sealed.slice(kind.length + 1)) as T) : null;

/** Seals without a key: whatever begins with its kind was sealed here. */
export const openSeals: Proofs = {
  isSignGenuine: (marker, signature) => signature === `signed ${marker}`,
  readScreen: (marker, code, now) => {
    const [, where, step] = /^screen (.*) (\d+)$/.exec(code) ?? [];
    if (where !== marker) return null;
    const age = Math.floor(now / SCREEN_STEP) - Number(step);
    return age < 0 ? null : age < 2 ? 'good' : 'changed';
  },
  sealBearer: (claims) => `bearer:${JSON.stringify(claims)}`,
  openBearer: (sealed) => opened(sealed, 'bearer'),
  pairMarks: (day, pair) => [`${day} ${pair}`],
  sealReceipt: (receipt) => `receipt:${JSON.stringify(receipt)}`,
  openReceipt: (sealed) => opened(sealed, 'receipt'),
  sealKeep: (claims) => `keep:${JSON.stringify(claims)}`,
  openKeep: (sealed) => opened(sealed, 'keep'),
  admits: () => null,
  mayReturn: () => true,
};

/** Seals without a key, and the event's code as it stands in its file. */
const proofsOf = ({ admission }: EventPlan): Proofs => ({
  ...openSeals,
  admits: (_who, code) =>
    admission.kind === 'code' && plainCode(code) !== plainCode(admission.code) ? 'admission-code-wrong' : null,
});

let demo: ({ readonly venue: VenueFile } & Ways) | null = null;

/** The demo venue and its ways, made once a test file. */
export function demoHouse(): { readonly venue: VenueFile } & Ways {
  if (demo === null) {
    const venue = demoVenue();
    demo = { venue, ...buildWays(venue) };
  }
  return demo;
}

/** A new version of a venue: without this level, and all that is on it. */
export function withoutLevel(venue: VenueFile, level: string): VenueFile {
  const elsewhere = <T extends { readonly level: string }>(things: readonly T[]) =>
    things.filter((thing) => thing.level !== level);
  return {
    ...venue,
    levels: venue.levels.filter(({ id }) => id !== level),
    areas: elsewhere(venue.areas),
    walls: elsewhere(venue.walls),
    doors: elsewhere(venue.doors),
    obstacles: elsewhere(venue.obstacles),
    landmarks: elsewhere(venue.landmarks),
    markers: elsewhere(venue.markers),
    meetingPoints: elsewhere(venue.meetingPoints),
    ...(venue.places && { places: elsewhere(venue.places) }),
    connections: [],
  };
}

export const profileOf = (firstName: string, more: Partial<Profile> = {}): Profile => ({
  firstName,
  gives: [],
  seeks: [],
  giveLine: '',
  seekLine: '',
  languages: ['en'],
  ...more,
});

/** A World with its clock, and all that came out of it. */
export class Stage {
  readonly world: World;
  now: Milliseconds;
  readonly log: { readonly at: Milliseconds; readonly event: WorldEvent }[] = [];

  constructor(event: Partial<EventPlan> = {}, seed = 1, now: Milliseconds = MORNING) {
    const { venue, navigation, wayfinder } = demoHouse();
    this.now = now;
    const plan = { ...defaultEvent(venue.id), ...event };
    this.world = createWorld({ venue, navigation, wayfinder, event: plan, proofs: proofsOf(plan), seed, now });
  }

  /** Write down what came out of the World. */
  note(events: readonly WorldEvent[]): void {
    for (const event of events) this.log.push({ at: this.now, event });
  }

  /** A person's command; the refusal, or null when it was done. */
  do(who: string, command: Command): Refusal | null {
    const outcome = apply(this.world, who, command, this.now);
    if (!outcome.ok) return outcome.refusal;
    this.note(outcome.events);
    return null;
  }

  system(command: SystemCommand): void {
    const outcome = apply(this.world, SYSTEM, command, this.now);
    if (outcome.ok) this.note(outcome.events);
  }

  /** Let time pass in ticks; whoever is in `awake` says every 8 s that their page is on screen. */
  pass(span: Milliseconds, awake: readonly string[] = [], tick: Milliseconds = 1_000): void {
    const end = this.now + span;
    while (this.now < end) {
      this.now = Math.min(end, this.now + tick);
      if (Math.floor(this.now / 8_000) !== Math.floor((this.now - tick) / 8_000)) {
        for (const who of awake) this.do(who, { type: 'present', visible: true });
      }
      this.note(advance(this.world, this.now));
    }
  }

  /** Somebody connects, says hello and joins. */
  comes(who: string, profile: Partial<Profile> = {}, simulated = false): void {
    this.system({ type: 'connected', who, simulated });
    this.do(who, { type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
    this.do(who, { type: 'join', profile: profileOf(who, profile), oldEnough: true });
  }

  scans(who: string, marker: string): Refusal | null {
    return this.do(who, { type: 'scan', marker, signature: `signed ${marker}` });
  }

  /** Somebody comes, scans and opens for half an hour. */
  opens(who: string, marker: string, profile: Partial<Profile> = {}, simulated = false): void {
    this.comes(who, profile, simulated);
    this.scans(who, marker);
    this.do(who, { type: 'open', minutes: 30, show: 'spot' });
  }

  /** The signs of one level, nearest to the first one first. */
  signs(): { readonly id: string; readonly x: number; readonly y: number; readonly level: string }[] {
    const signs = this.world.venue.markers
      .filter(({ kind }) => kind === 'qr')
      .map(({ id, level, standAt: [x, y] }) => ({ id, level, x, y }));
    const [first] = signs;
    if (!first) throw new Error('a venue without signs');
    const away = (sign: { x: number; y: number }) => Math.hypot(sign.x - first.x, sign.y - first.y);
    return signs.filter(({ level }) => level === first.level).sort((p, q) => away(p) - away(q));
  }

  sign(nth: number): string {
    const sign = this.signs()[nth];
    if (!sign) throw new Error(`there is no sign ${nth}`);
    return sign.id;
  }

  /** Two who suit stand at two signs some 20 m apart, neither of them at the spot between, and have a card for each other: its id. */
  proposed(a = 'ada', b = 'ben'): string {
    this.opens(a, this.sign(0), { gives: ['maps'] });
    this.opens(b, this.sign(9), { seeks: ['maps'] });
    this.pass(10_000, [a, b]);
    const card = this.last(a, 'proposal');
    if (!card) throw new Error('no proposal came');
    return card.id;
  }

  /** The same two have both said yes: the meeting as `a` was told it. */
  meeting(a = 'ada', b = 'ben'): NoticeOf<'meeting'> {
    const proposal = this.proposed(a, b);
    for (const who of [a, b]) this.do(who, { type: 'answer', proposal, yes: true });
    this.pass(60_000, [a, b]);
    const meeting = this.last(a, 'meeting');
    if (!meeting) throw new Error('no meeting came');
    return meeting;
  }

  shown(): string[] {
    return shownNow(this.world).map(({ attendee }) => attendee);
  }

  /** What this viewer sees of others, as the frames would tell it. */
  seenBy(viewer: string): Shown[] {
    const { shared, hidden } = visibleTo(this.world, viewer);
    return shared ? shownNow(this.world).filter(({ attendee }) => attendee !== viewer && !hidden.has(attendee)) : [];
  }

  notices(who: string): Notice[] {
    return this.log.flatMap(({ event }) => (event.type === 'notice' && event.to === who ? [event.notice] : []));
  }

  /** The newest notice of this type that this person got. */
  last<T extends Notice['type']>(who: string, type: T): NoticeOf<T> | undefined {
    return this.notices(who).findLast((notice): notice is NoticeOf<T> => notice.type === type);
  }

  changes(): StoreChange[] {
    return this.log.flatMap(({ event }) => (event.type === 'store' ? [event.change] : []));
  }
}
