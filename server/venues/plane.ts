/** From latitude and longitude to a venue's own metres. */
import { refuse } from './venue-error.ts';

/** Mean radius of the earth in metres (IUGG R1). */
const EARTH_RADIUS = 6_371_008.8;

/** Metres in a degree of latitude on a sphere of that radius. */
const METRES_PER_DEGREE = (EARTH_RADIUS * Math.PI) / 180;

/** Points of all features together; no building has more. */
const MOST_POINTS = 400_000;

/** Nothing of one venue is farther than this from its middle. */
const FARTHEST = 15_000;

type LonLat = readonly number[];
export type XY = [number, number];

export interface Plane {
  /** The point (0, 0), north-west of everything. */
  readonly origin: { readonly latitude: number; readonly longitude: number; readonly rotationDegrees: number };
  /** Metres east and south of the origin, to the millimetre. */
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
  /** What `about` is, for the sentence that says that it lies nowhere on earth. */
  readonly aboutCalled: string;
  /** The origin is north-west of these. */
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

const mm = (metres: number) => Math.round(metres * 1000) / 1000;

/**
 * A local equirectangular plane on a sphere, true to length at the middle of what it is about: x east, y south. Within
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
    refuse([`${aboutCalled}: ${lon}, ${lat} is no longitude and latitude; are the coordinates swapped?`]);
  }
  const perLongitude = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const far = (longitude: number, latitude: number) =>
    !onEarth(longitude, latitude) ||
    Math.hypot((longitude - lon) * perLongitude, (latitude - lat) * METRES_PER_DEGREE) > FARTHEST;

  const faults: string[] = [];
  let points = 0;
  for (const { called, coordinates } of all) {
    const own = [...positionsOf(coordinates)];
    points += own.length;
    if (points > MOST_POINTS) {
      refuse([`There are more than ${MOST_POINTS} points in this archive; simplify its shapes.`]);
    }
    const off = own.find((p) => far(p[0] ?? 0, p[1] ?? 0));
    if (off === undefined) continue;
    const swapped = !far(off[1] ?? 0, off[0] ?? 0);
    faults.push(
      swapped
        ? `${called}: its coordinates are swapped; ${format} writes longitude before latitude.`
        : `${called}: it lies more than ${FARTHEST / 1000} km from the levels, at ${off[0]}, ${off[1]}.`,
    );
  }
  refuse(faults);

  let west = Infinity;
  let north = -Infinity;
  for (const { coordinates } of within) {
    for (const [longitude = 0, latitude = 0] of positionsOf(coordinates)) {
      west = Math.min(west, longitude);
      north = Math.max(north, latitude);
    }
  }
  return {
    origin: { latitude: north, longitude: west, rotationDegrees: 0 },
    toXY: ([longitude = 0, latitude = 0]) => [
      mm((longitude - west) * perLongitude),
      mm((north - latitude) * METRES_PER_DEGREE),
    ],
  };
}
