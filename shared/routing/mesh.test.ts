import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../geometry/point.ts';
import { polygonContains, ringContains, signedArea } from '../geometry/polygon.ts';
import { lineLength } from '../geometry/polyline.ts';
import { distanceToSegment } from '../geometry/segment.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { blunt } from './blunt.ts';
import { buildMesh } from './build-mesh.ts';
import { freeFloor, radiusInDoor, WALKER_RADIUS } from './floor.ts';
import { LowerBound } from './lower-bound.ts';
import { trianglesAt } from './mesh.ts';
import { buildNavigation } from './navigation.ts';
import { Blockers } from './oracle/blockers.ts';
import { violations } from './oracle/judge.ts';
import { flood, shortestWay } from './shortest.ts';
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

/** Whether two points see each other over the floor that these rings enclose: plain and slow on purpose. */
function seeEachOther(rings: readonly (readonly Point[])[], a: Point, b: Point): boolean {
  const cuts = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  for (const ring of rings) {
    for (const [i, p] of ring.entries()) {
      const q = ring[(i + 1) % ring.length] ?? p;
      const [ex, ey] = [q.x - p.x, q.y - p.y];
      const across = dx * ey - dy * ex;
      if (Math.abs(across) < 1e-12) continue;
      const t = ((p.x - a.x) * ey - (p.y - a.y) * ex) / across;
      const u = ((p.x - a.x) * dy - (p.y - a.y) * dx) / across;
      if (u > -1e-9 && u < 1 + 1e-9 && t > 0 && t < 1) cuts.push(t);
    }
  }
  cuts.sort((s, t) => s - t);
  const inside = (p: Point) => {
    let crossings = 0;
    for (const ring of rings) if (ringContains(ring, p)) crossings++;
    return crossings % 2 === 1;
  };
  const onEdge = (p: Point) =>
    rings.some((ring) => ring.some((q, i) => distanceToSegment(p, q, ring[(i + 1) % ring.length] ?? q) < 1e-6));
  return cuts.slice(1).every((to, i) => {
    const t = ((cuts[i] ?? 0) + to) / 2;
    const p = { x: a.x + dx * t, y: a.y + dy * t };
    return inside(p) || onEdge(p);
  });
}

test('RO 9 no way is longer than the shortest over all corners that see each other, tried one by one', () => {
  const small = fc
    .tuple(fc.array(anyBox, { maxLength: 3 }), fc.array(anyWall, { maxLength: 5 }), fc.array(anyBox, { maxLength: 4 }))
    .map(([areas, walls, obstacles]) => venueOf([box(0, 0, 28, 28), ...areas], walls, obstacles));
  const spots = fc.array(fc.tuple(number(0, 28), number(0, 28)), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(small, spots, (venue, at) => {
      const mesh = buildMesh(freeFloor(venue, '0'));
      const rings = freeFloor(venue, '0').map((ring) => ring.map(({ x, y }) => ({ x: x / 1000, y: y / 1000 })));
      const places = at.flatMap(([x, y]) => (trianglesAt(mesh, { x, y }).length > 0 ? [{ x, y }] : []));
      fc.pre(places.length > 1);
      const nodes = [...places, ...rings.flat()];
      const lengths = nodes.map((a) =>
        nodes.map((b) => (seeEachOther(rings, a, b) ? distanceBetween(a, b) : Infinity)),
      );
      const length = (i: number, j: number) => lengths[i]?.[j] ?? Infinity;
      for (const k of nodes.keys())
        for (const [i, row] of lengths.entries())
          for (const j of row.keys()) row[j] = Math.min(length(i, j), length(i, k) + length(k, j));
      for (const [i, from] of places.entries()) {
        const { reached } = flood(mesh, from);
        for (const [j, to] of places.entries()) {
          const way = shortestWay(mesh, from, to);
          const found = way ? lineLength(way) : Infinity;
          // Two pieces of floor may touch in a corner, through which nobody passes.
          if (found < Infinity) expect(found).toBeLessThan(length(i, j) + 1e-6);
          if (found < Infinity) expect(found).toBeGreaterThan(length(i, j) - 0.01);
          const { corners, away } = mesh.eye.around(to);
          const least = Math.min(...corners.map((v, n) => (away[n] ?? 0) + (reached[v] ?? Infinity)));
          // What a flood knows of the corners in sight of a place is the way there, or a detour where none is needed.
          if (way && way.length > 2) expect(least).toBeCloseTo(found, 6);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('RO 110 nobody passes between two corners that touch, and ways turn about each of them on its own side', () => {
  const [low, high] = [
    [box(0, 0, 1000, 1000), box(1000, 1000, 1000, 1000)],
    [box(0, 0, 3000, 3000), box(1000, 1000, 500, 500).toReversed(), box(1500, 1500, 500, 500).toReversed()],
  ].map((rings) => rings.map((ring) => ring.map(([x, y]) => ({ x, y })))) as [Point[][], Point[][]];
  const apart = buildMesh(low);
  expect(shortestWay(apart, { x: 0.5, y: 0.5 }, { x: 1.5, y: 1.5 })).toBeNull();
  expect(shortestWay(apart, { x: 0.2, y: 0.5 }, { x: 0.9, y: 0.5 })).toHaveLength(2);
  const joined = buildMesh(high);
  for (const { corner, twin } of [apart, joined]) {
    const edges = [...corner].filter((_, e) => twin[e] === -1);
    expect(new Set(edges).size).toBe(edges.length);
  }
  // Two boxes that touch corner to corner, and from the nook on one side of them to the other.
  const way = shortestWay(joined, { x: 1.6, y: 1.4 }, { x: 1.4, y: 1.6 });
  expect(way && lineLength(way)).toBeCloseTo(2 * Math.hypot(0.1, 0.4) + 1, 9);
});

test('RO 72 no goal is nearer to a corner than the pegs say, and they often say more than the straight line', () => {
  let more = 0;
  fc.assert(
    fc.property(anyVenue, number(0, 28), number(0, 28), (venue, x, y) => {
      const mesh = buildMesh(freeFloor(venue, '0'));
      fc.pre(trianglesAt(mesh, { x, y }).length > 0);
      const bound = new LowerBound(mesh, { x, y }, mesh.eye.around({ x, y }));
      for (const [vertex, at] of mesh.vertices.entries()) {
        const way = (mesh.rim[2 * vertex] ?? -1) < 0 ? null : shortestWay(mesh, { x, y }, at);
        if (!way) continue;
        expect(bound.from(vertex)).toBeLessThanOrEqual(lineLength(way) + 1e-9);
        if (bound.from(vertex) > distanceBetween(at, { x, y }) + 0.01) more++;
      }
    }),
    { numRuns: 30 },
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
