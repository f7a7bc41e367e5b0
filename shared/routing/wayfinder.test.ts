import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { lineLength, sampleLine } from '../geometry/polyline.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { buildNavigation } from './navigation.ts';
import { NEEDS, type Need } from './needs.ts';
import type { Way, Wayfinder, Wishes } from './way.ts';
import { buildWayfinder } from './wayfinder.ts';

type XY = [number, number];

const box = (x: number, y: number, width: number, height: number): XY[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** A hop between floors of a random house, at one place of the plan. */
interface Hop {
  readonly kind: 'stairs' | 'escalator' | 'lift' | 'ramp';
  readonly at: XY;
  readonly lower: number;
  readonly oneWay: boolean;
}

/** A house of three floors of 24 x 16 m with walls, single flights of steps and hops between the floors. */
function houseOf(
  walls: readonly { floor: number; line: XY[] }[],
  steps: readonly XY[],
  hops: readonly Hop[],
): VenueFile {
  const floors = [0, 1, 2];
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'random-house',
    name: { en: 'Random house' },
    levels: floors.map((f) => ({ id: `f${f}`, ordinal: f, name: { en: `Level ${f}` }, shortName: String(f) })),
    areas: [
      ...floors.map((f) => ({
        id: `a${f}`,
        level: `f${f}`,
        kind: 'hall' as const,
        polygon: [box(0, 0, 24, 16)],
        walkable: true,
      })),
      ...steps.map(([x, y], i) => ({
        id: `s${i}`,
        level: `f${i % 3}`,
        kind: 'stairs' as const,
        polygon: [box(x, y, 2.5, 1.2)],
        walkable: true,
      })),
    ],
    walls: walls.map(({ floor, line }, i) => ({ id: `w${i}`, level: `f${floor}`, line })),
    obstacles: [],
    doors: [],
    connections: hops.map(({ kind, at, lower, oneWay }, i) => ({
      id: `c${i}`,
      kind,
      stops: [lower, lower + 1].map((f) => ({ level: `f${f}`, at })),
      oneWay,
    })),
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

/** Evenly spread, which fc.double is not: most of its numbers are next to 0. */
const number = (min: number, max: number) => fc.integer({ min: min * 1e4, max: max * 1e4 }).map((n) => n / 1e4);
const spot = fc.tuple(number(0.5, 23.5), number(0.5, 15.5));
const anyWalls = fc.array(
  fc.record({
    floor: fc.integer({ min: 0, max: 2 }),
    line: fc.tuple(spot, number(-9, 9), number(-9, 9)).map(([[x, y], dx, dy]): XY[] => [
      [x, y],
      [x + dx, y + dy],
    ]),
  }),
  { maxLength: 12 },
);
const hop = (oneWay: fc.Arbitrary<boolean>) =>
  fc.record({
    kind: fc.constantFrom('stairs', 'escalator', 'lift', 'ramp'),
    at: spot,
    lower: fc.integer({ min: 0, max: 1 }),
    oneWay,
  });
const anyHouse = (oneWay: fc.Arbitrary<boolean>) =>
  fc
    .tuple(anyWalls, fc.array(spot, { maxLength: 5 }), fc.array(hop(oneWay), { minLength: 1, maxLength: 6 }))
    .map(([walls, steps, hops]) => ({ walls, steps, hops }));
const anyPlace = fc
  .tuple(fc.integer({ min: 0, max: 2 }), spot)
  .map(([floor, [x, y]]): Place => ({ level: `f${floor}`, x, y }));
const anyNeeds = fc.subarray<Need>(['no-stairs', 'no-escalators', 'lift-only-when-needed', 'slow-pace']);

const found = (wayfinder: Wayfinder, from: Place, to: Place, wishes: Wishes = {}): Way | null => {
  const way = wayfinder.way(from, to, wishes);
  return 'reason' in way ? null : way;
};
const lengthOf = (...asked: Parameters<typeof found>): number => found(...asked)?.lengthMetres ?? Infinity;

/** Whether a spot is so near to a flight of steps that somebody who shuns them stands a little aside. */
const bySteps = (steps: readonly XY[], [x, y]: XY): boolean =>
  steps.some(([left, top]) => x > left - 0.3 && x < left + 2.8 && y > top - 0.3 && y < top + 1.5);

/** As equal as lengths of many pieces are; both none is equal, too. */
const near = (a: number, b: number): boolean => a === b || Math.abs(a - b) < 1e-6;

/** Between all places of a list on foot, and by every hop, by Floyd's algorithm: plain and slow on purpose. */
function shortestByHand(house: VenueFile, from: Place, to: Place): number {
  const navigation = buildNavigation(house);
  const stops = house.connections.flatMap(({ stops: list, oneWay }, c) =>
    list.map(({ level, at: [x, y] }, i) => ({ place: navigation.snap({ level, x, y }, 1), c, i, oneWay })),
  );
  const nodes = [{ place: from, c: -1, i: 0, oneWay: false }, { place: to, c: -2, i: 0, oneWay: false }, ...stops];
  const table = nodes.map((a) =>
    nodes.map((b) => {
      if (!a.place || !b.place) return Infinity;
      const hopped = a.c === b.c && a.i !== b.i && !(a.oneWay && b.i < a.i);
      const ride = hopped ? Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y) : Infinity;
      return Math.min(ride, navigation.distance(a.place, b.place));
    }),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  for (const k of nodes.keys()) {
    for (const [i, row] of table.entries())
      for (const j of row.keys()) row[j] = Math.min(at(i, j), at(i, k) + at(k, j));
  }
  return at(0, 1);
}

describe('ways over the floors of any house', () => {
  test('RO 60 the shortest is as long as trying every connection by hand, its legs and rides add up, and so do its steps', () => {
    fc.assert(
      fc.property(anyHouse(fc.boolean()), anyPlace, anyPlace, ({ walls, steps, hops }, a, b) => {
        const house = houseOf(walls, steps, hops);
        const wayfinder = buildWayfinder(house);
        const [from, to] = [wayfinder.snap(a), wayfinder.snap(b)];
        fc.pre(from !== null && to !== null);
        if (!from || !to) return;
        const way = found(wayfinder, from, to, { by: 'length' });
        expect(near(way?.lengthMetres ?? Infinity, shortestByHand(house, from, to))).toBe(true);
        if (!way) return;
        const walked = way.legs.reduce((sum, { line }) => sum + lineLength(line), 0);
        expect(way.lengthMetres).toBeGreaterThanOrEqual(walked - 1e-9);
        expect(way.legs).toHaveLength(way.connections.length + 1);
        expect(way.steps.reduce((sum, step) => sum + step.lengthMetres, 0)).toBeCloseTo(way.lengthMetres, 6);
        expect(way.steps.filter(({ kind }) => kind === 'connection').map(({ connection }) => connection)).toEqual(
          way.connections.map(({ id }) => id),
        );
        for (const [i, { id, from: entered, to: left }] of way.connections.entries()) {
          const taken = house.connections.find((connection) => connection.id === id);
          const [begin, end] = [entered, left].map((level) => taken?.stops.findIndex((stop) => stop.level === level));
          expect([way.legs[i]?.level, way.legs[i + 1]?.level]).toEqual([entered, left]);
          if (taken?.oneWay) expect(begin).toBeLessThan(end ?? -1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('RO 61 it is as long back as there where no way is one-way, whatever is needed', () => {
    fc.assert(
      fc.property(
        anyHouse(fc.constant(false)),
        anyPlace,
        anyPlace,
        anyNeeds,
        fc.constantFrom('time', 'length'),
        ({ walls, steps, hops }, from, to, needs, by) => {
          const wayfinder = buildWayfinder(houseOf(walls, steps, hops));
          const [there, back] = [
            lengthOf(wayfinder, from, to, { needs, by }),
            lengthOf(wayfinder, to, from, { needs, by }),
          ];
          expect(near(there, back), `${there} there, ${back} back`).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('RO 62 a tighter need never makes the shortest way shorter, nor the quickest one quicker', () => {
    fc.assert(
      fc.property(
        anyHouse(fc.constant(false)),
        anyPlace,
        anyPlace,
        anyNeeds,
        anyNeeds,
        ({ walls, steps, hops }, from, to, few, more) => {
          fc.pre(
            ![...hops.map(({ at }) => at), [from.x, from.y] as XY, [to.x, to.y] as XY].some((p) => bySteps(steps, p)),
          );
          // Who keeps the lift for when it is needed goes farther by stairs; without stairs it is needed.
          const forbids = more.some((need) => need.startsWith('no-') && !few.includes(need));
          fc.pre(!few.includes('lift-only-when-needed') || !forbids);
          const wayfinder = buildWayfinder(houseOf(walls, steps, hops));
          const all = [...new Set([...few, ...more])];
          expect(lengthOf(wayfinder, from, to, { needs: all, by: 'length' })).toBeGreaterThanOrEqual(
            lengthOf(wayfinder, from, to, { needs: few, by: 'length' }) - 1e-6,
          );
          // There and back together: a way is chosen by the mean of up and down.
          const seconds = (needs: readonly Need[]) =>
            (found(wayfinder, from, to, { needs })?.seconds ?? Infinity) +
            (found(wayfinder, to, from, { needs })?.seconds ?? Infinity);
          expect(seconds(all)).toBeGreaterThanOrEqual(seconds(few) - 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('RO 63 a way never breaks a need: no foot on stairs, no connection that is shunned', () => {
    fc.assert(
      fc.property(anyHouse(fc.boolean()), anyPlace, anyPlace, anyNeeds, ({ walls, steps, hops }, from, to, needs) => {
        const house = houseOf(walls, steps, hops);
        const wayfinder = buildWayfinder(house);
        const way = wayfinder.way(from, to, { needs });
        const index = new VenueIndex(house);
        const shuns = (kind: string) =>
          (kind === 'stairs' && needs.includes('no-stairs')) ||
          (kind === 'escalator' && needs.includes('no-escalators'));
        if ('reason' in way) {
          if (way.reason !== 'needs') return;
          // It ends where one can still go, before something that is shunned.
          expect(found(wayfinder, from, to)).not.toBeNull();
          if (!way.ends) return;
          expect(shuns(way.ends.barrier.kind)).toBe(true);
          expect(lengthOf(wayfinder, from, way.ends.at, { needs, by: 'length' })).toBeCloseTo(way.ends.lengthMetres, 6);
          return;
        }
        for (const { kind } of way.connections) expect(shuns(kind)).toBe(false);
        for (const { level, line } of way.legs) {
          for (const point of line) {
            for (const area of index.areasAt({ ...point, level })) expect(shuns(area.kind)).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('RO 69 where one can get to is exactly where a way leads, and it is as long as it is measured', () => {
    fc.assert(
      fc.property(anyHouse(fc.boolean()), anyPlace, anyPlace, anyNeeds, ({ walls, steps, hops }, from, to, needs) => {
        const wayfinder = buildWayfinder(houseOf(walls, steps, hops));
        const way = found(wayfinder, from, to, { needs });
        expect(wayfinder.reach(from, needs)?.has(to) ?? false).toBe(way !== null);
        const measured = wayfinder.measure(from, to, { needs });
        expect(measured?.lengthMetres ?? null).toBe(way?.lengthMetres ?? null);
        expect(measured?.seconds ?? null).toBe(way?.seconds ?? null);
        // Somebody who can get to the same places is answered by the same.
        const again = wayfinder.reach(to, needs);
        if (again?.key === wayfinder.reach(from, needs)?.key) expect(again).toBe(wayfinder.reach(from, needs));
      }),
      { numRuns: 100 },
    );
  });

  test('RO 64 moving a wall away never makes a way longer', () => {
    fc.assert(
      fc.property(anyHouse(fc.boolean()), fc.nat(), anyPlace, anyPlace, ({ walls, steps, hops }, n, from, to) => {
        fc.pre(walls.length > 0);
        const gone = walls.filter((_, i) => i !== n % walls.length);
        const [before, after] = [walls, gone].map((list) => buildWayfinder(houseOf(list, steps, hops)));
        if (!before || !after) return;
        // From where one can stand both before and after: a place off the floor may be led elsewhere.
        const [start, goal] = [before.snap(from), before.snap(to)];
        fc.pre(start !== null && goal !== null);
        if (!start || !goal) return;
        const wishes: Wishes = { by: 'length' };
        // Blunted corners may cost a hair on either side.
        const slack = 0.05 * (1 + walls.length);
        expect(lengthOf(after, start, goal, wishes)).toBeLessThanOrEqual(lengthOf(before, start, goal, wishes) + slack);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the demo venue over both floors', () => {
  const venue = demoVenue();
  const wayfinder = buildWayfinder(venue);
  const foyer = { level: 'ground', x: 30, y: 35 };
  const lounge = { level: 'upper', x: 30, y: 33 };

  test('RO 65 stairs cost by the rise, up more than down, and waiting for a lift costs, too', () => {
    const up = found(wayfinder, foyer, lounge);
    const down = found(wayfinder, lounge, foyer);
    expect(up?.connections).toEqual([{ id: 'grand-stairs', kind: 'stairs', from: 'ground', to: 'upper' }]);
    expect(up?.legs.map(({ level }) => level)).toEqual(['ground', 'upper']);
    expect(up?.lengthMetres).toBeCloseTo(down?.lengthMetres ?? 0, 6);
    const walked = (up?.lengthMetres ?? 0) / 1.25;
    // 4 m of rise: 1.43 s a metre up and 1.09 s down beyond the level walk.
    expect((up?.seconds ?? 0) - walked).toBeCloseTo(5.72, 1);
    expect((down?.seconds ?? 0) - walked).toBeCloseTo(4.37, 1);
    const lift = found(wayfinder, foyer, lounge, { needs: ['no-stairs'] });
    expect(lift?.connections.map(({ id }) => id)).toEqual(['lift']);
    expect((lift?.seconds ?? 0) - (lift?.lengthMetres ?? 0) / 1.25).toBeCloseTo(31, 1);
  });

  test('RO 66 a lift is taken only when needed where that is asked, and a slow pace slows stairs as well', () => {
    const besideLift = [
      { level: 'ground', x: 9.65, y: 19 },
      { level: 'upper', x: 9.65, y: 19 },
    ] as const;
    const by = 'length';
    expect(found(wayfinder, ...besideLift, { by })?.connections.map(({ id }) => id)).toEqual(['lift']);
    const needs: Need[] = ['lift-only-when-needed'];
    expect(found(wayfinder, ...besideLift, { by, needs })?.connections.map(({ id }) => id)).toEqual(['grand-stairs']);
    const both: Need[] = ['no-stairs', 'lift-only-when-needed'];
    expect(found(wayfinder, ...besideLift, { needs: both })?.connections.map(({ id }) => id)).toEqual(['lift']);
    const quick = found(wayfinder, foyer, lounge)?.seconds ?? 0;
    const slow = found(wayfinder, foyer, lounge, { needs: ['slow-pace'] })?.seconds ?? 0;
    expect(slow / quick).toBeGreaterThan(1.5);
  });

  test('RO 63 without a lift there is no way up for somebody who takes no stairs, and it says where it ends', () => {
    const house = { ...venue, connections: venue.connections.filter(({ kind }) => kind !== 'lift') };
    const way = buildWayfinder(house).way(foyer, lounge, { needs: ['no-stairs'] });
    expect(way).toMatchObject({ reason: 'needs', ends: { barrier: { kind: 'stairs' }, at: { level: 'ground' } } });
    expect(buildWayfinder(house).way(foyer, { level: 'upper', x: 500, y: 500 })).toEqual({ reason: 'goal-off-floor' });
    const apart = { ...venue, connections: [] };
    expect(buildWayfinder(apart).way(foyer, lounge, { needs: [...NEEDS] })).toEqual({ reason: 'not-connected' });
  });

  test('RO 60 on one level it is the way of the level', () => {
    const navigation = buildNavigation(venue);
    const places = venue.markers
      .filter(({ level }) => level === 'ground')
      .map(({ standAt: [x, y] }) => ({ level: 'ground', x, y }));
    for (const from of places.slice(0, 12)) {
      for (const to of places) {
        const way = navigation.route(from, to);
        if ('reason' in way) throw new Error(way.reason);
        expect(found(wayfinder, from, to)).toEqual({ ...way, connections: [] });
      }
    }
  });

  test('RO 71 who avoids crowds is led round one, or by other stairs, and through it only where there is no other way', () => {
    const people = (level: string, x: number, y: number, count: number) => ({
      level,
      x,
      y,
      sizeMetres: 8,
      people: count,
    });
    const dense = (way: Way, squares: readonly ReturnType<typeof people>[]) =>
      way.legs.reduce((sum, { level, line }) => {
        const inside = sampleLine(line, 0.25).filter(({ x, y }) =>
          squares.some((s) => s.level === level && x >= s.x && x < s.x + 8 && y >= s.y && y < s.y + 8),
        );
        return sum + inside.length * 0.25;
      }, 0);
    const ask = (from: Place, to: Place, crowd: readonly ReturnType<typeof people>[], needs: readonly Need[]) => {
      const way = found(wayfinder, from, to, { crowd, needs });
      if (!way) throw new Error('no way');
      return way;
    };
    // In the foyer between the cloakroom and the market hall.
    const foyerCrowd = [people('ground', 32, 20, 60)];
    const [west, east] = [
      { level: 'ground', x: 20, y: 26 },
      { level: 'ground', x: 43, y: 23 },
    ];
    const through = ask(west, east, foyerCrowd, []);
    const round = ask(west, east, foyerCrowd, ['avoid-crowds']);
    expect(dense(through, foyerCrowd)).toBeGreaterThan(5);
    expect(dense(round, foyerCrowd)).toBeLessThan(1);
    expect(round.lengthMetres).toBeGreaterThan(through.lengthMetres);
    expect(round.steps.reduce((sum, step) => sum + step.lengthMetres, 0)).toBeCloseTo(round.lengthMetres, 6);
    // Few people are no crowd, and whom crowds do not mind goes as ever.
    expect(ask(west, east, [people('ground', 32, 20, 15)], ['avoid-crowds'])).toEqual(through);
    // At the stairs that are nearest: others are taken.
    const stairsCrowd = [people('ground', 8, 16, 64), people('ground', 16, 16, 64), people('ground', 16, 24, 64)];
    expect(ask(foyer, lounge, stairsCrowd, []).connections[0]?.id).toBe('grand-stairs');
    expect(ask(foyer, lounge, stairsCrowd, ['avoid-crowds']).connections[0]?.id).toBe('east-stairs');
    // All about the goal: there is no way round.
    const everywhere = [0, 1, 2, 3].map((i) => people('ground', 24 + 8 * (i % 2), 28 + 8 * Math.floor(i / 2), 60));
    expect(ask(west, foyer, everywhere, ['avoid-crowds']).lengthMetres).toBeGreaterThan(5);
  });
});
