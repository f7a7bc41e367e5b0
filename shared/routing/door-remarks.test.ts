import { describe, expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import type { VenueDoor, VenueFile } from '../venue/venue-file.ts';
import type { Need } from './needs.ts';
import { packGround, unpackGround } from './pack.ts';
import { buildWayfinder, layGround } from './wayfinder.ts';
import { stepWords } from './words.ts';

type XY = [number, number];
type Says = Pick<VenueDoor, 'access' | 'accessibility' | 'automatic'>;

const box = (x: number, y: number, width: number, height: number): XY[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** Two rooms of 10 x 8 m side by side, and a near and a far door between them. */
const houseOf = (near: Says, far: Says | null = null): VenueFile => ({
  format: 'vis-a-vis-venue',
  version: 1,
  id: 'doors',
  name: { en: 'Doors' },
  levels: [{ id: 'g', ordinal: 0, name: { en: 'Ground' }, shortName: '0' }],
  areas: [
    { id: 'west', level: 'g', kind: 'foyer', polygon: [box(0, 0, 10, 8)], walkable: true },
    {
      id: 'east',
      level: 'g',
      kind: 'room',
      name: { en: 'Hall', fr: 'Salle' },
      polygon: [box(10, 0, 10, 8)],
      walkable: true,
    },
  ],
  walls: [
    {
      id: 'a',
      level: 'g',
      line: [
        [10, 0],
        [10, 1.5],
      ],
    },
    {
      id: 'b',
      level: 'g',
      line: [
        [10, 2.5],
        [10, far ? 6 : 8],
      ],
    },
    ...(far
      ? [
          {
            id: 'c',
            level: 'g',
            line: [
              [10, 7],
              [10, 8],
            ] satisfies XY[],
          },
        ]
      : []),
  ],
  obstacles: [],
  doors: [
    {
      id: 'near',
      level: 'g',
      kind: 'door',
      line: [
        [10, 1.5],
        [10, 2.5],
      ],
      ...near,
    },
    ...(far
      ? [
          {
            id: 'far',
            level: 'g',
            kind: 'door' as const,
            line: [
              [10, 6],
              [10, 7],
            ] satisfies [XY, XY],
            ...far,
          },
        ]
      : []),
  ],
  connections: [],
  landmarks: [],
  meetingPoints: [],
  markers: [],
});

const from: Place = { level: 'g', x: 5, y: 2 };
const to: Place = { level: 'g', x: 15, y: 2 };

function said(venue: VenueFile, needs: readonly Need[], language: string): string {
  const way = buildWayfinder(venue).way(from, to, { needs });
  if ('reason' in way) return way.reason;
  return way.steps.map((step, i) => stepWords(step, way.steps[i + 1] ?? null, venue, language)).join('. ');
}

describe('RO 132 a step says what one should know of the door that it goes through', () => {
  test('that it opens by itself, or wants help, to those who need no stairs, and to nobody else', () => {
    const venue = houseOf({ automatic: true, accessibility: ['wheelchair-limited'] });
    expect(said(venue, ['no-stairs'], 'en')).toMatch(
      /m; the door opens by itself; with a wheelchair, ask for help at the door\. /,
    );
    expect(said(venue, ['no-stairs'], 'fr')).toMatch(
      /la porte s’ouvre toute seule\u00a0; en fauteuil roulant, faites-vous aider/,
    );
    expect(said(venue, [], 'en')).not.toMatch(/by itself|help/);
  });

  test('that it wants a badge or a key, to everybody', () => {
    expect(said(houseOf({ access: ['badge'] }), [], 'en')).toMatch(/the door asks for a badge/);
    expect(said(houseOf({ access: ['key', 'closed'] }), [], 'fr')).toMatch(/la porte demande une clé/);
  });

  test('once, on the step that goes through it', () => {
    const way = buildWayfinder(houseOf({ access: ['guard'] })).way(from, to);
    const remarked = 'reason' in way ? [] : way.steps.filter(({ remarks }) => remarks);
    expect(remarked.map(({ remarks }) => remarks)).toEqual([['guard']]);
  });
});

describe('RO 133 a door that no wheelchair passes', () => {
  const shut = { accessibility: ['wheelchair-no'] };

  test('is gone round by those who need no stairs, and by nobody else', () => {
    const lengthOf = (needs: readonly Need[]) => {
      const way = buildWayfinder(houseOf(shut, {})).way(from, to, { needs });
      return 'reason' in way ? way.reason : way.lengthMetres;
    };
    expect(lengthOf([])).toBeCloseTo(10, 1);
    expect(lengthOf(['no-escalators'])).toBeCloseTo(10, 1);
    expect(lengthOf(['no-stairs'])).toBeGreaterThan(12.5);
  });

  test('ends their way where there is no other', () => {
    expect(buildWayfinder(houseOf(shut)).way(from, to, { needs: ['no-stairs'] })).toMatchObject({
      reason: 'needs',
      ends: { at: { level: 'g' }, barrier: { kind: 'door', connection: null } },
    });
  });

  test('is shut in ways that were kept, too', () => {
    const venue = houseOf(shut);
    const kept = unpackGround(packGround(layGround(venue), 'v'), 'v');
    if (kept === null) throw new Error('what was packed is read');
    expect(buildWayfinder(venue, kept).way(from, to, { needs: ['no-stairs'] })).toHaveProperty('reason', 'needs');
  });
});
