/** The grid of whole millimetres on which floors are cut and widened: clipper's sums are exact there. */
import { Clipper, type Path64, type Paths64, type Rect64 } from 'clipper2-ts';
import type { Point, Polygon } from '../geometry/point.ts';
import { signedArea } from '../geometry/polygon.ts';

/** Units of the grid in a metre. */
export const GRID = 1000;

export const toGrid = (p: Point) => ({ x: Math.round(p.x * GRID), y: Math.round(p.y * GRID) });

/** Rings on the grid, the outer one running the positive way and the holes the other, as the winding rule wants them. */
export function gridRings(polygon: Polygon): Paths64 {
  return polygon.map((ring, index) => {
    const path = ring.map(toGrid);
    return signedArea(ring) < 0 === (index === 0) ? path.reverse() : path;
  });
}

/** A ring or line with the box that it fills: most lie nowhere near what is looked at. */
export interface Boxed {
  readonly path: Path64;
  readonly box: Rect64;
}

export const boxed = (path: Path64): Boxed => ({ path, box: Clipper.getBounds(path) });

export const touch = (a: Rect64, b: Rect64): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

export const widened = ({ left, top, right, bottom }: Rect64, by: number): Rect64 => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
