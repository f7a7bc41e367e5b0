/** The router of a venue: a mesh of each level, made once, and the shortest ways over it. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { lineLength } from '../geometry/polyline.ts';
import { segmentsIntersect } from '../geometry/segment.ts';
import { between, distanceBetween } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { freeFloor } from './floor.ts';
import { buildMesh, type LevelMesh, nearestOnMesh, trianglesAt } from './mesh.ts';
import { shortestWay } from './polyanya.ts';
import { type Navigation, type NoRoute, type Route, WALKING_SPEED } from './route.ts';
import { stepsOf } from './steps.ts';

/** How far a place may lie off the free floor and still be routed from. */
const SNAP_REACH: Metres = 3;

/** A place this near to a wall hangs on it, and is on either side. */
const ON_WALL: Metres = 0.01;

/** A way as found, before it is told in steps. */
interface Way {
  readonly from: Place;
  readonly to: Place;
  readonly line: readonly Point[];
}

class VenueNavigation implements Navigation {
  readonly #index: VenueIndex;
  readonly #meshes = new Map<string, LevelMesh>();

  constructor(venue: VenueFile) {
    this.#index = new VenueIndex(venue);
    for (const { id } of venue.levels) this.#meshes.set(id, buildMesh(freeFloor(venue, id)));
  }

  snap(place: Place, withinMetres: Metres = SNAP_REACH): Place | null {
    const mesh = this.#meshes.get(place.level);
    if (!mesh) return null;
    const { x, y, level } = place;
    if (trianglesAt(mesh, place).length > 0) return { x, y, level };
    // The nearest free point on this side of the walls: what lies behind one is not where this person stands.
    const near = nearestOnMesh(mesh, place, withinMetres);
    const found = near.find(({ at }) => !this.#wallBetween(place, at));
    return found ? { x: found.at.x, y: found.at.y, level } : null;
  }

  route(from: Place, to: Place): Route | NoRoute {
    const way = this.#way(from, to);
    if ('reason' in way) return way;
    const lengthMetres = lineLength(way.line);
    return {
      from: way.from,
      to: way.to,
      legs: [{ level: from.level, line: way.line }],
      lengthMetres,
      seconds: lengthMetres / WALKING_SPEED,
      steps: stepsOf(way.line, from.level, to, this.#index),
    };
  }

  distance(from: Place, to: Place): Metres {
    const way = this.#way(from, to);
    return 'reason' in way ? Infinity : lineLength(way.line);
  }

  #way(from: Place, to: Place): Way | NoRoute {
    const start = this.snap(from);
    if (!start) return { reason: 'start-off-floor' };
    const goal = this.snap(to);
    if (!goal) return { reason: 'goal-off-floor' };
    const mesh = this.#meshes.get(start.level);
    if (start.level !== goal.level || !mesh) return { reason: 'not-connected' };
    const line = shortestWay(mesh, { x: start.x, y: start.y }, { x: goal.x, y: goal.y });
    return line ? { from: start, to: goal, line } : { reason: 'not-connected' };
  }

  /** Whether a wall parts the two; a wall that `place` itself lies on (a sign's) does not. */
  #wallBetween(place: Place, at: Point): boolean {
    const beside = between(place, at, Math.min(1, ON_WALL / distanceBetween(place, at)));
    return this.#index
      .wallsNear(place.level, boundsOf([beside, at]))
      .some(({ a, b }) => segmentsIntersect(beside, at, a, b));
  }
}

/**
 * Makes the router of a venue: all its levels' meshes, which takes up to a few hundred milliseconds for a large one.
 * Make it once a venue and share it. It holds no state but the meshes.
 */
export const buildNavigation = (venue: VenueFile): Navigation => new VenueNavigation(venue);
