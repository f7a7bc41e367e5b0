/**
 * Paints one level onto a kiosk's two canvases: the map's own ground below, its names above, without its game engine.
 * The names change with every number, the ground only where the tint does.
 */
import type { Pixels, Point } from '../../shared/geometry/point.ts';
import { mapWords } from '../i18n/map.ts';
import type { Blot, Wash } from '../map/density.ts';
import { hasGraphicsHardware } from '../map/hardware.ts';
import { placeLabels } from '../map/label-layout.ts';
import { bare, labelsOf, lineHeight, type MapLabel, type TextLine } from '../map/labels.ts';
import { paintMe } from '../map/paint/face.ts';
import { paintGround } from '../map/paint/ground.ts';
import { measureLine, paintLabel } from '../map/paint/label.ts';
import { PALETTES, type Palette, type Theme } from '../map/palette.ts';
import type { LevelPlan } from '../map/plan.ts';
import { MAP_FONT } from '../map/stage.ts';
import { fitView, toScreen, type View, viewRectangle } from '../map/view.ts';
import { paintWay } from './paint-way.ts';
import type { LevelWay } from './shown-way.ts';

/** Where and how large a level is painted. */
export interface PlanFrame {
  readonly width: Pixels;
  readonly height: Pixels;
  /** Canvas pixels a CSS pixel. */
  readonly pixelRatio: number;
  /** How much larger letters and lines are than on a phone: a kiosk is read from afar. */
  readonly enlarge: number;
  readonly theme: Theme;
}

export interface PlanNames {
  /** How many are open by area; nothing is said of areas that are not in it. */
  readonly open: ReadonlyMap<string, number>;
  readonly language: 'en' | 'fr';
  /** Where this kiosk stands on this level. */
  readonly here: (Point & { readonly words: string }) | null;
  /** The way that was asked for, as far as it is on this level. */
  readonly way: LevelWay | null;
}

/** What goes before every name. */
const MARK = 1000;

/** From the middle of the dot to the middle of its words. */
const HERE_BELOW: Pixels = 24;

/** Marks stand on a card of their own, walls and all below it: from their letters to its sides, above and below. */
const CARD_SIDE: Pixels = 9;
const CARD_EDGE: Pixels = 3;

const measure = measureLine(MAP_FONT);

/** The card of a mark, around the context's origin. */
function paintCard(ctx: CanvasRenderingContext2D, { width, height }: MapLabel, palette: Palette): void {
  ctx.beginPath();
  ctx.roundRect(-width / 2, -height / 2, width, height, height / 2);
  ctx.fillStyle = palette.card;
  ctx.fill();
  ctx.strokeStyle = palette.ink2;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** "You are here", "up to the upper floor": goes before every other name. */
function mark(id: string, at: Point, words: string): MapLabel {
  const line: TextLine = { text: words, size: 14.5, weight: 700, tone: 'ink' };
  const size = { width: measure(line) + 2 * CARD_SIDE, height: lineHeight(line) + 2 * CARD_EDGE, below: HERE_BELOW };
  return { ...bare, ...size, id, at, symbol: null, lines: [line], priority: MARK, fromScale: 0 };
}

/** The view that shows the whole level in a frame, in CSS pixels. */
export function planView(frame: PlanFrame, { bounds }: LevelPlan): View {
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const [width, height] = [frame.width / frame.enlarge, frame.height / frame.enlarge];
  const view = fitView({ x: 0, y: 0, scale: 1, width, height, insets }, bounds);
  return { ...view, width: frame.width, height: frame.height, scale: view.scale * frame.enlarge };
}

/** A clear canvas of the frame's size, and the view that shows the whole level on it. */
function begin(
  canvas: HTMLCanvasElement,
  frame: PlanFrame,
  plan: LevelPlan,
): { ctx: CanvasRenderingContext2D; view: View; resolution: number } | null {
  canvas.width = Math.max(1, Math.round(frame.width * frame.pixelRatio));
  canvas.height = Math.max(1, Math.round(frame.height * frame.pixelRatio));
  const ctx = canvas.getContext('2d', { willReadFrequently: !hasGraphicsHardware() });
  if (!ctx) return null;
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const [width, height] = [frame.width / frame.enlarge, frame.height / frame.enlarge];
  const view = fitView({ x: 0, y: 0, scale: 1, width, height, insets }, plan.bounds);
  return { ctx, view, resolution: frame.pixelRatio * frame.enlarge };
}

/** Paints the level's ground with how full it is. */
export function paintPlanGround(
  canvas: HTMLCanvasElement,
  frame: PlanFrame,
  plan: LevelPlan,
  full: { readonly tint: readonly Blot[]; readonly wash: Wash },
): void {
  const begun = begin(canvas, frame, plan);
  if (!begun) return;
  const { ctx, view, resolution } = begun;
  const palette = PALETTES[frame.theme];
  paintGround(ctx, { plan, palette, ...full, piece: viewRectangle(view), scale: view.scale, resolution });
}

/** Paints the level's names and symbols, how many are open where, and where the kiosk itself stands. */
export function paintPlanNames(canvas: HTMLCanvasElement, frame: PlanFrame, plan: LevelPlan, names: PlanNames): void {
  const begun = begin(canvas, frame, plan);
  if (!begun) return;
  const { ctx, view, resolution } = begun;
  const { open, language, here, way } = names;
  const palette = PALETTES[frame.theme];
  if (way) paintWay(ctx, way, { view, resolution, palette });
  const words = mapWords(language);
  const under = (area: string): string | null => {
    const count = open.get(area) ?? 0;
    return count > 0 ? words.open(count) : null;
  };
  const labels = labelsOf(plan, { language, measure, under, people: new Map() });
  if (here) labels.push(mark('here', here, here.words));
  for (const [i, { at, words: said }] of (way?.marks ?? []).entries()) labels.push(mark(`way-${i}`, at, said));
  const placed = placeLabels(labels, view.scale);
  for (const label of labels) {
    const shift = placed.get(label.id);
    if (shift === undefined) continue;
    const { x, y } = toScreen(view, label.at);
    const middle = y + label.below + shift;
    if (middle - label.height / 2 < 0 || middle + label.height / 2 > view.height) continue;
    ctx.setTransform(resolution, 0, 0, resolution, x * resolution, middle * resolution);
    if (label.priority === MARK) {
      paintCard(ctx, label, palette);
      ctx.translate(0, CARD_EDGE);
    }
    paintLabel(ctx, label, palette, MAP_FONT);
  }
  if (here) {
    const { x, y } = toScreen(view, here);
    ctx.setTransform(resolution, 0, 0, resolution, x * resolution, y * resolution);
    paintMe(ctx, palette);
  }
}
