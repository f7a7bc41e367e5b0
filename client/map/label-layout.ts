/**
 * Which names and symbols a level shows at a scale. The answer depends on the scale alone, not on where one looks: a
 * name does not come and go while the map is moved.
 */
import type { Metres, Pixels, Point } from '../../shared/geometry/point.ts';

/** What would like to be shown. Sizes are pixels on screen; (0, 0) of a box is its middle. */
export interface Candidate {
  readonly id: string;
  readonly at: Point;
  readonly width: Pixels;
  readonly height: Pixels;
  /** How far below its place it stands, whatever the scale. */
  readonly below: Pixels;
  /** How far up or down it may move where its own place is taken. */
  readonly slack: Metres;
  /** The more important is placed first. */
  readonly priority: number;
  /** Pixels a metre below which it is not shown however much room there is. */
  readonly fromScale: number;
}

/** Air between two names. */
const GAP: Pixels = 5;
/** Side of the squares that boxes are filed under; about as wide as a name. */
const BUCKET: Pixels = 128;
/** Steps of scale within which the same names are shown: about a ninth, a tenth of a pinch. */
const STEPS_PER_DOUBLING = 6;

/** The scale that the layout is made for: one of a few, so that names hold still while zooming. Never above `scale`. */
export const layoutScale = (scale: number): number =>
  2 ** (Math.floor(Math.log2(scale) * STEPS_PER_DOUBLING + 1e-9) / STEPS_PER_DOUBLING);

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The squares that a box lies on. */
function bucketsOf({ x, y, w, h }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor((x - w / 2) / BUCKET); column <= Math.floor((x + w / 2) / BUCKET); column++)
    for (let row = Math.floor((y - h / 2) / BUCKET); row <= Math.floor((y + h / 2) / BUCKET); row++)
      keys.push(`${column}:${row}`);
  return keys;
}

const overlap = (a: Box, b: Box) => Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;

/**
 * Those that are shown at `scale` pixels a metre, with how far each is moved down (pixels; negative: up): by priority,
 * none on top of another.
 */
export function placeLabels(candidates: readonly Candidate[], scale: number): Map<string, Pixels> {
  const shown = new Map<string, Pixels>();
  const filed = new Map<string, Box[]>();
  const wanted = candidates.filter((c) => c.fromScale <= scale);
  wanted.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, at, below, slack, width, height } of wanted) {
    const shifts = [0, -0.6, 0.6, -1.2, 1.2].map((share) => share * height);
    for (const shift of shifts) {
      if (Math.abs(shift) > slack * scale) continue;
      const box = { x: at.x * scale, y: at.y * scale + below + shift, w: width + GAP, h: height + GAP };
      const buckets = bucketsOf(box);
      if (buckets.some((key) => filed.get(key)?.some((other) => overlap(other, box)))) continue;
      shown.set(id, shift);
      for (const key of buckets) filed.set(key, [...(filed.get(key) ?? []), box]);
      break;
    }
  }
  return shown;
}

/** A name on one line, or on two of about equal length where it would be wider than `most`. */
export function wrapName(name: string, most: Pixels, width: (text: string) => Pixels): string[] {
  if (width(name) <= most) return [name];
  const words = name.split(' ');
  let best = [name];
  let least = width(name);
  for (let i = 1; i < words.length; i++) {
    const lines = [words.slice(0, i).join(' '), words.slice(i).join(' ')];
    const widest = Math.max(...lines.map(width));
    if (widest < least) [best, least] = [lines, widest];
  }
  return best;
}
