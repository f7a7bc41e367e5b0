/** What lies over the ground while it is edited: what is chosen, what is being drawn, handles, signs, faults. */
import type { Pixels, Point } from '../../../shared/geometry/point.ts';
import type { Taken } from '../label-layout.ts';
import { mix, type Palette } from '../palette.ts';
import { MAP_FONT } from '../stage.ts';
import { type ScreenPoint, toScreen, type View } from '../view.ts';

/** `chosen`: what the panel is about; `new`: what comes of the next tap; `guide`: why it snaps; `fault`: what is wrong. */
type Tone = 'chosen' | 'new' | 'guide' | 'fault' | 'quiet';

export interface OverlayShape {
  readonly rings: readonly (readonly Point[])[];
  readonly tone: Tone;
}

export interface OverlayLine {
  readonly line: readonly Point[];
  readonly tone: Tone;
}

/**
 * `sign`, `beacon`, `meeting`, `place`, `landmark`, `stop`: things; `stand`: where one stands before a sign; `corner`,
 * `middle`: handles; `cursor`: where the keyboard is; `fault`: something is wrong here.
 */
type Glyph =
  | 'sign'
  | 'beacon'
  | 'meeting'
  | 'place'
  | 'landmark'
  | 'stop'
  | 'stand'
  | 'corner'
  | 'middle'
  | 'cursor'
  | 'fault';

export interface OverlayPoint {
  readonly at: Point;
  readonly glyph: Glyph;
  readonly tone: Tone;
  readonly text?: string;
}

export interface Overlay {
  readonly shapes: readonly OverlayShape[];
  readonly lines: readonly OverlayLine[];
  readonly points: readonly OverlayPoint[];
  /** A line of words beside a place: how long, how large. */
  readonly note: { readonly at: Point; readonly text: string } | null;
}

export const NOTHING: Overlay = { shapes: [], lines: [], points: [], note: null };

/** Signs smaller than this on the screen are dots: hundreds of numbers would hide the plan. */
const NUMBERS_FROM = 7;
const SIGN: Pixels = 22;

const colourOf = (tone: Tone, palette: Palette): string => {
  switch (tone) {
    case 'chosen':
      return palette.me;
    case 'new':
      return palette.meet;
    case 'guide':
      return palette.meet;
    case 'fault':
      return palette.open;
    case 'quiet':
      return palette.ink2;
  }
};

function box(ctx: CanvasRenderingContext2D, { x, y }: ScreenPoint, width: Pixels, height: Pixels, round: Pixels) {
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, round);
}

function paintThing(
  ctx: CanvasRenderingContext2D,
  at: ScreenPoint,
  point: OverlayPoint,
  palette: Palette,
  near: boolean,
) {
  const colour = colourOf(point.tone, palette);
  const text = near ? (point.text ?? '') : '';
  ctx.font = `700 12px ${MAP_FONT}`;
  const wide = near ? Math.max(SIGN, ctx.measureText(text).width + 10) : 8;
  ctx.lineWidth = point.tone === 'chosen' ? 3 : 1.5;
  ctx.strokeStyle = point.tone === 'quiet' ? palette.ink : colour;
  ctx.fillStyle = palette.card;
  // Told by form: a sign is a square, a beacon a circle, a meeting point filled, a place a lozenge.
  if (point.glyph === 'sign') box(ctx, at, wide, near ? SIGN : 8, near ? 5 : 2);
  else if (point.glyph === 'place') {
    const r = near ? 9 : 4;
    ctx.beginPath();
    ctx.moveTo(at.x, at.y - r);
    ctx.lineTo(at.x + r, at.y);
    ctx.lineTo(at.x, at.y + r);
    ctx.lineTo(at.x - r, at.y);
    ctx.closePath();
  } else box(ctx, at, near ? wide : 8, near ? SIGN : 8, SIGN);
  if (point.glyph === 'meeting') ctx.fillStyle = palette.meet;
  ctx.fill();
  ctx.stroke();
  if (!near) return;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = point.glyph === 'meeting' ? palette.card : palette.ink;
  if (point.glyph === 'beacon') {
    ctx.beginPath();
    ctx.arc(at.x, at.y, 2.5, 0, 2 * Math.PI);
    ctx.moveTo(at.x + 6, at.y);
    ctx.arc(at.x, at.y, 6, 0, 2 * Math.PI);
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 1.3;
    ctx.stroke();
  } else if (point.glyph !== 'place') ctx.fillText(text, at.x, at.y + 1);
}

function paintPoint(
  ctx: CanvasRenderingContext2D,
  at: ScreenPoint,
  point: OverlayPoint,
  palette: Palette,
  near: boolean,
) {
  const colour = colourOf(point.tone, palette);
  ctx.strokeStyle = colour;
  switch (point.glyph) {
    case 'corner':
    case 'middle': {
      const r = point.glyph === 'corner' ? 6 : 4;
      ctx.fillStyle = point.glyph === 'corner' ? palette.card : mix(palette.card, colour, 0.5);
      ctx.lineWidth = 2;
      if (point.glyph === 'corner') box(ctx, at, 2 * r, 2 * r, 2);
      else box(ctx, at, 2 * r, 2 * r, r);
      ctx.fill();
      ctx.stroke();
      return;
    }
    case 'stand':
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(at.x, at.y, 7, 0, 2 * Math.PI);
      ctx.moveTo(at.x - 3, at.y);
      ctx.lineTo(at.x + 3, at.y);
      ctx.stroke();
      return;
    case 'cursor':
      ctx.lineWidth = 2;
      ctx.strokeStyle = palette.ink;
      ctx.beginPath();
      ctx.moveTo(at.x - 14, at.y);
      ctx.lineTo(at.x + 14, at.y);
      ctx.moveTo(at.x, at.y - 14);
      ctx.lineTo(at.x, at.y + 14);
      ctx.stroke();
      return;
    case 'fault':
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.moveTo(at.x, at.y - 22);
      ctx.lineTo(at.x + 12, at.y - 1);
      ctx.lineTo(at.x - 12, at.y - 1);
      ctx.closePath();
      ctx.fill();
      ctx.fillStyle = palette.card;
      ctx.font = `800 13px ${MAP_FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillText('!', at.x, at.y - 8);
      return;
    default:
      paintThing(ctx, at, point, palette, near);
  }
}

/** Which part of the overlay: the dots of things, over which names are written, or all else, which lies over names. */
export type OverlayPart = 'dots' | 'rest';

/** Whether a point is a small dot at this scale: one of hundreds, which gives way to the names of places. */
const isDot = ({ glyph, tone }: OverlayPoint, { scale }: View): boolean =>
  scale < NUMBERS_FROM && tone === 'quiet' && !HANDLES.has(glyph);

const HANDLES: ReadonlySet<Glyph> = new Set(['corner', 'middle', 'cursor', 'stand', 'fault']);

/** What is drawn over names near by, and stays where it is. */
const SIGNS: ReadonlySet<Glyph> = new Set(['sign', 'beacon', 'meeting', 'place']);

/** Tells names what lies over them: signs that are more than dots. The same object until the signs have changed. */
export function signsOver(overlay: () => Overlay): (scale: number) => Taken | null {
  let seen: Overlay | null = null;
  let taken: Taken = { points: [], side: SIGN };
  return (scale) => {
    if (scale < NUMBERS_FROM) return null;
    const now = overlay();
    if (now === seen) return taken;
    seen = now;
    const points = now.points.filter(({ glyph }) => SIGNS.has(glyph)).map(({ at }) => at);
    const isSame =
      points.length === taken.points.length &&
      points.every(({ x, y }, i) => taken.points[i]?.x === x && taken.points[i]?.y === y);
    if (!isSame) taken = { points, side: SIGN };
    return taken;
  };
}

/** The parts of an overlay at this scale. What is out of sight is left out. */
export function overlayPart(overlay: Overlay, view: View, part: OverlayPart): Overlay {
  const points = overlay.points.filter((point) => {
    const at = toScreen(view, point.at);
    const isSeen = at.x >= -30 && at.y >= -30 && at.x <= view.width + 30 && at.y <= view.height + 30;
    return isSeen && isDot(point, view) === (part === 'dots');
  });
  return part === 'dots' ? { ...NOTHING, points } : { ...overlay, points };
}

/** Paints an overlay in a view. */
export function paintOverlay(ctx: CanvasRenderingContext2D, view: View, overlay: Overlay, palette: Palette): void {
  const screen = (p: Point) => toScreen(view, p);
  const trace = (line: readonly Point[], close: boolean) => {
    for (const [i, p] of line.entries()) {
      const { x, y } = screen(p);
      if (i === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
    if (close) ctx.closePath();
  };
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  for (const { rings, tone } of overlay.shapes) {
    ctx.beginPath();
    for (const ring of rings) trace(ring, true);
    ctx.fillStyle = `${colourOf(tone, palette)}26`;
    ctx.fill('evenodd');
    ctx.strokeStyle = colourOf(tone, palette);
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
  for (const { line, tone } of overlay.lines) {
    ctx.beginPath();
    trace(line, false);
    ctx.strokeStyle = colourOf(tone, palette);
    ctx.lineWidth = tone === 'guide' ? 1 : 4;
    ctx.setLineDash(tone === 'guide' ? [5, 5] : []);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  const near = view.scale >= NUMBERS_FROM;
  for (const point of overlay.points) {
    paintPoint(ctx, screen(point.at), point, palette, near || point.tone === 'chosen');
  }
  if (overlay.note === null) return;
  const { x, y } = screen(overlay.note.at);
  ctx.font = `650 14px ${MAP_FONT}`;
  const width = ctx.measureText(overlay.note.text).width + 16;
  const left = Math.min(Math.max(4, x + 16), view.width - width - 4);
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.roundRect(left, Math.max(4, y - 38), width, 26, 8);
  ctx.fill();
  ctx.fillStyle = palette.card;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(overlay.note.text, left + 8, Math.max(4, y - 38) + 14);
}
