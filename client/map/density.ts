/** How full a level is, as a soft tint. */
import type { Metres, Point } from '../../shared/geometry/point.ts';
import type { DensityCell } from '../../shared/world/events.ts';

/** One soft blot of tint: strongest in its middle, nothing at its radius. */
export interface Blot extends Point {
  readonly radius: Metres;
  /** 0 to 1. */
  readonly strength: number;
}

/** A person on every two square metres: as full as a bar in a break. The tint says no more beyond it. */
const FULL_PER_SQUARE_METRE = 0.5;
/** What few people leave must still be seen. */
const FAINTEST = 0.3;
const STRONGEST = 0.85;
/** A blot reaches beyond its square, so that neighbours melt into one another. */
const REACH = 0.95;

/** The tint of a level: a blot for each of its squares, by people a square metre. Squares without people have none. */
export function tintOf(cells: readonly DensityCell[], level: string): Blot[] {
  return cells
    .filter((cell) => cell.level === level && cell.people > 0)
    .map(({ x, y, sizeMetres, people }) => {
      const full = Math.min(1, people / (sizeMetres * sizeMetres) / FULL_PER_SQUARE_METRE);
      return {
        x: x + sizeMetres / 2,
        y: y + sizeMetres / 2,
        radius: sizeMetres * REACH,
        strength: Math.min(STRONGEST, FAINTEST + (STRONGEST - FAINTEST) * Math.sqrt(full)),
      };
    });
}

/** Whether two tints look alike: then nothing has to be painted again. */
export const sameTint = (a: readonly Blot[], b: readonly Blot[]): boolean =>
  a.length === b.length &&
  a.every((blot, i) => {
    const other = b[i];
    return (
      other !== undefined &&
      blot.x === other.x &&
      blot.y === other.y &&
      blot.radius === other.radius &&
      blot.strength === other.strength
    );
  });
