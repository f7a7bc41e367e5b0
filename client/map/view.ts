/**
 * What part of a level is on screen: camera maths without a camera. Screen lengths are CSS pixels from the map's top
 * left corner. The view's (x, y) lies in the middle of the part that neither the card nor the pills cover.
 */
import type { Metres, Pixels, Point, Rectangle } from '../../shared/geometry/point.ts';

/** Room taken by the card and pills at each side of the map. */
export interface Insets {
  readonly top: Pixels;
  readonly right: Pixels;
  readonly bottom: Pixels;
  readonly left: Pixels;
}

export interface View {
  readonly x: Metres;
  readonly y: Metres;
  /** Pixels a metre. */
  readonly scale: number;
  readonly width: Pixels;
  readonly height: Pixels;
  readonly insets: Insets;
}

export interface ScreenPoint {
  readonly x: Pixels;
  readonly y: Pixels;
}

/** Nearer than this a step would fill the screen. */
export const NEAREST_SCALE = 64;
/** The scale at which one face, the people around it and the next door are seen together. */
export const FOCUS_SCALE = 18;
/** Air around a level that fits the screen, as a share of the visible part. */
const FIT_AIR = 0.06;
/** How much smaller than fitting a level may be drawn. */
const FARTHEST_OF_FIT = 0.7;

/** The middle of the part that nothing covers. A card higher than the map leaves a sliver, never a negative part. */
export function visiblePart(view: View): { middle: ScreenPoint; width: Pixels; height: Pixels } {
  const { top, right, bottom, left } = view.insets;
  const width = Math.max(40, view.width - left - right);
  const height = Math.max(40, view.height - top - bottom);
  return { middle: { x: left + width / 2, y: top + height / 2 }, width, height };
}

export function toScreen(view: View, p: Point): ScreenPoint {
  const { middle } = visiblePart(view);
  return { x: middle.x + (p.x - view.x) * view.scale, y: middle.y + (p.y - view.y) * view.scale };
}

export function toVenue(view: View, p: ScreenPoint): Point {
  const { middle } = visiblePart(view);
  return { x: view.x + (p.x - middle.x) / view.scale, y: view.y + (p.y - middle.y) / view.scale };
}

/** How far from the middle, as a share of the visible part's smaller side, something is no longer what one looks at. */
const ASIDE = 0.3;

/** Whether a place lies so far from the middle of the visible part that the person looks at something else. */
export function isAside(view: View, p: Point): boolean {
  const { width, height } = visiblePart(view);
  return Math.hypot(p.x - view.x, p.y - view.y) * view.scale > ASIDE * Math.min(width, height);
}

/** The whole map's rectangle in metres, what lies behind the card too. */
export function viewRectangle(view: View): Rectangle {
  const from = toVenue(view, { x: 0, y: 0 });
  const to = toVenue(view, { x: view.width, y: view.height });
  return { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y };
}

/** The scale at which `bounds` fills the visible part, with a little air. */
function fitScale(view: View, bounds: Rectangle): number {
  const { width, height } = visiblePart(view);
  const wide = Math.max(1, bounds.maxX - bounds.minX);
  const high = Math.max(1, bounds.maxY - bounds.minY);
  return Math.min(NEAREST_SCALE, Math.min(width / wide, height / high) / (1 + 2 * FIT_AIR));
}

/** The view that shows all of `bounds`. */
export const fitView = (view: View, bounds: Rectangle): View => ({
  ...view,
  x: (bounds.minX + bounds.maxX) / 2,
  y: (bounds.minY + bounds.maxY) / 2,
  scale: fitScale(view, bounds),
});

/** Keeps the middle of the view on the level and the scale between the whole level and a stride. */
export function boundView(view: View, bounds: Rectangle): View {
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    ...view,
    x: clamp(view.x, bounds.minX, bounds.maxX),
    y: clamp(view.y, bounds.minY, bounds.maxY),
    scale: clamp(view.scale, fitScale(view, bounds) * FARTHEST_OF_FIT, NEAREST_SCALE),
  };
}

/** Moves what is drawn by (dx, dy) pixels. */
export const panView = (view: View, dx: Pixels, dy: Pixels): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
});

/** Draws `factor` times as large, within bounds, with the place under `at` staying where it is. */
export function zoomView(view: View, factor: number, at: ScreenPoint, bounds: Rectangle): View {
  const fixed = toVenue(view, at);
  const { scale } = boundView({ ...view, scale: view.scale * factor }, bounds);
  const zoomed = { ...view, scale };
  const moved = toScreen(zoomed, fixed);
  return boundView(panView(zoomed, at.x - moved.x, at.y - moved.y), bounds);
}

/** Other insets with everything staying where it is on screen. */
export function insetView(view: View, insets: Insets): View {
  const next = { ...view, insets };
  const { middle } = visiblePart(next);
  return { ...next, ...toVenue(view, middle) };
}

/** Another size with the middle of the visible part staying the same place. */
export const resizeView = (view: View, width: Pixels, height: Pixels): View => ({ ...view, width, height });

/** `share` of the way (0 to 1) from one view to another; the scale changes by equal factors in equal shares. */
export function betweenViews(from: View, to: View, share: number): View {
  return {
    ...to,
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    scale: from.scale * (to.scale / from.scale) ** share,
  };
}

/** Ease-out of the third power: quick at first, then settling. */
export const easeOut = (share: number): number => 1 - (1 - Math.min(1, Math.max(0, share))) ** 3;
