import { expect, test } from 'vitest';
import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
import { rosterOf } from '../../shared/interest/pieces.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { createFloor } from './floor.ts';

const venue = demoVenue();
const levels = venue.levels.map((level) => level.id);
const level = levels[0] ?? '';
const body = { level, x: 3, y: 4, accuracyMetres: 2 };

test('CL 41 what comes before the venue file is made good when it is there', () => {
  let asked = 0;
  const floor = createFloor(() => {
    asked += 1;
  });
  floor.ownFrame(encodeOwn({ dot: 7, body, partner: null }, levels));
  floor.floor(new Uint8Array([1, 2, 3]));
  expect(floor.own.value.body).toBeNull();
  floor.setVenue(venue, 'one');
  expect(floor.own.value.body).toMatchObject({ level });
  expect(asked).toBe(1);
});

test('CL 41 bytes that are no frame are asked for again, once, and change nothing', () => {
  let asked = 0;
  const floor = createFloor(() => {
    asked += 1;
  });
  floor.setVenue(venue, 'one');
  floor.floor(new Uint8Array([255, 255, 255]));
  floor.floor(new Uint8Array([255, 255, 255]));
  expect(asked).toBe(1);
  expect(floor.dots.value.size).toBe(0);
  expect(floor.drain()).toEqual([]);
});

test('CL 42 a new connection forgets where I was', () => {
  const floor = createFloor(() => {});
  floor.setVenue(venue, 'one');
  floor.ownFrame(encodeOwn({ dot: 7, body, partner: null }, levels));
  floor.reset();
  expect(floor.own.value).toEqual({ dot: null, body: null, partner: null });
});

test('CL 143 until the file of a new version is there nobody is shown, and then everything is asked for anew', () => {
  let asked = 0;
  const floor = createFloor(() => {
    asked += 1;
  });
  const areas = venue.areas.map(({ id }) => id);
  const encoder = new FloorEncoder(levels, areas);
  const card = { firstName: 'Ben', gives: [], giveLine: '', simulated: false };
  const placement = { kind: 'area', area: areas[3] ?? '' } as const;
  encoder.update([{ attendee: 'ben', dot: 5, level, placement, age: 'fresh', card }]);
  const full = Uint8Array.of(...encoder.head, ...encoder.full(rosterOf(0)));
  floor.setVenue(venue, 'one');
  floor.expect('one');
  floor.floor(full);
  floor.ownFrame(encodeOwn({ dot: 7, body, partner: null }, levels));
  expect([floor.dots.value.size, floor.drain().length, asked]).toEqual([1, 1, 0]);

  floor.expect('two');
  expect([floor.dots.value.size, floor.drain().map(({ type }) => type)]).toEqual([0, ['removed']]);
  floor.floor(full);
  expect(floor.dots.value.size).toBe(0);
  const turned = { ...venue, levels: venue.levels.toReversed() };
  floor.ownFrame(
    encodeOwn(
      { dot: 7, body, partner: null },
      turned.levels.map(({ id }) => id),
    ),
  );
  floor.setVenue(turned, 'two');
  expect(asked).toBe(1);
  expect(floor.own.value.body).toMatchObject({ level });
});
