/** What a point of a draft lies in: looked up in the lists themselves, for a draft changes with every edit. */
import type { Point, Polygon, Rectangle } from '../geometry/point.ts';
import { boundsOf, polygonArea, polygonContains } from '../geometry/polygon.ts';
import { polygonOf } from '../geometry/vector.ts';
import type { VenueArea, VenueFile } from '../venue/venue-file.ts';
import type { XY } from './draft.ts';

type Rings = readonly (readonly XY[])[];

interface Shape {
  readonly polygon: Polygon;
  readonly bounds: Rectangle;
  readonly squareMetres: number;
}

/** Rings are not changed but replaced: what was found out about them stays true. */
const shapes = new WeakMap<Rings, Shape>();

/** The shape of an area or obstacle, with its bounds and size. */
export function shapeOf(rings: Rings): Shape {
  const known = shapes.get(rings);
  if (known) return known;
  const polygon = polygonOf(rings);
  const shape = { polygon, bounds: boundsOf(polygon[0]), squareMetres: polygonArea(polygon) };
  shapes.set(rings, shape);
  return shape;
}

/** Whether two rectangles come within `by` metres of each other. */
export const boxesNear = (a: Rectangle, b: Rectangle, by = 0): boolean =>
  a.minX - by <= b.maxX && a.maxX + by >= b.minX && a.minY - by <= b.maxY && a.maxY + by >= b.minY;

const boxHas = ({ minX, minY, maxX, maxY }: Rectangle, { x, y }: Point): boolean =>
  minX <= x && x <= maxX && minY <= y && y <= maxY;

/** Whether the point lies in the shape. */
export function shapeHas(rings: Rings, p: Point): boolean {
  const { polygon, bounds } = shapeOf(rings);
  return boxHas(bounds, p) && polygonContains(polygon, p);
}

const moreTelling = (a: VenueArea, b: VenueArea): number =>
  Number(b.walkable) - Number(a.walkable) ||
  Number(b.name !== undefined) - Number(a.name !== undefined) ||
  shapeOf(a.polygon).squareMetres - shapeOf(b.polygon).squareMetres ||
  (a.id < b.id ? -1 : 1);

/** The areas that the point is in, the most telling first: walkable before not, named before nameless, small before large. */
export const areasAt = (venue: VenueFile, level: string, p: Point): VenueArea[] =>
  venue.areas.filter((area) => area.level === level && shapeHas(area.polygon, p)).sort(moreTelling);

/** The most telling walkable area at the point, where nothing stands in the way; null off the floor. */
export function floorAt(venue: VenueFile, level: string, p: Point): VenueArea | null {
  const area = areasAt(venue, level, p)[0];
  if (!area?.walkable) return null;
  return venue.obstacles.some((each) => each.level === level && shapeHas(each.polygon, p)) ? null : area;
}
