/** Doors: put into a wall, they cut its gap; moved, the gap moves; taken out, it closes. */
import type { Metres, Point } from '../geometry/point.ts';
import { nearestShare } from '../geometry/segment.ts';
import { between, distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueDoor, VenueFile } from '../venue/venue-file.ts';
import type { Segment } from '../venue/wall-lines.ts';
import {
  byId,
  type Chance,
  type Draft,
  type EditRefusal,
  edited,
  freshId,
  type Outcome,
  refused,
  replaced,
  without,
  withVenue,
  xy,
} from './draft.ts';
import { closeGap, cutWalls, lengthOf, wallPieces } from './wall-pieces.ts';

/** What a door is wide when nothing else is said. */
export const DOOR_WIDTH: Metres = 1.2;
/** Narrower than this nobody comes through with a bag. */
const NARROWEST: Metres = 0.6;
const WIDEST: Metres = 60;
/** Wall that stays beside a door. */
const JAMB: Metres = 0.05;
/** A wall this close to another one's line meets it there. */
const MEETS: Metres = 0.03;
/** Walls this close beside the one that is opened are opened too: the other side of the same wall. */
const THROUGH: Metres = 0.05;

interface Nearest {
  readonly piece: Segment;
  readonly along: Metres;
  readonly distance: Metres;
}

function nearestPiece(pieces: readonly Segment[], p: Point): Nearest | null {
  let best: Nearest | null = null;
  for (const piece of pieces) {
    const share = nearestShare(p, piece.a, piece.b);
    const distance = distanceBetween(p, between(piece.a, piece.b, share));
    if (best === null || distance < best.distance) best = { piece, along: share * lengthOf(piece), distance };
  }
  return best;
}

/** Where along the piece other walls meet it or areas have a corner, its two ends included, in order. */
function joints(venue: VenueFile, level: string, pieces: readonly Segment[], piece: Segment): Metres[] {
  const length = lengthOf(piece);
  const found = [0, length];
  const look = (p: Point) => {
    const share = nearestShare(p, piece.a, piece.b);
    if (distanceBetween(p, between(piece.a, piece.b, share)) < MEETS) found.push(share * length);
  };
  for (const other of pieces) {
    if (other === piece) continue;
    look(other.a);
    look(other.b);
  }
  for (const area of venue.areas)
    if (area.level === level) for (const ring of area.polygon) ring.map(pointOf).forEach(look);
  return found.sort((a, b) => a - b);
}

/**
 * The gap of a door at the nearest wall within `reach` of a point; else why there is none. It keeps clear of corners, and
 * is narrower than asked for where the wall is short.
 */
export function gapAt(
  venue: VenueFile,
  level: string,
  at: Point,
  width: Metres,
  reach: Metres,
): Segment | Extract<EditRefusal, 'no-wall-here' | 'wall-too-short'> {
  const pieces = wallPieces(venue, level);
  const near = nearestPiece(pieces, at);
  if (near === null || near.distance > reach) return 'no-wall-here';
  const stops = joints(venue, level, pieces, near.piece);
  const from = stops.filter((t) => t <= near.along + 1e-9).at(-1) ?? 0;
  const to = stops.find((t) => t > from + MEETS && t >= near.along) ?? lengthOf(near.piece);
  const wide = Math.min(width, to - from - 2 * JAMB);
  if (wide < Math.min(width, NARROWEST)) return 'wall-too-short';
  const begin = Math.min(to - JAMB - wide, Math.max(from + JAMB, near.along - wide / 2));
  const length = lengthOf(near.piece);
  return {
    a: between(near.piece.a, near.piece.b, begin / length),
    b: between(near.piece.a, near.piece.b, (begin + wide) / length),
  };
}

function cutFor(venue: VenueFile, door: VenueDoor, chance: Chance): VenueFile {
  const gap = { a: pointOf(door.line[0]), b: pointOf(door.line[1]) };
  return { ...venue, walls: cutWalls(venue, door.level, [gap], chance, THROUGH) };
}

/** Puts a door into the nearest wall within `reach` metres of a point. */
export function addDoor(
  draft: Draft,
  wanted: {
    readonly level: string;
    readonly at: Point;
    readonly reach: Metres;
    readonly width?: Metres;
    readonly kind?: VenueDoor['kind'];
  },
  chance: Chance,
): Outcome {
  const { level, at, reach, width = DOOR_WIDTH, kind = 'door' } = wanted;
  const gap = gapAt(draft.venue, level, at, width, reach);
  if (typeof gap === 'string') return refused(gap);
  const id = freshId(draft.venue, 'door', chance);
  const door: VenueDoor = { id, level, line: [xy(gap.a), xy(gap.b)], kind };
  const added = { ...draft.venue, doors: [...draft.venue.doors, door] };
  return edited({ ...draft, venue: cutFor(added, door, chance) }, { list: 'doors', id });
}

/** The venue without the door, its gap closed. */
function closed(venue: VenueFile, door: VenueDoor): VenueFile {
  const walls = closeGap(venue, door.level, { a: pointOf(door.line[0]), b: pointOf(door.line[1]) });
  return { ...venue, doors: without(venue.doors, new Set([door.id])), walls };
}

/** Takes a door out, and closes the wall. */
export function deleteDoor(draft: Draft, id: string): Outcome {
  const door = byId(draft.venue.doors, id);
  if (door === undefined) return refused('not-there');
  return edited({ ...draft, venue: closed(draft.venue, door) }, null);
}

/** Moves a door to the nearest wall within `reach` of a point, or changes its width, or both. */
export function moveDoor(
  draft: Draft,
  id: string,
  to: { readonly at: Point; readonly reach: Metres; readonly width?: Metres },
  chance: Chance,
): Outcome {
  const door = byId(draft.venue.doors, id);
  if (door === undefined) return refused('not-there');
  const width = to.width ?? distanceBetween(pointOf(door.line[0]), pointOf(door.line[1]));
  if (!(width >= 0.3 && width <= WIDEST)) return refused('not-a-number');
  const shut = closed(draft.venue, door);
  const gap = gapAt(shut, door.level, to.at, width, to.reach);
  if (typeof gap === 'string') return refused(gap);
  const moved: VenueDoor = { ...door, line: [xy(gap.a), xy(gap.b)] };
  // It keeps its place in the list: nothing else of the file changes its order.
  const doors = replaced(draft.venue.doors, moved);
  return edited({ ...draft, venue: cutFor({ ...shut, doors }, moved, chance) }, { list: 'doors', id });
}

/** Whether there is a door leaf in it. */
export function setDoor(draft: Draft, id: string, kind: VenueDoor['kind']): Outcome {
  const door = byId(draft.venue.doors, id);
  if (door === undefined) return refused('not-there');
  return edited(withVenue(draft, { doors: replaced(draft.venue.doors, { ...door, kind }) }), { list: 'doors', id });
}
