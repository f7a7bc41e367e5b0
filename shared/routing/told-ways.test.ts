/** How ways are told to people: by what is asked for, out of rooms, up stairs over several floors. */
import { expect, test } from 'vitest';
import { insidePoint } from '../geometry/polygon.ts';
import { pointOf, polygonOf } from '../geometry/vector.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { VenueIndex } from '../venue/venue-index.ts';
import { ofFrench } from './french-names.ts';
import { Surroundings } from './surroundings.ts';
import { buildWayfinder } from './wayfinder.ts';
import { stepWords } from './words.ts';

type XY = [number, number];

const box = (x: number, y: number, width: number, height: number): XY[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

const demo = demoVenue();
const wayfinder = buildWayfinder(demo);
const entrance = { x: 30, y: 36, level: 'ground' };

function told(venue: VenueFile, steps: Parameters<typeof stepWords>[0][], language = 'en'): string[] {
  return steps.map((step, i) => stepWords(step, steps[i + 1] ?? null, venue, language));
}

/** The sentences of the way from the entrance into an area. */
function toArea(id: string, into: string | null = id): { sentences: string[]; told: number; length: number } {
  const area = demo.areas.find((known) => known.id === id);
  if (!area) throw new Error(`there is no ${id}`);
  const at = area.label ? pointOf(area.label) : insidePoint(polygonOf(area.polygon));
  const way = wayfinder.way(entrance, { ...at, level: area.level }, { into });
  if ('reason' in way) throw new Error(way.reason);
  const sum = way.steps.reduce((metres, { lengthMetres }) => metres + lengthMetres, 0);
  return { sentences: told(demo, [...way.steps]), told: sum, length: way.lengthMetres };
}

/**
 * Three floors with one stairwell at the right, and on the lowest one a room without windows at the left, whose one door
 * is round a corner of its wall.
 */
function tower(): VenueFile {
  const floors = [0, 1, 2];
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'tower',
    name: { en: 'Tower' },
    levels: floors.map((f) => ({ id: `f${f}`, ordinal: f, name: { en: `Level ${f}` }, shortName: String(f) })),
    areas: [
      { id: 'room', level: 'f0', kind: 'room', name: { en: 'Archive' }, polygon: [box(0, 0, 8, 10)], walkable: true },
      ...floors.flatMap((f) => [
        {
          id: `hall${f}`,
          level: `f${f}`,
          kind: 'hall' as const,
          polygon: [f === 0 ? box(8, 0, 16, 10) : box(0, 0, 24, 10)],
          walkable: true,
        },
        { id: `stairs${f}`, level: `f${f}`, kind: 'stairs' as const, polygon: [box(24, 3, 6, 4)], walkable: true },
      ]),
    ],
    walls: [
      {
        id: 'w1',
        level: 'f0',
        line: [
          [8, 2],
          [8, 10],
        ],
      },
      {
        id: 'w2',
        level: 'f0',
        line: [
          [5, 4],
          [8, 4],
        ],
      },
      ...floors.flatMap((f) => [
        {
          id: `top${f}`,
          level: `f${f}`,
          line: [
            [24, 3],
            [30, 3],
          ] satisfies XY[],
        },
        {
          id: `end${f}`,
          level: `f${f}`,
          line: [
            [24, 7],
            [30, 7],
          ] satisfies XY[],
        },
      ]),
    ],
    obstacles: [],
    doors: [
      {
        id: 'd',
        level: 'f0',
        kind: 'door',
        line: [
          [8, 0],
          [8, 2],
        ],
      },
      ...floors.map((f) => ({
        id: `o${f}`,
        level: `f${f}`,
        kind: 'opening' as const,
        line: [
          [24, 3],
          [24, 7],
        ] as [XY, XY],
      })),
    ],
    connections: [0, 1].map((f) => ({
      id: `c${f}`,
      kind: 'stairs' as const,
      stops: [f, f + 1].map((g) => ({ level: `f${g}`, area: `stairs${g}`, at: [26 + 2 * f, 5] satisfies XY })),
      oneWay: false,
    })),
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

test('RO 96 who begins in a room with one door that is not in sight is told out of it', () => {
  const house = tower();
  const way = buildWayfinder(house).way({ x: 4, y: 8, level: 'f0' }, { x: 20, y: 8, level: 'f0' });
  if ('reason' in way) throw new Error(way.reason);
  expect(told(house, [...way.steps])[0]).toMatch(/^Walk out of Archive, \d+ m$/);
  expect(told(house, [...way.steps], 'fr')[0]).toMatch(/^Sortez de «\u00a0Archive\u00a0», \d+ m$/);
  expect(['le foyer', 'les toilettes', 'la salle', 'l’office', 'Ardèche', '«\u00a0Hall\u00a0»'].map(ofFrench)).toEqual([
    'du foyer',
    'des toilettes',
    'de la salle',
    'de l’office',
    'd’Ardèche',
    'de «\u00a0Hall\u00a0»',
  ]);
});

/** Two halls without names, side by side, with two doors between them; beside the second hangs a clock. */
function halls(): VenueFile {
  const door = (id: string, y: number) => ({
    id,
    level: 'f0',
    kind: 'door' as const,
    line: [
      [10, y],
      [10, y + 1],
    ] satisfies [XY, XY],
  });
  const wall = (id: string, from: number, to: number) => ({
    id,
    level: 'f0',
    line: [
      [10, from],
      [10, to],
    ] satisfies XY[],
  });
  return {
    ...tower(),
    levels: [{ id: 'f0', ordinal: 0, name: { en: 'Level 0' }, shortName: '0' }],
    areas: [0, 10].map((x) => ({
      id: `h${x}`,
      level: 'f0',
      kind: 'hall',
      polygon: [box(x, 0, 10, 10)],
      walkable: true,
    })),
    walls: [wall('w1', 0, 2), wall('w2', 3, 5), wall('w3', 6, 10)],
    doors: [door('d1', 2), door('d2', 5)],
    connections: [],
    landmarks: [{ id: 'clock', level: 'f0', kind: 'other', name: { en: 'the clock', fr: 'l’horloge' }, at: [9.8, 7] }],
  };
}

test('RO 120 a door that could be taken for another is told by what is beside it, once', () => {
  const house = halls();
  const first = (from: XY, venue = house) => {
    const way = buildWayfinder(venue).way({ ...pointOf(from), level: 'f0' }, { x: 19, y: 5.5, level: 'f0' });
    if ('reason' in way) throw new Error(way.reason);
    return told(venue, [...way.steps])[0];
  };
  expect(first([2, 5.5])).toBe('Walk through the door beside the clock, 10 m');
  // With one door there is none to take it for.
  const [, only] = house.doors;
  const closed = {
    ...house,
    doors: only ? [only] : [],
    walls: [
      ...house.walls,
      {
        id: 'w4',
        level: 'f0',
        line: [
          [10, 2],
          [10, 3],
        ] satisfies XY[],
      },
    ],
  };
  expect(first([2, 5.5], closed)).toBe('Walk through the door, 10 m');
});

test('RO 97 who goes up more than one floor by one stairwell is told to stay on the stairs', () => {
  const house = tower();
  const way = buildWayfinder(house).way({ x: 20, y: 5, level: 'f0' }, { x: 10, y: 5, level: 'f2' });
  if ('reason' in way) throw new Error(way.reason);
  const taken = (language: string) =>
    told(house, [...way.steps], language).filter((_, i) => way.steps[i]?.kind === 'connection');
  expect(taken('en')).toEqual(['Take the stairs up to Level 1', 'Stay on the stairs, up to Level 2']);
  expect(taken('fr')).toEqual([
    'Prenez l’escalier pour monter au niveau 1',
    'Restez dans l’escalier et montez au niveau 2',
  ]);
  expect(way.steps.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0)).toBeCloseTo(way.lengthMetres, 6);
});

test('RO 98 who asks for an area is told no more once they are in it', () => {
  const [area, place] = [toArea('upper-library'), toArea('upper-library', null)];
  expect(area.sentences.at(-2)).toBe('Bear left into the Library, 6 m');
  expect(place.sentences.at(-2)).toBe('Go on to the atlas shelves, 5 m');
  for (const { told: sum, length } of [area, place]) expect(sum).toBeCloseTo(length, 6);
});

test('RO 99 a stand or meeting point that is asked for is told by what stands on it, once it is in sight', () => {
  expect(toArea('ground-stand-4').sentences.at(-2)).toMatch(/ go to Stand 4 – City Funds, \d+ m$/);
  const point = demo.meetingPoints.find(({ number }) => number === 6);
  if (!point) throw new Error('there is no sixth meeting point');
  const way = wayfinder.way(entrance, { ...pointOf(point.at), level: point.level });
  if ('reason' in way) throw new Error(way.reason);
  expect(told(demo, [...way.steps]).at(-2)).toMatch(/ go to Vis-à-vis 6, 3 m$/);
  expect(told(demo, [...way.steps], 'fr').at(-2)).toMatch(/ allez jusqu’à Vis-à-vis 6, 3 m$/);
});

test('RO 100 stairs are seen over their balustrades, but not through the wall of a stairwell', () => {
  const house = tower();
  const from = { x: 26, y: 9.5 };
  const sees = (walls: VenueFile['walls']) => {
    const around = new Surroundings(new VenueIndex({ ...house, walls }));
    return around.flanks('stairs0').some((flank) => around.seesFlank('f0', from, flank));
  };
  expect(sees(house.walls)).toBe(true);
  expect(
    sees([
      ...house.walls,
      {
        id: 'well',
        level: 'f0',
        line: [
          [22, 7.3],
          [31, 7.3],
        ],
      },
    ]),
  ).toBe(false);
});

const wall = (id: string, ...line: XY[]): VenueFile['walls'][number] => ({ id, level: 'f0', line });

/** A passage that turns right at its end; a clock hangs before the corner and a bell stands behind it. */
function bent(): VenueFile {
  return {
    ...tower(),
    levels: [{ id: 'f0', ordinal: 0, name: { en: 'Level 0' }, shortName: '0' }],
    areas: [box(0, 0, 20, 4), box(16, 4, 4, 16)].map((ring, i) => ({
      id: `h${i}`,
      level: 'f0',
      kind: 'corridor',
      polygon: [ring],
      walkable: true,
    })),
    walls: [wall('w1', [0, 4], [16, 4], [16, 20]), wall('w2', [0, 0], [20, 0], [20, 20])],
    doors: [],
    connections: [],
    landmarks: [
      { id: 'clock', level: 'f0', kind: 'other', name: { en: 'the clock', fr: 'l’horloge' }, at: [12, 0.5] },
      { id: 'bell', level: 'f0', kind: 'other', name: { en: 'the bell', fr: 'la cloche' }, at: [18, 17] },
    ],
  };
}

test('RO 122 what is behind the one corner in sight is told by turning round it', () => {
  const way = (venue: VenueFile) => {
    const found = buildWayfinder(venue).way({ x: 1, y: 2, level: 'f0' }, { x: 18, y: 17, level: 'f0' });
    if ('reason' in found) throw new Error(found.reason);
    return told(venue, [...found.steps]);
  };
  expect(way(bent())[1]).toMatch(/turn right round the corner to the bell, \d+ m$/i);
  // A second corner before it, to the same side, could be the one that was meant.
  const two = bent();
  const recess = { id: 'r', level: 'f0', kind: 'corridor' as const, polygon: [box(13, 4, 1.5, 3)], walkable: true };
  const walls = [wall('w1', [0, 4], [13, 4], [13, 7], [14.5, 7], [14.5, 4], [16, 4], [16, 20]), ...two.walls.slice(1)];
  expect(way({ ...two, areas: [...two.areas, recess], walls })[1]).not.toMatch(/corner/);
});

test('RO 124 with nothing in sight a step ends before a door, which one is told to go through', () => {
  const bare = { ...bent(), landmarks: [] };
  const door: VenueFile['doors'][number] = {
    id: 'd',
    level: 'f0',
    kind: 'door',
    line: [
      [16, 4.5],
      [20, 4.5],
    ],
  };
  const venue = { ...bare, doors: [door] };
  const way = buildWayfinder(venue).way({ x: 1, y: 2, level: 'f0' }, { x: 18, y: 19.5, level: 'f0' });
  if ('reason' in way) throw new Error(way.reason);
  // The door is just behind the bend, out of sight.
  const at = way.steps.findIndex((step) => step.door === 'd');
  expect(at).toBeGreaterThan(0);
  const before = way.steps[at]?.at;
  expect(before?.y).toBeLessThan(4.5);
});

test('RO 126 a thing beside the way’s end is told of where the goal is seen from it', () => {
  const stand = demo.areas.find(({ id }) => id === 'ground-stand-1');
  const fireplace = demo.landmarks.find(({ id }) => id === 'ground-lm-fireplace');
  if (!stand || !fireplace) throw new Error('Heron House has both');
  const from = { ...insidePoint(polygonOf(stand.polygon)), level: 'ground' };
  const way = wayfinder.way(from, { ...pointOf(fireplace.at), level: 'ground' });
  if ('reason' in way) throw new Error(way.reason);
  expect(way.steps.map(({ landmark }) => landmark)).toContain('ground-lm-fig-east');
});

test('RO 123 RO 125 nothing is told of the metres on the stairs that one came by, nor of their foot', () => {
  const house = tower();
  const narrow = {
    ...house,
    walls: house.walls.map((known) =>
      known.id.startsWith('end') ? { ...known, line: known.line.map(([x]): XY => [x, 5]) } : known,
    ),
    areas: house.areas.map((area) => (area.kind === 'stairs' ? { ...area, polygon: [box(24, 3, 6, 2)] } : area)),
    doors: house.doors.map((door) =>
      door.kind === 'opening' ? { ...door, line: [[24, 3] as XY, [24, 5] as XY] as [XY, XY] } : door,
    ),
    connections: house.connections.map((known) => ({
      ...known,
      stops: known.stops.map((stop) => ({ ...stop, at: [stop.at[0], 4] satisfies XY })),
    })),
  };
  const way = buildWayfinder(narrow).way({ x: 12, y: 4, level: 'f0' }, { x: 4, y: 9, level: 'f2' });
  if ('reason' in way) throw new Error(way.reason);
  const [first] = way.steps.filter(({ level }) => level === 'f2');
  // The stairs end two metres before the stop, and more.
  expect(first?.told).toBeLessThan((first?.lengthMetres ?? 0) - 2);
  expect(way.steps.some(({ door }) => door !== undefined)).toBe(false);
  expect(way.steps.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0)).toBeCloseTo(way.lengthMetres, 6);
});
