/** What holds of every way in the demo venue; fast-check prints the seed of a failure. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { lineLength } from '../geometry/polyline.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { Crowd } from './crowds.ts';
import { WALKER_RADIUS } from './floor.ts';
import { LevelWays } from './level-ways.ts';
import type { Need } from './needs.ts';
import { Blockers } from './oracle/blockers.ts';
import { violations } from './oracle/judge.ts';
import type { Way, Wayfinder, Wishes } from './way.ts';
import { buildWayfinder, layGround } from './wayfinder.ts';

const venue = demoVenue();
const ground = layGround(venue);
const wayfinder = buildWayfinder(venue, ground);
const twoWay = venue.connections.every(({ oneWay }) => !oneWay);

const anyPlace = fc
  .tuple(
    fc.constantFrom(...venue.levels.map(({ id }) => id)),
    fc.integer({ min: 0, max: 800 }),
    fc.integer({ min: 0, max: 600 }),
  )
  .map(([level, x, y]): Place => ({ level, x: x / 10, y: y / 10 }))
  .filter((place) => wayfinder.snap(place) !== null);
const anyNeeds = fc.subarray<Need>(['no-stairs', 'no-escalators', 'slow-pace']);

const lengthOf = (ways: Wayfinder, from: Place, to: Place, wishes: Wishes): number => {
  const way = ways.way(from, to, { ...wishes, by: 'length' });
  return 'reason' in way ? Infinity : way.lengthMetres;
};

describe('ways in the demo venue', () => {
  test('RO 61 a way is as long back as there', () => {
    expect(twoWay).toBe(true);
    fc.assert(
      fc.property(anyPlace, anyPlace, anyNeeds, (from, to, needs) => {
        const there = lengthOf(wayfinder, from, to, { needs });
        const back = lengthOf(wayfinder, to, from, { needs });
        expect(there === back || Math.abs(there - back) < 1e-6, `${there} there, ${back} back`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('RO 62 a tighter need never makes a way shorter', () => {
    const ends = (way: Way) => [way.legs[0]?.line[0], way.legs.at(-1)?.line.at(-1)];
    let compared = 0;
    fc.assert(
      fc.property(anyPlace, anyPlace, anyNeeds, anyNeeds, (from, to, few, more) => {
        const loose = wayfinder.way(from, to, { needs: few, by: 'length' });
        const tight = wayfinder.way(from, to, { needs: [...new Set([...few, ...more])], by: 'length' });
        if ('reason' in tight) return;
        if ('reason' in loose) throw new Error('a tighter need has opened a way');
        // Who stands where no walker can begins beside it, and without stairs that may be elsewhere: another way.
        if (JSON.stringify(ends(loose)) !== JSON.stringify(ends(tight))) return;
        compared++;
        expect(tight.lengthMetres).toBeGreaterThanOrEqual(loose.lengthMetres - 1e-6);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('RO 64 moving a wall away never makes a way longer', () => {
    const walls = venue.walls.flatMap((wall) => wall.line.slice(1).map((_, piece) => ({ wall, piece })));
    const places = fc.array(fc.tuple(anyPlace, anyPlace), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...walls), places, ({ wall, piece }, pairs) => {
        // One straight piece of the wall is gone; the floor ends where it ended.
        const rest = [wall.line.slice(0, piece + 1), wall.line.slice(piece + 1)]
          .filter((line) => line.length > 1)
          .map((line, i) => ({ ...wall, id: `${wall.id}-${i}`, line }));
        const opened = { ...venue, walls: [...venue.walls.filter(({ id }) => id !== wall.id), ...rest] };
        const after = buildWayfinder(opened);
        for (const [from, to] of pairs) {
          const [start, goal] = [wayfinder.snap(from), wayfinder.snap(to)];
          if (!start || !goal) continue;
          const before = lengthOf(wayfinder, start, goal, {});
          // Corners blunted otherwise cost a way up to 2 cm each.
          expect(lengthOf(after, start, goal, {})).toBeLessThanOrEqual(before + 0.05 + 0.005 * before);
        }
      }),
      { numRuns: 6 },
    );
  });

  test('RO 74 a way led round crowds is on the floor, is never heavier than the shortest, and is the same each time', () => {
    const level = venue.levels[0]?.id ?? '';
    const mesh = ground.meshes.get(level, []);
    if (!mesh) throw new Error('no mesh');
    const ways = new LevelWays(new VenueIndex(venue), level, mesh);
    const blockers = new Blockers(venue, level);
    const square = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 120 }))
      .map(([i, j, people]) => ({ level, x: 8 * i, y: 8 * j, sizeMetres: 8, people }));
    const here = anyPlace.map((place) => ways.snap(place, 3)).filter((place) => place !== null);
    let led = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(square, { selector: ({ x, y }) => `${x} ${y}`, maxLength: 12 }),
        here,
        here,
        (squares, from, to) => {
          const crowd = new Crowd(squares);
          const [shortest, line] = [ways.line(from, to), crowd.lead(ways, from, to)];
          expect(line === null).toBe(shortest === null);
          if (!line || !shortest) return;
          expect(line.at(0)).toMatchObject({ x: from.x, y: from.y });
          expect(line.at(-1)).toMatchObject({ x: to.x, y: to.y });
          expect(crowd.weigh(level, line)).toBeLessThanOrEqual(crowd.weigh(level, shortest) + 1e-9);
          // Whoever dislikes a metre twelvefold at most never goes farther than twelve times.
          expect(lineLength(line)).toBeLessThanOrEqual(12 * lineLength(shortest) + 1e-9);
          expect(violations(blockers, line, WALKER_RADIUS - 0.002)).toBe(0);
          expect(new Crowd(squares).lead(ways, from, to)).toEqual(line);
          if (lineLength(line) > lineLength(shortest) + 1) led++;
        },
      ),
      { numRuns: 150 },
    );
    expect(led).toBeGreaterThan(5);
  });
});
