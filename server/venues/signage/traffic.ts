/** Where people walk on a level: how many of the ways between its places go by. */

import type { Metres } from '../../../shared/geometry/point.ts';
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { type FloorGrid, placeNear, spread } from './floor-grid.ts';
import type { Survey } from './survey.ts';

/** Ways are tried between so many places of a level at most: named areas, and where stairs and lifts end. */
const MOST_GOALS = 30;

/** A way is spread as wide as people walk. */
const WIDE: Metres = 1.6;

/** Of each place of the grid the share of ways that go by it, 0 to 1: 1 at the most used. */
export function trafficOn(survey: Survey, grid: FloorGrid): Float64Array {
  const { venue } = survey.index;
  const named = venue.areas.filter((area) => area.level === grid.level && area.walkable && area.name !== undefined);
  const points = [
    ...venue.connections
      .flatMap(({ stops }) => stops)
      .filter((stop) => stop.level === grid.level)
      .map(({ at }) => pointOf(at)),
    ...named.map(({ polygon }) => insidePoint(polygonOf(polygon))),
  ];
  const all = [...new Set(points.map((p) => placeNear(grid, p)))].filter((place) => place >= 0);
  const every = Math.max(1, Math.ceil(all.length / MOST_GOALS));
  const goals = all.filter((_, i) => i % every === 0);
  const ways = new Float64Array(grid.places.length);
  for (const goal of goals) {
    const order: { place: number; via: number }[] = [];
    const metres = new Float64Array(grid.places.length).fill(Infinity);
    spread(grid, [{ place: goal, metres: 0 }], metres, Infinity, (place, _, via) => order.push({ place, via }));
    const carried = new Float64Array(grid.places.length);
    for (const other of goals) if (other !== goal) carried[other] = 1;
    for (const { place, via } of order.toReversed()) {
      const walkers = carried[place] ?? 0;
      ways[place] = (ways[place] ?? 0) + walkers;
      if (via >= 0) carried[via] = (carried[via] ?? 0) + walkers;
    }
  }
  const wide = ways.map((own, place) => {
    const near = (grid.joined[place] ?? []).filter(({ metres }) => metres <= WIDE * grid.step);
    return own + near.reduce((sum, { to }) => sum + (ways[to] ?? 0), 0) / 2;
  });
  const most = wide.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? wide : wide.map((share) => share / most);
}
