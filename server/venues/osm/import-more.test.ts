import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { importOsm } from './import-osm.ts';
import { box, floorOf, pointAt, tinyOsm } from './tiny-osm.ts';

const without = (...ids: string[]) => tinyOsm().filter(({ id }) => !ids.includes(id));

test('VE 73 what has a use is a place, as a point or as the room that it fills', () => {
  const { venue, report } = importOsm(
    [
      ...without('way/3'),
      floorOf('way/3', box(14, 7, 20, 12), { indoor: 'room', level: '0', amenity: 'toilets', wheelchair: 'yes' }),
      pointAt('node/30', [12, 5], { amenity: 'vending_machine', level: '0;1', ref: 'V 7' }),
      pointAt('node/31', [12, 6], { shop: 'books', level: '1', name: 'Livres' }),
      pointAt('node/32', [12, 6], { amenity: 'clock', level: '1' }),
      pointAt('node/33', [12, 6], { amenity: 'cafe', name: 'Nowhere' }),
    ],
    { markers: false },
  );
  expect(venue.places).toMatchObject([
    {
      id: 'q-w3:0',
      kind: 'toilet-accessible',
      area: 'w3:0',
      name: { en: 'Accessible toilet' },
      accessibility: ['wheelchair'],
    },
    { id: 'q-n30:0', level: 'level-0', kind: 'vending', number: 'V 7' },
    { id: 'q-n30:1', level: 'level-1', kind: 'vending' },
    { id: 'q-n31:1', level: 'level-1', kind: 'shop', name: { und: 'Livres' } },
  ]);
  expect(checkVenue(venue).faults).toEqual([]);
  expect(report.notUsed).toMatchObject({ 'amenity=clock': 1, 'amenity=cafe': 1 });
});

test('VE 74 only the levels that are asked for are imported, and what is on others is counted', () => {
  const { venue, report } = importOsm(tinyOsm(), { markers: false, levels: ['1', '1.5'] });
  expect(venue.levels.map(({ ordinal }) => ordinal)).toEqual([1, 1.5]);
  expect(venue.areas.map(({ id }) => id)).toEqual(['w2:1', 'w4:1', 'w5:1', 'w6:1', 'w7:1.5']);
  expect(report.notUsed['on levels that were not asked for']).toBe(8);
  expect(() => importOsm(tinyOsm(), { levels: ['9'] })).toThrow(/no level "9" in it; there are 0 \(Level 0\)/);
});

test('VE 61 a level is called what indoor=level says', () => {
  const { venue, report } = importOsm(
    [
      ...tinyOsm(),
      floorOf('way/40', box(0, 0, 20, 12), { indoor: 'level', level: '1', name: 'Étage', 'name:en': 'Loft' }),
    ],
    { markers: false },
  );
  expect(venue.levels.map(({ name }) => name.en)).toEqual(['Level 0', 'Loft', 'Level 1.5']);
  expect(report.notUsed).toEqual({ 'building=yes': 1, 'amenity=waste_basket': 1 });
});

test('VE 63 nobody is led through a private door or an emergency exit, unless all is included', () => {
  const elements = [
    ...without('node/1', 'node/4'),
    pointAt('node/1', [4, 7], { door: 'hinged', level: '0', access: 'private' }),
    pointAt('node/4', [0, 5.5], { door: 'hinged', entrance: 'emergency', level: '0' }),
  ];
  const { venue, report } = importOsm(elements, { markers: false });
  expect(venue.doors.map(({ id }) => id)).toEqual(['n2:0', 'n2:1', 'n3:0', 'n3:1']);
  expect(report.notUsed['door that is private or for emergencies (kept shut)']).toBe(2);
  expect(report.closedUnits.map(({ id }) => id)).toEqual(['w1:0', 'w3:0']);
  expect(importOsm(elements, { markers: false, includeRestricted: true }).venue.doors).toHaveLength(6);
});

test('VE 93 a locked door is shut, and what else is said of a door stays with it', () => {
  const elements = [
    ...without('node/1', 'node/4'),
    pointAt('node/1', [4, 7], { door: 'hinged', level: '0', locked: 'yes' }),
    pointAt('node/4', [0, 5.5], { door: 'sliding', level: '0', wheelchair: 'limited', automatic_door: 'motion' }),
  ];
  const { venue } = importOsm(elements, { markers: false });
  expect(venue.doors.map(({ id }) => id)).not.toContain('n1:0');
  expect(venue.doors.find(({ id }) => id === 'n4:0')).toMatchObject({
    automatic: true,
    accessibility: ['wheelchair-limited'],
  });
  const all = importOsm(elements, { markers: false, includeRestricted: true }).venue.doors;
  expect(all.find(({ id }) => id === 'n1:0')?.access).toEqual(['key']);
});

test('VE 69 whoever else is to be thanked is thanked beside OpenStreetMap', () => {
  expect(importOsm(tinyOsm(), { markers: false, credit: 'Floor plans: the house' }).venue.credit).toMatch(
    /^Floor plans: the house; © OpenStreetMap contributors/,
  );
});
