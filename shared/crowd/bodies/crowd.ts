/**
 * A crowd with bodies: the people of `gatherCrowd`, who decide and say what phones say, on bodies that walk the same
 * navigation mesh, keep their distance, queue at doors and stand in talking groups. Used by the load test and the
 * simulation. Repeats exactly from the same seed, notices and steps.
 */
import type { Metres, Milliseconds, Place } from '../../geometry/point.ts';
import { between, distanceBetween, pointOf } from '../../geometry/vector.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import type { Wayfinder } from '../../routing/way.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { VenueIndex } from '../../venue/venue-index.ts';
import { Chance } from '../chance.ts';
import { type Gathering, gatherCrowd } from '../gather.ts';
import type { CrowdPerson } from '../person.ts';
import { wayBetween } from '../stroll.ts';
import { BodyLegs } from './body-legs.ts';
import { Gatherings } from './gatherings.ts';
import { MANNERS } from './manners.ts';
import type { Mover } from './mover.ts';
import { paceFrom } from './pace.ts';
import { Throng } from './throng.ts';

export interface BodyCrowdOptions extends Omit<Gathering, 'legs' | 'venue'> {
  readonly venue: VenueFile;
}

/** One of a crowd with bodies. */
export interface BodyPerson {
  /** Decides and speaks: `notice` and `step` it as any person of the crowd. */
  readonly mind: CrowdPerson;
  /** Where they are, face and go. */
  readonly mover: Mover;
}

/** All walls of a venue, piece by piece: those that stop its people. */
export function wallPieces(venue: VenueFile): WallPiece[] {
  const index = new VenueIndex(venue);
  const everywhere = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
  return venue.levels.flatMap(({ id }) => index.wallsNear(id, everywhere).map(({ a, b }) => ({ level: id, a, b })));
}

/** Where nobody stands to talk: the middles of doors, the ends of stairs and lifts, and where signs are read. */
const keptFree = (venue: VenueFile): Place[] => [
  ...venue.doors.flatMap(({ level, line: [a, b] }) =>
    a && b ? [{ level, ...between(pointOf(a), pointOf(b), 0.5) }] : [],
  ),
  ...venue.connections.flatMap(({ stops }) => stops.map(({ level, at }) => ({ level, ...pointOf(at) }))),
  ...venue.markers.flatMap(({ kind, level, standAt }) => (kind === 'qr' ? [{ level, ...pointOf(standAt) }] : [])),
];

/** Who is in the venue from the start begins within this of the sign that they go to first. */
const AROUND: Metres = 9;

export class BodyCrowd {
  readonly people: readonly BodyPerson[];
  readonly throng: Throng;
  readonly gatherings: Gatherings;
  readonly #legs: BodyLegs[] = [];

  constructor(options: BodyCrowdOptions) {
    const { seed, venue, wayfinder } = options;
    const chance = new Chance(seed ^ 0x5bd1e995);
    this.throng = new Throng({ walls: wallPieces(venue), wayBetween: (from, to) => wayBetween(wayfinder, from, to) });
    this.gatherings = new Gatherings(this.throng, chance, MANNERS, keptFree(venue));
    const minds = gatherCrowd({
      ...options,
      legs: (start) => {
        const mover = this.throng.add(this.#somewhereAround(start, chance, wayfinder), paceFrom(chance));
        const legs = new BodyLegs(this.throng, this.gatherings, mover);
        legs.follow(wayBetween(wayfinder, mover, start) ?? []);
        this.#legs.push(legs);
        return legs;
      },
    });
    this.people = minds.flatMap((mind, n) => {
      const mover = this.throng.movers[n];
      return mover ? [{ mind, mover }] : [];
    });
  }

  /** Let time pass for all bodies, in steps of at most 100 ms; longer spans than 5 s are cut. Then step the minds. */
  step(span: Milliseconds): void {
    this.throng.step(span);
    this.gatherings.step(span);
    for (const legs of this.#legs) legs.pass(span);
  }

  /** A free place near here, from where one walks here; else here. */
  #somewhereAround(start: Place, chance: Chance, wayfinder: Wayfinder): Place {
    const { level } = start;
    for (let i = 0; i < 20; i++) {
      const reach = AROUND * Math.sqrt(chance.next());
      const angle = chance.between([0, 2 * Math.PI]);
      const at = wayfinder.snap({ level, x: start.x + reach * Math.cos(angle), y: start.y + reach * Math.sin(angle) });
      if (at === null || distanceBetween(at, start) > AROUND) continue;
      if (this.throng.within(level, at, 0.6).length > 0) continue;
      const metres = wayfinder.measure(at, start)?.lengthMetres ?? Infinity;
      if (metres <= 2 * AROUND) return at;
    }
    return start;
  }
}
