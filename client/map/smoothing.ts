/** How a dot gets from where it is drawn to where it is: at walking pace, never lagging for long. */
import type { Metres, Milliseconds, Pixels, Point } from '../../shared/geometry/point.ts';
import { WALKING_SPEED } from '../../shared/routing/route.ts';
import type { ScreenPoint } from './view.ts';

/** Farther than this nobody walked: a sign was scanned. The dot is there at once. */
export const JUMP: Metres = 9;
/** What is behind by more than a step is caught up within about this time. */
const CATCH_UP: Milliseconds = 900;
const ARRIVED: Metres = 0.01;

/** Where a dot is drawn, and where it is: changed in place, for thousands glide in every frame. */
export interface Glide {
  readonly at: { x: Metres; y: Metres };
  readonly to: { x: Metres; y: Metres };
}

/** Somebody who stands here. */
export const still = ({ x, y }: Point): Glide => ({ at: { x, y }, to: { x, y } });

export const resting = (glide: Glide): boolean => glide.at.x === glide.to.x && glide.at.y === glide.to.y;

/** A new goal: glided to, or jumped to when it is too far for a walk or motion is unwanted. */
export function aim({ at, to }: Glide, { x, y }: Point, jump: boolean): void {
  to.x = x;
  to.y = y;
  if (!jump && Math.hypot(x - at.x, y - at.y) <= JUMP) return;
  at.x = x;
  at.y = y;
}

/** Lets `elapsed` pass: at walking pace, faster only as far as it is behind, and never past its goal. */
export function advanceGlide({ at, to }: Glide, elapsed: Milliseconds): void {
  const dx = to.x - at.x;
  const dy = to.y - at.y;
  const left = Math.sqrt(dx * dx + dy * dy);
  const pace = Math.max(WALKING_SPEED, (left * 1000) / CATCH_UP);
  const step = (pace * elapsed) / 1000;
  const share = left - step <= ARRIVED ? 1 : step / left;
  at.x = share === 1 ? to.x : at.x + dx * share;
  at.y = share === 1 ? to.y : at.y + dy * share;
}

/** An opacity after one step towards its goal, never past it. */
export const fadeTowards = (opacity: number, goal: number, step: number): number =>
  opacity < goal ? Math.min(goal, opacity + step) : Math.max(goal, opacity - step);

/** The time in which an offset on screen comes to 1/e of what was left of it. */
const OFFSET_FADE: Milliseconds = 80;
const SAME_PIXEL: Pixels = 0.3;

/** Lets a face's offset on screen come nearer to `wanted`, or be there; whether it is. */
export function glideOffset(offset: { x: Pixels; y: Pixels }, wanted: ScreenPoint, elapsed: Milliseconds): boolean {
  const left = Math.exp(-elapsed / OFFSET_FADE);
  const dx = (offset.x - wanted.x) * left;
  const dy = (offset.y - wanted.y) * left;
  const isThere = dx * dx + dy * dy <= SAME_PIXEL * SAME_PIXEL;
  offset.x = isThere ? wanted.x : wanted.x + dx;
  offset.y = isThere ? wanted.y : wanted.y + dy;
  return isThere;
}
