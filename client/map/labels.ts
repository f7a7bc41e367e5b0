/** The names and symbols that a level would like to show, with what each is worth. */
import type { Pixels, Point } from '../../shared/geometry/point.ts';
import type { Age } from '../../shared/interest/shown.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { AreaKind } from '../../shared/venue/venue-file.ts';
import { type Candidate, wrapName } from './label-layout.ts';
import type { LevelPlan, PlanArea } from './plan.ts';

export type SymbolKind = LevelPlan['landmarks'][number]['kind'] | LevelPlan['stops'][number]['kind'] | 'toilet';

/** A piece of text; its size and weight say how much it matters. */
export interface TextLine {
  readonly text: string;
  readonly size: Pixels;
  readonly weight: 400 | 500 | 650 | 700;
  readonly tone: 'ink' | 'ink-2' | 'open';
}

/** A face that stands beside an area's name, in no position of its own. */
export interface AreaFace {
  readonly dot: number;
  readonly simulated: boolean;
  readonly age: Age;
}

/** What stands at a candidate's place: lines of text under one another, a symbol, a numbered ring, or faces. */
export interface MapLabel extends Candidate {
  readonly lines: readonly TextLine[];
  readonly symbol: SymbolKind | null;
  /** A meeting point's number. */
  readonly number: number | null;
  /** The area that it names. */
  readonly area: string | null;
  /** People who are "in this area", drawn in a row below the name. */
  readonly faces: readonly AreaFace[];
  /** How many more there are than faces drawn. */
  readonly more: number;
}

/** What the labels of a level depend on beside the plan. */
export interface LabelFacts {
  readonly language: string;
  readonly measure: (line: TextLine) => Pixels;
  /** The line under an area's name: "9 open"; null when there is nothing to say. */
  readonly under: (area: string) => string | null;
  readonly people: ReadonlyMap<string, readonly AreaFace[]>;
}

/** How much an area's name is worth; the size of the area is added. */
const WORTH: Readonly<Partial<Record<AreaKind, number>>> = {
  foyer: 60,
  hall: 70,
  bar: 65,
  lounge: 50,
  'talk-room': 55,
  terrace: 40,
  desk: 45,
  stand: 20,
  room: 30,
  'first-aid': 35,
  toilet: 5,
  stairs: 4,
  escalator: 4,
  lift: 6,
  corridor: 2,
  void: -20,
};
/** Names of these are in smaller type: one looks for them, they do not call. */
const SMALL: ReadonlySet<AreaKind> = new Set([
  'toilet',
  'stairs',
  'escalator',
  'lift',
  'corridor',
  'stand',
  'ramp',
  'void',
]);
const LINE_HEIGHT = 1.22;
const WIDEST_NAME: Pixels = 84;
/** A name may reach this much beyond its area's sides. */
const OVERHANG = 1.12;
export const FACE_STEP: Pixels = 30;
export const FACE_ROW: Pixels = 34;
const MOST_FACES = 4;
export const SYMBOL_SIZE: Pixels = 20;
/** Symbols are of use once one sees the room that they stand in. */
const SYMBOLS_FROM = 7;
const LANDMARK_NAMES_FROM = 26;
const CORRIDOR_NAMES_FROM = 8;
/** Where a symbol says it already, the name waits until there is room for both. */
const SYMBOLLED: ReadonlySet<AreaKind> = new Set(['toilet', 'stairs', 'escalator', 'lift']);
const SYMBOLLED_NAMES_FROM = 22;

export const lineHeight = (line: TextLine): Pixels => Math.round(line.size * LINE_HEIGHT);

/** The scale from which a name of this size has room within its area. */
function nameFrom(area: PlanArea, width: Pixels, height: Pixels, isWanted: boolean): number {
  const { minX, minY, maxX, maxY } = area.bounds;
  const fits = Math.max(width / Math.max(0.5, maxX - minX), height / Math.max(0.5, maxY - minY)) / OVERHANG;
  if (isWanted) return fits / 2;
  if (SYMBOLLED.has(area.kind)) return Math.max(fits, SYMBOLLED_NAMES_FROM);
  return area.kind === 'corridor' ? Math.max(fits, CORRIDOR_NAMES_FROM) : fits;
}

function areaLabel(area: PlanArea, facts: LabelFacts): MapLabel | null {
  if (area.name === null) return null;
  const small = SMALL.has(area.kind);
  const style = { size: small ? 13 : 14.5, weight: small ? 500 : 650, tone: small ? 'ink-2' : 'ink' } as const;
  const text = textIn(area.name, facts.language);
  const wrapped = wrapName(text, WIDEST_NAME, (t) => facts.measure({ ...style, text: t }));
  const under = facts.under(area.id);
  const people = facts.people.get(area.id) ?? [];
  const faces = people.slice(0, people.length > MOST_FACES ? MOST_FACES - 1 : MOST_FACES);
  const lines: TextLine[] = wrapped.map((line) => ({ ...style, text: line }));
  if (under !== null) lines.push({ text: under, size: 14, weight: 700, tone: 'open' });
  const more = people.length - faces.length;
  const width = Math.max(...lines.map(facts.measure), (faces.length + (more > 0 ? 1 : 0)) * FACE_STEP);
  const height = lines.reduce((sum, line) => sum + lineHeight(line), 0) + (faces.length > 0 ? FACE_ROW : 0);
  const isWanted = under !== null || faces.length > 0;
  return {
    id: `area:${area.id}`,
    at: area.label,
    below: SYMBOLLED.has(area.kind) ? SYMBOL_SIZE : 0,
    // Within the middle half of its area a name still belongs to it.
    slack: (area.bounds.maxY - area.bounds.minY) / 4,
    width,
    height,
    priority:
      (SYMBOLLED.has(area.kind) ? 0 : 100) +
      (WORTH[area.kind] ?? 25) +
      8 * Math.log2(1 + area.squareMetres) +
      (isWanted ? 100 : 0),
    fromScale: nameFrom(area, width, height, isWanted),
    lines,
    symbol: null,
    number: null,
    area: area.id,
    faces,
    more,
  };
}

/** What a label is that is not an area's name. */
export const bare = { below: 0, slack: 0, lines: [], number: null, area: null, faces: [], more: 0 } as const;

function symbolLabel(id: string, at: Point, symbol: SymbolKind, priority: number, fromScale: number): MapLabel {
  return { ...bare, id, at, symbol, priority, fromScale, width: SYMBOL_SIZE, height: SYMBOL_SIZE };
}

/** Everything that would like to be on the map of this level. A symbol's name comes as a candidate of its own. */
export function labelsOf(plan: LevelPlan, facts: LabelFacts): MapLabel[] {
  const labels: MapLabel[] = [];
  for (const area of plan.areas) {
    const label = areaLabel(area, facts);
    if (label) labels.push(label);
    if (area.kind === 'toilet') labels.push(symbolLabel(`toilet:${area.id}`, area.label, 'toilet', 85, SYMBOLS_FROM));
  }
  for (const { id, number, at } of plan.meetingPoints) {
    labels.push({
      ...bare,
      id: `point:${id}`,
      at,
      symbol: null,
      number,
      priority: 90,
      fromScale: 6,
      width: 24,
      height: 24,
    });
  }
  for (const { id, kind, at } of plan.stops) labels.push(symbolLabel(`stop:${id}`, at, kind, 80, SYMBOLS_FROM));
  for (const { id, kind, name, at } of plan.landmarks) {
    labels.push(symbolLabel(`landmark:${id}`, at, kind, 60, SYMBOLS_FROM));
    const line: TextLine = { text: textIn(name, facts.language), size: 12.5, weight: 500, tone: 'ink-2' };
    labels.push({
      ...bare,
      id: `landmark-name:${id}`,
      at,
      below: SYMBOL_SIZE,
      symbol: null,
      lines: [line],
      width: facts.measure(line),
      height: lineHeight(line),
      priority: 10,
      fromScale: LANDMARK_NAMES_FROM,
    });
  }
  return labels;
}
