import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { mergeImport } from '../merge/merge.ts';
import { VenueError } from '../venue-error.ts';
import { importImdf } from './import-imdf.ts';
import { asFiles, type TinyFeature, tinyBox, tinyImdf, tinyPoint } from './tiny-imdf.ts';

type Features = Record<string, TinyFeature[]>;

const add = (features: Features, type: string, id: string, geometry: unknown, properties: Record<string, unknown>) => {
  features[type] = [...(features[type] ?? []), { id, type: 'Feature', feature_type: type, geometry, properties }];
};

function changed(change: (features: Features) => void): Features {
  const features = tinyImdf();
  change(features);
  return features;
}

const set = (features: Features, type: string, id: string, properties: Record<string, unknown>) => {
  const found = features[type]?.find((feature) => feature.id === id);
  if (found === undefined) throw new Error(`the tiny house has no ${id}`);
  found.properties = { ...found.properties, ...properties };
};

const imported = (features: Features, options: Parameters<typeof importImdf>[1] = {}) =>
  importImdf(asFiles(features), { markers: false, ...options });

test('VE 72 occupants and amenities become places with their area, their number and what they offer', () => {
  const { venue, report } = imported(
    changed((f) => {
      set(f, 'occupant', 'occ-1', { shortName: { en: 'B 12' } });
      add(f, 'amenity', 'am-1', tinyPoint([2, 5]), {
        category: 'restroom.wheelchair',
        name: null,
        accessibility: ['wheelchair', 'Big Door'],
        unit_ids: ['unit-c'],
      });
      add(f, 'amenity', 'am-2', tinyPoint([2, 5]), { category: 'stairs', name: { en: 'Up' }, unit_ids: ['unit-d'] });
      add(f, 'amenity', 'am-3', tinyPoint([2, 5]), { category: 'landmark', name: null, unit_ids: ['unit-c'] });
      add(f, 'amenity', 'am-4', tinyPoint([2, 5]), { category: 'atm', name: null, unit_ids: [] });
      set(f, 'unit', 'unit-g', { accessibility: ['hearingloop'] });
    }),
  );
  const area = (name: string) => venue.areas.find((one) => one.name?.en === name)?.id;
  expect(venue.places).toMatchObject([
    {
      id: 'p-occ-1',
      level: 'level-0',
      kind: 'bar',
      name: { en: 'Corner bar' },
      number: 'B 12',
      area: area('Workshop'),
    },
    {
      id: 'm-am-1',
      kind: 'toilet-accessible',
      name: { en: 'Accessible toilet', fr: 'Toilettes accessibles' },
      area: area('Foyer'),
      accessibility: ['wheelchair'],
    },
  ]);
  expect(venue.areas.find(({ id }) => id === area('Loft'))?.accessibility).toEqual(['hearingloop']);
  expect(report.notUsed).toMatchObject({
    'amenity stairs (its connection is there already)': 1,
    'amenity without a name': 1,
    'amenity without a unit': 1,
  });
  expect(checkVenue(venue).faults).toEqual([]);
});

test('VE 72 kiosks stand in the way and are places, sections with a name are places, rugs are walked over', () => {
  const { venue, report } = imported(
    changed((f) => {
      add(f, 'kiosk', 'k-1', tinyBox(6, 5, 7, 6), { name: { en: 'News stand' }, level_id: 'ground', anchor_id: null });
      add(f, 'section', 's-1', tinyBox(0, 7, 10, 12), {
        category: 'seating',
        name: { en: 'Block A' },
        level_id: 'ground',
      });
      add(f, 'section', 's-2', tinyBox(0, 7, 10, 12), { category: 'seating', name: null, level_id: 'ground' });
      add(f, 'fixture', 'fix-2', tinyBox(1, 5, 2, 6), { category: 'rug', name: null, level_id: 'ground' });
      add(f, 'fixture', 'fix-3', tinyBox(12, 9, 13, 10), {
        category: 'stage',
        name: { en: 'Stage' },
        level_id: 'ground',
      });
      add(f, 'detail', 'd-1', { type: 'LineString', coordinates: [] }, { level_id: 'ground' });
    }),
  );
  expect(venue.obstacles.map(({ kind }) => kind)).toEqual(['seats', 'other', 'counter']);
  expect(venue.places?.map(({ name, kind }) => `${name.en} ${kind}`)).toEqual([
    'Corner bar bar',
    'News stand shop',
    'Block A seating',
    'Stage stage',
  ]);
  expect(report.notUsed).toMatchObject({
    'section without a name': 1,
    'fixture rug (one walks over it)': 1,
    detail: 1,
  });
});

test.each([
  ['ramp', 'ramp', false],
  ['movingwalkway', 'escalator', true],
  ['escalator', 'escalator', true],
])('VE 23 a %s that lies on two levels joins them', (category, kind, oneWay) => {
  const { venue, report } = imported(
    changed((f) => {
      for (const id of ['unit-d', 'unit-f']) set(f, 'unit', id, { category, alt_name: oneWay ? { en: 'up' } : null });
    }),
  );
  expect(venue.connections).toMatchObject([{ kind, oneWay, stops: [{ level: 'level-0' }, { level: 'level-1' }] }]);
  expect(report.links[category]).toBe(1);
});

test('VE 74 only the levels that are asked for are imported, by number, short name or name', () => {
  const f = changed((features) => set(features, 'level', 'loft', { short_name: { en: 'L' } }));
  for (const asked of ['1', 'l', 'Floor 1']) {
    const { venue, report } = imported(f, { levels: [asked] });
    expect(venue.levels.map(({ id }) => id)).toEqual(['level-1']);
    expect(venue.areas.map(({ name }) => name?.en)).toEqual(['Stairs', 'Loft']);
    expect(venue).toMatchObject({ places: [], obstacles: [], connections: [] });
    expect(report.notUsed['level that was not asked for']).toBe(1);
  }
  expect(() => imported(f, { levels: ['7'] })).toThrow(/no level "7" in it; there are 0 \(Floor 0\), 1 \(Floor 1\)/);
  expect(() => imported(f, { levels: ['7'] })).toThrow(VenueError);
});

test('VE 75 levels of several buildings say whose they are', () => {
  const { venue } = imported(
    changed((f) => {
      for (const [id, name] of [
        ['b-1', 'East House'],
        ['b-2', 'West House'],
      ] as const) {
        add(f, 'building', id, null, { name: { en: name }, category: 'unspecified' });
      }
      set(f, 'level', 'ground', { building_ids: ['b-1'] });
      set(f, 'level', 'loft', { building_ids: ['b-2'], ordinal: 0 });
    }),
  );
  expect(venue.levels.map(({ name }) => name.en)).toEqual(['Floor 0 (East House)', 'Floor 1 (West House)']);
  expect(venue.levels.map(({ shortName }) => shortName)).toEqual(['E0', 'W0']);
  expect(venue.levels.map(({ ordinal }) => ordinal)).toEqual([0, 0]);
  expect(new Set(venue.levels.map(({ id }) => id)).size).toBe(2);
});

test('VE 51 nobody is led through an emergency exit or the door of the staff, unless all is included', () => {
  const f = changed((features) => {
    set(features, 'opening', 'open-1', { category: 'emergencyexit' });
    set(features, 'opening', 'open-2', { category: 'service' });
  });
  const { venue, report } = imported(f);
  expect(venue.doors.map(({ id }) => id)).toEqual(['o-open-3', 'o-open-4']);
  expect(report.notUsed['opening for emergencies or service (kept shut)']).toBe(2);
  expect(report.closedUnits.map(({ name }) => name)).toEqual(['Hall A', 'Workshop', 'Store']);
  expect(imported(f, { includeRestricted: true }).venue.doors).toHaveLength(4);
});

test('VE 93 what is said of an opening stays with its door; nobody is led through one that wants a badge, but past a guard', () => {
  const f = changed((features) => {
    set(features, 'opening', 'open-1', { access_control: ['badgereader', 'keyaccess'], accessibility: ['wheelchair'] });
    set(features, 'opening', 'open-2', { access_control: ['guard'], door: { type: 'sliding', automatic: true } });
  });
  const { venue, report } = imported(f);
  expect(venue.doors.map(({ id }) => id)).toEqual(['o-open-2', 'o-open-3', 'o-open-4']);
  expect(venue.doors[0]).toMatchObject({ access: ['guard'], automatic: true });
  expect(report.notUsed['opening that wants a badge, key or code (kept shut)']).toBe(1);
  const all = imported(f, { includeRestricted: true });
  expect(all.venue.doors[0]).toMatchObject({ access: ['badge', 'key'], accessibility: ['wheelchair'] });
  expect(all.report.notUsed['opening that wants a badge, key or code (taken as open to all)']).toBe(1);
  // An import again over edits: what the source says anew of a door comes in, what was edited here stays.
  const anew = changed((features) => set(features, 'opening', 'open-2', { access_control: ['guard'], door: {} }));
  const edited = { ...venue, name: { en: 'Mine' } };
  const merged = mergeImport(venue, edited, imported(anew).venue).venue;
  expect(merged.name).toEqual({ en: 'Mine' });
  expect(merged.doors.find(({ id }) => id === 'o-open-2')).not.toHaveProperty('automatic');
  expect(merged.doors.find(({ id }) => id === 'o-open-2')).toMatchObject({ access: ['guard'] });
});

test('VE 51 an opening between units that are shut is no door, and is counted', () => {
  const { venue, report } = imported(
    changed((f) => {
      for (const id of ['unit-c', 'unit-d', 'unit-a']) set(f, 'unit', id, { restriction: 'employeesonly' });
    }),
  );
  expect(checkVenue(venue).faults).toEqual([]);
  expect(venue.doors.map(({ id }) => id)).not.toContain('o-open-1');
  expect(report.notUsed['opening where nobody walks on either side']).toBe(2);
});

test('VE 70 whom to thank is what the import is told', () => {
  expect(imported(tinyImdf()).venue.credit).toBeUndefined();
  expect(imported(tinyImdf(), { credit: 'Map: Tiny & Co.' }).venue.credit).toBe('Map: Tiny & Co.');
});
