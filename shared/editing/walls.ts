/** Walls drawn by hand: partitions, and what runs along no area. */
import type { Point } from '../geometry/point.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueWall } from '../venue/venue-file.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  type Outcome,
  type Ref,
  refused,
  replaced,
  within,
  without,
  withVenue,
  type XY,
  xy,
} from './draft.ts';

/** How near a wall's end is to a door's jamb when it is the wall that the door is in. */
const AT_JAMB = 0.06;

const isLine = (line: readonly XY[]): boolean =>
  line.length >= 2 && line.some((p, i) => i > 0 && distanceBetween(pointOf(p), pointOf(line[i - 1] ?? p)) >= 0.01);

/** A wall along a line of two points or more. */
export function addWall(draft: Draft, level: string, line: readonly Point[], chance: Chance): Outcome {
  if (byId(draft.venue.levels, level) === undefined) return refused('not-there');
  if (!line.every(within)) return refused('too-far');
  const points = line.map(xy).filter((p, i, all) => i === 0 || p[0] !== all[i - 1]?.[0] || p[1] !== all[i - 1]?.[1]);
  if (!isLine(points)) return refused('too-short');
  const id = freshId(draft.venue, 'wall', chance);
  return edited(withVenue(draft, { walls: [...draft.venue.walls, { id, level, line: points }] }), {
    list: 'walls',
    id,
  });
}

function withLine(draft: Draft, wall: VenueWall, line: XY[]): Outcome {
  if (!line.every((p) => within(pointOf(p)))) return refused('too-far');
  if (!isLine(line)) return refused('too-short');
  const walls = replaced(draft.venue.walls, { ...wall, line });
  return edited(withVenue(draft, { walls }), { list: 'walls', id: wall.id });
}

/** Moves one point of a wall. */
export function moveWallPoint(draft: Draft, id: string, index: number, to: Point): Outcome {
  const wall = byId(draft.venue.walls, id);
  if (wall?.line[index] === undefined) return refused('not-there');
  return withLine(
    draft,
    wall,
    wall.line.map((p, i): XY => (i === index ? xy(to) : p)),
  );
}

/** Moves a whole wall. Doors stay where they are: they are in the walls beside it. */
export function moveWall(draft: Draft, id: string, dx: number, dy: number): Outcome {
  const wall = byId(draft.venue.walls, id);
  if (wall === undefined) return refused('not-there');
  return withLine(
    draft,
    wall,
    wall.line.map(([x, y]): XY => xy({ x: x + dx, y: y + dy })),
  );
}

/** Takes a wall away; doors that no wall is left beside go with it. */
export function deleteWall(draft: Draft, id: string): Outcome {
  const { venue } = draft;
  const wall = byId(venue.walls, id);
  if (wall === undefined) return refused('not-there');
  const walls = without(venue.walls, new Set([id]));
  const near = (p: XY, q: XY | undefined) => q !== undefined && distanceBetween(pointOf(p), pointOf(q)) < AT_JAMB;
  const touches = ({ line }: VenueWall, jamb: XY) => near(jamb, line[0]) || near(jamb, line.at(-1));
  const doors = new Set(
    venue.doors
      .filter(
        ({ level, line }) =>
          level === wall.level &&
          line.some((jamb) => touches(wall, jamb)) &&
          !line.some((jamb) => walls.some((other) => other.level === level && touches(other, jamb))),
      )
      .map((door) => door.id),
  );
  const gone: Ref[] = [...doors].map((door) => ({ list: 'doors', id: door }));
  return edited(withVenue(draft, { walls, doors: without(venue.doors, doors) }), null, gone);
}
