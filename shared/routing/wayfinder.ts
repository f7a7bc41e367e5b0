/** The router over all levels: exact ways on each, joined by the connections that cost least and break no need. */
import type { Place } from '../geometry/point.ts';
import { lineLength } from '../geometry/polyline.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { Crowd } from './crowds.ts';
import { type Asked, stepsOfLegs } from './leg-steps.ts';
import { type Leg, legsOf, type Ridden } from './legs.ts';
import { LevelWays } from './level-ways.ts';
import { buildAllMeshes, type VenueMeshes } from './meshes.ts';
import { MouthSearch } from './mouth-search.ts';
import { type Floods, MouthGraph, type Walks } from './mouths.ts';
import { type Measure, type Need, SHUNNED, type Shunned, shunKey, shunnedBy } from './needs.ts';
import { type RouteStep, SNAP_REACH } from './route.ts';
import { Surroundings } from './surroundings.ts';
import type { NoWay, Reach, Way, WayEnd, Wayfinder, Wishes } from './way.ts';
import { endOfWay } from './way-end.ts';
import { paceOf, secondsOf, weightsOf } from './weights.ts';

/**
 * How far somebody may stand from the floor that their needs leave them: the walker's radius beside a step, and a
 * little. Whoever is farther in stands on the stairs.
 */
const SHUNNED_REACH = 0.4;

/** All levels for those who shun the same. */
interface Terrain {
  readonly levels: ReadonlyMap<string, LevelWays>;
  readonly graph: MouthGraph;
}

/** What can be made ahead and kept: the meshes, and by `shunKey` the walks between mouths. */
export interface Groundwork {
  readonly meshes: VenueMeshes;
  readonly walks: ReadonlyMap<string, Walks>;
}

class VenueWayfinder implements Wayfinder {
  readonly #index: VenueIndex;
  readonly #around: Surroundings;
  readonly #terrains = new Map<string, Terrain>();
  readonly #searches = new Map<string, MouthSearch>();
  /** By the piece of floor that they begin on: one for each that there is. */
  readonly #reaches = new Map<string, Reach>();

  constructor(venue: VenueFile, groundwork: Groundwork) {
    this.#index = new VenueIndex(venue);
    this.#around = new Surroundings(this.#index);
    for (const shunned of SHUNNED) {
      const levels = levelsOf(this.#index, groundwork.meshes, shunned);
      const graph = new MouthGraph(venue, levels, shunned, groundwork.walks.get(shunKey(shunned)));
      this.#terrains.set(shunKey(shunned), { levels, graph });
    }
  }

  snap(place: Place): Place | null {
    return this.#snap(place, []);
  }

  way(from: Place, to: Place, { needs = [], by = 'time', crowd = [], into = null }: Wishes = {}): Way | NoWay {
    const stood = { from: this.snap(from), to: this.snap(to) };
    if (!stood.from) return { reason: 'start-off-floor' };
    if (!stood.to) return { reason: 'goal-off-floor' };
    const legs = this.#legs(stood.from, stood.to, needs, by);
    if (legs && crowd.length > 0 && needs.includes('avoid-crowds')) {
      return this.#told(this.#apart(legs, stood.from, stood.to, needs, by, new Crowd(crowd)), { ...to, into }, needs);
    }
    if (legs) return this.#told(legs, { ...to, into }, needs);
    const anybody = shunnedBy(needs).length === 0 ? null : this.#legs(stood.from, stood.to, [], 'length');
    if (!anybody) return { reason: 'not-connected' };
    return { reason: 'needs', ends: this.#end(anybody, stood.from, needs) };
  }

  measure(from: Place, to: Place, { needs = [], by = 'time' }: Omit<Wishes, 'crowd'> = {}) {
    const [start, goal] = [this.snap(from), this.snap(to)];
    const legs = start && goal && this.#legs(start, goal, needs, by);
    return legs && { lengthMetres: lengthOf(legs), seconds: durationOf(legs, paceOf(needs)) };
  }

  reach(from: Place, needs: readonly Need[]): Reach | null {
    const shunned = shunnedBy(needs);
    const terrain = this.#terrain(shunned);
    const stood = this.#snap(from, shunned);
    if (!terrain || !stood) return null;
    const pieceOf = (place: Place) => `${place.level} ${terrain.levels.get(place.level)?.piece(place)}`;
    const here = pieceOf(stood);
    const key = `${shunKey(shunned)} ${here}`;
    const known = this.#reaches.get(key);
    if (known) return known;
    const pieces = new Set([here]);
    const search = this.#search(terrain, needs, 'length');
    const { mouths } = terrain.graph;
    for (const i of terrain.graph.onLevel(stood.level)) {
      const mouth = mouths[i];
      if (!mouth || pieceOf(mouth.at) !== here) continue;
      for (const j of search.reachedFrom(i)) pieces.add(pieceOf(mouths[j]?.at ?? mouth.at));
    }
    const has = (place: Place) => {
      const at = this.#snap(place, shunned);
      return at !== null && pieces.has(pieceOf(at));
    };
    const reach = { key, has };
    this.#reaches.set(key, reach);
    return reach;
  }

  /** Where `anybody`, the way of somebody without needs, ends for somebody with these. */
  #end(anybody: readonly Leg[], start: Place, needs: readonly Need[]): WayEnd | null {
    const reach = this.reach(start, needs);
    const end = reach && endOfWay(anybody, shunnedBy(needs), reach.has, this.#index);
    const way = end && this.#legs(start, end.at, needs, 'length');
    return end && way && { ...end, lengthMetres: lengthOf(way) };
  }

  /** Where a walker stands for this place, and where one who shuns these can still stand beside it. */
  #snap(place: Place, shunned: Shunned): Place | null {
    const anybody = this.#terrain([])?.levels.get(place.level)?.snap(place, SNAP_REACH) ?? null;
    if (!anybody || shunned.length === 0) return anybody;
    return this.#terrain(shunned)?.levels.get(place.level)?.snap(anybody, SHUNNED_REACH) ?? null;
  }

  #terrain(shunned: Shunned): Terrain | null {
    return this.#terrains.get(shunKey(shunned)) ?? null;
  }

  #legs(from: Place, to: Place, needs: readonly Need[], by: Measure, shut?: (place: Place) => boolean): Leg[] | null {
    const shunned = shunnedBy(needs);
    const terrain = this.#terrain(shunned);
    const [start, goal] = [this.#snap(from, shunned), this.#snap(to, shunned)];
    if (!terrain || !start || !goal) return null;
    const direct = start.level === goal.level ? terrain.levels.get(start.level)?.line(start, goal) : null;
    const search = this.#search(terrain, needs, by);
    const found = search.find(start, goal, direct ? lineLength(direct) : Infinity, shut);
    if (found) return legsOf(terrain.graph, start, goal, found);
    return direct ? [{ level: start.level, line: direct, ride: null }] : null;
  }

  /** The legs, or others that begin and end by quieter connections, led round crowds where that weighs less. */
  #apart(
    legs: readonly Leg[],
    from: Place,
    to: Place,
    needs: readonly Need[],
    by: Measure,
    crowd: Crowd,
  ): readonly Leg[] {
    const shunned = shunnedBy(needs);
    const levels = this.#terrain(shunned)?.levels;
    const quiet = this.#legs(from, to, needs, by, (place) => crowd.denseAt(place));
    const pace = paceOf(needs);
    const choices = [legs, ...(quiet ? [quiet] : [])].map((choice) => {
      const led = choice.map((leg): Leg => {
        const [begin, end] = [leg.line[0], leg.line.at(-1)];
        const ways = levels?.get(leg.level);
        if (!begin || !end || !ways) return leg;
        return {
          ...leg,
          line: crowd.lead(ways, { ...begin, level: leg.level }, { ...end, level: leg.level }) ?? leg.line,
        };
      });
      const weight = led.reduce((sum, { level, line, ride }) => {
        const ridden = ride ? secondsOf(ride.connection.kind, ride, pace) : 0;
        return sum + crowd.weigh(level, line) / pace + ridden;
      }, 0);
      return { led, weight };
    });
    return choices.reduce((best, choice) => (choice.weight < best.weight ? choice : best)).led;
  }

  #search(terrain: Terrain, needs: readonly Need[], by: Measure): MouthSearch {
    const weighing = needs.filter((need) => need !== 'avoid-crowds').toSorted();
    const key = [...new Set(weighing), by].join('+');
    const known = this.#searches.get(key);
    if (known) return known;
    const made = new MouthSearch(terrain.graph, weightsOf(needs, by));
    this.#searches.set(key, made);
    return made;
  }

  #told(legs: readonly Leg[], goal: Asked, needs: readonly Need[]): Way {
    const pace = paceOf(needs);
    const around = this.#around;
    let told: readonly RouteStep[] | null = null;
    const rides = legs.flatMap(({ ride }) => (ride ? [ride] : []));
    const [first, last] = [legs[0]?.line[0], legs.at(-1)];
    return {
      from: { ...(first ?? goal), level: legs[0]?.level ?? goal.level },
      to: { ...(last?.line.at(-1) ?? goal), level: goal.level },
      legs: legs.map(({ level, line }) => ({ level, line })),
      connections: rides.map(takenOf),
      lengthMetres: lengthOf(legs),
      seconds: durationOf(legs, pace),
      // Told when asked for: who only measures a way does not wait for its words.
      get steps() {
        told ??= stepsOfLegs(legs, goal, around, needs);
        return told;
      },
    };
  }
}

const lengthOf = (legs: readonly Leg[]): number =>
  legs.reduce((sum, { line, ride }) => sum + lineLength(line) + (ride?.lengthMetres ?? 0), 0);

const durationOf = (legs: readonly Leg[], pace: number): number =>
  legs.reduce(
    (sum, { line, ride }) => sum + lineLength(line) / pace + (ride ? secondsOf(ride.connection.kind, ride, pace) : 0),
    0,
  );

const takenOf = ({ connection, from, to }: Ridden) => ({ id: connection.id, kind: connection.kind, from, to });

/** The levels as somebody walks them who shuns these. */
function levelsOf(index: VenueIndex, meshes: VenueMeshes, shunned: Shunned): Map<string, LevelWays> {
  const levels = new Map<string, LevelWays>();
  for (const { id } of index.venue.levels) {
    const mesh = meshes.get(id, shunned);
    if (mesh) levels.set(id, new LevelWays(index, id, mesh));
  }
  return levels;
}

/** Does all that takes long, once a venue: some seconds for a large one. */
export function layGround(venue: VenueFile): Groundwork {
  const meshes = buildAllMeshes(venue);
  const index = new VenueIndex(venue);
  const floods: Floods = new Map();
  const walks = new Map(
    SHUNNED.map((shunned) => [
      shunKey(shunned),
      new MouthGraph(venue, levelsOf(index, meshes, shunned), shunned, floods).walks,
    ]),
  );
  return { meshes, walks };
}

/**
 * Makes the router over all levels of a venue. Make it once a venue and share it; it remembers what it has measured
 * between connections, and nothing of who asked.
 */
export const buildWayfinder = (venue: VenueFile, groundwork: Groundwork = layGround(venue)): Wayfinder =>
  new VenueWayfinder(venue, groundwork);
