import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { faultSentence } from './fault-sentences.ts';

const venue = demoVenue();
const [level] = venue.levels;
const [marker] = venue.markers;
const [area] = venue.areas;
const [point] = venue.meetingPoints;
const [door] = venue.doors;
const [connection] = venue.connections;

test('ED 24 every fault that a draft can have is told in French too', () => {
  if (!level || !marker || !area || !point || !door || !connection) throw new Error('the demo venue has all of these');
  const broken = {
    ...venue,
    levels: [...venue.levels, { ...level, id: 'empty' }, { ...level, id: 'empty' }],
    areas: [
      {
        ...area,
        polygon: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
          ],
        ],
      },
      {
        ...area,
        id: 'flat',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [4, 0],
          ],
        ],
      },
      {
        ...area,
        id: 'twice',
        name: {},
        polygon: [
          [
            [0, 0],
            [0, 0],
            [2, 0],
            [2, 2],
          ],
        ],
      },
      {
        ...area,
        id: 'again',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 0],
          ],
        ],
      },
      {
        ...area,
        id: 'holed',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
          ],
          [
            [9, 9],
            [10, 9],
            [10, 10],
          ],
        ],
      },
      ...venue.areas.filter(({ id }) => id !== area.id),
    ],
    markers: [
      ...venue.markers.map((each, i) => (i < 2 ? { ...each, number: 7 } : each)),
      { ...marker, id: 'm-1', level: 'nowhere' },
      { ...marker, id: 'm-2', area: 'nothing' },
      { ...marker, id: 'm-3', meetingPoint: 'none' },
      { ...marker, id: 'm-4', level: venue.levels[1]?.id ?? '', meetingPoint: point.id },
      { ...marker, id: 'b-1', kind: 'beacon' },
      { ...marker, id: 'b-2', kind: 'beacon', radio: 'r' },
      { ...marker, id: 'b-3', kind: 'beacon', radio: 'r' },
    ],
    meetingPoints: [...venue.meetingPoints, { ...point, id: 'p-2' }],
    connections: [{ ...connection, stops: connection.stops.map((stop) => ({ ...stop, level: level.id })) }],
  };
  const off = {
    ...venue,
    markers: [
      { ...marker, standAt: [-900, 0] },
      { ...marker, id: 'elsewhere', area: venue.areas.at(-1)?.id ?? '' },
    ],
    meetingPoints: [
      { ...point, at: venue.obstacles.find((each) => each.level === point.level)?.polygon[0]?.[0] ?? [0, 0] },
    ],
    doors: [
      { ...door, line: [door.line[0], door.line[0]] },
      {
        ...door,
        id: 'd-2',
        line: [
          [-900, 0],
          [-901, 0],
        ],
      },
    ],
    walls: [...venue.walls, { id: 'w', level: door.level, line: door.line }],
  };
  const messages = [broken, off].flatMap((each) => checkVenue(each).faults.map(({ message }) => message));
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter((message) => faultSentence(message, 'fr') === message)).toEqual([]);
  expect(messages.filter((message) => faultSentence(message, 'en') !== message)).toEqual([]);
});

/** What is still English of the faults of these files. */
const untold = (files: readonly unknown[]): string[] =>
  files
    .flatMap((file) => checkVenue(file).faults.map(({ message }) => message))
    .filter((message) => faultSentence(message, 'fr') === message);

test('VE 98 whatever is put anywhere into a file, its faults are told in French too', () => {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value).slice(0, 12)) walk(Reflect.get(value, key), [...path, key]);
  };
  walk(venue, []);
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('\u0007', 'a b', 1e9, -1e9, 0, '', 'Ω', []));
  fc.assert(
    fc.property(fc.constantFrom(...paths), odd, (path, value) => {
      const file: unknown = structuredClone(venue);
      const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), file);
      Reflect.set(Object(parent), path.at(-1) ?? '', value);
      expect(untold([file])).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('VE 98 of files that are none, or too large, it is told in French too', () => {
  const wide = [[0, 0], [1, 0], [1, 1], ...Array.from({ length: 2_000_000 }, () => [0, 1])];
  const many = Array.from({ length: 20_001 }, () => venue.landmarks[0]);
  const junk = Array.from({ length: 20_000 }, () => ({ id: 7 }));
  const large = [{ landmarks: many }, { areas: [{ ...area, polygon: [wide] }] }, { areas: junk }];
  expect(untold([null, [], {}, ...large.map((change) => ({ ...venue, ...change }))])).toEqual([]);
});

test('VE 98 a meeting point where nobody is sent, and a walkway with an end beside it, are told in French', () => {
  if (!point || !connection) throw new Error('the demo venue has both');
  const instead = (change: object) => ({
    ...venue,
    areas: venue.areas.map((each) => (each.id === point.area ? { ...each, ...change } : each)),
  });
  const stops = [point, point].map(({ level: on, at }) => ({ level: on, at }));
  const walkway = { ...venue, connections: [{ ...connection, kind: 'escalator', stops }] };
  for (const file of [instead({ kind: 'toilet' }), instead({ meetings: 'never' }), walkway]) {
    expect(checkVenue(file).faults).not.toEqual([]);
    expect(untold([file])).toEqual([]);
  }
});
