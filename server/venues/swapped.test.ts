import { expect, test } from 'vitest';
import { layPlane } from './plane.ts';

type LonLat = [number, number];

/** Thirty rooms of a house in Hamburg, drawn as GeoJSON has them: counter-clockwise. */
const rooms = Array.from({ length: 30 }, (_, i): LonLat[] => {
  const [x, y] = [9.98 + i / 10_000, 53.56];
  return [
    [x, y],
    [x + 1e-4, y],
    [x + 1e-4, y + 1e-4],
    [x, y + 1e-4],
    [x, y],
  ];
});

function warningsOf(rings: readonly LonLat[][]) {
  const mapped = rings.map((ring, i) => ({ called: `room ${i}`, coordinates: [ring] }));
  return layPlane({ about: mapped, aboutCalled: null, within: mapped, all: mapped, format: 'GeoJSON' }).warnings;
}
const swapped = (ring: readonly LonLat[]): LonLat[] => ring.map(([x, y]) => [y, x]);

test('VE 100 of a map all of which is swapped, that is said, with where it would lie', () => {
  expect(warningsOf(rooms)).toEqual([]);
  expect(warningsOf(rooms.map(swapped))).toEqual([
    ['maybe-swapped', expect.closeTo(9.98, 1), expect.closeTo(53.56, 1)],
  ]);
});

test('VE 100 rings that run both ways, or few, say nothing', () => {
  expect(warningsOf(rooms.map((ring, i) => (i % 10 === 0 ? ring.toReversed() : ring)))).toEqual([]);
  expect(warningsOf(rooms.map(swapped).map((ring, i) => (i % 10 === 0 ? ring.toReversed() : ring)))).toEqual([]);
  expect(warningsOf(rooms.slice(0, 5).map(swapped))).toEqual([]);
});
