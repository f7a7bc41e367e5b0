import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { polygonArea, polygonContains } from '../geometry/polygon.ts';
import { pointOf, polygonOf } from '../geometry/vector.ts';
import { demoVenue } from './demo/demo-venue.ts';
import type { VenueFile } from './venue-file.ts';
import { VenueIndex } from './venue-index.ts';

const demo = demoVenue();
const index = new VenueIndex(demo);

const place = fc.record({
  level: fc.constantFrom('ground', 'upper'),
  x: fc.double({ min: -5, max: 66, noNaN: true }),
  y: fc.double({ min: -5, max: 45, noNaN: true }),
});
const distance = (p: Place, [x, y]: readonly [number, number]) => Math.hypot(p.x - x, p.y - y);

/** The plain way: every area looked at, sorted by what the rule says. */
function plainAreas(venue: VenueFile, p: Place): string[] {
  return venue.areas
    .filter((area) => area.level === p.level && polygonContains(polygonOf(area.polygon), p))
    .map((area) => ({
      id: area.id,
      rank: [area.walkable ? 0 : 1, area.name ? 0 : 1, polygonArea(polygonOf(area.polygon))] as const,
    }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

test('VE 8 the index finds the same areas and the same floor as looking at everything', () => {
  fc.assert(
    fc.property(place, (p) => {
      expect(index.areasAt(p).map((area) => area.id)).toEqual(plainAreas(demo, p));
      const blocked = demo.obstacles.some((o) => o.level === p.level && polygonContains(polygonOf(o.polygon), p));
      const floor = demo.areas.some(
        (a) => a.level === p.level && a.walkable && polygonContains(polygonOf(a.polygon), p),
      );
      expect(index.walkableAt(p)).toBe(floor && !blocked);
    }),
    { numRuns: 1000 },
  );
});

test('VE 8 the index finds the same markers, landmarks and walls as looking at everything', () => {
  const reach = fc.double({ min: 0, max: 40, noNaN: true });
  fc.assert(
    fc.property(place, reach, (p, metres) => {
      const markers = demo.markers.filter((marker) => marker.level === p.level);
      const least = Math.min(...markers.map((marker) => distance(p, marker.standAt)));
      expect(index.nearestMarker(p)?.metres).toBeCloseTo(least, 9);
      const signs = markers.filter((marker) => marker.kind === 'qr');
      expect(index.nearestMarker(p, (marker) => marker.kind === 'qr')?.metres).toBeCloseTo(
        Math.min(...signs.map((marker) => distance(p, marker.standAt))),
        9,
      );
      const plain = demo.landmarks.filter((l) => l.level === p.level && distance(p, l.at) <= metres);
      const found = index.landmarksNear(p, metres);
      expect(found.map(({ thing }) => thing.id).sort()).toEqual(plain.map(({ id }) => id).sort());
      expect(found.map((f) => f.metres)).toEqual(found.map((f) => f.metres).sort((a, b) => a - b));
      const box = { minX: p.x - metres, minY: p.y - metres, maxX: p.x + metres, maxY: p.y + metres };
      const pieces = demo.walls
        .filter((wall) => wall.level === p.level)
        .flatMap(({ id, line }) => line.slice(1).map((b, i) => ({ wall: id, a: pointOf(line[i] ?? b), b: pointOf(b) })))
        .filter(
          ({ a, b }) =>
            Math.max(a.x, b.x) >= box.minX &&
            Math.min(a.x, b.x) <= box.maxX &&
            Math.max(a.y, b.y) >= box.minY &&
            Math.min(a.y, b.y) <= box.maxY,
        );
      const words = (list: readonly object[]) => list.map((piece) => JSON.stringify(piece)).sort();
      expect(words(index.wallsNear(p.level, box))).toEqual(words(pieces));
    }),
    { numRuns: 500 },
  );
});

test('VE 8 the index agrees with looking at everything on heaps of overlapping areas', () => {
  const rectangle = fc.record({
    x: fc.integer({ min: 0, max: 30 }),
    y: fc.integer({ min: 0, max: 30 }),
    w: fc.integer({ min: 1, max: 25 }),
    h: fc.integer({ min: 1, max: 25 }),
    named: fc.boolean(),
    walkable: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(rectangle, { maxLength: 30 }), (rectangles) => {
      const venue: VenueFile = {
        ...demo,
        areas: rectangles.map(({ x, y, w, h, named, walkable }, i) => ({
          id: `a${i}`,
          level: i % 3 === 0 ? 'upper' : 'ground',
          kind: 'room',
          ...(named ? { name: { en: `Room ${i}` } } : {}),
          polygon: [
            [
              [x, y],
              [x + w, y],
              [x + w, y + h],
              [x, y + h],
            ],
          ],
          walkable,
        })),
      };
      const made = new VenueIndex(venue);
      for (let x = 0.5; x < 56; x += 5) {
        for (let y = 0.5; y < 56; y += 5) {
          const p = { level: 'ground', x, y };
          expect(made.areasAt(p).map(({ id }) => id)).toEqual(plainAreas(venue, p));
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('VE 9 a zone wins over what it lies upon, and everything has a name in the language asked for', () => {
  const area = index.areaAt({ level: 'ground', x: 30, y: 26 });
  expect(area?.id).toBe('ground-info-desk');
  expect(index.areaName('ground-info-desk', 'fr')).toBe('Accueil');
  expect(index.areaName('upper-hall-void', 'fr')).toBe('Vide');
  expect(index.areaName('nowhere', 'en')).toBe('');
  expect(index.levelName('upper', 'fr')).toBe('Étage');
  expect(index.levels.map(({ id }) => id)).toEqual(['ground', 'upper']);
});

test('VE 9 on a level that is not there, there is nothing', () => {
  const p = { level: 'cellar', x: 30, y: 24 };
  expect(index.areaAt(p)).toBeNull();
  expect(index.walkableAt(p)).toBe(false);
  expect(index.nearestMarker(p)).toBeNull();
  expect(index.landmarksNear(p, 50)).toEqual([]);
  expect(index.wallsNear('cellar', { minX: 0, minY: 0, maxX: 60, maxY: 40 })).toEqual([]);
  expect(index.nearestMarker({ level: 'ground', x: 30, y: 24 }, () => false)).toBeNull();
});

test('VE 9 what has an id is found by it', () => {
  for (const { id } of demo.areas) expect(index.area(id)?.id).toBe(id);
  for (const { id } of demo.markers) expect(index.marker(id)?.id).toBe(id);
  for (const { id } of demo.landmarks) expect(index.landmark(id)?.id).toBe(id);
  for (const { id } of demo.meetingPoints) expect(index.meetingPoint(id)?.id).toBe(id);
  for (const { id } of demo.connections) expect(index.connection(id)?.id).toBe(id);
  for (const { id } of demo.levels) expect(index.level(id)?.id).toBe(id);
});
