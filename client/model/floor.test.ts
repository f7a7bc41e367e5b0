import { expect, test } from 'vitest';
import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { Looking } from '../../shared/interest/looking.ts';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
import { piecesIn, rosterOf } from '../../shared/interest/pieces.ts';
import type { Shown } from '../../shared/interest/shown.ts';
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

test('CL 243 of a few faces words follow every step, of many once a second; what is drawn always does', () => {
  const encoder = new FloorEncoder(levels, []);
  const floor = createFloor(() => {});
  floor.setVenue(venue, 'one');
  const looking = new Looking(
    encoder,
    levels,
    venue.areas.map(({ id }) => id),
  );
  const pieces = piecesIn(0, { minX: 0, minY: 0, maxX: 40, maxY: 40 });
  const people = (count: number, x: number): Shown[] =>
    Array.from({ length: count }, (_, dot) => ({
      attendee: `a${dot}`,
      dot,
      level,
      placement: { kind: 'spot', x: x + (dot % 20), y: dot / 100 },
      age: 'fresh',
      card: { firstName: `P${dot}`, gives: [], giveLine: '', simulated: false },
    }));
  const tell = (shown: readonly Shown[]) => {
    encoder.update(shown);
    floor.floor(looking.message(undefined, pieces) ?? new Uint8Array());
  };
  const xOf = (dot: number) => {
    const { placement } = floor.dots.value.get(dot) ?? {};
    return placement?.kind === 'spot' ? Math.round(placement.x * 10) / 10 : null;
  };
  tell(people(3, 1));
  expect([floor.dots.value.size, xOf(2)]).toEqual([3, 3]);
  tell(people(3, 1.5));
  expect(xOf(2)).toBe(3.5);

  const { value } = floor.stirred;
  expect(floor.drain()).toHaveLength(3);
  tell(people(500, 1.5));
  expect(floor.dots.value.size).toBe(3);
  expect(floor.stirred.value).toBe(value + 1);
  expect(floor.drain()).toHaveLength(497);
  floor.settle();
  expect(floor.dots.value.size).toBe(500);
  const said = floor.dots.value;
  floor.settle();
  expect(floor.dots.value).toBe(said);
});
