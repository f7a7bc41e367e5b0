/** Directions in degrees, as the follower turns by them. */
import type { Metres, Point } from '../../geometry/point.ts';

/** An angle in degrees as one above -180 and up to 180. */
export const degrees = (angle: number): number => 180 - ((((180 - angle) % 360) + 360) % 360);
/** From one point to another. */
export const bearing = (from: Point, to: Point): number => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
/** The point so far in a direction. */
export const ahead = (from: Point, heading: number, metres: Metres): Point => ({
  x: from.x + metres * Math.cos((heading * Math.PI) / 180),
  y: from.y + metres * Math.sin((heading * Math.PI) / 180),
});
