/**
 * How somebody who walks picks a direction and a speed among others. After M. Moussaïd, D. Helbing and G. Theraulaz, How
 * simple rules determine pedestrian behavior and crowd disasters, PNAS 108(17), 2011: one walks where the goal comes
 * nearest before anything is in the way, and no faster than leaves time to stop.
 */
import type { Metres, Point } from '../../geometry/point.ts';
import type { FloorWalls } from './floor-walls.ts';
import type { Mover } from './mover.ts';

/** So far people look ahead for what is in the way. */
export const SIGHT: Metres = 4;
/** Nobody has to be nearer to another's body than this who has room. */
const ROOM: Metres = 0.15;
/** The time in seconds that one keeps from whoever is in the way, and in which one changes one's speed. */
export const REACTION = 0.42;
/** Directions are tried in steps of this, radians, so many to either side. */
const TURN = Math.PI / 15;
const TURNS = 6;
/** Only who stands in front is waited for; shoulders are for the bodies to sort out. The cosine of half that cone. */
const IN_FRONT = 0.6;

/** What somebody wishes to do: a velocity in metres a second. */
export interface Wish {
  x: number;
  y: number;
}

/**
 * Where to and how fast.
 * @param goal what they walk to, which is in sight of them
 * @param around who is within SIGHT; themselves among them is no matter
 * @param patience 0 to 1: who has stood for long lets go of their room
 */
export function steer(
  me: Mover,
  goal: Point,
  around: readonly Mover[],
  walls: FloorWalls,
  patience: number,
  wish: Wish,
): Wish {
  const gx = goal.x - me.x;
  const gy = goal.y - me.y;
  const left = Math.sqrt(gx * gx + gy * gy);
  if (left < 1e-6) {
    wish.x = 0;
    wish.y = 0;
    return wish;
  }
  const ux = gx / left;
  const uy = gy / left;
  const reach = Math.min(SIGHT, left);
  const room = ROOM * patience;
  const others = inTheWay(me, ux, uy, around);
  let bestX = ux;
  let bestY = uy;
  const straight = freeAhead(me, ux, uy, others, room, reach);
  if (straight < reach) {
    let best = costOf(straight, 1, reach);
    for (let i = 1; i <= TURNS; i++) {
      for (let side = -1; side <= 1; side += 2) {
        const cos = Math.cos(i * TURN);
        const sin = Math.sin(i * TURN) * side;
        // No direction is better than one that is free to its end.
        if (costOf(reach, cos, reach) >= best) continue;
        const dx = ux * cos - uy * sin;
        const dy = ux * sin + uy * cos;
        const free = walls.ahead(me.x, me.y, dx, dy, me.radius, Math.min(reach, 3));
        const way = freeAhead(me, dx, dy, others, room, free < 3 ? Math.min(free, reach) : reach);
        const cost = costOf(way, cos, reach);
        if (cost < best - 1e-9) {
          best = cost;
          bestX = dx;
          bestY = dy;
        }
      }
    }
  }
  const speed = Math.min(me.pace, gapAhead(me, bestX, bestY, others) / REACTION, (left + 0.05) / REACTION);
  wish.x = bestX * speed;
  wish.y = bestY * speed;
  return wish;
}

const IN_THE_WAY: Mover[] = [];
/** Who is farther behind than this, in metres, is not looked at. */
const BEHIND: Metres = 0.5;

/** Those of them who may be met on the way there; good until the next call. */
function inTheWay(me: Mover, ux: number, uy: number, around: readonly Mover[]): readonly Mover[] {
  IN_THE_WAY.length = 0;
  for (const other of around) {
    if (other !== me && (other.x - me.x) * ux + (other.y - me.y) * uy > -BEHIND) IN_THE_WAY.push(other);
  }
  return IN_THE_WAY;
}

/** The square of how far the goal still is after walking `way` at this angle to it. */
const costOf = (way: Metres, cos: number, reach: Metres): number => reach * reach + way * way - 2 * reach * way * cos;

/** How far I get in this direction at my pace before I meet somebody who goes on as they do now. */
function freeAhead(me: Mover, dx: number, dy: number, others: readonly Mover[], room: Metres, most: Metres): Metres {
  let first = most;
  const vx = dx * me.pace;
  const vy = dy * me.pace;
  for (const other of others) {
    const px = other.x - me.x;
    const py = other.y - me.y;
    const away = px * px + py * py;
    const touch = me.radius + other.radius + room;
    // Who is already within my room is only not to be walked into.
    const apart = Math.min(touch * touch, away * 0.9);
    const rx = vx - other.vx;
    const ry = vy - other.vy;
    const closing = px * rx + py * ry;
    if (closing <= 0) continue;
    const fast = rx * rx + ry * ry;
    const root = closing * closing - fast * (away - apart);
    if (root <= 0) continue;
    const way = ((closing - Math.sqrt(root)) / fast) * me.pace;
    if (way < first) first = way;
  }
  return first;
}

/** How far the next body in front is now. */
function gapAhead(me: Mover, dx: number, dy: number, others: readonly Mover[]): Metres {
  let first = SIGHT;
  for (const other of others) {
    const px = other.x - me.x;
    const py = other.y - me.y;
    const along = px * dx + py * dy;
    if (along <= 0) continue;
    const away = Math.sqrt(px * px + py * py);
    if (along < IN_FRONT * away) continue;
    const touch = me.radius + other.radius;
    const beside = away * away - along * along;
    if (beside >= touch * touch) continue;
    const gap = along - Math.sqrt(touch * touch - beside);
    if (gap < first) first = gap;
  }
  return Math.max(0, first);
}
