/** The congress centre of the data sets, against what its README and expected.json say of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { polygonArea, polygonContains } from '../../../shared/geometry/polygon.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import type { Imported } from '../imported.ts';
import { Survey } from '../signage/survey.ts';
import { dataPath } from '../test-data.ts';
import { readImdfFiles } from './archive.ts';
import { importImdf } from './import-imdf.ts';

const folder = dataPath('maps/imdf-cch-33c3');

interface Expected {
  readonly levels: number;
  readonly ordinals: readonly number[];
  readonly features: Readonly<Record<string, number>>;
  readonly units_by_category: Readonly<Record<string, number>>;
  readonly walkable_units: number;
  readonly openings_with_door: number;
  readonly openings_joining_two_units: number;
  readonly vertical_links: Readonly<Record<string, number>>;
  readonly connectivity: { readonly components: number; readonly next_components_m2: readonly number[] };
  readonly projection: { readonly lat0: number; readonly lon0: number; readonly k_m_per_degree: number };
  readonly pairs: readonly { readonly from: End; readonly to: End }[];
}
interface End {
  readonly point: readonly [number, number];
}

describe.skipIf(folder === null)('the congress centre', () => {
  let imported: Imported;
  let venue: VenueFile;
  let expected: Expected;

  beforeAll(async () => {
    // The source's figures are those of somebody who may go everywhere.
    imported = importImdf(await readImdfFiles(folder ?? ''), { includeRestricted: true });
    venue = imported.venue;
    expected = JSON.parse(readFileSync(join(folder ?? '', 'expected.json'), 'utf8'));
  });

  test('VE 20 every unit becomes an area of a kind that fits, and what is walkable stays so', () => {
    expect(venue.levels.map(({ ordinal }) => ordinal)).toEqual(expected.ordinals);
    expect(venue.areas).toHaveLength(expected.features.unit ?? 0);
    expect(venue.areas.filter((area) => area.walkable)).toHaveLength(expected.walkable_units);
    const ofKind = (kind: string) => venue.areas.filter((area) => area.kind === kind).length;
    const units = (...categories: string[]) =>
      categories.reduce((sum, category) => sum + (expected.units_by_category[category] ?? 0), 0);
    expect(ofKind('stairs')).toBe(units('stairs', 'steps'));
    expect(ofKind('void')).toBe(units('opentobelow'));
    expect(ofKind('lift')).toBe(units('elevator'));
    expect(ofKind('escalator')).toBe(units('escalator'));
    expect(ofKind('terrace')).toBe(units('terrace'));
    expect(ofKind('toilet')).toBe(units('restroom.unisex', 'restroom.male', 'restroom.female', 'restroom.wheelchair'));
    expect(imported.report.read).toMatchObject({
      unit: expected.features.unit,
      opening: expected.features.opening,
      fixture: expected.features.fixture,
      occupant: expected.features.occupant,
    });
  });

  test('VE 20 names are kept in each of their languages', () => {
    expect(venue.areas.find((area) => area.name?.en === 'Hall 4 Foyer')?.name).toEqual({
      de: 'Saal 4 Foyer',
      en: 'Hall 4 Foyer',
    });
    const parts = venue.areas.filter(({ kind }) => kind === 'hall').map(({ name }) => name?.en);
    expect(parts).toContain('Hall 1 High Parquet');
    expect(venue.levels[0]?.name).toEqual({ de: 'Ebene 0', en: 'Level 0' });
  });

  test('VE 21 metres are those of the sphere: lengths agree with the source to 1 in 2,000', () => {
    const { lat0, k_m_per_degree: k } = expected.projection;
    const perLongitude = k * Math.cos((lat0 * Math.PI) / 180);
    const origin = venue.origin ?? { latitude: 0, longitude: 0 };
    const kHere = (6_371_008.8 * Math.PI) / 180;
    const widest = Math.max(...venue.areas.flatMap(({ polygon }) => (polygon[0] ?? []).map(([x]) => x)));
    for (const { from, to } of expected.pairs) {
      const source = Math.hypot((to.point[0] - from.point[0]) * perLongitude, (to.point[1] - from.point[1]) * k);
      const plane = ([longitude, latitude]: readonly [number, number]) => ({
        x: (longitude - origin.longitude) * kHere * Math.cos((lat0 * Math.PI) / 180),
        y: (origin.latitude - latitude) * kHere,
      });
      expect(distanceBetween(plane(from.point), plane(to.point)) / source).toBeCloseTo(1, 3);
      expect(venue.areas.some(({ polygon }) => polygonContains(polygonOf(polygon), plane(from.point)))).toBe(true);
    }
    expect(widest).toBeGreaterThan(330);
    expect(widest).toBeLessThan(350);
    expect(
      venue.areas.reduce((sum, area) => sum + (area.walkable ? polygonArea(polygonOf(area.polygon)) : 0), 0),
    ).toBeCloseTo(55_674.6, -2);
  });

  test('VE 22 a common edge with an opening is open, one without is a wall, and so the parts of the house hang together as in the source', () => {
    const index = new VenueIndex(venue);
    const group = new Map(venue.areas.map(({ id }) => [id, id]));
    const find = (id: string): string => {
      const up = group.get(id) ?? id;
      return up === id ? id : find(up);
    };
    const joining = new Set<string>();
    const openings = new Set<string>();
    for (const door of venue.doors) {
      const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
      const [middle, width] = [between(a, b, 0.5), distanceBetween(a, b)];
      const [one, other] = [0.03, -0.03].map((off) =>
        index.areaAt({
          level: door.level,
          x: middle.x - (off * (b.y - a.y)) / width,
          y: middle.y + (off * (b.x - a.x)) / width,
        }),
      );
      // A crooked opening is several doors, of which the second and further ones have a number behind their id.
      const opening = door.id.replace(/^(o-[0-9a-f]{8})-\d+$/, '$1');
      openings.add(opening);
      if (!one || !other || one === other) continue;
      joining.add(opening);
      group.set(find(one.id), find(other.id));
    }
    expect(openings.size).toBe(expected.features.opening);
    // One of those that have "two units within 0.3 m" is a door in the middle of the restaurant, from one unit to itself.
    expect(joining.size).toBe(expected.openings_joining_two_units - 1);
    for (const { stops } of venue.connections) {
      for (const stop of stops) group.set(find(stop.area ?? ''), find(stops[0]?.area ?? ''));
    }
    const sizes = new Map<string, number>();
    for (const area of venue.areas) {
      if (!area.walkable) continue;
      const root = find(area.id);
      sizes.set(root, (sizes.get(root) ?? 0) + polygonArea(polygonOf(area.polygon)));
    }
    const sorted = [...sizes.values()].sort((a, b) => b - a);
    expect(sorted).toHaveLength(expected.connectivity.components);
    expected.connectivity.next_components_m2.forEach((size, i) => {
      expect(sorted[i + 1]).toBeCloseTo(size, 0);
    });
    expect(imported.report.closedUnits).toHaveLength(expected.connectivity.components - 1);
  });

  test('VE 22 no wall stands in an opening, and each door is one', () => {
    const survey = new Survey(venue);
    for (const { line } of venue.doors) {
      const [a, b] = [pointOf(line[0]), pointOf(line[1])];
      expect(distanceBetween(a, b)).toBeGreaterThan(0);
    }
    const doors = venue.doors.filter((door) => door.kind === 'door' && !door.id.match(/^o-.{8}-/));
    expect(doors).toHaveLength(expected.openings_with_door);
    let blocked = 0;
    for (const door of venue.doors) {
      const middle = between(pointOf(door.line[0]), pointOf(door.line[1]), 0.5);
      const sides = survey.sides(door);
      if (sides.length < 2) continue;
      const [p, q] = sides.map(({ inward }) => ({ x: middle.x + inward.x * 0.02, y: middle.y + inward.y * 0.02 }));
      if (p !== undefined && q !== undefined && !survey.inSight(door.level, p, q)) blocked++;
    }
    expect(blocked).toBe(0);
  });

  test('VE 23 stairs, escalators and lifts join levels as in the source, escalators one way', () => {
    expect(imported.report.links).toEqual(expected.vertical_links);
    const escalators = venue.connections.filter(({ kind }) => kind === 'escalator');
    expect(escalators).toHaveLength(expected.vertical_links.escalator ?? 0);
    const ordinal = new Map(venue.levels.map((level) => [level.id, level.ordinal]));
    for (const { oneWay, stops, name } of escalators) {
      expect(oneWay).toBe(true);
      const [from, to] = stops.map(({ level }) => ordinal.get(level) ?? 0);
      const up = (to ?? 0) > (from ?? 0);
      expect(name?.en ?? '', `stops of ${name?.en}`).toMatch(up ? /up/ : /down/);
    }
    const lifts = venue.connections.filter(({ kind }) => kind === 'lift');
    expect(lifts).toHaveLength(6);
    expect(lifts.map(({ stops }) => stops.length).sort()).toEqual([3, 5, 5, 5, 5, 6]);
    expect(venue.connections.filter(({ kind }) => kind === 'stairs')).toHaveLength(expected.vertical_links.stairs ?? 0);
  });

  test('VE 24 the imported venue has no fault, and signs stand where people do', () => {
    expect(checkVenue(JSON.parse(JSON.stringify(venue))).faults).toEqual([]);
    const survey = new Survey(venue);
    for (const { level } of venue.markers) expect(venue.levels.some(({ id }) => id === level)).toBe(true);
    for (const { id } of venue.levels) {
      const signs = venue.markers.filter((marker) => marker.level === id);
      const landmarks = venue.landmarks.filter((landmark) => landmark.level === id);
      for (const stand of survey.stands(id)) {
        const nearest = (places: readonly (readonly [number, number])[]) =>
          Math.min(...places.map((at) => distanceBetween(pointOf(at), stand)));
        expect(nearest(signs.map(({ standAt }) => standAt))).toBeLessThanOrEqual(12);
        expect(nearest(landmarks.map(({ at }) => at))).toBeLessThanOrEqual(18);
      }
      expect(venue.meetingPoints.some(({ level }) => level === id)).toBe(true);
    }
    for (const { id, area } of venue.meetingPoints) {
      expect(survey.index.area(area)?.kind).toMatch(/^(foyer|bar|lounge|corridor)$/);
      expect(venue.markers.filter(({ meetingPoint }) => meetingPoint === id)).toHaveLength(1);
    }
    const named = venue.areas.filter(({ name, kind }) => name && !/stairs|escalator|lift|void/.test(kind));
    const signed = named.filter(({ id }) => venue.markers.some((marker) => marker.id === `s-${id}`));
    expect(named.length - signed.length).toBe(2);
    expect(imported.report.warnings.filter((warning) => /no place for a sign/.test(warning))).toHaveLength(2);
  });

  test('VE 72 amenities and occupants are places to ask the way to, by kind', () => {
    const kinds = Map.groupBy(venue.places ?? [], ({ kind }) => kind);
    expect(venue.places).toHaveLength(265);
    expect(kinds.get('toilet')).toHaveLength(34);
    expect(kinds.get('toilet-accessible')).toHaveLength(5);
    for (const toilet of [...(kinds.get('toilet') ?? []), ...(kinds.get('toilet-accessible') ?? [])]) {
      expect(venue.areas.find(({ id }) => id === toilet.area)?.kind, toilet.name.en).toBe('toilet');
    }
    expect(kinds.get('bar')?.map(({ name }) => name.en)).toEqual(expect.arrayContaining(['Cryptic bar', 'Uptime bar']));
    expect(kinds.get('toilet-accessible')?.every(({ accessibility }) => accessibility?.includes('wheelchair'))).toBe(
      true,
    );
    expect(venue.areas.filter(({ accessibility }) => accessibility?.includes('wheelchair'))).toHaveLength(34);
  });

  test('VE 71 it stays as it lies, for most of its walls run along the axes', () => {
    expect(venue.origin?.rotationDegrees).toBe(0);
  });

  test('VE 51 what is restricted is drawn, but nobody walks there unless all is included', async () => {
    const { venue: attendees, report } = importImdf(await readImdfFiles(folder ?? ''), { markers: false });
    const shut = attendees.areas.filter(({ walkable, kind }) => !walkable && kind !== 'void');
    expect(shut).toHaveLength(8);
    expect(report.notUsed['restriction on a unit (nobody walks there)']).toBe(8);
    expect(attendees.areas.map(({ id }) => id)).toEqual(venue.areas.map(({ id }) => id));
    expect(imported.report.notUsed['restriction on a unit (taken as open to all)']).toBe(8);
  });

  test('VE 25 what is not used is listed with its count, and nothing is lost silently', () => {
    const { notUsed } = imported.report;
    expect(notUsed).toMatchObject({ address: 1, building: 1, footprint: 2 });
    const amenities = Object.entries(notUsed).filter(([kind]) => kind.startsWith('amenity'));
    const skipped = amenities.reduce((sum, [, count]) => sum + count, 0);
    const places = (venue.places ?? []).filter(({ id }) => /^[mp]-/.test(id)).length;
    expect(skipped + places).toBe((expected.features.amenity ?? 0) + (expected.features.occupant ?? 0));
    expect(venue.obstacles).toHaveLength(expected.features.fixture ?? 0);
  });

  test('VE 26 ids are the same after every import, and from the zip', async () => {
    const again = importImdf(await readImdfFiles(join(folder ?? '', 'imdf-cch-33c3.zip')), { includeRestricted: true });
    expect(again.venue).toEqual(venue);
  });
});
