/** How full a level is, as a soft tint. */
import type { Metres, Point } from '../../shared/geometry/point.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';

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

/** How strongly an area is washed with the tint, by its id: 0 to 1. */
export type Wash = ReadonlyMap<string, number>;

const FAINTEST_WASH = 0.2;
const STRONGEST_WASH = 0.55;
/** One person more or less changes nothing that is seen. */
const WASH_STEP = 0.05;

/**
 * A flat tint for each area of which numbers are given, by people a square metre: in a big hall the squares are small,
 * and where people stand thinly no square counts enough to have a blot.
 * @param squareMetres the size of an area of this level; null for areas of others
 */
export function washOf(counts: readonly AreaCounts[], squareMetres: (area: string) => number | null): Wash {
  const wash = new Map<string, number>();
  for (const { area, present } of counts) {
    const size = squareMetres(area);
    if (size === null || present <= 0) continue;
    const full = Math.min(1, present / Math.max(1, size) / FULL_PER_SQUARE_METRE);
    const strength = FAINTEST_WASH + (STRONGEST_WASH - FAINTEST_WASH) * Math.sqrt(full);
    wash.set(area, Math.round(strength / WASH_STEP) * WASH_STEP);
  }
  return wash;
}

export const sameWash = (a: Wash, b: Wash): boolean =>
  a.size === b.size && [...a].every(([area, strength]) => b.get(area) === strength);

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
