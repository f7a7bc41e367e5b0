/** The venue of a simulation that names none: halls with stands, foyers, bars and talk rooms, as many as its people need. */
import type { Metres } from '../../../shared/geometry/point.ts';
import { area, box, door, newSheet, obstacle, sheetWalls, text, type XY } from '../../../shared/venue/demo/drafting.ts';
import type { AreaKind, LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';

/** One person has so much floor, in square metres, as in the bars of the room bench. */
const AREA_EACH = 16;
const SIDE: Metres = 40;
const OPENING: Metres = 6;
const LEVEL = '0';

interface Block {
  readonly n: number;
  readonly x: Metres;
  readonly y: Metres;
  readonly kind: AreaKind;
}

const KINDS: readonly { readonly kind: AreaKind; readonly en: string; readonly fr: string }[] = [
  { kind: 'hall', en: 'Hall', fr: 'Hall' },
  { kind: 'foyer', en: 'Foyer', fr: 'Foyer' },
  { kind: 'talk-room', en: 'Room', fr: 'Salle' },
  { kind: 'bar', en: 'Bar', fr: 'Bar' },
];

/** Where signs stand in a block, from its corner. */
const SIGNS: readonly XY[] = [
  [6, 6],
  [20, 5],
  [34, 6],
  [5, 20],
  [35, 20],
  [6, 34],
  [20, 35],
  [34, 34],
];

/** Where tables are to meet at, in foyers and bars. */
const TABLES: readonly XY[] = [
  [12, 28],
  [28, 12],
  [12, 10],
  [28, 30],
];

interface Point {
  readonly id: string;
  readonly area: string;
  readonly place: XY;
  readonly name: LocalText;
}

/** The tent on a table, by which two prove that they are there. */
const tentOf = ({ id, area: where, place: [x, y], name }: Point): VenueFile['markers'][number] => ({
  ...{ id: `tent-${id}`, kind: 'qr', level: LEVEL, at: [x, y], standAt: [x, y + 0.6], area: where, name },
  meetingPoint: id,
});

/** A congress hall for so many people, in blocks of 40 m; the doors are in its first column. */
export function simulatedHall(people: number): VenueFile {
  const side = Math.max(2, Math.ceil(Math.sqrt(people * AREA_EACH) / SIDE));
  const sheet = newSheet(LEVEL);
  const blocks = Array.from({ length: side * side }, (_, n): Block & { readonly name: ReturnType<typeof text> } => {
    const column = n % side;
    const row = Math.floor(n / side);
    const { kind, en, fr } = KINDS[(column + 2 * row) % KINDS.length] ?? { kind: 'hall', en: 'Hall', fr: 'Hall' };
    return { n, x: column * SIDE, y: row * SIDE, kind, name: text(`${en} ${n + 1}`, `${fr} ${n + 1}`) };
  });
  for (const { n, x, y, kind, name } of blocks) {
    area(sheet, `block-${n}`, kind, name, box(x, y, x + SIDE, y + SIDE));
    const half = (SIDE - OPENING) / 2;
    if (x > 0) door(sheet, [x, y + half], [x, y + half + OPENING], 'opening');
    if (y > 0) door(sheet, [x + half, y], [x + half + OPENING, y], 'opening');
    if (kind === 'hall') {
      for (const dx of [10, 24])
        for (const dy of [10, 24]) obstacle(sheet, 'counter', box(x + dx, y + dy, x + dx + 6, y + dy + 5));
    }
    if (kind === 'bar') obstacle(sheet, 'counter', box(x + 14, y + 17, x + 26, y + 19));
  }
  const at = (block: Block, [dx, dy]: XY): XY => [block.x + dx, block.y + dy];
  const points = blocks
    .filter(({ kind }) => kind === 'foyer' || kind === 'bar')
    .flatMap((block) => TABLES.map((table) => ({ area: `${LEVEL}-block-${block.n}`, place: at(block, table) })))
    .slice(0, 999)
    .map((point, i) => ({
      ...point,
      number: i + 1,
      id: `point-${i + 1}`,
      name: text(`table ${i + 1}`, `table ${i + 1}`),
    }));
  return {
    format: 'vis-a-vis-venue',
    version: 1,
    id: `congress-of-${people}`,
    name: text('Congress', 'Congrès'),
    levels: [{ id: LEVEL, ordinal: 0, name: text('Ground floor', 'Rez-de-chaussée'), shortName: '0' }],
    areas: sheet.areas,
    walls: sheetWalls(sheet),
    obstacles: sheet.obstacles,
    doors: sheet.doors,
    connections: [],
    landmarks: blocks
      .filter(({ x }) => x === 0)
      .map((block) => ({
        id: `entrance-${block.n}`,
        kind: 'entrance' as const,
        level: LEVEL,
        at: at(block, [4, 13]),
        name: text(`entrance ${block.n + 1}`, `entrée ${block.n + 1}`),
      })),
    meetingPoints: points.map(({ id, number, place, area: where, name }) => ({
      ...{ id, number, level: LEVEL, at: place, area: where, name },
    })),
    markers: [
      ...points.map(tentOf),
      ...blocks.flatMap((block) =>
        SIGNS.map((place, i) => ({
          id: `sign-${block.n}-${i}`,
          kind: 'qr' as const,
          level: LEVEL,
          at: at(block, place),
          standAt: at(block, [place[0], place[1] + (place[1] < 20 ? 1 : -1)]),
          area: `${LEVEL}-block-${block.n}`,
          name: text(`sign ${i + 1} of block ${block.n + 1}`, `panneau ${i + 1} du bloc ${block.n + 1}`),
        })),
      ),
    ],
  };
}
