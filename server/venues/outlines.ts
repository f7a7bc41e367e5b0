/** The outlines of areas: their edges, whether a gap opens them, and where their name is drawn. */
import type { Point } from '../../shared/geometry/point.ts';
import { boundsOf, centroid, insidePoint, polygonContains } from '../../shared/geometry/polygon.ts';
import { distanceBetween, pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import { type Segment, wallSegments } from '../../shared/venue/wall-lines.ts';
import type { XY } from './plane.ts';

/** All edges of a polygon, in order. */
export const edgesOf = (polygon: readonly XY[][]): Segment[] =>
  polygon.flatMap((ring) => ring.map((a, i) => ({ a: pointOf(a), b: pointOf(ring[(i + 1) % ring.length] ?? a) })));

/** Whether some gap opens any of these edges: the walls made of them alone are shorter with it than without. */
export function isOpened(edges: readonly Segment[], allGaps: readonly Segment[]): boolean {
  const { minX, minY, maxX, maxY } = boundsOf(edges.map(({ a }) => a));
  const near = ({ x, y }: Point) => x > minX - 1 && x < maxX + 1 && y > minY - 1 && y < maxY + 1;
  const gaps = allGaps.filter(({ a, b }) => near(a) || near(b));
  const length = (segments: readonly Segment[]) => segments.reduce((sum, { a, b }) => sum + distanceBetween(a, b), 0);
  return length(wallSegments(edges, gaps)) < length(wallSegments(edges, [])) - 0.05;
}

/** Where a name is drawn when the middle of the area lies outside of it. */
export function labelOf(polygon: readonly XY[][]): { label?: XY } {
  const shape = polygonOf(polygon);
  if (polygonContains(shape, centroid(shape))) return {};
  const { x, y } = insidePoint(shape);
  return { label: [Math.round(x * 100) / 100, Math.round(y * 100) / 100] };
}
