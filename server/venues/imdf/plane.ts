/** From latitude and longitude to the venue's own metres. */

import { refuse } from '../venue-error.ts';
import type { ImdfData } from './features.ts';
import { called } from './features.ts';

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

/** All positions of a geometry, whatever its depth. */
function* positionsOf(coordinates: unknown): Generator<LonLat> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates;
  else for (const inner of coordinates) yield* positionsOf(inner);
}

const mm = (metres: number) => Math.round(metres * 1000) / 1000;

/**
 * A local equirectangular plane on a sphere, true to length at the middle of the levels: x east, y south. Within 400 m
 * of the middle a length is wrong by less than 1 in 10,000. Throws VenueError when a feature lies far from the levels,
 * as it does when latitude and longitude are swapped.
 */
export function planeOf(data: ImdfData): Plane {
  const levels = data.level.flatMap(({ geometry }) => [...positionsOf(geometry.coordinates)]);
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const lon = middle(levels.map((p) => p[0] ?? 0));
  const lat = middle(levels.map((p) => p[1] ?? 0));
  const onEarth = (longitude: number, latitude: number) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  if (!onEarth(lon, lat)) {
    refuse([`level.geojson: ${lon}, ${lat} is no longitude and latitude; are the coordinates swapped?`]);
  }
  const perLongitude = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const far = (longitude: number, latitude: number) =>
    !onEarth(longitude, latitude) ||
    Math.hypot((longitude - lon) * perLongitude, (latitude - lat) * METRES_PER_DEGREE) > FARTHEST;

  const faults: string[] = [];
  let points = 0;
  for (const type of ['level', 'unit', 'opening', 'fixture', 'anchor', 'amenity'] as const) {
    for (const { id, geometry } of data[type]) {
      const positions = [...positionsOf(geometry.coordinates)];
      points += positions.length;
      if (points > MOST_POINTS)
        refuse([`There are more than ${MOST_POINTS} points in this archive; simplify its shapes.`]);
      const off = positions.find((p) => far(p[0] ?? 0, p[1] ?? 0));
      if (off === undefined) continue;
      const swapped = !far(off[1] ?? 0, off[0] ?? 0);
      faults.push(
        swapped
          ? `${called(type, id)}: its coordinates are swapped; IMDF writes longitude before latitude.`
          : `${called(type, id)}: it lies more than ${FARTHEST / 1000} km from the levels, at ${off[0]}, ${off[1]}.`,
      );
    }
  }
  refuse(faults);

  let west = Infinity;
  let north = -Infinity;
  for (const type of ['level', 'unit'] as const) {
    for (const { geometry } of data[type]) {
      for (const [longitude = 0, latitude = 0] of positionsOf(geometry.coordinates)) {
        west = Math.min(west, longitude);
        north = Math.max(north, latitude);
      }
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
