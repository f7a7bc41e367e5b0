/** How a dot gets from where it is drawn to where it is: at walking pace, never lagging for long. */
import type { Metres, Milliseconds, Pixels, Point } from '../../shared/geometry/point.ts';
import { WALKING_SPEED } from '../../shared/routing/route.ts';
import type { ScreenPoint } from './view.ts';

/** Farther than this nobody walked: a sign was scanned. The dot is there at once. */
export const JUMP: Metres = 9;
/** What is behind by more than a step is caught up within about this time. */
const CATCH_UP: Milliseconds = 900;
const ARRIVED: Metres = 0.01;

export interface Glide {
  readonly at: Point;
  readonly to: Point;
}

export const resting = (glide: Glide): boolean => glide.at.x === glide.to.x && glide.at.y === glide.to.y;

/** A new goal: glided to, or jumped to when it is too far for a walk or motion is unwanted. */
export function aim(glide: Glide, to: Point, jump: boolean): Glide {
  const far = Math.hypot(to.x - glide.at.x, to.y - glide.at.y) > JUMP;
  return jump || far ? { at: to, to } : { at: glide.at, to };
}

/** The glide after `elapsed`: at walking pace, faster only as far as it is behind, and never past its goal. */
export function advanceGlide(glide: Glide, elapsed: Milliseconds): Glide {
  const dx = glide.to.x - glide.at.x;
  const dy = glide.to.y - glide.at.y;
  const left = Math.hypot(dx, dy);
  const pace = Math.max(WALKING_SPEED, (left * 1000) / CATCH_UP);
  const step = (pace * elapsed) / 1000;
  if (left - step <= ARRIVED) return { at: glide.to, to: glide.to };
  const share = step / left;
  return { at: { x: glide.at.x + dx * share, y: glide.at.y + dy * share }, to: glide.to };
}

/** An opacity after one step towards its goal, never past it. */
export const fadeTowards = (opacity: number, goal: number, step: number): number =>
  opacity < goal ? Math.min(goal, opacity + step) : Math.max(goal, opacity - step);

/** The time in which an offset on screen comes to 1/e of what was left of it. */
const OFFSET_FADE: Milliseconds = 80;
const SAME_PIXEL: Pixels = 0.3;

/** A face's offset on screen after `elapsed`, on its way to `wanted`; `wanted` itself once it is there. */
export function glideOffset(offset: ScreenPoint, wanted: ScreenPoint, elapsed: Milliseconds): ScreenPoint {
  const left = Math.exp(-elapsed / OFFSET_FADE);
  const [dx, dy] = [(offset.x - wanted.x) * left, (offset.y - wanted.y) * left];
  return Math.hypot(dx, dy) <= SAME_PIXEL ? wanted : { x: wanted.x + dx, y: wanted.y + dy };
}
