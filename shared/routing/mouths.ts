/**
 * Where connections are entered and left, and how far these mouths are from each other on foot: the graph by which ways
 * change floors. It is made once for each set of shunned kinds; what a walker's needs weigh comes later.
 */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueConnection, VenueFile } from '../venue/venue-file.ts';
import { STOREY } from './costs.ts';
import type { LevelMesh } from './level-mesh.ts';
import type { LevelWays } from './level-ways.ts';
import { trianglesAt } from './mesh.ts';
import { type Shunned, takes } from './needs.ts';
import { type Flood, flood } from './shortest.ts';

/** A stop may lie this far off the free floor: the middle of a narrow flight does. */
const STOP_REACH: Metres = 1;

/** A stop of a connection that a walker can reach or leave on foot. */
export interface Mouth {
  readonly connection: VenueConnection;
  /** Where one stands there. */
  readonly at: Place;
  /** Number in the order of travel. */
  readonly stop: number;
}

/** From one mouth of a connection to another of the same. */
export interface Ride {
  readonly to: number;
  /** In plan. */
  readonly lengthMetres: Metres;
  /** How much higher it ends; negative down. */
  readonly rise: Metres;
}

/** How far a mouth of the place's level is on foot, and the vertex at which the way there first turns; -1 for none. */
export interface Walk {
  readonly lengthMetres: Metres;
  readonly first: number;
}

/** What takes long to find out: by mouth the ways to every vertex of its level, and the walks between mouths. */
export interface Walks {
  readonly floods: readonly Flood[];
  /** Metres on foot from mouth i to mouth j at `i * mouths.length + j`; Infinity where there is no way on one level. */
  readonly lengths: Float64Array;
  /** Likewise the vertex at which that way first turns. */
  readonly firsts: Int32Array;
}

/** Floods by mesh and place: who shuns what is not on a level walks there as everybody does. */
export type Floods = Map<LevelMesh, Map<string, Flood>>;

export class MouthGraph {
  readonly mouths: readonly Mouth[];
  /** By mouth. */
  readonly rides: readonly (readonly Ride[])[];
  readonly walks: Walks;
  readonly #onLevel = new Map<string, number[]>();
  /** By level and triangle, the mouths that lie in it. */
  readonly #inTriangle = new Map<string, Map<number, number[]>>();
  readonly #levels: ReadonlyMap<string, LevelWays>;

  /** @param known the walks as they were found out before for the same venue, or floods that may be of use for them */
  constructor(
    venue: VenueFile,
    levels: ReadonlyMap<string, LevelWays>,
    shunned: Shunned,
    known: Walks | Floods = new Map(),
  ) {
    this.#levels = levels;
    this.mouths = mouthsOf(venue, levels, shunned);
    this.rides = ridesOf(this.mouths, venue);
    for (const [i, { at }] of this.mouths.entries()) {
      listed(this.#onLevel, at.level).push(i);
      const mesh = levels.get(at.level)?.mesh;
      const triangles = this.#inTriangle.get(at.level) ?? new Map<number, number[]>();
      this.#inTriangle.set(at.level, triangles);
      for (const t of mesh ? trianglesAt(mesh, at) : []) listed(triangles, t).push(i);
    }
    this.walks = known instanceof Map ? this.#findOut(known) : known;
  }

  /** The numbers of the mouths on a level. */
  onLevel(level: string): readonly number[] {
    return this.#onLevel.get(level) ?? [];
  }

  /** The exact walks from a free place to the mouths of its level, in the order of `onLevel`. */
  walksFrom(place: Place): Walk[] {
    return this.#walksFrom(place, this.walks.floods);
  }

  #walksFrom(place: Place, floods: readonly Flood[]): Walk[] {
    const mesh = this.#levels.get(place.level)?.mesh;
    const here = this.onLevel(place.level);
    if (!mesh || here.length === 0) return [];
    const seen = new Set<number>();
    const triangles = this.#inTriangle.get(place.level);
    const { corners, away } = mesh.eye.around(place, (triangle, inSight) => {
      for (const i of triangles?.get(triangle) ?? []) {
        const mouth = this.mouths[i];
        if (mouth && inSight(mouth.at)) seen.add(i);
      }
    });
    return here.map((i) => {
      const mouth = this.mouths[i];
      if (mouth && seen.has(i)) return { lengthMetres: distanceBetween(place, mouth.at), first: -1 };
      const reached = floods[i]?.reached;
      let [least, first] = [Infinity, -1];
      for (let k = 0; reached && k < corners.length; k++) {
        const vertex = corners[k] as number;
        const length = (away[k] as number) + (reached[vertex] as number);
        if (length < least) [least, first] = [length, vertex];
      }
      return { lengthMetres: least, first };
    });
  }

  /** The walk from a place to mouth `i` that first turns at `first`, as a line. */
  lineTo(place: Point, i: number, first: number): Point[] {
    const mouth = this.mouths[i];
    const flood = this.walks.floods[i];
    const vertices = mouth && this.#levels.get(mouth.at.level)?.mesh.vertices;
    if (!mouth || !flood || !vertices) return [];
    const line: Point[] = [{ x: place.x, y: place.y }];
    for (let v = first; v >= 0; v = flood.before[v] ?? -1) {
      const { x, y } = vertices[v] ?? mouth.at;
      line.push({ x, y });
    }
    line.push({ x: mouth.at.x, y: mouth.at.y });
    return line.filter((p, k) => k === 0 || distanceBetween(p, line[k - 1] ?? p) > 0);
  }

  #findOut(known: Floods): Walks {
    const count = this.mouths.length;
    const floods = this.mouths.map(({ at }): Flood => {
      const mesh = this.#levels.get(at.level)?.mesh;
      if (!mesh) return { reached: new Float64Array(), before: new Int32Array() };
      const here = known.get(mesh) ?? new Map<string, Flood>();
      const made = here.get(`${at.x} ${at.y}`) ?? flood(mesh, at);
      known.set(mesh, here.set(`${at.x} ${at.y}`, made));
      return made;
    });
    const lengths = new Float64Array(count * count).fill(Infinity);
    const firsts = new Int32Array(count * count).fill(-1);
    for (const [i, { at }] of this.mouths.entries()) {
      const here = this.onLevel(at.level);
      for (const [k, { lengthMetres, first }] of this.#walksFrom(at, floods).entries()) {
        const j = here[k] ?? i;
        lengths[i * count + j] = lengthMetres;
        firsts[i * count + j] = first;
      }
    }
    // To the last bit the same there and back.
    for (let i = 0; i < count; i++)
      for (let j = 0; j < i; j++) lengths[i * count + j] = lengths[j * count + i] ?? Infinity;
    return { floods, lengths, firsts };
  }
}

function listed<K>(map: Map<K, number[]>, key: K): number[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function mouthsOf(venue: VenueFile, levels: ReadonlyMap<string, LevelWays>, shunned: Shunned): Mouth[] {
  return venue.connections
    .filter((connection) => takes(shunned, connection.kind))
    .flatMap((connection) =>
      connection.stops.flatMap(({ level, at }, stop) => {
        const place = levels.get(level)?.snap(pointOf(at), STOP_REACH);
        return place ? [{ connection, at: place, stop }] : [];
      }),
    );
}

function ridesOf(mouths: readonly Mouth[], venue: VenueFile): Ride[][] {
  const ordinals = new Map(venue.levels.map(({ id, ordinal }) => [id, ordinal]));
  const height = (mouth: Mouth): Metres => (ordinals.get(mouth.at.level) ?? 0) * STOREY;
  return mouths.map((from) =>
    mouths.flatMap((to, i): Ride[] => {
      if (to.connection !== from.connection || to === from) return [];
      if (from.connection.oneWay && to.stop < from.stop) return [];
      return [{ to: i, lengthMetres: distanceBetween(from.at, to.at), rise: height(to) - height(from) }];
    }),
  );
}
