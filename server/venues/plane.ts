/** From latitude and longitude to a venue's own metres, turned so that its walls run along the axes. */
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import { type Edge, uprightTurn } from './upright.ts';
import { refuse } from './venue-error.ts';

/** Mean radius of the earth in metres (IUGG R1). */
const EARTH_RADIUS = 6_371_008.8;

/** Metres in a degree of latitude on a sphere of that radius. */
export const METRES_PER_DEGREE = (EARTH_RADIUS * Math.PI) / 180;

/** Points of all features together; no building has more. */
export const MOST_POINTS = 400_000;

/** Nothing of one venue is farther than this from its middle. */
const FARTHEST = 15_000;

type LonLat = readonly number[];
export type XY = [number, number];

export interface Plane {
  /** The point (0, 0), left of and above everything, and the turn of the x axis from east, clockwise. */
  readonly origin: { readonly latitude: number; readonly longitude: number; readonly rotationDegrees: number };
  /** What is worth a look: that its coordinates may be swapped. */
  readonly warnings: readonly ImportNote[];
  /** Metres to the right of and below the origin, to the millimetre; before the turn that is east and south. */
  toXY(position: LonLat): XY;
}

/** A feature as far as a plane is about it. */
export interface Mapped {
  /** What it is called in a sentence. */
  readonly called: string;
  /** GeoJSON coordinates of any depth: longitude, latitude. */
  readonly coordinates: unknown;
}

/** What a plane is laid through. */
export interface ToMap {
  /** The plane is true to length at the middle of these. Not empty. */
  readonly about: readonly Mapped[];
  /** The file of `about`, for the sentence that says that it lies nowhere on earth; null: the rooms of a map. */
  readonly aboutCalled: string | null;
  /** The origin is left of and above these, and most of their edges run along the axes. */
  readonly within: readonly Mapped[];
  /** None of these may lie far off. */
  readonly all: readonly Mapped[];
  /** The format whose coordinates these are: "IMDF". */
  readonly format: string;
}

/** All positions of a geometry, whatever its depth. */
function* positionsOf(coordinates: unknown): Generator<LonLat> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates;
  else for (const inner of coordinates) yield* positionsOf(inner);
}

/** The innermost lists of positions of a geometry: its lines and rings. */
function* linesOf(coordinates: unknown): Generator<LonLat[]> {
  if (!Array.isArray(coordinates) || !Array.isArray(coordinates[0])) return;
  if (typeof coordinates[0][0] === 'number') yield coordinates;
  else for (const inner of coordinates) yield* linesOf(inner);
}

/** Below so many rings, it is by chance how they run. */
const TELLING_RINGS = 20;
/** Swapped coordinates turn every ring round; of those that were drawn as GeoJSON has them hardly one runs clockwise. */
const MOST_RINGS = 0.95;

/** Whether nearly all rings run clockwise on the map: then it may be a mirror image, as swapped coordinates make one. */
function mayBeSwapped(shapes: readonly Mapped[]): boolean {
  const turns = shapes
    .flatMap(({ coordinates }) => [...linesOf(coordinates)])
    .filter((line) => line.length > 3 && line[0]?.[0] === line.at(-1)?.[0] && line[0]?.[1] === line.at(-1)?.[1])
    .map((ring) =>
      ring.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0),
    );
  return turns.length >= TELLING_RINGS && turns.filter((turn) => turn < 0).length > MOST_RINGS * turns.length;
}

const mm = (metres: number) => Math.round(metres * 1000) / 1000;

/**
 * A local equirectangular plane on a sphere, true to length at the middle of what it is about: x to the right, y down,
 * and turned so that most edges of what is within it run along the axes. Within
 * 400 m of the middle a length is wrong by less than 1 in 10,000. Throws VenueError when a feature lies far from there,
 * as it does when latitude and longitude are swapped.
 */
export function layPlane({ about, aboutCalled, within, all, format }: ToMap): Plane {
  const positions = about.flatMap(({ coordinates }) => [...positionsOf(coordinates)]);
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const lon = middle(positions.map((p) => p[0] ?? 0));
  const lat = middle(positions.map((p) => p[1] ?? 0));
  const onEarth = (longitude: number, latitude: number) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  if (!onEarth(lon, lat)) {
    refuse([aboutCalled === null ? ['rooms-off-earth', lon, lat] : ['off-earth', aboutCalled, lon, lat]]);
  }
  const perLongitude = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const far = (longitude: number, latitude: number) =>
    !onEarth(longitude, latitude) ||
    Math.hypot((longitude - lon) * perLongitude, (latitude - lat) * METRES_PER_DEGREE) > FARTHEST;

  const faults: ImportNote[] = [];
  let points = 0;
  for (const { called, coordinates } of all) {
    const own = [...positionsOf(coordinates)];
    points += own.length;
    if (points > MOST_POINTS) {
      refuse([['many-points-in-all', MOST_POINTS]]);
    }
    const off = own.find((p) => far(p[0] ?? 0, p[1] ?? 0));
    if (off === undefined) continue;
    const swapped = !far(off[1] ?? 0, off[0] ?? 0);
    faults.push(swapped ? ['swapped', called, format] : ['far-off', called, FARTHEST / 1000, off[0] ?? 0, off[1] ?? 0]);
  }
  refuse(faults);

  const placed = within.flatMap(({ coordinates }) => [...positionsOf(coordinates)]);
  const west = placed.reduce((least, [longitude = 0]) => Math.min(least, longitude), Infinity);
  const north = placed.reduce((most, [, latitude = 0]) => Math.max(most, latitude), -Infinity);
  const east = ([longitude = 0]: LonLat) => (longitude - west) * perLongitude;
  const south = ([, latitude = 0]: LonLat) => (north - latitude) * METRES_PER_DEGREE;
  const edges = within.flatMap(({ coordinates }) =>
    [...linesOf(coordinates)].flatMap((line) =>
      line.slice(1).map((b, i): Edge => ({ dx: east(b) - east(line[i] ?? b), dy: south(b) - south(line[i] ?? b) })),
    ),
  );
  const rotationDegrees = uprightTurn(edges);
  const [cos, sin] = [Math.cos((rotationDegrees * Math.PI) / 180), Math.sin((rotationDegrees * Math.PI) / 180)];
  const right = (p: LonLat) => east(p) * cos + south(p) * sin;
  const down = (p: LonLat) => south(p) * cos - east(p) * sin;
  const left = placed.reduce((least, p) => Math.min(least, right(p)), Infinity);
  const top = placed.reduce((least, p) => Math.min(least, down(p)), Infinity);
  return {
    origin: {
      latitude: north - (left * sin + top * cos) / METRES_PER_DEGREE,
      longitude: west + (left * cos - top * sin) / perLongitude,
      rotationDegrees,
    },
    warnings:
      onEarth(lat, lon) && mayBeSwapped(within)
        ? [['maybe-swapped', Math.round(lat * 1e4) / 1e4, Math.round(lon * 1e4) / 1e4]]
        : [],
    toXY: (p) => [mm(right(p) - left), mm(down(p) - top)],
  };
}
