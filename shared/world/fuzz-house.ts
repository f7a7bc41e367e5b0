/**
 * A house full of phones for the World's fuzz: fifty people who mostly do what is sensible and sometimes anything at all,
 * a store that answers, and books of what everybody said, by which the World is judged after every tick.
 */
import type { Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { FloorEncoder } from '../interest/floor-encoder.ts';
import { type Meeting, meetingMember } from '../meeting/meeting.ts';
import type { SpotWalker } from '../meeting/spot-choice.ts';
import type { Command } from '../protocol/commands.ts';
import type { Encounter, Notice, NoticeOf } from '../protocol/notices.ts';
import { REFUSALS } from '../protocol/refusals.ts';
import { buildWays, type Ways } from '../routing/build-ways.ts';
import { NEEDS, type Need, shunnedBy, takes } from '../routing/needs.ts';
import { checkVenue } from '../venue/check-venue.ts';
import { DEFAULT_TOPICS } from '../venue/demo/default-event.ts';
import type { Marker, VenueFile } from '../venue/venue-file.ts';
import { advance } from './advance.ts';
import { apply } from './apply.ts';
import { type StoreChange, SYSTEM, type SystemCommand, type WorldEvent } from './events.ts';
import { demoHouse, profileOf, Stage, withoutLevel } from './fixture.ts';
import { nextUint32, type Randomness, randomness } from './random.ts';
import { replaceVenue } from './replace-venue.ts';
import { shownNow, visibleTo } from './visible-to.ts';
import { attendeeIndex } from './world.ts';

/** What they ask the way to. */
const GOALS = ['nearest:toilet', 'area:upper-library', 'place:ground-place-coffee', 'point:mp-7', 'connection:lift'];
/** Their names are their ids, so that a card can be told to be about somebody. */
const PEOPLE = Array.from({ length: 50 }, (_, i) => `person${i}`);
const TICK = 2_000;
/** After so many ticks the house closes for the night: pairs may meet again the next day. */
const TICKS_A_DAY = 2_400;
const NIGHT = 15 * 3_600_000;
/** Bodies walk in one hour of each day: they cost more than all the rest. */
const WALKING_TICKS = 120;

interface Version {
  readonly venue: VenueFile;
  readonly ways: Ways;
}

/** A column where a sign was. */
const columnAt = ({ id, level, standAt: [x, y] }: Marker): VenueFile['obstacles'][number] => ({
  id: `column-${id}`,
  level,
  kind: 'column',
  polygon: [
    [
      [x - 0.4, y - 0.4],
      [x + 0.4, y - 0.4],
      [x + 0.4, y + 0.4],
      [x - 0.4, y + 0.4],
    ],
  ],
});

/** The same sign, at no meeting point. */
const ofNoPoint = ({ meetingPoint: _, ...marker }: Marker): Marker => marker;

let versions: readonly Version[] | null = null;

/** The demo venue, and what an operator may make of it: half of its spots and signs gone, an area called anew, a level closed. */
function venueVersions(): readonly Version[] {
  if (versions !== null) return versions;
  const { venue, ...ways } = demoHouse();
  const half = <T>(things: readonly T[]) => things.filter((_, n) => n % 2 === 0);
  const [first] = venue.markers;
  const changed: readonly VenueFile[] = [
    { ...venue, landmarks: half(venue.landmarks), meetingPoints: [], markers: venue.markers.map(ofNoPoint) },
    {
      ...venue,
      areas: venue.areas.map((area) => (area.id === first?.area ? { ...area, id: 'anew' } : area)),
      markers: half(
        venue.markers.map((marker) => (marker.area === first?.area ? { ...marker, area: 'anew' } : marker)),
      ),
      places: [],
    },
    {
      ...venue,
      landmarks: [],
      meetingPoints: [],
      markers: half(venue.markers).map(ofNoPoint),
      obstacles: [...venue.obstacles, ...venue.markers.filter((_, n) => n % 2 === 1).map(columnAt)],
    },
    withoutLevel(venue, first?.level ?? ''),
    { ...venue, connections: venue.connections.filter(({ kind }) => kind === 'stairs') },
  ];
  must(
    changed.every((next) => checkVenue(next).faults.length === 0),
    'each version is a good one',
  );
  versions = [{ venue, ways }, ...changed.map((next) => ({ venue: next, ways: buildWays(next) }))];
  return versions;
}

/** What a phone knows: only what it was told, as a real one. */
interface Phone {
  readonly id: string;
  connected: boolean;
  proposal: NoticeOf<'proposal'> | null;
  meeting: NoticeOf<'meeting'> | null;
  me: NoticeOf<'me'> | null;
  tickets: string[];
  encounters: readonly Encounter[];
  presentAt: number;
}

/** Everybody and everything outside of the World: phones, a store, and what each has said, to judge the World by. */
export class House {
  readonly stage: Stage;
  readonly random: Randomness;
  readonly phones = new Map<string, Phone>();
  readonly signs: ReturnType<Stage['signs']>;
  readonly said = new Map<string, Map<string, boolean>>();
  /** Cards that each phone has been told of, and those that it ended itself. */
  readonly cards = new Set<string>();
  readonly withdrawn = new Set<string>();
  readonly blocked = new Set<string>();
  readonly keeps = new Map<string, Set<string>>();
  readonly talked = new Set<string>();
  readonly refusals = new Set<string>();
  commands = 0;
  kept = 0;
  ended = 0;

  constructor(seed: number) {
    this.stage = new Stage({ demo: true }, seed);
    this.random = randomness(seed + 1);
    this.signs = this.stage.world.venue.markers
      .filter(({ kind }) => kind === 'qr')
      .map(({ id, level, standAt: [x, y] }) => ({ id, level, x, y }));
    this.hearBadges();
    for (const who of PEOPLE) this.system({ type: 'bound', badge: who, who });
  }

  /** Every sign's place hears badges too, so that bodies walk. */
  hearBadges(): void {
    const gateways = this.world.venue.markers.filter(({ level }) => level === this.signs[0]?.level);
    Object.assign(this.world.derived, { gateways: new Map(gateways.map((marker) => [marker.id, marker])) });
  }

  published = 0;
  /** Another version of the venue, in the midst of everything; the whole one soon comes back. */
  publish(): void {
    const all = venueVersions();
    const whole = this.world.venue === all[0]?.venue;
    const version = whole ? this.pick(all.slice(1)) : all[0];
    if (!version) return;
    this.published += 1;
    this.take(replaceVenue(this.world, version.venue, version.ways, this.stage.now));
    this.hearBadges();
  }

  get world() {
    return this.stage.world;
  }

  chance(probability: number): boolean {
    return nextUint32(this.random) / 2 ** 32 < probability;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[nextUint32(this.random) % Math.max(1, items.length)];
  }

  phone(id: string): Phone {
    const known = this.phones.get(id);
    if (known) return known;
    const fresh = {
      id,
      connected: false,
      proposal: null,
      meeting: null,
      me: null,
      tickets: [],
      encounters: [],
      presentAt: 0,
    };
    this.phones.set(id, fresh);
    return fresh;
  }

  system(command: SystemCommand): void {
    const outcome = apply(this.world, SYSTEM, command, this.stage.now);
    if (outcome.ok) this.take(outcome.events);
  }

  do(phone: Phone, command: Command): boolean {
    this.commands += 1;
    const outcome = apply(this.world, phone.id, command, this.stage.now);
    if (!outcome.ok) {
      must(REFUSALS.includes(outcome.refusal), 'a refusal is of the closed list');
      this.refusals.add(outcome.refusal);
      return false;
    }
    if (command.type === 'answer') {
      const said = this.said.get(command.proposal) ?? new Map<string, boolean>();
      this.said.set(command.proposal, said.set(phone.id, command.yes));
    }
    this.take(outcome.events);
    return true;
  }

  take(events: readonly WorldEvent[]): void {
    for (const event of events) {
      if (event.type === 'notice') this.told(this.phone(event.to), event.notice);
      else if (event.type === 'store') this.stored(event.change);
      else this.forgotten(this.phone(event.who));
    }
  }

  slept = 0;
  /** The World knows nothing of them any more: their line is ended, and they come anew. */
  forgotten(phone: Phone): void {
    must(!this.world.attendees.has(phone.id), 'who is forgotten is not there');
    must(this.stage.now - phone.presentAt >= 15 * 60_000, 'who was heard of lately is not forgotten');
    Object.assign(phone, { connected: false, proposal: null, meeting: null, me: null, encounters: [] });
    this.slept += 1;
  }

  /** No phone is told anything about somebody hidden from it, and no card before its time tells what was answered. */
  told(phone: Phone, notice: Notice): void {
    if (notice.type === 'me') phone.me = notice;
    if (notice.type === 'encounters') phone.encounters = notice.list;
    if (notice.type === 'proposal') {
      // A block while the card runs must not show on it: it is told again as it was.
      const known = this.cards.has(`${notice.id}|${phone.id}`);
      this.cards.add(`${notice.id}|${phone.id}`);
      must(known || !this.blocked.has(`${phone.id}|${notice.card.firstName}`), 'nobody is told of somebody blocked');
      const mine = this.said.get(notice.id)?.get(phone.id);
      must(notice.myAnswer === answerOf(mine), 'a card tells its reader’s own answer');
      must(notice.endsAt > this.stage.now, 'a card comes before its end');
      phone.proposal = notice;
    }
    if (notice.type === 'proposal-over') {
      const own = this.withdrawn.has(`${notice.id}|${phone.id}`);
      const early = phone.proposal?.id === notice.id && this.stage.now < phone.proposal.endsAt;
      must(own || !early, 'a card ends early only for who ended it');
      phone.proposal = null;
      this.ended += 1;
    }
    if (notice.type === 'meeting') {
      must(!this.blocked.has(`${phone.id}|${notice.card.firstName}`), 'nobody is told of somebody blocked');
      const answers = [...(this.said.get(`p${notice.id.slice(1)}`) ?? [])];
      must(answers.filter(([, yes]) => yes).length === 2, 'a meeting opens when both said yes');
      phone.proposal = null;
      phone.meeting = notice;
      if (notice.phase === 'talking') this.talked.add(notice.id);
    }
    if (notice.type === 'meeting-over') {
      phone.meeting = null;
      if (notice.keep) phone.tickets.push(notice.keep.ticket);
    }
  }

  stored(change: StoreChange): void {
    if (change.kind === 'block') this.block(change.by, change.whom);
    if (change.kind === 'forget') this.phone(change.person).encounters = [];
    if (change.kind !== 'keep') return;
    const { meeting, person, members, metAt } = change.claims;
    const keepers = this.keeps.get(meeting) ?? new Set<string>();
    const again = keepers.has(person);
    this.keeps.set(meeting, keepers.add(person));
    // As the store does it: no encounter across a block, and nothing new for who keeps twice.
    const all = members.every((who) => keepers.has(who) && !members.some((one) => this.blocked.has(`${who}|${one}`)));
    if (all && !again) this.kept += 1;
    const encounters = members.map((owner) => {
      const other = members.find((who) => who !== owner) ?? '';
      const card = { give: '', gives: [], reach: '', place: '', metAt, simulated: false };
      return { owner, encounter: { id: `${meeting} ${owner}`, firstName: other, ...card } };
    });
    this.system({ type: 'kept', who: person, meeting, encounters: all ? encounters : null });
  }

  block(a: string, b: string): void {
    this.blocked.add(`${a}|${b}`).add(`${b}|${a}`);
  }

  scan(phone: Phone, marker = this.pick(this.signs)?.id ?? ''): boolean {
    return this.do(phone, { type: 'scan', marker, signature: `signed ${marker}` });
  }

  comes(phone: Phone): void {
    phone.connected = true;
    this.system({ type: 'connected', who: phone.id, simulated: Number(phone.id.slice(6)) >= 40 });
    const needs = this.needs();
    this.do(phone, { type: 'hello', profile: null, receipt: null, open: null, language: 'en', needs });
    const topics = DEFAULT_TOPICS.slice(0, 6).map(({ id }) => id);
    const [give, seek] = [this.pick(topics) ?? '', this.pick(topics) ?? ''];
    this.do(phone, { type: 'join', profile: profileOf(phone.id, { gives: [give], seeks: [seek] }), oldEnough: true });
  }

  /** What somebody needs: most need nothing. */
  needs(): Need[] {
    return this.chance(0.6) ? [] : NEEDS.filter(() => this.chance(0.4));
  }

  goes(phone: Phone): void {
    phone.connected = false;
    // What is still so when they are back is told again.
    phone.proposal = null;
    phone.meeting = null;
    this.system({ type: 'disconnected', who: phone.id });
  }

  /** End the live card of this phone in the test's own books before the World is asked. */
  withdraws(phone: Phone): void {
    const live = this.world.attendees.get(phone.id)?.proposal;
    if (live) this.withdrawn.add(`${live}|${phone.id}`);
  }

  /** What somebody would sensibly do now. */
  act(phone: Phone): void {
    const { proposal, meeting } = phone;
    const state = phone.me?.availability.state;
    if (meeting?.phase === 'walking') this.walk(phone, meeting);
    else if (meeting) {
      if (meeting.claim === 'theirs' && this.chance(0.03)) this.do(phone, { type: 'not-yet', meeting: meeting.id });
      else if (this.chance(0.15)) this.do(phone, { type: 'end' });
    } else if (proposal && proposal.myAnswer === null && this.chance(0.5)) {
      this.do(phone, { type: 'answer', proposal: proposal.id, yes: this.chance(0.85) });
    } else if (phone.tickets.length > 0 && this.chance(0.5)) {
      const ticket = phone.tickets.pop() ?? '';
      if (this.chance(0.75)) this.do(phone, { type: 'keep', ticket, reach: 'ask for me at the desk' });
    } else if (state === 'closed') {
      this.scan(phone);
      this.do(phone, {
        type: 'open',
        minutes: this.pick([15, 30, 60] as const) ?? 15,
        show: this.pick(['spot', 'area'] as const) ?? 'spot',
      });
    } else if (this.chance(0.05)) {
      this.do(phone, { type: 'wave', dot: this.pick(shownNow(this.world))?.dot ?? 0 });
    } else if (this.chance(0.02)) {
      this.withdraws(phone);
      this.do(phone, { type: this.pick(['close', 'close', 'end', 'end', 'end', 'end', 'block'] as const) ?? 'close' });
    }
  }

  walk(phone: Phone, { id: meeting, spot, route }: NoticeOf<'meeting'>): void {
    const away = ({ level, x, y }: Place) => Math.hypot(x - spot.x, y - spot.y) + (level === spot.level ? 0 : 1_000);
    const toSpot = [...this.signs].sort((p, q) => away(p) - away(q));
    if (this.chance(0.02)) this.do(phone, { type: this.pick(['end', 'end', 'end', 'block'] as const) ?? 'end' });
    else if (this.walking) this.do(phone, { type: 'walk-for-me', meeting });
    else {
      const way = this.pick(['we-met', 'at-step', 'scan', 'scan'] as const);
      if (way === 'we-met') this.do(phone, { type: way, meeting });
      else if (way === 'at-step') this.do(phone, { type: way, meeting, step: route?.step ?? 0 });
      else this.scan(phone, toSpot[0]?.id);
    }
  }

  ticks = 0;
  get walking(): boolean {
    return this.ticks % TICKS_A_DAY < WALKING_TICKS;
  }

  /** Anything at all, about anything and anybody. */
  noise(phone: Phone): void {
    const ids = [...this.world.proposals.keys(), ...this.world.meetings.keys(), 'nonsense', '__proto__', ''];
    const id = () => this.pick(ids) ?? '';
    const number = nextUint32(this.random);
    const all: Command[] = [
      {
        type: 'hello',
        profile: profileOf('Eve'),
        receipt: 'receipt',
        open: { until: number, show: 'spot' },
        language: 'fr',
      },
      { type: 'join', profile: profileOf(phone.id, { seeks: ['maps'], giveLine: 'www.example.org' }), oldEnough: true },
      { type: 'join', profile: profileOf(phone.id, { gives: ['nothing'] }), oldEnough: false },
      { type: 'scan', marker: id(), signature: 'signed' },
      { type: 'scan', marker: this.signs[0]?.id ?? '', signature: 'forged' },
      { type: 'bind-badge', badge: id(), secret: 'guess' },
      { type: 'still-here' },
      { type: 'open', minutes: 60, show: 'spot' },
      { type: 'wave', dot: number },
      { type: 'answer', proposal: id(), yes: true },
      { type: 'at-step', meeting: id(), step: number % 10_000 },
      { type: 'we-met', meeting: id() },
      { type: 'ask-way', to: this.pick(GOALS) ?? '' },
      { type: 'ask-way', to: `area:${id()}` },
      { type: 'way-step', step: number % 10 },
      { type: 'stop-way' },
      { type: 'stay', on: number % 3 > 0 },
      { type: 'i-am-here', level: this.pick(this.world.venue.levels)?.id ?? '', x: number % 70, y: number % 45 },
      { type: 'i-am-here', level: id(), x: number, y: -number },
      { type: 'steps', count: 1 + (number % 60) },
      {
        type: 'hear',
        readings: [
          {
            beacon: this.pick([...this.world.derived.beacons.keys()]) ?? '',
            rssiDbm: -(number % 120),
            ago: number % 10_000,
          },
        ],
      },
      ...(this.walking ? [{ type: 'walk-my-way' } as const] : []),
      { type: 'not-yet', meeting: id() },
      { type: 'keep', ticket: 'invented', reach: '' },
      { type: 'keep', ticket: this.pick([...this.phones.values()].flatMap(({ tickets }) => tickets)) ?? '', reach: '' },
      { type: 'block-encounter', encounter: this.pick(phone.encounters)?.id ?? id() },
      { type: 'forget-encounter', encounter: id() },
      { type: 'look', level: id(), minX: 0, minY: 0, maxX: 1, maxY: 1, again: true },
      { type: 'present', visible: false },
      { type: 'walk-for-me', meeting: id() },
      { type: 'needs', needs: this.needs() },
    ];
    const command = this.pick(all);
    if (!command) return;
    const whom =
      command.type === 'block-encounter' ? phone.encounters.find(({ id }) => id === command.encounter) : null;
    if (whom) {
      this.withdraws(phone);
      this.block(phone.id, whom.firstName);
    }
    this.do(phone, command);
  }

  tick(): void {
    this.stage.now += this.ticks % TICKS_A_DAY === TICKS_A_DAY - 1 ? NIGHT : TICK;
    this.ticks += 1;
    this.take(advance(this.world, this.stage.now));
    for (const id of PEOPLE) {
      const phone = this.phone(id);
      if (!phone.connected) {
        if (this.chance(0.2)) this.comes(phone);
        continue;
      }
      if (this.stage.now - phone.presentAt >= 16_000) {
        phone.presentAt = this.stage.now;
        this.do(phone, { type: 'present', visible: true });
      }
      if (this.chance(0.3)) this.act(phone);
      if (this.chance(0.03)) this.noise(phone);
      if (this.chance(0.001)) this.goes(phone);
    }
    if (this.walking) {
      const [badge, sign] = [this.pick(PEOPLE) ?? '', this.pick(this.signs)?.id ?? ''];
      this.system({ type: 'badge-heard', badge, gateway: sign, rssiDbm: -60, at: this.stage.now });
    }
    if (this.chance(this.world.venue === demoHouse().venue ? 0.002 : 0.04)) this.publish();
    this.check();
  }

  /** What must be so after every tick. */
  check(): void {
    const { world } = this;
    const { now } = world;
    const inMeeting = [...world.meetings.values()].flatMap(({ members }) => members.map(({ who }) => who));
    must(new Set(inMeeting).size === inMeeting.length, 'nobody is in two meetings');
    const inCard = [...world.proposals.values()].flatMap(({ members }) => members.map(({ who }) => who));
    must(new Set(inCard).size === inCard.length, 'nobody has two live cards');
    for (const { endsAt } of world.proposals.values()) must(endsAt > now, 'every card ends on time');
    for (const me of world.attendees.values()) {
      const meeting = me.meeting === null ? undefined : world.meetings.get(me.meeting);
      must((me.meeting === null) === (meeting === undefined), 'a meeting that one is in is under way');
      const { state } = me.availability;
      if (meeting)
        must(state === meeting.phase && meetingMember(meeting, me.id), 'its members walk or talk as it does');
      else must(state === 'open' || state === 'closed', 'who is in no meeting neither walks nor talks');
      if (me.track) must(world.derived.index.walkableAt(me.track.body), 'nobody is in a wall');
    }
    for (const meeting of world.meetings.values()) this.checkMeeting(meeting);
    this.checkSight(new Set(inMeeting));
    // It costs as much as all else.
    if (this.ticks % 23 === 0) this.checkKnown();
  }

  /** WO 145, 146: the index, and what is kept of how people are shown and what they may know, are as if made anew. */
  checkKnown(): void {
    const { world } = this;
    const everywhere = { minX: -1e6, minY: -1e6, maxX: 1e6, maxY: 1e6 };
    const indexed = world.venue.levels.flatMap(({ id: level }) =>
      attendeeIndex(world)
        .within(level, everywhere)
        .map(({ who, x, y }) => ({ who, place: { level, x, y } })),
    );
    for (const { who, place } of indexed) {
      must(
        distanceBetween(world.attendees.get(who)?.track?.body ?? place, place) === 0,
        'the index knows where all are',
      );
    }
    const placed = [...world.attendees.values()].filter(({ track }) => track !== null).length;
    must(indexed.length === placed, 'the index knows all');
    const seen = () =>
      JSON.stringify([shownNow(world), PEOPLE.map((id) => [visibleTo(world, id), [...visibleTo(world, id).hidden]])]);
    const kept = seen();
    const before = [...world.attendees.values()].map((me) => ({ me, face: me.face, gaze: me.gaze }));
    for (const { me } of before) Object.assign(me, { face: null, gaze: null });
    must(seen() === kept, 'what is kept of faces and views is as they are now');
    for (const { me, face, gaze } of before) Object.assign(me, { face, gaze });
  }

  overFloors = 0;
  /** Whoever walks has a way that breaks no need of theirs, or is told why not; and then there is no better spot. */
  checkMeeting({ spot, phase, members }: Meeting): void {
    const { spots, choice } = this.world.derived;
    must(spots.length === 0 || spots.includes(spot), 'a meeting is at a spot that is there');
    if (phase !== 'walking') return;
    const walkers: SpotWalker[] = [];
    for (const { who, route, noWay } of members) {
      const me = this.world.attendees.get(who);
      if (me?.track) walkers.push({ place: me.track.body, needs: me.needs });
      must((route === null && noWay === null) === !me?.track, 'whoever is somewhere has a way, or is told why not');
      const shunned = shunnedBy(me?.needs ?? []);
      for (const { next } of route?.legs ?? []) must(!next || takes(shunned, next.kind), 'no way breaks a need');
      must(!route || route.legs.at(-1)?.level === spot.level, 'a way ends at the spot');
      if ((route?.legs.length ?? 0) > 1) this.overFloors += 1;
    }
    if (!members.some(({ noWay }) => noWay)) return;
    must(choice.common(walkers).length === 0, 'nobody is sent where they cannot get to while all could meet elsewhere');
  }

  frames: { readonly venue: VenueFile; readonly encoder: FloorEncoder } | null = null;

  /** Nobody hidden is in anything shown; looked at through the eyes of a few each tick. */
  checkSight(inMeeting: ReadonlySet<string>): void {
    const { world } = this;
    const shown = shownNow(world);
    must(new Set(shown.map(({ attendee }) => attendee)).size === shown.length, 'each is shown once');
    // Throws where somebody is shown on a level or in an area that the venue has not.
    const { venue } = world;
    if (this.frames?.venue !== venue) {
      this.frames = { venue, encoder: new FloorEncoder(idsOf(venue.levels), idsOf(venue.areas)) };
    }
    this.frames.encoder.update(shown);
    for (const { attendee } of shown) must(!inMeeting.has(attendee), 'who walks or talks is on nobody’s map');
    for (let i = 0; i < 4; i++) {
      const viewer = this.pick(PEOPLE) ?? '';
      const { shared, hidden, own } = visibleTo(world, viewer);
      const me = world.attendees.get(viewer);
      must(!shared || me?.availability.state === 'open', 'who sees is open');
      must(own.partner === null || inMeeting.has(viewer), 'a partner’s dot is for who meets');
      for (const { attendee } of shown) {
        const held =
          me?.proposal != null && attendee !== viewer && world.attendees.get(attendee)?.proposal === me.proposal;
        const mustHide = held || this.blocked.has(`${viewer}|${attendee}`);
        must(!me || !mustHide || hidden.has(attendee), 'who is hidden is shown to nobody they are hidden from');
      }
    }
  }
}

const idsOf = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);

const answerOf = (yes: boolean | undefined) => (yes === undefined ? null : yes ? 'yes' : 'no');

/** Cheaper than an expectation: it is asked millions of times. */
function must(holds: unknown, rule: string): void {
  if (!holds) throw new Error(`broken: ${rule}`);
}
