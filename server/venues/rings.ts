/** GeoJSON rings as rings of the venue file; hair cracks are mended, real faults are told. */
import { Clipper, FillRule } from 'clipper2-ts';
import { signedArea } from '../../shared/geometry/polygon.ts';
import { ringOf } from '../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../shared/protocol/import-notes.ts';
import { type RingFault, ringFault } from '../../shared/venue/check/shape-faults.ts';
import type { Plane, XY } from './plane.ts';
import { VenueError } from './venue-error.ts';

/** Knots and splinters of at most this size are drawn away. */
const HAIR_SQUARE_METRES = 0.05;

const GRID = 1000;

/** In metres, without repeated points. */
function openRing(ring: readonly (readonly number[])[], plane: Plane): XY[] {
  const points = ring.map((position) => plane.toXY(position));
  return points.filter(([x, y], i) => {
    const before = points[(i + points.length - 1) % points.length];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}

interface Wrong {
  readonly found: RingFault | readonly ['few'];
}

function noteOf(feature: string, { found }: Wrong): ImportNote {
  switch (found[0]) {
    case 'few':
    case 'no-points':
      return ['ring-few', feature];
    case 'closed':
      return ['ring-closed', feature];
    case 'empty':
      return ['ring-empty', feature];
    case 'twice':
      return ['ring-twice', feature, found[1]];
    case 'crosses':
      return ['ring-crosses', feature, found[1], found[2]];
  }
}

/**
 * The ring, mended where it crosses itself by no more than a hair; null where it encloses no more than one; what is
 * wrong with it, where that is more.
 */
function mendedRing(ring: XY[], spend: (steps: number) => void): XY[] | Wrong | null {
  const found = ring.length < 3 ? (['few'] as const) : ringFault(ringOf(ring), spend);
  if (found === null) return ring;
  const fault: Wrong = { found };
  const path = ring.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) }));
  const pieces = Clipper.union([path], FillRule.EvenOdd)
    .map((piece) => piece.map(({ x, y }): XY => [Number(x) / GRID, Number(y) / GRID]))
    .map((piece) => ({ piece, size: Math.abs(signedArea(ringOf(piece))) }))
    .sort((a, b) => b.size - a.size);
  const [largest, ...others] = pieces;
  if (others.reduce((sum, { size }) => sum + size, 0) > HAIR_SQUARE_METRES) return fault;
  if (largest === undefined || largest.size <= HAIR_SQUARE_METRES) return null;
  return ringFault(ringOf(largest.piece), spend) === null ? largest.piece : fault;
}

/** GeoJSON that encloses something. */
type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

/** Counts of what had to be done to the rings. */
export interface RingNotes {
  /** How much looking is left before an archive is too intricate. */
  work: number;
  readonly faults: ImportNote[];
  /** How many there are of each note, by its key. */
  readonly leftOut: Record<string, number>;
}

/** The polygons of a feature; those that enclose nothing are left out and counted. */
export function polygonsOf(type: string, called: string, geometry: Shape, plane: Plane, notes: RingNotes): XY[][][] {
  const spend = (steps: number) => {
    notes.work -= steps;
    if (notes.work < 0) throw new VenueError([['intricate', called]]);
  };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => {
    const kept: XY[][] = [];
    for (const [i, ring] of rings.entries()) {
      const mended = mendedRing(openRing(ring, plane), spend);
      if (mended !== null && 'found' in mended) notes.faults.push(noteOf(called, mended));
      else if (mended !== null) kept.push(mended);
      else {
        const what = keyOfNote([i === 0 ? 'tiny' : 'tiny-hole', type]);
        notes.leftOut[what] = (notes.leftOut[what] ?? 0) + 1;
        if (i === 0) return [];
      }
    }
    return kept.length === 0 ? [] : [kept];
  });
}
