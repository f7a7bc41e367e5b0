/** The drafting table of the demo venue: short ways to write down areas, openings and furniture of one floor. */
import { pointOf } from '../../geometry/vector.ts';
import type {
  AreaKind,
  LocalText,
  VenueArea,
  VenueConnection,
  VenueDoor,
  VenueFile,
  VenueObstacle,
} from '../venue-file.ts';
import { joinSegments, type Segment, wallSegments } from '../wall-lines.ts';

export type XY = [number, number];

/** A text in the two languages of the house. */
export const text = (en: string, fr: string): LocalText => ({ en, fr });

/** Metres to the millimetre, so that the file reads well and repeats exactly. */
const mm = (value: number) => Math.round(value * 1000) / 1000;

/** Points on a circle from one angle to another in degrees (0 is east, 90 is south), both ends included. */
export function arc(cx: number, cy: number, radius: number, from: number, to: number, pieces: number): XY[] {
  return Array.from({ length: pieces + 1 }, (_, i): XY => {
    const angle = ((from + ((to - from) * i) / pieces) * Math.PI) / 180;
    return [mm(cx + radius * Math.cos(angle)), mm(cy + radius * Math.sin(angle))];
  });
}

/** An axis-parallel rectangle. */
export const box = (minX: number, minY: number, maxX: number, maxY: number): XY[] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
];

/** A round thing: a column, a table. */
export const round = (cx: number, cy: number, radius: number, pieces = 12): XY[] =>
  arc(cx, cy, radius, 0, 360, pieces).slice(0, pieces);

interface AreaOptions {
  readonly holes?: XY[][];
  /** Drawn upon another area, without walls of its own: a bar in a foyer, a stand in a hall. */
  readonly zone?: boolean;
  /** Under the open sky: it borders on nothing that needs a wall. */
  readonly unwalled?: boolean;
  readonly label?: XY;
  /** The owner's say on whether people meet here. */
  readonly meetings?: VenueArea['meetings'];
}

/** One floor while it is being drawn. */
export interface Sheet {
  readonly level: string;
  readonly areas: VenueArea[];
  readonly doors: VenueDoor[];
  readonly obstacles: VenueObstacle[];
  readonly outlines: Segment[];
}

export const newSheet = (level: string): Sheet => ({ level, areas: [], doors: [], obstacles: [], outlines: [] });

/** Draws an area; its outline becomes walls unless it is a zone or unwalled. Ids are made unique by the level. */
export function area(
  sheet: Sheet,
  id: string,
  kind: AreaKind,
  name: LocalText | null,
  ring: XY[],
  options: AreaOptions = {},
): void {
  const polygon = [ring, ...(options.holes ?? [])];
  sheet.areas.push({
    id: `${sheet.level}-${id}`,
    level: sheet.level,
    kind,
    ...(name === null ? {} : { name }),
    polygon,
    walkable: kind !== 'void',
    ...(options.label === undefined ? {} : { label: options.label }),
    ...(options.meetings === undefined ? {} : { meetings: options.meetings }),
  });
  if (options.zone === true || options.unwalled === true) return;
  for (const part of polygon) {
    part.forEach((a, i) => {
      const b = part[(i + 1) % part.length];
      if (b !== undefined) sheet.outlines.push({ a: pointOf(a), b: pointOf(b) });
    });
  }
}

/** A gap in the wall from jamb to jamb; with `kind` 'opening' there is no door leaf in it. */
export function door(sheet: Sheet, a: XY, b: XY, kind: VenueDoor['kind'] = 'door'): void {
  sheet.doors.push({ id: `${sheet.level}-door-${sheet.doors.length + 1}`, level: sheet.level, line: [a, b], kind });
}

/** Something that stands on the floor and is walked around. */
export function obstacle(sheet: Sheet, kind: VenueObstacle['kind'], ring: XY[]): void {
  const id = `${sheet.level}-${kind}-${sheet.obstacles.length + 1}`;
  sheet.obstacles.push({ id, level: sheet.level, kind, polygon: [ring] });
}

/** Small round tables to stand at. */
export function tables(sheet: Sheet, radius: number, ...at: XY[]): void {
  for (const [x, y] of at) obstacle(sheet, 'table', round(x, y, radius, 10));
}

/** Rows of chairs that look toward smaller y, `depth` deep, `pitch` from row to row. */
export function rows(sheet: Sheet, minX: number, maxX: number, firstY: number, count: number, pitch = 1.35): void {
  for (let i = 0; i < count; i++) {
    const y = mm(firstY + i * pitch);
    obstacle(sheet, 'seats', box(minX, y, maxX, mm(y + 0.5)));
  }
}

/** The walls that the sheet's outlines make, less its doors and openings. */
export function sheetWalls(sheet: Sheet): VenueFile['walls'] {
  const gaps = sheet.doors.map(({ line: [a, b] }) => ({ a: pointOf(a), b: pointOf(b) }));
  const lines = joinSegments(wallSegments(sheet.outlines, gaps));
  return lines.map((line, i) => ({
    id: `${sheet.level}-wall-${i + 1}`,
    level: sheet.level,
    line: line.map(({ x, y }): XY => [mm(x), mm(y)]),
  }));
}

/** Stairs or a lift between the two floors, entered at the same place on both. */
export function connection(
  id: string,
  kind: VenueConnection['kind'],
  name: LocalText,
  levels: readonly string[],
  at: XY,
): VenueConnection {
  return { id, kind, name, stops: levels.map((level) => ({ level, area: `${level}-${id}`, at })), oneWay: false };
}
