/** Rings that are none: points given twice, edges that cross, no area, holes outside. */
import RBush from 'rbush';
import type { Point, Rectangle, Ring } from '../../geometry/point.ts';
import { boundsOf, distanceToEdge, ringContains, signedArea } from '../../geometry/polygon.ts';
import { ringOf, turn } from '../../geometry/vector.ts';
import type { VenueFile } from '../venue-file.ts';
import type { FaultList } from './faults.ts';

/** An area smaller than this is a slip of the pencil. */
const LEAST_SQUARE_METRES = 0.001;

/** How far a hole may stick out of its polygon. */
const SLACK = 0.01;

interface Edge extends Rectangle {
  readonly i: number;
  readonly a: Point;
  readonly b: Point;
}

const sameSpot = (p: Point, q: Point) => p.x === q.x && p.y === q.y;

const cross = (one: Edge, other: Edge) =>
  turn(one.a, one.b, other.a) * turn(one.a, one.b, other.b) < 0 &&
  turn(other.a, other.b, one.a) * turn(other.a, other.b, one.b) < 0;

/** The first two edges of the ring that cross each other, by the number of the point where each begins. */
function firstCrossing(ring: Ring, spend: (steps: number) => void): readonly [number, number] | null {
  const edges = ring.map((a, i): Edge => {
    const b = ring[(i + 1) % ring.length] ?? a;
    return { ...boundsOf([a, b]), i, a, b };
  });
  const tree = new RBush<Edge>().load(edges);
  for (const edge of edges) {
    const others = tree.search(edge);
    spend(others.length);
    const other = others.find((candidate) => candidate.i > edge.i && cross(edge, candidate));
    if (other !== undefined) return [edge.i, other.i];
  }
  return null;
}

/** What is wrong with a ring: a point twice in a row, or the points after which it crosses itself, by number. */
export type RingFault =
  | readonly ['no-points' | 'closed' | 'empty']
  | readonly ['twice', number]
  | readonly ['crosses', number, number];

/** What is wrong with a ring of three points or more; null when nothing is. */
export function ringFault(ring: Ring, spend: (steps: number) => void = () => {}): RingFault | null {
  const first = ring[0];
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return ['no-points'];
  if (sameSpot(first, last)) return ['closed'];
  const twice = ring.findIndex((p, i) => i > 0 && sameSpot(p, ring[i - 1] ?? first));
  if (twice > 0) return ['twice', twice];
  const crossing = firstCrossing(ring, spend);
  if (crossing !== null) return ['crosses', ...crossing];
  return Math.abs(signedArea(ring)) < LEAST_SQUARE_METRES ? ['empty'] : null;
}

/** The end of a sentence about a ring. */
function saidOf(fault: RingFault): string {
  switch (fault[0]) {
    case 'no-points':
      return 'has no points';
    case 'closed':
      return 'repeats its first point at its end; leave the last one out';
    case 'empty':
      return 'encloses nothing';
    case 'twice':
      return `has its point ${fault[1]} twice in a row`;
    case 'crosses':
      return `crosses itself, after its points ${fault[1]} and ${fault[2]}`;
  }
}

/** Checks the rings of every area and obstacle. */
export function shapeFaults(venue: VenueFile, faults: FaultList): void {
  for (const list of ['areas', 'obstacles'] as const) {
    venue[list].forEach(({ id, polygon }, i) => {
      const what = `${list === 'areas' ? 'area' : 'obstacle'} "${id}"`;
      const rings = polygon.map(ringOf);
      rings.forEach((ring, k) => {
        const fault = ringFault(ring, (steps) => faults.spend(steps));
        if (fault !== null) faults.add(`${list}[${i}].polygon[${k}]`, `The ring of ${what} ${saidOf(fault)}.`);
      });
      const [outer, ...holes] = rings;
      if (outer === undefined) return;
      holes.forEach((hole, k) => {
        faults.spend(hole.length * outer.length);
        const outside = hole.find((p) => !ringContains(outer, p) && distanceToEdge([outer], p) > SLACK);
        if (outside !== undefined) {
          faults.add(`${list}[${i}].polygon[${k + 1}]`, `This hole of ${what} is not inside it.`);
        }
      });
    });
  }
}
