/** The floors of one level, found by where they are: a building may have thousands. */
import RBush from 'rbush';
import type { Metres, Point, Rectangle } from '../../../shared/geometry/point.ts';
import { boundsOf } from '../../../shared/geometry/polygon.ts';
import { distanceToSegment } from '../../../shared/geometry/segment.ts';
import type { Segment } from '../../../shared/venue/wall-lines.ts';
import type { Floor } from './rooms.ts';

interface Edge extends Rectangle {
  readonly edge: Segment;
  readonly floor: Floor;
}

interface Outlined extends Rectangle {
  readonly floor: Floor;
}

const widened = ({ minX, minY, maxX, maxY }: Rectangle, by: Metres): Rectangle => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by,
});

const outline = ({ edges }: Floor): Rectangle => boundsOf(edges.map(({ a }) => a));

export class FloorPlan {
  readonly floors: readonly Floor[];
  readonly #edges = new RBush<Edge>();
  readonly #outlines = new RBush<Outlined>();

  /** @param floors all of one level */
  constructor(floors: readonly Floor[]) {
    this.floors = floors;
    this.#edges.load(
      floors.flatMap((floor) => floor.edges.map((edge) => ({ ...boundsOf([edge.a, edge.b]), edge, floor }))),
    );
    this.#outlines.load(floors.map((floor) => ({ ...outline(floor), floor })));
  }

  /** The edges that come as near to a point as this, each with the floor that it is of. */
  edgesNear(p: Point, reach: Metres): readonly { readonly edge: Segment; readonly floor: Floor }[] {
    const near = this.#edges.search(widened(boundsOf([p]), reach));
    return near.filter(({ edge }) => distanceToSegment(p, edge.a, edge.b) <= reach);
  }

  /** The floors that a floor may touch, itself among them. */
  beside(floor: Floor): readonly Floor[] {
    return this.#outlines.search(widened(outline(floor), 1)).map((found) => found.floor);
  }
}

/** A plan for each level. */
export const plansOf = (floors: readonly Floor[]): ReadonlyMap<number, FloorPlan> =>
  new Map([...Map.groupBy(floors, ({ level }) => level)].map(([level, here]) => [level, new FloorPlan(here)]));
