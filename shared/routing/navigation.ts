/** The router of a venue, level by level: a mesh of each, made once, and the shortest ways over it. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { lineLength } from '../geometry/polyline.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { stepsOfLegs } from './leg-steps.ts';
import { LevelWays } from './level-ways.ts';
import { buildMeshes, type VenueMeshes } from './meshes.ts';
import { type Navigation, type NoRoute, type Route, type RouteStep, SNAP_REACH, WALKING_SPEED } from './route.ts';
import { Surroundings } from './surroundings.ts';

/** A way as found, before it is told in steps. */
interface Way {
  readonly from: Place;
  readonly to: Place;
  readonly line: readonly Point[];
}

class VenueNavigation implements Navigation {
  readonly #around: Surroundings;
  readonly #levels = new Map<string, LevelWays>();

  constructor(venue: VenueFile, meshes: VenueMeshes) {
    const index = new VenueIndex(venue);
    this.#around = new Surroundings(index);
    for (const { id } of venue.levels) {
      const mesh = meshes.get(id, []);
      if (mesh) this.#levels.set(id, new LevelWays(index, id, mesh));
    }
  }

  snap(place: Place, withinMetres: Metres = SNAP_REACH): Place | null {
    return this.#levels.get(place.level)?.snap(place, withinMetres) ?? null;
  }

  route(from: Place, to: Place): Route | NoRoute {
    const way = this.#way(from, to);
    if ('reason' in way) return way;
    const lengthMetres = lineLength(way.line);
    const around = this.#around;
    let told: readonly RouteStep[] | null = null;
    return {
      from: way.from,
      to: way.to,
      legs: [{ level: from.level, line: way.line }],
      lengthMetres,
      seconds: lengthMetres / WALKING_SPEED,
      get steps() {
        told ??= stepsOfLegs([{ level: from.level, line: way.line, ride: null }], { ...to, into: null }, around);
        return told;
      },
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
    const level = this.#levels.get(start.level);
    const line = start.level === goal.level ? level?.line(start, goal) : null;
    return line ? { from: start, to: goal, line } : { reason: 'not-connected' };
  }
}

/**
 * Makes the router of a venue. Make it once a venue and share it. It holds no state but the meshes.
 * @param meshes the venue's meshes, where they are there already; to make them takes up to some seconds for a large one
 */
export const buildNavigation = (venue: VenueFile, meshes: VenueMeshes = buildMeshes(venue)): Navigation =>
  new VenueNavigation(venue, meshes);
