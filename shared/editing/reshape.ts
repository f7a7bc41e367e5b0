/**
 * Areas that take another shape, with their walls and doors. A wall runs along the edge of an area; when the edge moves,
 * the wall goes with it, and so do the doors in it. What also runs along an edge that stays, a neighbour's, stays there.
 */
import type { Point } from '../geometry/point.ts';
import { distanceBetween, pointOf, ringOf } from '../geometry/vector.ts';
import { ringFault } from '../venue/check/shape-faults.ts';
import type { VenueArea, VenueDoor, VenueFile } from '../venue/venue-file.ts';
import type { Segment } from '../venue/wall-lines.ts';
import { type Chance, type EditRefusal, mapped, type Ref, type XY, xy } from './draft.ts';
import {
  apartFrom,
  areaEdges,
  cutWalls,
  doorGaps,
  edgesOf,
  lengthOf,
  pieceOf,
  raiseWalls,
  SAME_LINE,
  stretchesAlong,
  wallPieces,
} from './wall-pieces.ts';

export type Rings = VenueArea['polygon'];

/** A door needs this much of wall beside it on an edge that became shorter. */
const JAMB = 0.05;

/** Why these rings are no shape; null when they are one. */
export function shapeRefusal(rings: Rings): EditRefusal | null {
  for (const ring of rings) {
    if (ring.length < 3) return 'too-few-corners';
    const fault = ringFault(ringOf(ring));
    if (fault !== null) return fault[0] === 'crosses' ? 'crosses-itself' : 'encloses-nothing';
  }
  return null;
}

/** An edge before and after. */
interface Bend {
  readonly before: Segment;
  readonly after: Segment;
}

const sameEdge = (a: Segment, b: Segment) => a.a.x === b.a.x && a.a.y === b.a.y && a.b.x === b.b.x && a.b.y === b.b.y;

/** The door where its edge has gone to; null when it has no room there any more. */
function bentDoor(door: VenueDoor, { before, after }: Bend): VenueDoor | null {
  const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
  const [was, is] = [lengthOf(before), lengthOf(after)];
  const width = Math.min(distanceBetween(a, b), is - 2 * JAMB);
  if (width < 0.3) return null;
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const moved = (is * distanceBetween(before.a, middle)) / was;
  const from = Math.min(is - JAMB - width, Math.max(JAMB, moved - width / 2));
  // An edge that only moved keeps its doors to the millimetre, also those that fill it.
  const shifted = Math.abs(is - was) < 1e-6;
  const dx = after.a.x - before.a.x;
  const dy = after.a.y - before.a.y;
  const parallel = Math.abs(after.b.x - before.b.x - dx) < 1e-6 && Math.abs(after.b.y - before.b.y - dy) < 1e-6;
  if (shifted && parallel) {
    const go = ({ x, y }: Point) => xy({ x: x + dx, y: y + dy });
    return { ...door, line: [go(a), go(b)] };
  }
  const piece = pieceOf(after, { from, to: from + width });
  return { ...door, line: [xy(piece.a), xy(piece.b)] };
}

export interface Reshaped {
  readonly venue: VenueFile;
  /** Doors that had no room any more. */
  readonly gone: readonly Ref[];
}

/**
 * The venue with these areas of one level in other shapes. Each has as many rings and corners as before, so that each
 * edge is known again.
 */
export function reshape(venue: VenueFile, level: string, shapes: ReadonlyMap<string, Rings>, chance: Chance): Reshaped {
  const bends: Bend[] = [];
  const staying: Segment[] = areaEdges(venue, level, new Set(shapes.keys()));
  for (const area of venue.areas) {
    const next = shapes.get(area.id);
    if (next === undefined) continue;
    const after = edgesOf(next);
    edgesOf(area.polygon).forEach((edge, i) => {
      const bent = after[i] ?? edge;
      if (sameEdge(edge, bent)) staying.push(edge);
      else bends.push({ before: edge, after: bent });
    });
  }
  const closed = [...wallPieces(venue, level), ...doorGaps(venue, level)];
  const walled = bends.flatMap(({ before, after }) => {
    const [was, is] = [lengthOf(before), lengthOf(after)];
    return stretchesAlong(before, closed).map(({ from, to }) =>
      pieceOf(after, {
        from: from < SAME_LINE ? 0 : (from * is) / was,
        to: to > was - SAME_LINE ? is : (to * is) / was,
      }),
    );
  });
  const gone: Ref[] = [];
  const doors = venue.doors.flatMap((door): VenueDoor[] => {
    if (door.level !== level) return [door];
    const gap = { a: pointOf(door.line[0]), b: pointOf(door.line[1]) };
    const along = (edge: Segment) => stretchesAlong(gap, [edge]).some(({ from, to }) => to - from > lengthOf(gap) / 2);
    const bend = bends.find(({ before }) => along(before));
    if (bend === undefined || staying.some(along)) return [door];
    const moved = bentDoor(door, bend);
    if (moved === null) gone.push({ list: 'doors', id: door.id });
    return moved === null ? [] : [moved];
  });
  const cuts = apartFrom(
    bends.map(({ before }) => before),
    staying,
  );
  const areas = mapped(venue.areas, (area) => {
    const polygon = shapes.get(area.id);
    return polygon === undefined ? area : { ...area, polygon };
  });
  const cut: VenueFile = { ...venue, areas, doors, walls: cutWalls(venue, level, cuts, chance) };
  return { venue: { ...cut, walls: raiseWalls(cut, level, walled, chance) }, gone };
}

/** The rings with one point of them elsewhere, wherever they have it. The same rings when they have it not. */
export function withPointMoved(rings: Rings, from: XY, to: XY): Rings {
  const isIt = ([x, y]: XY) => Math.abs(x - from[0]) < 0.005 && Math.abs(y - from[1]) < 0.005;
  if (!rings.some((ring) => ring.some(isIt))) return rings;
  return rings.map((ring) => ring.map((p): XY => (isIt(p) ? to : p)));
}
