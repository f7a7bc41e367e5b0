/** One level's free floor, ready to be asked: where one can stand on it, and the shortest ways over it. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { lineLength } from '../geometry/polyline.ts';
import { segmentsIntersect } from '../geometry/segment.ts';
import { between, distanceBetween } from '../geometry/vector.ts';
import type { VenueIndex } from '../venue/venue-index.ts';
import type { LevelMesh } from './level-mesh.ts';
import { nearestOnMesh, trianglesAt } from './mesh.ts';
import { Net } from './net.ts';
import { shortestWay } from './shortest.ts';
import { carries, type Walkway, walkwaysOf } from './walkways.ts';

/** A place this near to a wall hangs on it, and is on either side. */
const ON_WALL: Metres = 0.01;

export class LevelWays {
  readonly mesh: LevelMesh;
  readonly #index: VenueIndex;
  readonly #level: string;
  readonly #walkways: readonly Walkway[];
  #net: Net | null = null;

  constructor(index: VenueIndex, level: string, mesh: LevelMesh) {
    this.#index = index;
    this.#level = level;
    this.#walkways = walkwaysOf(index.venue, level);
    this.mesh = mesh;
  }

  /** For ways that are led elsewhere than the shortest; made when it is first asked for. */
  get net(): Net {
    this.#net ??= new Net(this.mesh);
    return this.#net;
  }

  /**
   * The nearest free point within `withinMetres` that no wall parts from `place`; null when there is none. For who is on
   * a moving walkway it is where that leads.
   */
  snap(place: Point, withinMetres: Metres): Place | null {
    const level = this.#level;
    const p = this.#walkways.find((walkway) => carries(walkway, place))?.off ?? place;
    if (trianglesAt(this.mesh, p).length > 0) return { x: p.x, y: p.y, level };
    // The nearest free point on this side of the walls: what lies behind one is not where this person stands.
    const near = nearestOnMesh(this.mesh, p, withinMetres);
    const found = near.find(({ at }) => !this.#wallBetween(p, at));
    return found ? { x: found.at.x, y: found.at.y, level } : null;
  }

  /** The shortest way between two free points of this level; null when they are not connected on it. */
  line(from: Point, to: Point): readonly Point[] | null {
    return shortestWay(this.mesh, { x: from.x, y: from.y }, { x: to.x, y: to.y });
  }

  /** The length of that way; Infinity when there is none. */
  length(from: Point, to: Point): Metres {
    const line = this.line(from, to);
    return line === null ? Infinity : lineLength(line);
  }

  /** Which piece of the level's floor a free point is on: who stands on the same one walks there. Null off the floor. */
  piece(p: Point): number | null {
    const [triangle] = trianglesAt(this.mesh, p);
    return triangle === undefined ? null : (this.mesh.pieces[triangle] as number);
  }

  /** Whether a wall parts the two; a wall that `p` itself lies on (a sign's) does not. */
  #wallBetween(p: Point, at: Point): boolean {
    const beside = between(p, at, Math.min(1, ON_WALL / distanceBetween(p, at)));
    return this.#index
      .wallsNear(this.#level, boundsOf([beside, at]))
      .some(({ a, b }) => segmentsIntersect(beside, at, a, b));
  }
}
