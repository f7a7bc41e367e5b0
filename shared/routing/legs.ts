/** The legs of a way over levels: on foot to a connection, by it to another floor, and on. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import type { VenueConnection } from '../venue/venue-file.ts';
import type { Found } from './mouth-search.ts';
import type { MouthGraph } from './mouths.ts';

/** A connection as it is taken. */
export interface Ridden {
  readonly connection: VenueConnection;
  /** The levels where it is entered and left. */
  readonly from: string;
  readonly to: string;
  readonly lengthMetres: Metres;
  readonly rise: Metres;
}

/** On foot over one level, at least one point; then, but for the last leg, the connection that is taken. */
export interface Leg {
  readonly level: string;
  readonly line: readonly Point[];
  readonly ride: Ridden | null;
}

/** The legs of the way from one free place to another by the mouths found. */
export function legsOf(graph: MouthGraph, from: Place, to: Place, { mouths: chain, start, goal }: Found): Leg[] {
  const { mouths, rides, walks } = graph;
  const legs: Leg[] = [];
  let line: Point[] = [];
  for (const [k, i] of chain.entries()) {
    const mouth = mouths[i];
    if (!mouth) continue;
    const before = chain[k - 1];
    const last = before === undefined ? undefined : mouths[before];
    const ride = before === undefined ? undefined : rides[before]?.find(({ to: end }) => end === i);
    if (before === undefined || !last) line = graph.lineTo(from, i, start.first);
    else if (ride && last.connection === mouth.connection && !isWalk(graph, before, i)) {
      const { lengthMetres, rise } = ride;
      const taken = { connection: last.connection, from: last.at.level, to: mouth.at.level, lengthMetres, rise };
      legs.push({ level: last.at.level, line, ride: taken });
      line = [{ x: mouth.at.x, y: mouth.at.y }];
    } else {
      line = [...line, ...graph.lineTo(last.at, i, walks.firsts[before * mouths.length + i] ?? -1).slice(1)];
    }
  }
  const end = chain.at(-1);
  const back = end === undefined ? [] : graph.lineTo(to, end, goal.first).toReversed();
  return [...legs, { level: to.level, line: [...line, ...back.slice(1)], ride: null }];
}

/** Whether two stops of one connection lie on one level and are nearer on foot than across the cabin. */
function isWalk({ mouths, rides, walks }: MouthGraph, i: number, j: number): boolean {
  const ride = rides[i]?.find(({ to }) => to === j);
  const walk = walks.lengths[i * mouths.length + j] ?? Infinity;
  return ride !== undefined && walk <= ride.lengthMetres;
}
