/** What a level's floor is made of, on the grid, and what of it lies in a rectangle. */
import { Clipper, type Paths64, type Rect64 } from 'clipper2-ts';
import { pointOf, polygonOf } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { type Boxed, boxed, gridRings, toGrid, touch } from './grid.ts';
import { betweenStops, walkwaysOf } from './walkways.ts';

/** What lies on one level, on the grid. */
export interface Drawing {
  /** By walkable area, its rings. */
  readonly areas: readonly (readonly Boxed[])[];
  /** Moving walkways that run one way among them. */
  readonly obstacles: readonly Boxed[];
  /** By wall, its straight pieces. */
  readonly walls: readonly (readonly Boxed[])[];
}

export function drawingOf(venue: VenueFile, level: string): Drawing {
  const here = <T extends { readonly level: string }>(things: readonly T[]) => things.filter((t) => t.level === level);
  return {
    areas: here(venue.areas)
      .filter(({ walkable }) => walkable)
      .map(({ polygon }) => gridRings(polygonOf(polygon)).map(boxed)),
    obstacles: [
      ...here(venue.obstacles).flatMap(({ polygon }) => gridRings(polygonOf(polygon))),
      ...walkwaysOf(venue, level).flatMap(betweenStops),
    ].map(boxed),
    walls: here(venue.walls).map(({ line }) => {
      const points = line.map((xy) => toGrid(pointOf(xy)));
      return points.slice(1).map((to, i) => boxed([points[i] ?? to, to]));
    }),
  };
}

/** What of the rings lies in the rectangle. */
export function clipped(rect: Rect64, rings: readonly Boxed[]): Paths64 {
  const near = rings.filter(({ box }) => touch(box, rect)).map(({ path }) => path);
  return near.length === 0 ? [] : Clipper.rectClip(rect, near);
}

/** The pieces of walls that come near the rectangle, those that follow each other in one line. */
export function wallsNear(rect: Rect64, walls: Drawing['walls']): Paths64 {
  const lines: Paths64 = [];
  for (const pieces of walls) {
    let before = false;
    for (const { path, box } of pieces) {
      const near = touch(box, rect);
      if (near && before) lines.at(-1)?.push(...path.slice(1));
      else if (near) lines.push([...path]);
      before = near;
    }
  }
  return lines;
}
