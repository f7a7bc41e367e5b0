/** Paints one level onto a kiosk's canvas: the map's own ground and names, without its game engine; nothing moves. */
import type { Pixels, Point } from '../../shared/geometry/point.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';
import { mapWords } from '../i18n/map.ts';
import { tintOf } from '../map/density.ts';
import { placeLabels } from '../map/label-layout.ts';
import { bare, labelsOf, lineHeight, type MapLabel, type TextLine } from '../map/labels.ts';
import { paintMe } from '../map/paint/face.ts';
import { paintGround } from '../map/paint/ground.ts';
import { fontOf, paintLabel } from '../map/paint/label.ts';
import { PALETTES, type Theme } from '../map/palette.ts';
import type { LevelPlan } from '../map/plan.ts';
import { MAP_FONT } from '../map/stage.ts';
import { fitView, toScreen, viewRectangle } from '../map/view.ts';

export interface PlanPicture {
  readonly plan: LevelPlan;
  readonly counts: ReadonlyMap<string, AreaCounts>;
  readonly density: readonly DensityCell[];
  readonly language: 'en' | 'fr';
  readonly theme: Theme;
  /** Where this kiosk stands on this level. */
  readonly here: (Point & { readonly words: string }) | null;
  /** How much larger letters are than on a phone: a kiosk is read from afar. */
  readonly enlarge: number;
}

/** From the middle of the dot to the middle of its words. */
const HERE_BELOW: Pixels = 24;

/** "You are here": goes before every other name. */
function hereLabel(here: Point & { readonly words: string }, measure: (line: TextLine) => Pixels): MapLabel {
  const line: TextLine = { text: here.words, size: 14.5, weight: 700, tone: 'ink' };
  const size = { width: measure(line), height: lineHeight(line), below: HERE_BELOW };
  return { ...bare, ...size, id: 'here', at: here, symbol: null, lines: [line], priority: 1000, fromScale: 0 };
}

/** Paints the whole level onto `canvas`, `width` by `height` CSS pixels, at `pixelRatio` canvas pixels each. */
export function paintPlan(
  canvas: HTMLCanvasElement,
  size: { readonly width: Pixels; readonly height: Pixels; readonly pixelRatio: number },
  picture: PlanPicture,
): void {
  const { plan, counts, enlarge } = picture;
  canvas.width = Math.max(1, Math.round(size.width * size.pixelRatio));
  canvas.height = Math.max(1, Math.round(size.height * size.pixelRatio));
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  const palette = PALETTES[picture.theme];
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  const [width, height] = [size.width / enlarge, size.height / enlarge];
  const view = fitView({ x: 0, y: 0, scale: 1, width, height, insets }, plan.bounds);
  const resolution = size.pixelRatio * enlarge;
  const tint = tintOf(picture.density, plan.id);
  paintGround(ctx, { plan, palette, tint, piece: viewRectangle(view), scale: view.scale, resolution });

  const measure = (line: TextLine) => {
    ctx.font = fontOf(line, MAP_FONT);
    return ctx.measureText(line.text).width;
  };
  const open = (area: string) => counts.get(area)?.open ?? 0;
  const labels = labelsOf(plan, {
    language: picture.language,
    measure,
    under: (area) => (open(area) > 0 ? mapWords(picture.language).open(open(area)) : null),
    people: new Map(),
  });
  if (picture.here) labels.push(hereLabel(picture.here, measure));
  const placed = placeLabels(labels, view.scale);
  for (const label of labels) {
    const shift = placed.get(label.id);
    if (shift === undefined) continue;
    const { x, y } = toScreen(view, label.at);
    const middle = y + label.below + shift;
    if (middle - label.height / 2 < 0 || middle + label.height / 2 > height) continue;
    ctx.setTransform(resolution, 0, 0, resolution, x * resolution, middle * resolution);
    paintLabel(ctx, label, palette, MAP_FONT);
  }
  if (picture.here) {
    const { x, y } = toScreen(view, picture.here);
    ctx.setTransform(resolution, 0, 0, resolution, x * resolution, y * resolution);
    paintMe(ctx, palette);
  }
}
