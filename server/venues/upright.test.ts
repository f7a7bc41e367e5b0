import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layPlane } from './plane.ts';
import { uprightTurn } from './upright.ts';

/** The edges of a house of rooms, turned clockwise by these degrees. */
function house(degrees: number) {
  const turn = (degrees * Math.PI) / 180;
  return [
    [20, 0],
    [0, 12],
    [-20, 0.001],
    [0, -12],
    [4, 3],
  ].map(([x = 0, y = 0]) => ({
    dx: x * Math.cos(turn) - y * Math.sin(turn),
    dy: x * Math.sin(turn) + y * Math.cos(turn),
  }));
}

test('VE 71 the turn of a house is found, whichever way it lies', () => {
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (degrees) => {
      const off = (((degrees - uprightTurn(house(degrees))) % 90) + 90) % 90;
      expect(Math.min(off, 90 - off)).toBeLessThan(0.3);
    }),
  );
});

test('VE 71 what lies straight, is round, or has no edge is left as it is', () => {
  expect(uprightTurn(house(0.1))).toBe(0);
  expect(uprightTurn(house(90))).toBe(0);
  expect(uprightTurn([])).toBe(0);
  const round = Array.from({ length: 360 }, (_, i) => ({ dx: Math.cos(i / 57.3), dy: Math.sin(i / 57.3) }));
  expect(uprightTurn(round)).toBe(0);
});

test('VE 71 a house that lies askew is turned straight, and its origin says by how much', () => {
  const [perLongitude, perLatitude] = [77_584.6, 111_195.08];
  const turn = (15 * Math.PI) / 180;
  /** Metres along and down the house's own walls, on the earth. */
  const onEarth = ([x, y]: readonly [number, number]) => [
    4.83 + (x * Math.cos(turn) - y * Math.sin(turn)) / perLongitude,
    45.76 - (x * Math.sin(turn) + y * Math.cos(turn)) / perLatitude,
  ];
  const corners = (
    [
      [0, 0],
      [20, 0],
      [20, 12],
      [0, 12],
      [0, 0],
    ] as const
  ).map(onEarth);
  const mapped = [{ called: 'room', coordinates: [corners] }];
  const plane = layPlane({ about: mapped, aboutCalled: 'rooms', within: mapped, all: mapped, format: 'GeoJSON' });
  expect(plane.origin.rotationDegrees).toBeCloseTo(15, 1);
  expect([plane.origin.longitude, plane.origin.latitude].map((degrees) => degrees.toFixed(6))).toEqual(
    corners[0]?.map((degrees) => degrees.toFixed(6)),
  );
  for (const [i, [x, y]] of (
    [
      [0, 0],
      [20, 0],
      [20, 12],
      [0, 12],
    ] as const
  ).entries()) {
    const [right = 0, down = 0] = plane.toXY(corners[i] ?? []);
    expect(
      [right - x, down - y].every((off) => Math.abs(off) < 0.02),
      `${right}, ${down}`,
    ).toBe(true);
  }
});
