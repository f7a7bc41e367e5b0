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
/** How far down or up a name looks for room, in its own heights; the first that is free is taken. */
const SHIFTS = [0, -0.6, 0.6, -1.2, 1.2];
/** Out of the way of what lies over it a name goes farther, and no farther than it must. */
const FARTHER_SHIFTS = [
  ...SHIFTS,
  ...Array.from({ length: 11 }, (_, i) => 0.25 * (i + 1)).flatMap((far) => [-far, far]),
];
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

/** What lies over names that are already placed: the editor's signs, each so many pixels wide and high. */
export interface Taken {
  readonly points: readonly Point[];
  readonly side: Pixels;
}

const NOTHING_TAKEN: Taken = { points: [], side: 0 };

/**
 * Those that are shown at `scale` pixels a metre, with how far each is moved down (pixels; negative: up): by priority,
 * none on top of another.
 * @param taken what a name that may move moves out of the way of, where it can
 */
export function placeLabels(
  candidates: readonly Candidate[],
  scale: number,
  taken: Taken = NOTHING_TAKEN,
): Map<string, Pixels> {
  const shown = new Map<string, Pixels>();
  const filed = new Map<string, Box[]>();
  const over = new Map<string, Box[]>();
  const file = (boxes: Map<string, Box[]>, box: Box) => {
    for (const key of bucketsOf(box)) boxes.set(key, [...(boxes.get(key) ?? []), box]);
  };
  const hits = (boxes: Map<string, Box[]>, box: Box) =>
    bucketsOf(box).some((key) => boxes.get(key)?.some((other) => overlap(other, box)));
  for (const { x, y } of taken.points) file(over, { x: x * scale, y: y * scale, w: taken.side, h: taken.side });
  const isOver = taken.points.length > 0;
  const shifts = isOver ? FARTHER_SHIFTS : SHIFTS;
  const wanted = candidates.filter((c) => c.fromScale <= scale);
  wanted.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, at, below, slack, width, height } of wanted) {
    const free = shifts
      .map((share) => share * height)
      // Twice the slack is to the end of its area, in which it stays whole.
      .filter((shift) => Math.abs(shift) <= Math.max(slack * scale, isOver ? 2 * slack * scale - height / 2 : 0))
      .map((shift) => ({
        shift,
        box: { x: at.x * scale, y: at.y * scale + below + shift, w: width + GAP, h: height + GAP },
      }))
      .filter(({ box }) => !hits(filed, box));
    // Half covered it still says more than nothing.
    const found = free.find(({ box }) => !hits(over, box)) ?? free[0];
    if (!found) continue;
    shown.set(id, found.shift);
    file(filed, found.box);
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
