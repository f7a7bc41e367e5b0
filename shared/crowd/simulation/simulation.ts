/** A crowd against the World in one process, with a clock of its own: as fast as the machine is. */
import type { Milliseconds } from '../../geometry/point.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import type { Ways } from '../../routing/build-ways.ts';
import type { EventPlan } from '../../venue/event-plan.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { SYSTEM, type SystemCommand, type WorldEvent } from '../../world/events.ts';
import { advance, apply, createWorld, stats, type World } from '../../world/index.ts';
import { BodyCrowd, type BodyPerson } from '../bodies/crowd.ts';
import { type Hearing, hearingOf } from '../bodies/hearing.ts';
import { CROWD_PROFILES, type CrowdProfileName } from '../profiles.ts';
import { OPEN_PROOFS } from './open-proofs.ts';
import { type MeetingFigures, Tally } from './tally.ts';

export interface SimulationOptions extends Ways {
  readonly venue: VenueFile;
  readonly event: EventPlan;
  readonly attendees: number;
  readonly seed: number;
  readonly profile: CrowdProfileName;
  /** The instant at which it begins. */
  readonly now: Milliseconds;
  /** The share of people who wear a badge, 0 to 1; heard by the venue's gateways, if it has any. */
  readonly badges: number;
}

export interface SimulationFigures extends MeetingFigures {
  /** Who has come so far. */
  readonly came: number;
  readonly joined: number;
  /** Meetings that both kept. */
  readonly kept: number;
  /** What the World has refused, by command and reason. */
  readonly refusals: Readonly<Record<string, number>>;
}

/**
 * The World and the minds hear of time this often: it is enough for beats, cards and walks, and who scans in passing misses
 * no sign at a walker's pace. Bodies take steps of 100 ms in it.
 */
export const TICK: Milliseconds = 1_000;

const nameOf = (n: number): string => `p${n}`;
const badgeOf = (n: number): string => `badge-${n}`;

export class Simulation {
  now: Milliseconds;
  readonly world: World;
  readonly crowd: BodyCrowd;
  readonly #tally = new Tally();
  readonly #people = new Map<string, BodyPerson>();
  readonly #here: BodyPerson[] = [];
  #expected: readonly BodyPerson[];
  readonly #wears: ReadonlySet<number>;
  readonly #hearing: Hearing;
  readonly #keeps = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  #kept = 0;

  constructor(options: SimulationOptions) {
    const { venue, event, attendees, seed, profile, badges, navigation, wayfinder } = options;
    this.now = options.now;
    this.world = createWorld({ venue, event, navigation, wayfinder, proofs: OPEN_PROOFS, seed, now: this.now });
    this.crowd = new BodyCrowd({
      ...{ seed, venue, event, wayfinder, count: attendees, profile: CROWD_PROFILES[profile] },
      signOf: (marker) => marker,
    });
    for (const person of this.crowd.people) this.#people.set(nameOf(person.n), person);
    this.#expected = this.crowd.people;
    const every = badges > 0 ? 1 / badges : Infinity;
    this.#wears = new Set(
      this.crowd.people.flatMap(({ n }) => (Math.floor((n + 1) / every) > Math.floor(n / every) ? [n] : [])),
    );
    this.#hearing = hearingOf(venue, seed);
  }

  /** One second passes. */
  step(): void {
    this.now += TICK;
    this.crowd.step(TICK);
    this.#expected = this.#expected.filter((person) => {
      if (person.mover.inside) this.#comes(person);
      return !person.mover.inside;
    });
    for (const person of this.#here) {
      const commands = person.mind.step(this.now, TICK);
      for (const command of commands) this.#say(nameOf(person.n), person, command);
      if (this.#wears.has(person.n)) this.#hear(person);
    }
    this.#tell(advance(this.world, this.now));
  }

  figures(): SimulationFigures {
    return {
      came: this.#here.length,
      joined: stats(this.world).total.joined,
      ...this.#tally.figures(),
      kept: this.#kept,
      refusals: Object.fromEntries([...this.#refusals].sort()),
    };
  }

  #comes(person: BodyPerson): void {
    const who = nameOf(person.n);
    this.#here.push(person);
    this.#system({ type: 'connected', who, simulated: false });
    if (this.#wears.has(person.n)) this.#system({ type: 'bound', badge: badgeOf(person.n), who });
    const { venue } = this.world;
    person.mind.notice({ type: 'welcome', protocol: 1, now: this.now, venue: venue.id, venueHash: '', profile: null });
    this.#say(who, person, person.mind.hello());
  }

  #say(who: string, { mind }: BodyPerson, command: Command): void {
    this.#tally.said(who, command, this.now);
    const outcome = apply(this.world, who, command, this.now);
    if (outcome.ok) {
      this.#tell(outcome.events);
      return;
    }
    this.#refuse(command, outcome.refusal);
    mind.notice({ type: 'refused', n: 0, command: command.type, refusal: outcome.refusal });
  }

  #refuse({ type }: Command, refusal: Refusal): void {
    const key = `${type}: ${refusal}`;
    this.#refusals.set(key, (this.#refusals.get(key) ?? 0) + 1);
  }

  #system(command: SystemCommand): void {
    const outcome = apply(this.world, SYSTEM, command, this.now);
    if (outcome.ok) this.#tell(outcome.events);
  }

  /** The gateways around have heard this badge in the last second. */
  #hear({ n, mover }: BodyPerson): void {
    for (const { anchor, rssiDbm } of this.#hearing.heard(mover)) {
      this.#system({ type: 'badge-heard', badge: badgeOf(n), gateway: anchor, rssiDbm, at: this.now });
    }
  }

  #tell(events: readonly WorldEvent[]): void {
    for (const event of events) {
      if (event.type === 'notice') {
        this.#tally.told(event.to, event.notice, this.now);
        this.#people.get(event.to)?.mind.notice(event.notice);
      } else if (event.type === 'store' && event.change.kind === 'keep') {
        const { meeting } = event.change.claims;
        const keeps = (this.#keeps.get(meeting) ?? 0) + 1;
        this.#keeps.set(meeting, keeps);
        if (keeps === 2) this.#kept += 1;
      }
    }
  }
}
