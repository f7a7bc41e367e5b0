/**
 * A level as places a step apart and the walks between them: near enough to say how far people walk to a sign. A walk on
 * it is up to a twelfth longer than the shortest, for it turns by eighths.
 */
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { boundsOf, polygonArea } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { Heap } from '../../../shared/routing/heap.ts';
import { roomAround } from '../clearance.ts';
import type { Survey } from './survey.ts';

/** A level has about so many places at most; a larger one has larger steps. */
const MOST_PLACES = 5_000;

const LEAST_STEP: Metres = 1;

/** Room that a body needs; in a narrow door the line through it is enough. */
const BODY: Metres = 0.2;

/** A piece of floor that is cut off from the rest and smaller, in square metres, is a flight of stairs or a cupboard. */
const LEAST_PIECE = 25;

/** A place in a door, or where stairs end, is joined to those within so many steps. */
const JOINED_STEPS = 1.8;

export interface FloorGrid {
  readonly level: string;
  readonly step: Metres;
  readonly places: readonly Point[];
  /** Of each place the neighbours and how far they are. */
  readonly joined: readonly (readonly { readonly to: number; readonly metres: Metres }[])[];
}

/** The level as a grid of the places that people get to; without any where there is no floor. */
export function gridOf(survey: Survey, level: string): FloorGrid {
  const { venue } = survey.index;
  const areas = venue.areas.filter((area) => area.level === level && area.walkable);
  if (areas.length === 0) return { level, step: LEAST_STEP, places: [], joined: [] };
  const { minX, minY, maxX, maxY } = boundsOf(areas.flatMap(({ polygon }) => (polygon[0] ?? []).map(pointOf)));
  const floor = areas.reduce((sum, { polygon }) => sum + polygonArea(polygonOf(polygon)), 0);
  const step = Math.max(LEAST_STEP, Math.sqrt(floor / MOST_PLACES));
  const places: Point[] = [];
  const byCell = new Map<string, number>();
  const columns = Math.floor((maxX - minX) / step);
  const rows = Math.floor((maxY - minY) / step);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const p = { x: minX + (column + 0.5) * step, y: minY + (row + 0.5) * step };
      const place = { ...p, level };
      if (!survey.index.walkableAt(place) || roomAround(survey.index, place, BODY) < BODY) continue;
      if (!survey.isReached(place)) continue;
      byCell.set(`${column} ${row}`, places.push(p) - 1);
    }
  }
  const joined: { to: number; metres: Metres }[][] = places.map(() => []);
  const join = (a: number, b: number) => {
    const [one, other] = [places[a], places[b]];
    if (one === undefined || other === undefined || !survey.inSight(level, one, other)) return;
    const metres = distanceBetween(one, other);
    joined[a]?.push({ to: b, metres });
    joined[b]?.push({ to: a, metres });
  };
  for (const [cell, from] of byCell) {
    const [column = 0, row = 0] = cell.split(' ').map(Number);
    for (const [right, down] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [-1, 1],
    ] as const) {
      const to = byCell.get(`${column + right} ${row + down}`);
      if (to !== undefined) join(from, to);
    }
  }
  const doors = venue.doors
    .filter((door) => door.level === level)
    .map(({ line: [a, b] }) => between(pointOf(a), pointOf(b), 0.5));
  const stops = venue.connections
    .flatMap((each) => each.stops)
    .filter((stop) => stop.level === level)
    .map(({ at }) => pointOf(at));
  for (const p of [...doors, ...stops]) {
    const [column, row] = [Math.floor((p.x - minX) / step), Math.floor((p.y - minY) / step)];
    const near: number[] = [];
    for (let i = -2; i <= 2; i++) {
      for (let k = -2; k <= 2; k++) {
        const there = byCell.get(`${column + i} ${row + k}`);
        const place = there === undefined ? undefined : places[there];
        if (there !== undefined && place !== undefined && distanceBetween(place, p) <= step * JOINED_STEPS)
          near.push(there);
      }
    }
    if (near.length === 0) continue;
    const own = places.push(p) - 1;
    joined.push([]);
    for (const other of near) join(own, other);
  }
  return withoutCrumbs({ level, step, places, joined });
}

/** The same without the pieces that are cut off and smaller than a room. */
function withoutCrumbs({ level, step, places, joined }: FloorGrid): FloorGrid {
  const kept = new Map<number, number>();
  const seen = new Set<number>();
  places.forEach((_, from) => {
    if (seen.has(from)) return;
    const piece = [from];
    seen.add(from);
    for (const place of piece) {
      for (const { to } of joined[place] ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        piece.push(to);
      }
    }
    if (piece.length * step ** 2 >= LEAST_PIECE) for (const place of piece) kept.set(place, 0);
  });
  const order = [...kept.keys()].sort((a, b) => a - b);
  order.forEach((place, i) => void kept.set(place, i));
  return {
    level,
    step,
    places: order.flatMap((place) => places[place] ?? []),
    joined: order.map((place) => (joined[place] ?? []).map(({ to, metres }) => ({ to: kept.get(to) ?? 0, metres }))),
  };
}

/** The place of the grid that is nearest, within three steps; -1 when there is none. */
export function placeNear({ places, step }: FloorGrid, p: Point): number {
  let [best, least] = [-1, 3 * step];
  places.forEach((place, i) => {
    const away = distanceBetween(place, p);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

/**
 * How far each place is from the nearest of `from`, where that is nearer than it was: lowers `metres` in place, no farther
 * than `most`. `visit` is told of each place that became nearer, in the order of distance.
 */
export function spread(
  { joined }: FloorGrid,
  from: readonly { readonly place: number; readonly metres: Metres }[],
  metres: Float64Array,
  most: Metres,
  visit: (place: number, before: Metres, via: number) => void = () => {},
): void {
  const heap = new Heap();
  const tried: { readonly place: number; readonly away: Metres; readonly via: number }[] = [];
  const offer = (place: number, away: Metres, via: number) => heap.push(away, tried.push({ place, away, via }) - 1);
  for (const { place, metres: start } of from) offer(place, start, -1);
  for (let next = tried[heap.pop()]; next !== undefined; next = tried[heap.pop()]) {
    const { place, away, via } = next;
    const before = metres[place] ?? 0;
    if (away > most || away >= before) continue;
    metres[place] = away;
    visit(place, before, via);
    for (const { to, metres: walk } of joined[place] ?? []) {
      if (away + walk < (metres[to] ?? 0) && away + walk <= most) offer(to, away + walk, place);
    }
  }
}
