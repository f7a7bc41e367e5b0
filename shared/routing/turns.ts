/** Which way somebody turns who goes on from where they stand, and how that is said. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween, turnAngle } from '../geometry/vector.ts';
import { angleBetween } from './bearings.ts';
import { FULL_TURN, SLIGHT_TURN } from './corners.ts';
import type { RouteStep } from './route.ts';
import type { Stance } from './stance.ts';
import type { Surroundings } from './surroundings.ts';

/** A bend of more than this is no turn to a side any more: one goes back. */
const BACK = (140 * Math.PI) / 180;
/** What the words for a turn are taken to mean, in radians. */
export const TOLD_ANGLES: Readonly<Partial<Record<RouteStep['kind'], number>>> = {
  straight: 0,
  follow: 0,
  left: -Math.PI / 2,
  right: Math.PI / 2,
  'slight-left': -Math.PI / 4,
  'slight-right': Math.PI / 4,
  'back-left': -Math.PI,
  'back-right': Math.PI,
};
/** Whether there is a choice is looked at this far away. */
const LOOK: Metres = 4.5;
/** With nothing in sight, less of a bend is told. */
export const BLIND_TURN = (22 * Math.PI) / 180;

/** A level, and what is on it. */
export interface Somewhere {
  readonly level: string;
  readonly around: Surroundings;
}

/** Whether one could go on from here in a direction that is neither back nor toward a point. */
export function isChoice({ at, behind }: Stance, toward: Point, { level, around }: Somewhere): boolean {
  if (!behind) return true;
  for (let i = 0; i < 12; i++) {
    const angle = (i * Math.PI) / 6;
    const look = { x: at.x + LOOK * Math.cos(angle), y: at.y + LOOK * Math.sin(angle) };
    const back = Math.PI - Math.abs(turnAngle(behind, at, look));
    const onward = Math.abs(angleBetween(at, look, toward));
    if (back > Math.PI / 3.5 && onward > Math.PI / 4 && around.isOpen(level, at, look)) return true;
  }
  return false;
}

/** By how much one turns at this stance toward a point, in radians; 0 when nobody knows which way they look. */
export const turnTo = ({ behind, at }: Pick<Stance, 'behind' | 'at'>, to: Point): number =>
  behind === null || distanceBetween(behind, at) < 0.1 ? 0 : turnAngle(behind, at, to);

/** How one goes on from this stance toward a point: a turn only where there is a choice, else one follows the bend. */
export function turnKind(stance: Stance, toward: Point, where: Somewhere, slight = SLIGHT_TURN): RouteStep['kind'] {
  if (stance.behind === null) return 'start';
  const angle = turnTo(stance, toward);
  const size = Math.abs(angle);
  if (size < slight) return 'straight';
  if (size > BACK) return angle > 0 ? 'back-right' : 'back-left';
  if (!stance.out && !isChoice(stance, toward, where)) return 'follow';
  if (size >= FULL_TURN) return angle > 0 ? 'right' : 'left';
  return angle > 0 ? 'slight-right' : 'slight-left';
}
