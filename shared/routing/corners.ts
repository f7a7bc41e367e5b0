/** Where a line changes its direction as a person would speak of it: small wiggles of a way are smoothed away first. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceToSegment } from '../geometry/segment.ts';
import { distanceBetween, turnAngle } from '../geometry/vector.ts';

/** Wiggles up to this wide are not spoken of. */
const WIGGLE: Metres = 0.8;
/** Corners nearer to each other than this are one turn. */
const ONE_TURN: Metres = 2.5;
/** Round the end of a wall there are two turns, and not one back. */
const MOST_TURN = (120 * Math.PI) / 180;
/** A bend of less than this, in radians, is still straight on; more than `FULL_TURN` is a turn and not a slight one. */
export const SLIGHT_TURN = (25 * Math.PI) / 180;
export const FULL_TURN = (65 * Math.PI) / 180;

/** The places between which the line is nearly straight (Douglas and Peucker 1973). */
function simplify(line: readonly Point[], tolerance: Metres): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let farthest = 0;
  let split = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const off = distanceToSegment(line[i] as Point, first, last);
    if (off > farthest) [farthest, split] = [off, i];
  }
  if (farthest <= tolerance) return [first, last];
  return [...simplify(line.slice(0, split + 1), tolerance), ...simplify(line.slice(split), tolerance).slice(1)];
}

/** A change of direction: how far along the line, and by how much in radians, positive to the right. */
interface Corner {
  readonly along: Metres;
  readonly angle: number;
}

/** The corners of the line, those close together made into one. */
export function cornersOf(line: readonly Point[]): Corner[] {
  const bends = simplify(line, WIGGLE);
  const lengths = alongOf(line, bends);
  const corners: Corner[] = [];
  for (let i = 1; i < bends.length - 1; i++) {
    const [a, b, c] = [bends[i - 1], bends[i], bends[i + 1]] as [Point, Point, Point];
    const angle = turnAngle(a, b, c);
    const along = lengths[i] ?? 0;
    const before = corners.at(-1);
    if (before && along - before.along < ONE_TURN && Math.abs(before.angle + angle) < MOST_TURN) {
      corners[corners.length - 1] = { ...before, angle: before.angle + angle };
    } else {
      corners.push({ along, angle });
    }
  }
  return corners.filter((corner) => Math.abs(corner.angle) >= SLIGHT_TURN);
}

/** How far along the line each of its points that are in `kept` lies. */
function alongOf(line: readonly Point[], kept: readonly Point[]): Metres[] {
  const found: Metres[] = [];
  let passed = 0;
  for (const [i, point] of line.entries()) {
    const before = line[i - 1];
    if (before) passed += distanceBetween(before, point);
    if (point === kept[found.length]) found.push(passed);
  }
  return found;
}
