/**
 * A crowd with bodies: the people of `gatherCrowd`, who decide and say what phones say, on bodies that walk the same
 * navigation mesh, keep their distance, queue at doors and stand in talking groups. Used by the load test and the
 * simulation. Repeats exactly from the same seed, notices and steps.
 */
import type { Metres, Milliseconds, Place } from '../../geometry/point.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../geometry/vector.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import type { Wayfinder } from '../../routing/way.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { VenueIndex } from '../../venue/venue-index.ts';
import { Chance } from '../chance.ts';
import { type Gathering, gatherCrowd } from '../gather.ts';
import type { Legs } from '../legs.ts';
import type { CrowdPerson } from '../person.ts';
import { arrivalMs, type CrowdProfile } from '../profiles.ts';
import { wayBetween } from '../stroll.ts';
import { Walker } from '../walker.ts';
import { BodyLegs } from './body-legs.ts';
import { Gatherings } from './gatherings.ts';
import { MANNERS } from './manners.ts';
import type { Mover } from './mover.ts';
import { paceFrom } from './pace.ts';
import { Throng } from './throng.ts';

export interface BodyCrowdOptions extends Omit<Gathering, 'legs' | 'venue' | 'habits' | 'draws'> {
  readonly venue: VenueFile;
  readonly profile: CrowdProfile;
  /** Whether the n-th person has a body here; all have when not said. For who shares a crowd among processes. */
  readonly isMine?: (n: number) => boolean;
}

/** One of a crowd with bodies. */
export interface BodyPerson {
  /** Their number in the whole crowd. */
  readonly n: number;
  /** Decides and speaks: `notice` and `step` it as any person of the crowd, from when they have come. */
  readonly mind: CrowdPerson;
  /** Where they are, face and go. */
  readonly mover: Mover;
  /** They come so long after the crowd's beginning, milliseconds: `mover.inside` from then on. */
  readonly comesAt: Milliseconds;
}

/** What stops the people of a venue, piece by piece: its walls, and the sides of what stands on its floors. */
export function wallPieces(venue: VenueFile): WallPiece[] {
  const index = new VenueIndex(venue);
  const everywhere = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
  const walls = venue.levels.flatMap(({ id }) =>
    index.wallsNear(id, everywhere).map(({ a, b }) => ({ level: id, a, b })),
  );
  const furniture = venue.obstacles.flatMap(({ level, polygon }) =>
    polygonOf(polygon).flatMap((ring) => ring.map((a, i) => ({ level, a, b: ring[(i + 1) % ring.length] ?? a }))),
  );
  return [...walls, ...furniture];
}

/** Where nobody stands to talk: the middles of doors, the ends of stairs and lifts, and where signs are read. */
const keptFree = (venue: VenueFile): Place[] => [
  ...venue.doors.flatMap(({ level, line: [a, b] }) =>
    a && b ? [{ level, ...between(pointOf(a), pointOf(b), 0.5) }] : [],
  ),
  ...venue.connections.flatMap(({ stops }) => stops.map(({ level, at }) => ({ level, ...pointOf(at) }))),
  ...venue.markers.flatMap(({ kind, level, standAt }) => (kind === 'qr' ? [{ level, ...pointOf(standAt) }] : [])),
];

/** Where people come in: the entrances; where none is drawn, the desks and foyers; else any sign. */
function entrancesOf(venue: VenueFile): Place[] {
  const kinds = new Map(venue.areas.map(({ id, kind }) => [id, kind]));
  const drawn = venue.landmarks
    .filter(({ kind }) => kind === 'entrance')
    .map(({ level, at }) => ({ level, ...pointOf(at) }));
  if (drawn.length > 0) return drawn;
  const signs = venue.markers.filter(({ kind }) => kind === 'qr');
  const atDesks = signs.filter(({ area }) => kinds.get(area) === 'desk' || kinds.get(area) === 'foyer');
  return (atDesks.length > 0 ? atDesks : signs).map(({ level, standAt }) => ({ level, ...pointOf(standAt) }));
}

/** Who is in the venue from the start begins within this of the sign that they go to first; who enters, of the door. */
const AROUND: Metres = 9;
const DOORSTEP: Metres = 4;

/** Who is there from the start goes to their first sign within this. */
const SET_OUT_WITHIN: Milliseconds = 60_000;

/** Somebody who has not come yet, or not set out. */
interface Expected {
  readonly at: Milliseconds;
  readonly legs: BodyLegs;
  readonly start: Place;
}

export class BodyCrowd {
  readonly people: readonly BodyPerson[];
  readonly throng: Throng;
  readonly gatherings: Gatherings;
  readonly #chance: Chance;
  readonly #wayfinder: Wayfinder;
  readonly #entrances: readonly Place[];
  readonly #legs: BodyLegs[] = [];
  /** The last to come first. */
  readonly #expected: Expected[] = [];
  #now: Milliseconds = 0;

  constructor(options: BodyCrowdOptions) {
    const { seed, venue, wayfinder, profile, isMine = () => true } = options;
    this.#chance = new Chance(seed ^ 0x5bd1e995);
    this.#wayfinder = wayfinder;
    this.#entrances = entrancesOf(venue);
    this.throng = new Throng({ walls: wallPieces(venue), wayBetween: (from, to) => wayBetween(wayfinder, from, to) });
    this.gatherings = new Gatherings(this.throng, this.#chance, MANNERS, keptFree(venue));
    const bodies = new Map<number, Omit<BodyPerson, 'mind' | 'n'>>();
    const legs = (start: Place, n: number): Legs => {
      const comesAt = arrivalMs(profile, this.#chance.next());
      const pace = paceFrom(this.#chance);
      if (!isMine(n)) return new Walker(start);
      const mover = this.throng.add(comesAt > 0 ? start : this.#around(start, AROUND), pace, comesAt === 0);
      const own = new BodyLegs(this.throng, this.gatherings, mover);
      const at = comesAt > 0 ? comesAt : SET_OUT_WITHIN * this.#chance.next();
      this.#expected.push({ at, legs: own, start });
      this.#legs.push(own);
      bodies.set(n, { mover, comesAt });
      return own;
    };
    const { habits, draws } = profile;
    this.people = gatherCrowd({ ...options, habits, draws, legs }).flatMap((mind, n) => {
      const body = bodies.get(n);
      return body ? [{ n, mind, ...body }] : [];
    });
    this.#expected.sort((a, b) => b.at - a.at);
  }

  /**
   * Let time pass for all bodies, in steps of at most 100 ms; longer spans than 5 s are cut. The minds of those who have
   * come are then to be stepped by whoever carries what they say.
   */
  step(span: Milliseconds): void {
    this.#now += span;
    for (let next = this.#expected.at(-1); next && next.at <= this.#now; next = this.#expected.at(-1)) {
      this.#expected.pop();
      if (!next.legs.mover.inside) this.#comeIn(next);
      else if (next.legs.resting) next.legs.follow(wayBetween(this.#wayfinder, next.legs.place, next.start) ?? []);
    }
    this.throng.step(span);
    this.gatherings.step(span);
    for (const legs of this.#legs) legs.pass(span);
  }

  /** By an entrance from which there is a way. */
  #comeIn({ legs, start }: Expected): void {
    for (let i = 0; i < 4; i++) {
      const door = this.#chance.pick(this.#entrances);
      const from = door && this.#around(door, DOORSTEP);
      const way = from && wayBetween(this.#wayfinder, from, start);
      if (!from || !way) continue;
      this.throng.enter(legs.mover, from);
      legs.follow(way);
      return;
    }
    this.throng.enter(legs.mover, start);
    legs.follow([start]);
  }

  /** A free place near here, from where one walks here; else here. */
  #around(here: Place, reach: Metres): Place {
    const { level } = here;
    for (let i = 0; i < 20; i++) {
      const away = reach * Math.sqrt(this.#chance.next());
      const angle = this.#chance.between([0, 2 * Math.PI]);
      const at = { level, x: here.x + away * Math.cos(angle), y: here.y + away * Math.sin(angle) };
      const on = this.#wayfinder.snap(at);
      if (on === null || distanceBetween(on, at) > 0.5 || this.throng.within(level, on, 0.6).length > 0) continue;
      if (this.throng.isClear(level, on, here)) return on;
    }
    return this.#wayfinder.snap(here) ?? here;
  }
}
