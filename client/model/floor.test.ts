import { expect, test } from 'vitest';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
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
  floor.setVenue(venue);
  expect(floor.own.value.body).toMatchObject({ level });
  expect(asked).toBe(1);
});

test('CL 41 bytes that are no frame are asked for again, once, and change nothing', () => {
  let asked = 0;
  const floor = createFloor(() => {
    asked += 1;
  });
  floor.setVenue(venue);
  floor.floor(new Uint8Array([255, 255, 255]));
  floor.floor(new Uint8Array([255, 255, 255]));
  expect(asked).toBe(1);
  expect(floor.dots.value.size).toBe(0);
  expect(floor.drain()).toEqual([]);
});

test('CL 42 a new connection forgets where I was', () => {
  const floor = createFloor(() => {});
  floor.setVenue(venue);
  floor.ownFrame(encodeOwn({ dot: 7, body, partner: null }, levels));
  floor.reset();
  expect(floor.own.value).toEqual({ dot: null, body: null, partner: null });
});
