import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pointOf } from '../../../shared/geometry/vector.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { loadVenue } from '../library.ts';
import { gridOf } from './floor-grid.ts';
import { hasTwoWaysOut, tentOf } from './meeting-places.ts';
import { type Coverage, coverageOf, distancesTo } from './reckon.ts';
import { suggestSigns } from './suggest-signs.ts';
import { Survey } from './survey.ts';

const demo = demoVenue();
const bare = (venue: VenueFile): VenueFile => ({ ...venue, markers: [], meetingPoints: [] });

/** What somebody without a map would do: hang as many signs on a regular grid over each level, by its size. */
function naive(venue: VenueFile, count: number): Coverage {
  const survey = new Survey(venue);
  const grids = venue.levels.map(({ id }) => gridOf(survey, id));
  const floorOf = (grid: (typeof grids)[number]) => grid.places.length * grid.step ** 2;
  const whole = grids.reduce((sum, grid) => sum + floorOf(grid), 0);
  return coverageOf(
    grids.map((grid) => {
      const own = Math.round((count * floorOf(grid)) / whole);
      // The widest regular grid that gives each level its signs, each at the nearest place that one can stand on.
      for (let side = 60; side > 2; side *= 0.93) {
        const cells = new Map<string, (typeof grid.places)[number]>();
        for (const p of grid.places) {
          const cell = `${Math.floor(p.x / side)} ${Math.floor(p.y / side)}`;
          const middle = { x: (Math.floor(p.x / side) + 0.5) * side, y: (Math.floor(p.y / side) + 0.5) * side };
          const off = (q: { x: number; y: number }) => Math.hypot(q.x - middle.x, q.y - middle.y);
          const known = cells.get(cell);
          if (known === undefined || off(p) < off(known)) cells.set(cell, p);
        }
        if (cells.size >= own) return { grid, metres: distancesTo(grid, [...cells.values()].slice(0, own)) };
      }
      return { grid, metres: distancesTo(grid, []) };
    }),
  );
}

test('SG 20 more signs never cover worse, and each is on the floor beside a wall, in sight of where one stands', () => {
  let last = suggestSigns(bare(demo), 0).after;
  expect(last).toEqual({ mean: 100, p95: 100, max: 100, within15: 0 });
  for (const count of [1, 3, 8, 20]) {
    const { after, before, markers } = suggestSigns(bare(demo), count);
    expect(markers).toHaveLength(count);
    expect(before.within15).toBe(0);
    expect(after.mean).toBeLessThan(last.mean);
    expect(after.p95).toBeLessThanOrEqual(last.p95);
    expect(after.max).toBeLessThanOrEqual(last.max);
    expect(after.within15).toBeGreaterThanOrEqual(last.within15);
    last = after;
    expect(checkVenue({ ...bare(demo), markers }).faults).toEqual([]);
  }
  const more = suggestSigns(demo, 6);
  expect(more.after.mean).toBeLessThan(more.before.mean);
  expect(checkVenue({ ...demo, markers: [...demo.markers, ...more.markers] }).faults).toEqual([]);
});

test('SG 20 the same venue gives the same signs, and fewer are the first of more', () => {
  const [few, again, many] = [5, 5, 12].map((count) => suggestSigns(bare(demo), count).markers);
  expect(again).toEqual(few);
  const places = (markers = few) => markers?.map(({ level, standAt }) => [level, standAt]);
  expect(places(many)?.slice(0, 5)).toEqual(places(few));
});

test('SG 21 the most-used crossings come first', () => {
  const { traffic } = suggestSigns(bare(demo), 20);
  const mean = (list: readonly number[]) => list.reduce((sum, share) => sum + share, 0) / list.length;
  expect(mean(traffic.slice(0, 5))).toBeGreaterThan(0.6);
  expect(mean(traffic.slice(0, 5))).toBeGreaterThan(1.25 * mean(traffic.slice(10)));
});

test.each([6, 12, 24])('SG 22 %i signs cover the demo venue better than as many on a regular grid', (count) => {
  const [ours, theirs] = [suggestSigns(bare(demo), count).after, naive(demo, count)];
  expect(ours.mean).toBeLessThan(theirs.mean);
  expect(ours.within15).toBeGreaterThan(theirs.within15);
});

test('SG 23 places to meet are where people can stand and be found, and nowhere else', () => {
  const { meetingPoints } = suggestSigns(bare(demo), 0);
  expect(meetingPoints.length).toBeGreaterThanOrEqual(6);
  expect(meetingPoints.map(({ number }) => number)).toEqual(meetingPoints.map((_, i) => i + 1));
  const index = new VenueIndex(demo);
  for (const { level, at, area } of meetingPoints) {
    expect(['foyer', 'bar', 'lounge']).toContain(index.area(area)?.kind);
    expect(index.walkableAt({ ...pointOf(at), level })).toBe(true);
  }
  const venue = { ...demo, markers: meetingPoints.map(tentOf), meetingPoints: [...meetingPoints] };
  expect(checkVenue(venue).faults).toEqual([]);
  const beside = suggestSigns(demo, 0).meetingPoints;
  expect(beside.map(({ number }) => number)).toEqual(beside.map((_, i) => demo.meetingPoints.length + 1 + i));
});

test('SG 23 an owner’s say goes before the kind, and a place with one way out is none unless they say so', () => {
  const withArea = (id: string, change: Partial<VenueFile['areas'][number]>) =>
    suggestSigns(
      { ...bare(demo), areas: demo.areas.map((area) => (area.id === id ? { ...area, ...change } : area)) },
      0,
    ).meetingPoints.map(({ area }) => area);
  expect(withArea('ground-foyer', { meetings: 'never' })).not.toContain('ground-foyer');
  expect(withArea('ground-foyer', { kind: 'toilet' })).not.toContain('ground-foyer');
  expect(withArea('ground-swift', { kind: 'lounge' })).not.toContain('ground-swift');
  expect(withArea('ground-great-hall', {})).not.toContain('ground-great-hall');
  expect(withArea('ground-great-hall', { meetings: 'always' })).toContain('ground-great-hall');
  const survey = new Survey(demo);
  const grid = gridOf(survey, 'ground');
  const two = (id: string) => demo.areas.filter((area) => area.id === id).map((area) => hasTwoWaysOut(grid, area));
  expect([two('ground-foyer'), two('ground-swift')]).toEqual([[true], [false]]);
});

const IMDF = resolve(
  import.meta.dirname,
  '../../..',
  process.env.VISAVIS_DATA ?? '../shared/data',
  'maps/imdf-cch-33c3',
);
const here = existsSync(IMDF);
if (!here && process.env.CI) throw new Error(`The congress centre is not at ${IMDF}.`);

describe.runIf(here)('the congress centre', () => {
  test('SG 22 60 signs cover it better than as many on a regular grid', { timeout: 120_000 }, async () => {
    const { venue } = await loadVenue(IMDF);
    const [ours, theirs] = [suggestSigns(bare(venue), 60).after, naive(venue, 60)];
    expect(ours.mean).toBeLessThan(theirs.mean);
    expect(ours.within15).toBeGreaterThan(theirs.within15);
  });
});
