/** Where somebody stands who scans a sign: on the floor in front of it, with room for a body, not behind a wall. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceToEdge } from '../geometry/polygon.ts';
import { distanceToSegment, nearestOnSegment, segmentsIntersect } from '../geometry/segment.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { AreaKind, VenueArea, VenueFile } from '../venue/venue-file.ts';
import type { Segment } from '../venue/wall-lines.ts';
import { boxesNear, floorAt, shapeHas, shapeOf } from './floor.ts';
import { edgesOf, wallPieces } from './wall-pieces.ts';

/** Somebody who stands keeps this far from walls and furniture. */
const BODY: Metres = 0.3;
/** How far from the sign one looks, the best first. */
const STEPS: readonly Metres[] = [0.8, 0.6, 1, 0.45, 1.3, 1.7, 2.2, 3];
const DIRECTIONS = 16;
/** As far as anything is in the way of the farthest step. */
const AROUND: Metres = 4;
/** People pass here: where a sign on a wall could be read from two sides, it is read from this one. */
const PASSED: ReadonlySet<AreaKind> = new Set(['foyer', 'corridor', 'lounge', 'bar', 'hall', 'terrace']);

export interface Standing {
  readonly at: Point;
  readonly area: VenueArea;
}

/** What of a level lies about a point, which alone is in the way of somebody there. */
function about(venue: VenueFile, level: string, { x, y }: Point): { walls: Segment[]; near: VenueFile } {
  const box = { minX: x - AROUND, minY: y - AROUND, maxX: x + AROUND, maxY: y + AROUND };
  const here = <T extends { readonly level: string; readonly polygon: VenueArea['polygon'] }>(things: readonly T[]) =>
    things.filter((thing) => thing.level === level && boxesNear(shapeOf(thing.polygon).bounds, box));
  const walls = wallPieces(venue, level).filter(
    ({ a, b }) =>
      Math.min(a.x, b.x) <= box.maxX &&
      Math.max(a.x, b.x) >= box.minX &&
      Math.min(a.y, b.y) <= box.maxY &&
      Math.max(a.y, b.y) >= box.minY,
  );
  return { walls, near: { ...venue, areas: here(venue.areas), obstacles: here(venue.obstacles) } };
}

/** The area in which somebody can stand at this point: on the floor, clear of walls and obstacles. Null: they cannot. */
function standingArea(near: VenueFile, walls: readonly Segment[], level: string, p: Point): VenueArea | null {
  const area = floorAt(near, level, p);
  if (area === null) return null;
  if (walls.some(({ a, b }) => distanceToSegment(p, a, b) < BODY)) return null;
  const tight = near.obstacles.some((each) => distanceToEdge(shapeOf(each.polygon).polygon, p) < BODY / 2);
  return tight ? null : area;
}

/**
 * The best place to stand before something that hangs at `at`; null when there is none within three metres.
 * @param towards the side on which it was put: on a wall, the side from which it is read
 */
export function standingBefore(venue: VenueFile, level: string, at: Point, towards: Point = at): Standing | null {
  const { walls, near } = about(venue, level, at);
  const on = walls.filter(({ a, b }) => distanceToSegment(at, a, b) <= 0.1);
  const sideGiven = distanceBetween(at, towards) > 0.05;
  let best: (Standing & { readonly worth: number }) | null = null;
  for (const [rank, step] of STEPS.entries()) {
    for (let i = 0; i < DIRECTIONS; i++) {
      const angle = (2 * Math.PI * i) / DIRECTIONS;
      const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
      const p = { x: at.x + ux * step, y: at.y + uy * step };
      const area = standingArea(near, walls, level, p);
      if (area === null) continue;
      // The sign hangs on a wall: only what lies between its front and the reader is in the way.
      const front = { x: at.x + ux * 0.06, y: at.y + uy * 0.06 };
      if (walls.some(({ a, b }) => segmentsIntersect(front, p, a, b))) continue;
      const facing = sideGiven ? ux * (towards.x - at.x) + uy * (towards.y - at.y) : 0;
      // Straight before the wall is better than aslant.
      const aslant = on.reduce((most, { a, b }) => {
        const length = distanceBetween(a, b) || 1;
        return Math.max(most, Math.abs((ux * (b.x - a.x) + uy * (b.y - a.y)) / length));
      }, 0);
      const worth = -rank - aslant + (facing < 0 ? -20 : 0) + (PASSED.has(area.kind) ? 1.5 : 0);
      if (best === null || worth > best.worth + 1e-9) best = { at: p, area, worth };
    }
  }
  return best;
}

/** Where on the nearest wall or outline within `reach` something hangs; the point itself when it hangs on none. */
export function hangingAt(venue: VenueFile, level: string, p: Point, reach: Metres): Point {
  let best = p;
  let least = reach;
  const look = (pieces: readonly { readonly a: Point; readonly b: Point }[]) => {
    for (const { a, b } of pieces) {
      const foot = nearestOnSegment(p, a, b);
      const distance = distanceBetween(foot, p);
      if (distance < least) [best, least] = [foot, distance];
    }
  };
  look(wallPieces(venue, level));
  // Where there is a wall in reach it hangs there; the edge of a zone or of a counter is second.
  if (least === reach) {
    const spot = { minX: p.x, minY: p.y, maxX: p.x, maxY: p.y };
    look(
      venue.areas.flatMap((area) =>
        area.level === level && area.walkable && boxesNear(shapeOf(area.polygon).bounds, spot, reach)
          ? edgesOf(area.polygon)
          : [],
      ),
    );
    look(
      venue.obstacles.flatMap((each) =>
        each.level === level && !shapeHas(each.polygon, p) ? edgesOf(each.polygon) : [],
      ),
    );
  }
  return best;
}
