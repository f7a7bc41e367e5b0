import { expect, test } from 'vitest';
import type { Place, Point, Polygon } from '../geometry/point.ts';
import { polygonContains } from '../geometry/polygon.ts';
import { segmentsIntersect } from '../geometry/segment.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import { ownRoute } from '../meeting/way.ts';
import type { OwnAvailability } from '../protocol/notices.ts';
import { buildWayfinder } from '../routing/wayfinder.ts';
import { DEFAULT_TOPICS } from '../venue/demo/default-event.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { gatherCrowd } from './gather.ts';
import { BUSY_HABITS, DEMO_HABITS, type Habits } from './habits.ts';
import { Haunts } from './haunts.ts';
import type { CrowdPerson } from './person.ts';
import { Walker } from './walker.ts';

const venue = demoVenue();
const wayfinder = buildWayfinder(venue);
const haunts = new Haunts(venue);
const event = { topics: [...DEFAULT_TOPICS] };
const gather = (habits: Habits, count: number, seed = 1): CrowdPerson[] =>
  gatherCrowd({ seed, count, venue, event, wayfinder, habits, signOf: (marker) => `signed-${marker}` });

/** Says whether a step was one that nobody can take; asks the plain file, not the mesh that made the way. */
function wrongSteps() {
  const levels = new Map(
    venue.levels.map(({ id }) => {
      const here = (of: { level: string }) => of.level === id;
      const polygons = (of: readonly { polygon: [number, number][][] }[]): Polygon[] =>
        of.map(({ polygon }) => polygonOf(polygon));
      const walls = venue.walls.filter(here).flatMap(({ line }) =>
        line.slice(1).map((to, i) => {
          const a = pointOf(line[i] ?? to);
          return { a, b: pointOf(to) };
        }),
      );
      const floor = polygons(venue.areas.filter((area) => here(area) && area.walkable));
      const furniture = polygons(venue.obstacles.filter(here));
      return [id, { walls, floor, furniture }] as const;
    }),
  );
  const apart = (a: number, b: number, p: number, q: number) => Math.max(a, b) < Math.min(p, q);
  return (from: Place, to: Place): string | null => {
    const level = levels.get(to.level);
    if (!level) return 'another level';
    if (from.level !== to.level) {
      const at = (place: Place) => (stop: { level: string; at: [number, number] }) =>
        stop.level === place.level && distanceBetween(pointOf(stop.at), place) < 1.1;
      return venue.connections.some(({ stops }) => stops.some(at(from)) && stops.some(at(to)))
        ? null
        : 'through the ceiling';
    }
    const crosses = ({ a, b }: { a: Point; b: Point }) =>
      !apart(a.x, b.x, from.x, to.x) &&
      !apart(from.x, to.x, a.x, b.x) &&
      !apart(a.y, b.y, from.y, to.y) &&
      !apart(from.y, to.y, a.y, b.y) &&
      segmentsIntersect(from, to, a, b);
    if (level.walls.some(crosses)) return 'across a wall';
    if (level.furniture.some((polygon) => polygonContains(polygon, to))) return 'in the furniture';
    return level.floor.some((polygon) => polygonContains(polygon, to)) ? null : 'off the floor';
  };
}

test('CR 2 nobody is ever across a wall or off the floor of the demo venue, nor faster than they walk', () => {
  const wrong = wrongSteps();
  // Steps of 30 ms are of at most 5 cm.
  const dtMs = 30;
  const people = gather({ ...BUSY_HABITS, roamMetres: 60 }, 16);
  const spots = venue.meetingPoints.map(({ id, level, at: [x, y], number, area }) => ({
    id,
    level,
    x,
    y,
    number,
    area,
  }));
  let metres = 0;
  for (let step = 0; step < 12_000; step++) {
    people.forEach((person, i) => {
      if (step % 4_000 === 3_000) sendToSpot(person, i);
      if (step % 4_000 === 0) person.notice({ type: 'meeting-over', id: `m${step - 1_000}`, keep: null, byMe: false });
      const from = person.truth;
      person.step(step * dtMs, dtMs);
      const to = person.truth;
      if (from === to) return;
      metres += distanceBetween(from, to);
      const fault = wrong(from, to);
      expect(fault, `${person.character.profile.firstName} at ${to.level} ${to.x},${to.y}`).toBeNull();
      expect(distanceBetween(from, to)).toBeLessThanOrEqual((1.6 * dtMs) / 1000 + 1e-9);
    });

    // The way that the server sends begins at the last scanned sign, which is not where one really is.
    function sendToSpot(person: CrowdPerson, i: number): void {
      const spot = spots.filter(({ level }) => level === person.truth.level)[i % 3];
      const scanned = haunts.on(person.truth.level);
      const last = scanned[i % scanned.length];
      const route = last && spot && wayfinder.way(last.place, spot);
      if (!spot || !route || 'reason' in route) throw new Error('no way on the demo venue');
      person.notice({
        type: 'meeting',
        id: `m${step}`,
        phase: 'walking',
        card: { firstName: 'Ana', gives: [], seeks: [], giveLine: '', seekLine: '', languages: [], simulated: true },
        why: { kind: 'nearby' },
        spot: { ...spot, kind: 'meeting-point' },
        route: ownRoute(route),
        noWay: null,
        otherSeconds: null,
        otherLevel: null,
        otherArrived: false,
        iArrived: false,
        claim: null,
        endsAt: 1e9,
      });
    }
  }
  // They did walk, and not a little.
  expect(metres).toBeGreaterThan(16 * 60);
});

/** Lets the crowd live among itself, each answered as a server answers who asks for nothing wrong. */
function live(
  people: readonly CrowdPerson[],
  seconds: number,
  each: (now: number, open: readonly CrowdPerson[]) => void,
) {
  const open = new Set<CrowdPerson>();
  const place = {
    level: '',
    area: '',
    marker: null,
    source: 'sign',
    seenAt: 0,
    confirmedAt: 0,
    exactUntil: 0,
    stays: false,
  } as const;
  for (const person of people) {
    const { profile } = person.character;
    person.notice({ type: 'welcome', protocol: 1, now: 0, venue: '', venueHash: '', profile });
  }
  for (let now = 0; now < seconds * 1000; now += 1000) {
    for (const person of people) {
      for (const command of person.step(now, 1000)) {
        if (command.type === 'open') open.add(person);
        if (command.type === 'close') open.delete(person);
        const availability: OwnAvailability = open.has(person)
          ? { state: 'open', until: 1e12, show: 'spot' }
          : { state: 'closed' };
        person.notice({ type: 'me', availability, place, receipt: null, seesOthers: true, wavesLeft: 5 });
      }
    }
    each(now, [...open]);
  }
}

test('CR 5 about the share of the habits is open at any time, and not the same people all the time', () => {
  const shares: number[] = [];
  const opened = new Set<CrowdPerson>();
  const people = gather(DEMO_HABITS, 120);
  live(people, 30 * 60, (now, open) => {
    if (now < 15_000 || now % 30_000 !== 0) return;
    shares.push(open.length / 120);
    for (const person of open) opened.add(person);
  });
  expect(Math.min(...shares)).toBeGreaterThan(0.33);
  expect(Math.max(...shares)).toBeLessThan(0.57);
  expect(opened.size).toBe(120);
});

test('CR 11 whoever comes to any place of the demo at any time finds somebody open for any topic within 40 m', () => {
  const places = haunts.levels().flatMap((level) => haunts.on(level));
  expect(places).toHaveLength(30);
  for (const seed of [1, 2]) {
    live(gather(DEMO_HABITS, 120, seed), 26 * 60, (now, open) => {
      if (now < 15_000 || now % 20_000 !== 0) return;
      for (const { marker, place } of places) {
        const near = open.filter(({ truth }) => truth.level === place.level && distanceBetween(truth, place) <= 40);
        for (const side of ['gives', 'seeks'] as const) {
          const found = new Set(near.flatMap(({ character }) => character.profile[side]));
          const missing = event.topics.filter(({ id }) => !found.has(id)).map(({ id }) => id);
          expect(missing, `seed ${seed}, ${now / 1000} s, nobody who ${side} at ${marker}`).toEqual([]);
        }
      }
    });
  }
});

test('CR 11 a crowd begins spread over all places where people stay', () => {
  const people = gather(DEMO_HABITS, 120);
  expect(people).toHaveLength(120);
  for (const level of haunts.levels()) {
    for (const { marker, place } of haunts.on(level)) {
      const here = people.filter(({ truth }) => truth.level === level && distanceBetween(truth, place) < 0.1);
      expect(here.length, marker).toBeGreaterThanOrEqual(2);
    }
  }
});

test('CR 11 a venue without signs where people stay has no crowd', () => {
  const bare = { areas: venue.areas, markers: [], connections: [] };
  const signOf = () => null;
  expect(gatherCrowd({ seed: 1, count: 9, venue: bare, event, wayfinder, habits: DEMO_HABITS, signOf })).toEqual([]);
});

test('CR 17 now and then somebody looks in on another floor, rides there at a walker’s pace, and goes back', () => {
  const people = gather(DEMO_HABITS, 60);
  const homes = people.map(({ truth }) => truth.level);
  const away = new Set<number>();
  const back = new Set<number>();
  let most = 0;
  live(people, 40 * 60, () => {
    const elsewhere = people.flatMap(({ truth }, n) => (truth.level === homes[n] ? [] : [n]));
    most = Math.max(most, elsewhere.length);
    for (const n of elsewhere) away.add(n);
    for (const n of away) if (!elsewhere.includes(n)) back.add(n);
  });
  expect(away.size).toBeGreaterThan(8);
  expect(back.size).toBeGreaterThan(4);
  // Most are at home at any time.
  expect(most).toBeLessThan(people.length / 3);
});

test('CR 17 a ride takes the time of nine metres, and nobody is anywhere between', () => {
  const walker = new Walker({ level: '0', x: 0, y: 0 });
  const top = { level: '1', x: 1, y: 0 };
  walker.follow([{ level: '0', x: 1, y: 0 }, top, { level: '1', x: 5, y: 0 }]);
  expect(walker.advance(1.5).at(-1)).toEqual({ level: '0', x: 1, y: 0 });
  expect(walker.advance(8.4)).toEqual([]);
  expect(walker.advance(1.1)[0]).toEqual(top);
  expect(walker.place).toMatchObject({ level: '1', x: expect.closeTo(2, 6) });
});

test('CR 1 a crowd repeats from its seed', () => {
  const run = (seed: number) => {
    const people = gather(DEMO_HABITS, 20, seed);
    live(people, 300, () => {});
    return people.map(({ truth }) => truth);
  };
  expect(run(5)).toEqual(run(5));
  expect(run(6)).not.toEqual(run(5));
});
