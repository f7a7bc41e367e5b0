import { describe, expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { sampleLine } from '../geometry/polyline.ts';
import { checkVenue } from '../venue/check-venue.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import type { Need } from './needs.ts';
import type { Way } from './way.ts';
import { buildWayfinder } from './wayfinder.ts';
import { stepWords } from './words.ts';

type XY = [number, number];

const box = (x: number, y: number, width: number, height: number): XY[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** A concourse of 60 x 10 m; a walkway of 40 x 1.2 m in its middle runs east. `wall` parts the floor beside it in two. */
function concourse(runs: { oneWay: boolean; wall?: boolean }): VenueFile {
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'concourse',
    name: { en: 'Concourse' },
    levels: [{ id: 'g', ordinal: 0, name: { en: 'Ground floor', fr: 'Rez-de-chaussée' }, shortName: '0' }],
    areas: [
      { id: 'hall', level: 'g', kind: 'foyer', polygon: [box(0, 0, 60, 10)], walkable: true },
      { id: 'belt', level: 'g', kind: 'escalator', polygon: [box(10, 4.4, 40, 1.2)], walkable: true },
    ],
    walls: [
      {
        id: 'north',
        level: 'g',
        line: [
          [10, 4.4],
          [50, 4.4],
        ],
      },
      {
        id: 'south',
        level: 'g',
        line: [
          [10, 5.6],
          [50, 5.6],
        ],
      },
      ...(runs.wall
        ? [
            {
              id: 'north-wall',
              level: 'g',
              line: [
                [30, 0],
                [30, 4.4],
              ] satisfies XY[],
            },
            {
              id: 'south-wall',
              level: 'g',
              line: [
                [30, 5.6],
                [30, 10],
              ] satisfies XY[],
            },
          ]
        : []),
    ],
    obstacles: [],
    doors: [],
    connections: [
      {
        id: 'walkway',
        kind: 'escalator',
        stops: [
          { level: 'g', area: 'belt', at: [10.5, 5] },
          { level: 'g', area: 'belt', at: [49.5, 5] },
        ],
        oneWay: runs.oneWay,
      },
    ],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

const at = (x: number, y = 5): Place => ({ level: 'g', x, y });

function way(venue: VenueFile, from: Place, to: Place, needs: readonly Need[] = []): Way | null {
  const found = buildWayfinder(venue).way(from, to, { needs });
  return 'reason' in found ? null : found;
}

/** Whether any point on foot is on the belt, farther than a pace from its ends. */
const walksOnBelt = ({ legs }: Way): boolean =>
  legs.some(({ line }) => sampleLine(line, 0.05).some(({ x, y }) => x > 11 && x < 49 && y > 4.4 && y < 5.6));

describe('RO 130 a moving walkway that runs one way', () => {
  test('is ridden the way that it runs, and walked by nobody', () => {
    const there = way(concourse({ oneWay: true, wall: true }), at(2), at(58));
    expect(there?.connections).toEqual([{ id: 'walkway', kind: 'escalator', from: 'g', to: 'g' }]);
    expect(there?.lengthMetres).toBeCloseTo(56, 0);
    expect(there && walksOnBelt(there)).toBe(false);
  });

  test('is never gone against, though nothing else leads there', () => {
    const wayfinder = buildWayfinder(concourse({ oneWay: true, wall: true }));
    expect(wayfinder.way(at(58), at(2))).toEqual({ reason: 'not-connected' });
    expect([wayfinder.reach(at(2), [])?.has(at(58)), wayfinder.reach(at(58), [])?.has(at(2))]).toEqual([true, false]);
  });

  test('is gone round on the way back where there is floor beside it', () => {
    const back = way(concourse({ oneWay: true }), at(58), at(2));
    expect(back?.connections).toEqual([]);
    expect(back && walksOnBelt(back)).toBe(false);
  });

  test('is not taken by those who take no escalators, who go round', () => {
    const round = way(concourse({ oneWay: true }), at(2), at(58), ['no-escalators']);
    expect(round?.connections).toEqual([]);
    expect(way(concourse({ oneWay: true, wall: true }), at(2), at(58), ['no-escalators'])).toBeNull();
  });

  test('takes who stands on it to its end', () => {
    const on = way(concourse({ oneWay: true, wall: true }), at(20), at(58));
    expect(on?.from.x).toBeCloseTo(49.75, 1);
    expect(way(concourse({ oneWay: true, wall: true }), at(20), at(2))).toBeNull();
  });
});

test('RO 130 a moving walkway that may run either way is floor both ways', () => {
  const venue = concourse({ oneWay: false, wall: true });
  for (const [from, to] of [
    [at(2), at(58)],
    [at(58), at(2)],
  ] as const) {
    expect(way(venue, from, to)?.lengthMetres).toBeCloseTo(56, 1);
  }
});

test('RO 131 a moving walkway is taken by what it is, not up or down', () => {
  const venue = concourse({ oneWay: true, wall: true });
  const steps = way(venue, at(2), at(58))?.steps ?? [];
  const i = steps.findIndex(({ kind }) => kind === 'connection');
  const step = steps[i];
  const said = (language: string) => step && stepWords(step, steps[i + 1] ?? null, venue, language);
  expect([said('en'), said('fr')]).toEqual([
    'Take the moving walkway to its end',
    'Prenez le tapis roulant jusqu’au bout',
  ]);
});

describe('VE 94 a moving walkway', () => {
  test('has both its ends in one area of its kind', () => {
    expect(checkVenue(concourse({ oneWay: true })).faults).toEqual([]);
    const venue = concourse({ oneWay: true });
    const beside = venue.connections.map((walkway) => ({
      ...walkway,
      stops: walkway.stops.map((stop, i) => (i === 0 ? stop : { level: 'g', area: 'hall', at: [52, 5] satisfies XY })),
    }));
    expect(checkVenue({ ...venue, connections: beside }).faults).toEqual([
      {
        path: 'connections[0].stops',
        message: expect.stringMatching(/^The moving walkway "walkway" has an end beside it/),
      },
    ]);
  });
});
