/** Polylines: ways and walls as lists of points. */
import type { Metres, Point } from './point.ts';
import { nearestShare } from './segment.ts';
import { between, distanceBetween, squaredDistance } from './vector.ts';

/** The length of the line; 0 for fewer than two points. */
export function lineLength(line: readonly Point[]): Metres {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (a && b) length += distanceBetween(a, b);
  }
  return length;
}

/**
 * The point that lies `metres` along the line from its beginning, held to its ends. Throws when the line has no point.
 */
export function pointAlong(line: readonly Point[], metres: Metres): Point {
  const [first, ...rest] = line;
  if (!first) throw new RangeError('a line without a point');
  let from = first;
  let left = Math.max(0, metres);
  for (const to of rest) {
    const length = distanceBetween(from, to);
    if (length > 0 && left <= length) return between(from, to, left / length);
    left -= length;
    from = to;
  }
  return from;
}

/** The place on the line that is nearest to `p`, how far along it lies, and how far from `p`. Throws without a point. */
export function nearestOnLine(line: readonly Point[], p: Point): { at: Point; along: Metres; distance: Metres } {
  const [first, ...rest] = line;
  if (!first) throw new RangeError('a line without a point');
  let best = { at: first, along: 0 };
  let least = squaredDistance(p, first);
  let from = first;
  let passed = 0;
  for (const to of rest) {
    const length = distanceBetween(from, to);
    const share = nearestShare(p, from, to);
    const at = between(from, to, share);
    const squared = squaredDistance(p, at);
    if (squared < least) {
      least = squared;
      best = { at, along: passed + share * length };
    }
    passed += length;
    from = to;
  }
  return { ...best, distance: Math.sqrt(least) };
}

/** The points along the line every `spacing` metres, its two ends included. `spacing` must be above 0. */
export function sampleLine(line: readonly Point[], spacing: Metres): Point[] {
  if (!(spacing > 0)) throw new RangeError(`spacing must be above 0, not ${spacing}`);
  const samples = line.slice(0, 1);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const pieces = Math.max(1, Math.ceil(distanceBetween(a, b) / spacing));
    for (let piece = 1; piece <= pieces; piece++) samples.push(between(a, b, piece / pieces));
  }
  return samples;
}
