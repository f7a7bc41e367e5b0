import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { polygonContains, ringContains, signedArea } from '../geometry/polygon.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { blunt } from './blunt.ts';
import { buildMesh } from './build-mesh.ts';
import { freeFloor, radiusInDoor, WALKER_RADIUS } from './floor.ts';
import { islandsBetween, islandsOf } from './islands.ts';
import { LowerBound } from './lower-bound.ts';
import { trianglesAt } from './mesh.ts';
import { buildNavigation } from './navigation.ts';
import { Blockers } from './oracle/blockers.ts';
import { violations } from './oracle/judge.ts';
import { pegsOf } from './pegs.ts';
import { flood, shortestWay } from './polyanya.ts';
import { triangulate } from './triangulate.ts';

type XY = [number, number];

const box = (x: number, y: number, width: number, height: number, angle = 0): XY[] => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const corners: XY[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return corners.map(([p, q]): XY => [x + p * c - q * s, y + p * s + q * c]);
};

const level = { id: '0', ordinal: 0, name: { en: 'Ground' }, shortName: '0' };

/** A venue of one level. */
function venueOf(areas: XY[][], walls: XY[][], obstacles: XY[][], doors: [XY, XY][] = []): VenueFile {
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'hand-made',
    name: { en: 'Hand-made' },
    levels: [level],
    areas: areas.map((ring, i) => ({ id: `a${i}`, level: '0', kind: 'room', polygon: [ring], walkable: true })),
    walls: walls.map((line, i) => ({ id: `w${i}`, level: '0', line })),
    obstacles: obstacles.map((ring, i) => ({ id: `o${i}`, level: '0', kind: 'other', polygon: [ring] })),
    doors: doors.map((line, i) => ({ id: `d${i}`, level: '0', line, kind: 'door' })),
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

/** Evenly spread, which fc.double is not: most of its numbers are next to 0. */
const number = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((n) => n / 1e6);
const anyBox = fc
  .tuple(number(0, 25), number(0, 25), number(0.2, 6), number(0.2, 6), number(0, 3))
  .map((b) => box(...b));
const anyWall = fc
  .tuple(number(0, 30), number(0, 30), number(-8, 8), number(-8, 8), number(-8, 8))
  .map(([x, y, dx, dy, bend]): XY[] => [
    [x, y],
    [x + dx, y + dy],
    [x + dx + bend, y + dy - bend / 2],
  ]);
const anyVenue = fc
  .tuple(
    fc.array(anyBox, { minLength: 0, maxLength: 4 }),
    fc.array(anyWall, { maxLength: 25 }),
    fc.array(anyBox, { maxLength: 15 }),
  )
  .map(([areas, walls, obstacles]) => venueOf([box(0, 0, 28, 28), ...areas], walls, obstacles));

describe('the mesh of any venue', () => {
  test('RO 7 its triangles fill the free floor exactly, and neighbours share their side', () => {
    fc.assert(
      fc.property(anyVenue, (venue) => {
        const rings = freeFloor(venue, '0');
        fc.pre(rings.length > 0);
        const { xs, ys, corner, twin } = triangulate(rings);
        const p = (e: number) => ({ x: xs[corner[e] ?? 0] ?? 0, y: ys[corner[e] ?? 0] ?? 0 });
        let area = 0;
        for (let e = 0; e < corner.length; e += 3) {
          const triangle = signedArea([p(e), p(e + 1), p(e + 2)]);
          expect(triangle).toBeGreaterThan(0);
          area += triangle;
        }
        for (const [e, other] of twin.entries()) {
          const next = e % 3 === 2 ? e - 2 : e + 1;
          if (other >= 0) expect(corner[other]).toBe(corner[next]);
        }
        // In square millimetres; where rounding made rings cross, some hundred of them.
        expect(Math.abs(area - rings.reduce((sum, ring) => sum + signedArea(ring), 0))).toBeLessThan(5000);
      }),
      { numRuns: 150 },
    );
  });

  test('RO 3 no way crosses a wall or leaves the floor, and RO 9 none is longer than by way of a third place', () => {
    fc.assert(
      fc.property(
        anyVenue,
        fc.array(fc.tuple(number(0, 28), number(0, 28)), { minLength: 3, maxLength: 8 }),
        (venue, spots) => {
          const navigation = buildNavigation(venue);
          const blockers = new Blockers(venue, '0');
          const places = spots.flatMap(([x, y]) => {
            const place = navigation.snap({ level: '0', x, y });
            return place ? [place] : [];
          });
          for (const a of places) {
            for (const b of places) {
              const way = navigation.route(a, b);
              if ('reason' in way) continue;
              expect(violations(blockers, way.legs[0]?.line ?? [], WALKER_RADIUS - 0.02)).toBe(0);
              expect(way.lengthMetres).toBeGreaterThanOrEqual(distanceBetween(a, b) - 1e-9);
              expect(Math.abs(navigation.distance(b, a) - way.lengthMetres)).toBeLessThan(1e-6);
              for (const c of places) {
                const detour = navigation.distance(a, c) + navigation.distance(c, b);
                expect(way.lengthMetres).toBeLessThanOrEqual(detour + 1e-6);
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('RO 1 places are connected exactly when their triangles are', () => {
    fc.assert(
      fc.property(anyVenue, number(0, 28), number(0, 28), number(0, 28), number(0, 28), (venue, ax, ay, bx, by) => {
        const mesh = buildMesh(freeFloor(venue, '0'));
        const [from] = trianglesAt(mesh, { x: ax, y: ay });
        const [to] = trianglesAt(mesh, { x: bx, y: by });
        fc.pre(from !== undefined && to !== undefined);
        const seen = new Set([from]);
        for (const t of seen) {
          for (let e = 3 * t; e < 3 * t + 3; e++)
            if ((mesh.twin[e] ?? -1) >= 0) seen.add(Math.floor((mesh.twin[e] ?? 0) / 3));
        }
        const way = shortestWay(mesh, { x: ax, y: ay }, { x: bx, y: by });
        expect(way !== null).toBe(seen.has(to));
      }),
      { numRuns: 60 },
    );
  });
});

const anyPlaces = fc.array(fc.tuple(number(0, 28), number(0, 28)), { maxLength: 16 });

test('RO 72 no goal is nearer to a corner than the pegs say, and they often say more than the straight line', () => {
  let more = 0;
  fc.assert(
    fc.property(anyVenue, number(0, 28), number(0, 28), anyPlaces, (venue, x, y, known) => {
      const bare = buildMesh(freeFloor(venue, '0'));
      const [triangle] = trianglesAt(bare, { x, y });
      fc.pre(triangle !== undefined);
      const others = known.flatMap(([kx, ky]) =>
        trianglesAt(bare, { x: kx, y: ky }).length > 0 ? [flood(bare, { x: kx, y: ky })] : [],
      );
      const mesh = { ...bare, pegs: pegsOf(bare, others) };
      const bound = new LowerBound(mesh, { x, y }, triangle ?? 0);
      const { reached } = flood(mesh, { x, y });
      for (const [vertex, metres] of reached.entries()) {
        if (metres === Infinity) continue;
        expect(bound.from(vertex)).toBeLessThanOrEqual(metres);
        if (bound.from(vertex) > distanceBetween(mesh.vertices[vertex] ?? { x, y }, { x, y })) more++;
      }
    }),
    { numRuns: 40 },
  );
  expect(more).toBeGreaterThan(100);
});

test('RO 73 a wide hall is one floor without seams, whatever strips it is worked through in', () => {
  const hall = venueOf([box(0.3, 0, 100, 12)], [], [box(40, 4, 2, 3)]);
  const free = freeFloor(hall, '0');
  expect(free).toHaveLength(2);
  expect(free.reduce((sum, ring) => sum + signedArea(ring), 0) / 1e6).toBeCloseTo(99.5 * 11.5 - 2.5 * 3.5, 0);
  const navigation = buildNavigation(hall);
  for (let i = 0; i < 100; i++) {
    const [from, to] = [
      { level: '0', x: 1 + 0.37 * i, y: 0.5 + 0.03 * i },
      { level: '0', x: 99 - 0.4 * i, y: 0.4 + 0.02 * i },
    ];
    expect(navigation.distance(from, to)).toBeCloseTo(distanceBetween(from, to), 9);
  }
});

describe('doors and places', () => {
  /** Two rooms side by side with a wall between them that leaves out a gap. */
  const twoRooms = (gap: number) =>
    venueOf(
      [box(0, 0, 5, 6), box(5, 0, 5, 6)],
      [
        [
          [5, 0],
          [5, 3 - gap / 2],
        ],
        [
          [5, 3 + gap / 2],
          [5, 6],
        ],
      ],
      [],
      [
        [
          [5, 3 - gap / 2],
          [5, 3 + gap / 2],
        ],
      ],
    );
  const [west, east] = [
    { level: '0', x: 2, y: 3 },
    { level: '0', x: 8, y: 3 },
  ];

  test('RO 6 doors of any width from 0.1 m stay passable, narrower gaps are no doors', () => {
    for (const gap of [0.12, 0.3, 0.45, 0.5, 0.52, 0.57, 0.6, 0.8, 1.2, 3]) {
      expect(buildNavigation(twoRooms(gap)).distance(west, east), `a door of ${gap} m`).toBeCloseTo(6, 1);
    }
    expect(buildNavigation(twoRooms(0.08)).route(west, east)).toEqual({ reason: 'not-connected' });
    expect(radiusInDoor(0.5)).toBeCloseTo(0.21);
    expect(radiusInDoor(1)).toBe(WALKER_RADIUS);
  });

  test('RO 5 a place by a wall is routed from its own side, and one too far off the floor is not', () => {
    const navigation = buildNavigation(twoRooms(1));
    expect(navigation.snap({ level: '0', x: 4.95, y: 0.5 })?.x).toBeLessThan(4.76);
    expect(navigation.snap({ level: '0', x: 5.05, y: 0.5 })?.x).toBeGreaterThan(5.24);
    expect(navigation.snap({ level: '0', x: 5, y: 0.5 })).not.toBeNull();
    expect(navigation.snap({ level: '0', x: 5, y: -3.5 })).toBeNull();
    expect(navigation.snap({ level: '0', x: 5.05, y: 0.5 }, 0.1)).toBeNull();
    expect(navigation.snap(west)).toEqual(west);
  });

  test('RO 2 rooms without a door are not connected', () => {
    const shut = venueOf(
      [box(0, 0, 5, 6), box(5, 0, 5, 6)],
      [
        [
          [5, 0],
          [5, 6],
        ],
      ],
      [],
    );
    expect(buildNavigation(shut).route(west, east)).toEqual({ reason: 'not-connected' });
    expect(buildNavigation(shut).distance(west, east)).toBe(Infinity);
  });

  test('RO 9 only the rooms between here and there are looked into', () => {
    const mesh = buildMesh(freeFloor(twoRooms(1), '0'));
    const [a, b] = [trianglesAt(mesh, west)[0] ?? 0, trianglesAt(mesh, east)[0] ?? 0];
    const islands = islandsOf(mesh.twin);
    const between = islandsBetween(islands, islands.of[a] ?? 0, islands.of[b] ?? 0);
    expect(between?.has(islands.of[a] ?? -1)).toBe(true);
    expect(between?.has(islands.of[b] ?? -1)).toBe(true);
    expect(between?.size).toBeLessThan(islands.up.length + 1);
  });
});

test('RO 8 blunting takes floor away, by its tolerance at most, and leaves fewer corners', () => {
  const count = 48;
  const column = Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return { x: 5000 + 500 * Math.cos(angle), y: 5000 + 500 * Math.sin(angle) };
  });
  // A hole runs the other way round than the floor's outer ring, and what is blunted grows into the floor.
  const grown = blunt(column.toReversed(), 20);
  expect(grown.length).toBeLessThan(count / 2);
  for (const p of column)
    expect(ringContains(grown, { x: 5000 + (p.x - 5000) * 0.999, y: 5000 + (p.y - 5000) * 0.999 })).toBe(true);
  for (const p of grown) expect(distanceBetween(p, { x: 5000, y: 5000 })).toBeLessThan(521);
  // The same ring as an outer one is a round room, which becomes smaller.
  const shrunk = blunt(column, 20);
  expect(shrunk.length).toBeLessThan(count / 2);
  for (const p of shrunk)
    expect(polygonContains([column], { x: 5000 + (p.x - 5000) * 0.999, y: 5000 + (p.y - 5000) * 0.999 })).toBe(true);
});
