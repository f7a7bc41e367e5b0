/**
 * Which names and symbols a level shows at a scale. The answer depends on the scale alone, not on where one looks: a
 * name does not come and go while the map is moved.
 */
import type { Pixels, Point } from '../../shared/geometry/point.ts';

/** What would like to be shown. Sizes are pixels on screen; (0, 0) of a box is its middle. */
export interface Candidate {
  readonly id: string;
  readonly at: Point;
  readonly width: Pixels;
  readonly height: Pixels;
  /** How far below its place it stands, whatever the scale. */
  readonly below: Pixels;
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

/** The ids of those that are shown at `scale` pixels a metre: by priority, none on top of another. */
export function placeLabels(candidates: readonly Candidate[], scale: number): Set<string> {
  const shown = new Set<string>();
  const filed = new Map<string, { x: number; y: number; w: number; h: number }[]>();
  const wanted = candidates.filter((c) => c.fromScale <= scale);
  wanted.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, at, below, width, height } of wanted) {
    const box = { x: at.x * scale, y: at.y * scale + below, w: width + GAP, h: height + GAP };
    const keys: string[] = [];
    const across = (middle: number, size: number) => [
      Math.floor((middle - size / 2) / BUCKET),
      Math.floor((middle + size / 2) / BUCKET),
    ];
    const [left = 0, right = 0] = across(box.x, box.w);
    const [top = 0, bottom = 0] = across(box.y, box.h);
    for (let column = left; column <= right; column++)
      for (let row = top; row <= bottom; row++) keys.push(`${column}:${row}`);
    const taken = keys.some((key) =>
      filed.get(key)?.some((b) => Math.abs(b.x - box.x) * 2 < b.w + box.w && Math.abs(b.y - box.y) * 2 < b.h + box.h),
    );
    if (taken) continue;
    shown.add(id);
    for (const key of keys) filed.set(key, [...(filed.get(key) ?? []), box]);
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
