import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { importImdf } from '../imdf/import-imdf.ts';
import { asFiles, type TinyFeature, tinyBox, tinyImdf } from '../imdf/tiny-imdf.ts';
import { mergeImport } from './merge.ts';

type Features = Record<string, TinyFeature[]>;

const imported = (change: (features: Features) => void = () => {}): VenueFile => {
  const features = tinyImdf();
  change(features);
  return importImdf(asFiles(features)).venue;
};

const base = imported();

const unit = (features: Features, id: string): TinyFeature => {
  const found = features.unit?.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the tiny house has no ${id}`);
  return found;
};

/** The source calls a unit something else. */
const calls = (id: string, en: string) => (features: Features) => {
  unit(features, id).properties.name = { en };
};

/** I call an area something else. */
const renamed = (venue: VenueFile, id: string, en: string): VenueFile => ({
  ...venue,
  areas: venue.areas.map((area) => (area.id === id ? { ...area, name: { en } } : area)),
});

const nameOf = (venue: VenueFile, id: string) => venue.areas.find((area) => area.id === id)?.name?.en;
const [HALL, WORKSHOP, FOYER, LOFT] = ['a-unit-a', 'a-unit-b', 'a-unit-c', 'a-unit-g'];

test('VE 80 an import that brings nothing new leaves every edit as it is', () => {
  const edits: ((venue: VenueFile) => VenueFile)[] = [
    (venue) => renamed(venue, FOYER ?? '', 'Great foyer'),
    (venue) => ({ ...venue, areas: venue.areas.filter(({ id }) => id !== 'a-unit-e') }),
    (venue) => ({ ...venue, walls: venue.walls.slice(1) }),
    (venue) => ({
      ...venue,
      walls: [
        ...venue.walls,
        {
          id: 'mine',
          level: 'level-0',
          line: [
            [1, 1],
            [2, 2],
          ],
        },
      ],
    }),
    (venue) => ({ ...venue, markers: venue.markers.map((marker) => ({ ...marker, name: { en: 'moved' } })) }),
    (venue) => ({ ...venue, name: { en: 'My house' }, colour: '#112233' }),
    (venue) => ({ ...venue, doors: venue.doors.slice(0, 2) }),
    (venue) => ({ ...venue, places: [] }),
  ];
  fc.assert(
    fc.property(fc.subarray(edits), (chosen) => {
      const mine = chosen.reduce((venue, edit) => edit(venue), base);
      const { venue, conflicts, changes } = mergeImport(base, mine, imported());
      expect(conflicts).toEqual([]);
      expect(changes).toMatchObject({ added: 0, changed: 0, gone: 0 });
      expect(venue).toEqual(mine);
    }),
    { numRuns: 60 },
  );
});

test('VE 80 what only the source changed is taken, what only I changed stays', () => {
  const mine = renamed(base, FOYER ?? '', 'Great foyer');
  const { venue, conflicts } = mergeImport(base, mine, imported(calls('unit-b', 'Forge')));
  expect(conflicts).toEqual([]);
  expect([nameOf(venue, WORKSHOP ?? ''), nameOf(venue, FOYER ?? '')]).toEqual(['Forge', 'Great foyer']);
  expect(venue.markers).toEqual(mine.markers);
});

test('VE 81 what both changed is a conflict: mine holds until the import is chosen', () => {
  const mine = renamed(base, HALL ?? '', 'Hall of mine');
  const theirs = imported(calls('unit-a', 'Hall of theirs'));
  const merged = mergeImport(base, mine, theirs);
  expect(merged.conflicts).toMatchObject([
    { key: `areas/${HALL}`, what: 'both-changed', fields: ['name'], name: { en: 'Hall of mine' }, level: 'level-0' },
  ]);
  expect(nameOf(merged.venue, HALL ?? '')).toBe('Hall of mine');
  expect(nameOf(mergeImport(base, mine, theirs, new Set([`areas/${HALL}`])).venue, HALL ?? '')).toBe('Hall of theirs');
});

test('VE 81 an area that is gone from the source is asked about while signs hang in it', () => {
  const theirs = imported((f) => {
    f.unit = (f.unit ?? []).filter(({ id }) => id !== 'unit-b');
    f.opening = (f.opening ?? []).filter(({ id }) => id !== 'open-2');
    f.anchor = [];
    f.occupant = [];
  });
  const asked = mergeImport(base, base, theirs);
  expect(asked.conflicts).toMatchObject([{ key: `areas/${WORKSHOP}`, what: 'gone-but-used' }]);
  expect(nameOf(asked.venue, WORKSHOP ?? '')).toBe('Workshop');
  expect(asked.venue.markers).toEqual(base.markers);
  const taken = mergeImport(base, base, theirs, new Set([`areas/${WORKSHOP}`])).venue;
  expect(nameOf(taken, WORKSHOP ?? '')).toBeUndefined();
  expect(taken.markers.length).toBeLessThan(base.markers.length);
  expect(checkVenue(taken).faults).toEqual([]);
  // Where no sign hangs nobody is asked.
  const bare = { ...base, markers: [], meetingPoints: [] };
  expect(mergeImport(bare, bare, { ...theirs, markers: [], meetingPoints: [] }).conflicts).toEqual([]);
});

test('VE 81 what I erased stays erased, and is asked about when the source has changed it', () => {
  const without = { ...base, markers: [], meetingPoints: [] };
  const mine = { ...without, areas: without.areas.filter(({ id }) => id !== LOFT) };
  expect(nameOf(mergeImport(without, mine, imported()).venue, LOFT ?? '')).toBeUndefined();
  const theirs = imported(calls('unit-g', 'Attic'));
  const asked = mergeImport(without, mine, theirs);
  expect(asked.conflicts).toMatchObject([{ key: `areas/${LOFT}`, what: 'erased-but-changed', name: { en: 'Attic' } }]);
  expect(nameOf(asked.venue, LOFT ?? '')).toBeUndefined();
  expect(nameOf(mergeImport(without, mine, theirs, new Set([`areas/${LOFT}`])).venue, LOFT ?? '')).toBe('Attic');
});

test('VE 81 what I changed and the source has no more is asked about', () => {
  const mine = renamed({ ...base, markers: [], meetingPoints: [] }, 'a-unit-e', 'Archive');
  const theirs = imported((f) => {
    f.unit = (f.unit ?? []).filter(({ id }) => id !== 'unit-e');
  });
  const merged = mergeImport(base, mine, theirs);
  expect(merged.conflicts).toMatchObject([{ key: 'areas/a-unit-e', what: 'gone-but-changed' }]);
  expect(nameOf(merged.venue, 'a-unit-e')).toBe('Archive');
});

test('VE 82 things are known again by level, name and place when the source gives them other ids', () => {
  const text = JSON.stringify(tinyImdf()).replaceAll(/"(unit|open|occ|anchor|fix)-(\w)"/g, '"anew$2-$1"');
  const anew = importImdf(asFiles(JSON.parse(text))).venue;
  expect(anew.areas.some(({ id }) => base.areas.some((area) => area.id === id))).toBe(false);
  const mine = renamed(base, FOYER ?? '', 'Great foyer');
  const { venue, conflicts, changes } = mergeImport(base, mine, anew);
  expect(conflicts).toEqual([]);
  expect(changes).toMatchObject({ added: 0, gone: 0 });
  const ids = (one: VenueFile) =>
    [one.areas, one.doors, one.obstacles, one.connections, one.places ?? []].map((list) => list.map(({ id }) => id));
  expect(ids(venue)).toEqual(ids(mine));
  expect(nameOf(venue, FOYER ?? '')).toBe('Great foyer');
  expect(checkVenue(venue).faults).toEqual([]);
});

test('VE 82 where the building has grown to the west, what was there stays where it is', () => {
  const theirs = imported((f) => {
    const annexe = { ...unit(f, 'unit-a'), id: 'unit-w', geometry: tinyBox(-6, 4, 0, 12) };
    annexe.properties = { ...annexe.properties, name: { en: 'Annexe' } };
    f.unit?.push(annexe);
  });
  expect(theirs.areas[0]?.polygon).not.toEqual(base.areas[0]?.polygon);
  const { venue, conflicts } = mergeImport(base, base, theirs);
  expect(conflicts).toEqual([]);
  expect(venue.areas.filter(({ id }) => id !== 'a-unit-w')).toEqual(base.areas);
  expect(venue.origin).toEqual(base.origin);
  const annexe = venue.areas.find(({ id }) => id === 'a-unit-w')?.polygon[0] ?? [];
  expect(Math.min(...annexe.map(([x]) => x))).toBeCloseTo(-6, 1);
  expect(checkVenue(venue).faults).toEqual([]);
});

test('VE 83 walls that I drew stand, those that I took away stay away, and new ones of the source come', () => {
  const first = base.walls[0];
  const mine: VenueFile = {
    ...base,
    walls: [
      ...base.walls.slice(1),
      {
        id: 'mine',
        level: 'level-0',
        line: [
          [1, 8],
          [3, 8],
        ],
      },
    ],
  };
  const theirs = imported((f) => f.unit?.push({ ...unit(f, 'unit-e'), id: 'unit-x', geometry: tinyBox(10, 0, 14, 4) }));
  const { venue } = mergeImport(base, mine, theirs);
  const pieces = ({ walls }: VenueFile) =>
    walls.flatMap(({ level, line }) =>
      line.slice(1).map((b, i) => [level, ...[line[i] ?? b, b].map(String).sort()].join(' ')),
    );
  const gone = pieces({ ...base, walls: first === undefined ? [] : [first] });
  expect(pieces(venue)).toEqual(expect.arrayContaining(pieces(mine)));
  for (const piece of gone) expect(pieces(venue)).not.toContain(piece);
  expect(pieces(venue).length).toBeGreaterThan(pieces(mine).length);
  expect(venue.walls.map(({ id }) => id)).toContain('mine');
  expect(new Set(venue.walls.map(({ id }) => id)).size).toBe(venue.walls.length);
});

test('VE 80 into a draft in which nothing is drawn an import goes whole, under the draft’s name', () => {
  const { areas: _areas, ...rest } = base;
  const draft: VenueFile = {
    ...rest,
    id: 'draft',
    name: { en: 'Draft' },
    origin: undefined,
    credit: undefined,
    levels: [{ id: 'level-0', ordinal: 0, name: { en: 'Ground floor' }, shortName: '0' }],
    areas: [],
    walls: [],
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
    places: [],
  };
  const { venue, conflicts } = mergeImport(null, draft, { ...base, credit: 'Them' });
  expect(conflicts).toEqual([]);
  expect(venue).toMatchObject({
    id: 'draft',
    name: { en: 'Draft' },
    credit: 'Them',
    levels: base.levels,
    origin: base.origin,
  });
  expect(venue.areas).toEqual(base.areas);
  expect(venue.markers).toEqual(base.markers);
});

test('VE 80 without a last import nothing of mine is lost, and what differs is asked about', () => {
  const mine = renamed(base, HALL ?? '', 'Hall of mine');
  const { venue, conflicts } = mergeImport(null, mine, imported(calls('unit-b', 'Forge')));
  expect(conflicts.map(({ key }) => key)).toEqual(expect.arrayContaining([`areas/${HALL}`, `areas/${WORKSHOP}`]));
  expect(conflicts.every(({ what }) => what === 'both-changed')).toBe(true);
  expect(nameOf(venue, HALL ?? '')).toBe('Hall of mine');
  expect(venue.areas).toHaveLength(base.areas.length);
});
