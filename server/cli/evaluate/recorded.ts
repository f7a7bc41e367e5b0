/**
 * A recorded data set: a folder with
 *
 * - `anchors.csv`: id, x_m, y_m, z_m, level and, where it is known, rssi_1m_dbm; the fixed ends, wall beacons or gateways.
 *   Heights are above their own level's floor, or all above the lowest level's
 * - `sightings.csv`: t_s, anchor_id, mobile_id, rssi_dbm; no rssi_dbm is no reading
 * - `truth.csv`: t_s, mobile_id, x_m, y_m, level; between two rows a mobile is between their places
 * - `walkable.geojson`, if there is one: polygons in the same metres, each with a property `level`
 * - `calibration.csv`, if there is one: scan_id, x_m, y_m, level, anchor_id, rssi_dbm; measured on another day
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Metres, Place, Polygon } from '../../../shared/geometry/point.ts';
import { boundsOf } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import type { CalibrationReading } from '../../../shared/positioning/locating/calibrate.ts';
import type { Anchor } from '../../../shared/positioning/locating/radio-model.ts';
import { UserFault } from '../../fault.ts';
import { numberIn, readTable } from '../../venues/table.ts';

/** What an anchor and a mobile heard of each other. */
export interface RecordedSighting {
  readonly seconds: number;
  readonly anchor: string;
  readonly mobile: string;
  readonly rssiDbm: number;
}

/** Where a mobile truly was. */
export interface TruePlace extends Place {
  readonly seconds: number;
}

export interface RecordedSet {
  readonly anchors: readonly Anchor[];
  /** In the order of time. */
  readonly sightings: readonly RecordedSighting[];
  /** By mobile, in the order of time. */
  readonly truth: ReadonlyMap<string, readonly TruePlace[]>;
  /** By level; null when the set does not say. */
  readonly walkable: ReadonlyMap<string, readonly Polygon[]> | null;
  readonly calibration: readonly CalibrationReading[];
}

/** Levels from below: numbers by value, others by name. */
export const levelsFromBelow = (levels: Iterable<string>): string[] =>
  [...new Set(levels)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));

const ring = z.array(z.tuple([z.number(), z.number()], z.number())).check(z.minLength(4));
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).check(z.minLength(1)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).check(z.minLength(1))) }),
]);
const walkableFile = z.object({
  features: z.array(z.object({ properties: z.object({ level: z.union([z.string(), z.number()]) }), geometry })),
});

/** Metres of a country's grid are less than this; degrees multiplied wrongly are not. */
const FARTHEST: Metres = 9_500_000;

/** Nobody measures a building larger than this. */
const WIDEST: Metres = 20_000;

/** An anchor so much higher than those of the lowest level is measured from that level's floor, not from its own. */
const ANOTHER_FLOOR: Metres = 2;

function textIn(folder: string, name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function needed(folder: string, name: string): string {
  const text = textIn(folder, name);
  if (text === null) throw new UserFault(`${folder} has no ${name}.`);
  return text;
}

function metresIn(name: string, row: Parameters<typeof numberIn>[1], column: string): Metres {
  const value = numberIn(name, row, column);
  if (Math.abs(value) > FARTHEST) {
    throw new UserFault(`${name}, line ${row.line}, ${column}: ${value} m is in no building; metres are expected.`);
  }
  return value;
}

function readAnchors(text: string): Anchor[] {
  const name = 'anchors.csv';
  const seen = new Set<string>();
  return readTable(name, text, ['id', 'x_m', 'y_m', 'z_m', 'level']).map((row) => {
    const id = row.cells.id ?? '';
    if (seen.has(id)) throw new UserFault(`${name}, line ${row.line}, id: "${id}" is there already.`);
    seen.add(id);
    const power = row.cells.rssi_1m_dbm ?? '';
    return {
      id,
      level: row.cells.level ?? '',
      x: metresIn(name, row, 'x_m'),
      y: metresIn(name, row, 'y_m'),
      z: metresIn(name, row, 'z_m'),
      ...(power === '' ? {} : { atOneMetreDbm: numberIn(name, row, 'rssi_1m_dbm') }),
    };
  });
}

/** The levels' anchors with heights above their own floor, which some count from the lowest level's. */
function aboveOwnFloor(anchors: readonly Anchor[]): Anchor[] {
  const lowest = levelsFromBelow(anchors.map(({ level }) => level))[0] ?? '';
  const usual = (level: string): Metres => {
    const heights = anchors.flatMap((anchor) => (anchor.level === level ? [anchor.z] : [])).sort((a, b) => a - b);
    return heights[heights.length >> 1] ?? 0;
  };
  const lift = new Map(
    [...new Set(anchors.map(({ level }) => level))].map((level) => [level, usual(level) - usual(lowest)]),
  );
  return anchors.map((anchor) => {
    const by = lift.get(anchor.level) ?? 0;
    return Math.abs(by) > ANOTHER_FLOOR ? { ...anchor, z: anchor.z - by } : anchor;
  });
}

/** A strength; an empty cell, or one that says that it is none, is no reading, and is counted as that. */
function strengthIn(name: string, row: Parameters<typeof numberIn>[1]): number {
  const text = row.cells.rssi_dbm ?? '';
  return /^(nan|null|none|)$/i.test(text) ? Number.NaN : numberIn(name, row, 'rssi_dbm');
}

function readTruth(text: string): Map<string, TruePlace[]> {
  const name = 'truth.csv';
  const found = new Map<string, TruePlace[]>();
  for (const row of readTable(name, text, ['t_s', 'mobile_id', 'x_m', 'y_m', 'level'])) {
    const { mobile_id: mobile = '', level = '' } = row.cells;
    const place = {
      seconds: numberIn(name, row, 't_s'),
      level,
      x: metresIn(name, row, 'x_m'),
      y: metresIn(name, row, 'y_m'),
    };
    const rows = found.get(mobile);
    if (rows) rows.push(place);
    else found.set(mobile, [place]);
  }
  for (const rows of found.values()) rows.sort((a, b) => a.seconds - b.seconds);
  return found;
}

function readWalkable(text: string): Map<string, Polygon[]> {
  const name = 'walkable.geojson';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserFault(`${name} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
  const { data, error } = walkableFile.safeParse(json);
  if (!data) {
    const [issue] = error.issues;
    throw new UserFault(`${name}, ${issue?.path.join('.') ?? ''}: polygons with a property "level" are expected.`);
  }
  const found = new Map<string, Polygon[]>();
  for (const { properties, geometry: shape } of data.features) {
    const level = String(properties.level);
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    for (const rings of polygons) {
      const open = rings.map((one) => one.slice(0, -1).map(([x, y]): [number, number] => [x, y]));
      found.set(level, [...(found.get(level) ?? []), polygonOf(open)]);
    }
  }
  return found;
}

/**
 * Reads and checks the folder.
 * @throws {UserFault} that names the file, the line and the column of what is wrong
 */
export function readRecorded(folder: string): RecordedSet {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UserFault(`There is no folder ${folder}.`);
  const anchors = readAnchors(needed(folder, 'anchors.csv'));
  if (anchors.length === 0) throw new UserFault('anchors.csv names no anchor.');
  const { minX, minY, maxX, maxY } = boundsOf(anchors);
  if (Math.max(maxX - minX, maxY - minY) > WIDEST) {
    throw new UserFault(`anchors.csv: the anchors are more than ${WIDEST} m apart; metres are expected.`);
  }
  const sightings = readTable('sightings.csv', needed(folder, 'sightings.csv'), [
    't_s',
    'anchor_id',
    'mobile_id',
    'rssi_dbm',
  ])
    .map((row) => ({
      seconds: numberIn('sightings.csv', row, 't_s'),
      anchor: row.cells.anchor_id ?? '',
      mobile: row.cells.mobile_id ?? '',
      rssiDbm: strengthIn('sightings.csv', row),
    }))
    .sort((a, b) => a.seconds - b.seconds);
  const walkable = textIn(folder, 'walkable.geojson');
  const calibration = textIn(folder, 'calibration.csv');
  const name = 'calibration.csv';
  return {
    anchors: aboveOwnFloor(anchors),
    sightings,
    truth: readTruth(needed(folder, 'truth.csv')),
    walkable: walkable === null ? null : readWalkable(walkable),
    calibration:
      calibration === null
        ? []
        : readTable(name, calibration, ['scan_id', 'x_m', 'y_m', 'level', 'anchor_id', 'rssi_dbm']).map((row) => ({
            anchor: row.cells.anchor_id ?? '',
            level: row.cells.level ?? '',
            x: metresIn(name, row, 'x_m'),
            y: metresIn(name, row, 'y_m'),
            rssiDbm: strengthIn(name, row),
          })),
  };
}
