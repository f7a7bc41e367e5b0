/** The Andreas-Pfitzmann-Bau of the data sets, from both of its files, against what was counted in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import { buildWayfinder } from '../../../shared/routing/wayfinder.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import type { Imported } from '../imported.ts';
import { openPath } from '../library.ts';
import { dataPath } from '../test-data.ts';

const folder = dataPath('maps/osm-apb-dresden');

interface Counts {
  readonly features_per_level_after_expansion?: Readonly<Record<string, number>>;
  readonly elements_per_level_after_expansion?: Readonly<Record<string, number>>;
}

interface Expected {
  readonly 'apb.geojson': Counts & {
    readonly indoor_values_per_level_after_expansion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly 'APBorig.osm': Counts;
}

describe.skipIf(folder === null)('the Andreas-Pfitzmann-Bau', () => {
  let json: Imported;
  let xml: Imported;
  let expected: Expected;

  const imported = async (file: string): Promise<Imported> => {
    const opened = await openPath(join(folder ?? '', file), { markers: false });
    if (opened.kind === 'file') throw new Error(`${file} was not imported`);
    return opened;
  };

  beforeAll(async () => {
    json = await imported('apb.geojson');
    xml = await imported('APBorig.osm');
    expected = JSON.parse(readFileSync(join(folder ?? '', 'expected-levels.json'), 'utf8'));
  }, 60_000);

  test('VE 60 both files have exactly the features on each level that were counted in them', () => {
    const perLevel = ({ report }: Imported) =>
      Object.fromEntries(
        Object.entries(report.read).flatMap(([kind, count]) =>
          kind.startsWith('on level ') ? [[kind.slice('on level '.length), count]] : [],
        ),
      );
    expect(perLevel(json)).toEqual(expected['apb.geojson'].features_per_level_after_expansion);
    expect(perLevel(xml)).toEqual(expected['APBorig.osm'].elements_per_level_after_expansion);
    expect(json.report.read).toMatchObject({ elements: 2282, 'without a level': 46 });
  });

  test('VE 61 every room, corridor and area is there on each of its levels', () => {
    const counted = expected['apb.geojson'].indoor_values_per_level_after_expansion;
    for (const { venue } of [json, xml]) {
      expect(venue.levels.map(({ ordinal }) => ordinal)).toEqual([-1, 0, 1, 2, 3]);
      for (const { id, ordinal } of venue.levels) {
        const floors = ['room', 'corridor', 'area'].map((indoor) => counted[indoor]?.[String(ordinal)] ?? 0);
        const areas = venue.areas.filter(({ level }) => level === id);
        expect(areas, id).toHaveLength(floors.reduce((sum, count) => sum + count, 0));
      }
      expect(checkVenue(JSON.parse(JSON.stringify(venue))).faults).toEqual([]);
      expect(venue.credit).toMatch(/OpenStreetMap/);
    }
  });

  test('VE 61 from GeoJSON and from XML it is the same house', () => {
    const ids = ({ venue }: Imported, part: 'areas' | 'doors' | 'connections' | 'obstacles' | 'landmarks') =>
      venue[part].map(({ id }) => id).sort();
    for (const part of ['areas', 'doors', 'connections', 'obstacles', 'landmarks'] as const) {
      expect(ids(xml, part)).toEqual(ids(json, part));
    }
    expect(xml.venue.walls).toHaveLength(json.venue.walls.length);
    expect(xml.venue.origin).toEqual(json.venue.origin);
    expect(xml.venue.name).toEqual({ und: 'Andreas-Pfitzmann-Bau' });
  });

  test('VE 64 the one room without a door is reported, and opened when that is asked for', async () => {
    expect(json.report.closedUnits).toMatchObject([{ id: 'w870541218:1', name: '1065' }]);
    const opened = await openPath(join(folder ?? '', 'apb.geojson'), { markers: false, assumeDoors: true });
    expect(opened).toMatchObject({ report: { closedUnits: [] } });
    if (opened.kind === 'imported') expect(checkVenue(opened.venue).faults).toEqual([]);
  });

  test('VE 65 seven stairwells and two lifts join the levels', () => {
    expect(json.report.links).toEqual({ stairs: 24, escalator: 0, elevator: 6 });
    const lifts = json.venue.connections.filter(({ kind }) => kind === 'lift');
    expect(lifts.map(({ stops }) => stops.length)).toEqual([4, 4]);
  });

  test('VE 65 there is a way from every room with a door to the foyer, without stairs too above the cellar', () => {
    const { venue } = json;
    const wayfinder = buildWayfinder(venue);
    const placeIn = (area: (typeof venue.areas)[number]) => {
      const { x, y } = insidePoint(polygonOf(area.polygon));
      return { level: area.level, x, y };
    };
    const foyer = venue.areas.find(({ kind }) => kind === 'foyer');
    if (foyer === undefined) throw new Error('the house has no foyer');
    const closed = new Set(json.report.closedUnits.map(({ id }) => id));
    const rooms = venue.areas.filter(({ id }) => !closed.has(id));
    const unreached = (places: typeof rooms, needs: readonly 'no-stairs'[]) =>
      places.filter((area) => 'reason' in wayfinder.way(placeIn(area), placeIn(foyer), { needs })).map(({ id }) => id);
    expect(unreached(rooms, [])).toEqual([]);
    const aboveCellar = rooms.filter(({ level, kind }) => level !== 'level--1' && kind !== 'stairs');
    expect(unreached(aboveCellar, ['no-stairs'])).toEqual([]);
  }, 60_000);

  test('VE 71 it is turned straight by the 16.2 degrees at which it lies', () => {
    for (const { venue } of [json, xml]) {
      expect(venue.origin?.rotationDegrees).toBeCloseTo(16.2, 1);
      const edges = venue.walls.flatMap(({ line }) =>
        line.slice(1).map(([x, y], i) => [x - (line[i]?.[0] ?? x), y - (line[i]?.[1] ?? y)] as const),
      );
      const length = (some: typeof edges) => some.reduce((sum, [dx, dy]) => sum + Math.hypot(dx, dy), 0);
      const along = edges.filter(([dx, dy]) => Math.min(Math.abs(dx), Math.abs(dy)) < 0.03 * Math.hypot(dx, dy));
      expect(length(along) / length(edges)).toBeGreaterThan(0.9);
    }
  });

  test('VE 73 toilets, cafés and vending machines are places, those of wheelchairs by themselves', () => {
    const counts = (kind: string) => (json.venue.places ?? []).filter((place) => place.kind === kind).length;
    expect(['toilet', 'toilet-accessible', 'coffee', 'vending'].map(counts)).toEqual([28, 2, 1, 3]);
    expect(json.report.notUsed['door that is private or for emergencies (kept shut)']).toBe(16);
  });

  test('VE 67 what is made and what is counted as not used is all there is', () => {
    for (const { report, venue } of [json, xml]) {
      const { notUsed } = report;
      const whole = Object.entries(notUsed).filter(([kind]) => !/^door |^steps /.test(kind));
      const skipped = whole.reduce((sum, [, count]) => sum + count, 0);
      const floors = new Set(venue.areas.map(({ id }) => id.split(':')[0])).size;
      const points = new Set(
        (venue.places ?? []).flatMap(({ id, area }) => (area === undefined ? [id.split(':')[0]] : [])),
      );
      // 3 vending machines, 2 information desks, 1 sculpture.
      expect(points.size).toBe(6);
      // 502 doors, 48 pillars, 8 walls, 2 steps; doors and steps that failed are counted by what failed.
      expect(skipped + floors + 502 + 48 + 8 + 2 + points.size).toBe(report.read.elements);
    }
  });
});
