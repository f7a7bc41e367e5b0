/** Paints a way onto a plan: a line of dots on a light band, so that it is told from every wall, and a pin at its goal. */
import type { Point } from '../../shared/geometry/point.ts';
import type { Palette } from '../map/palette.ts';
import { type ScreenPoint, toScreen, type View } from '../map/view.ts';
import type { LevelWay } from './shown-way.ts';

const BAND = 11;
const DOT = 5;
const GAP = 9;
const PIN = 9;

interface Drawing {
  readonly view: View;
  readonly resolution: number;
  readonly palette: Palette;
}

export function paintWay(ctx: CanvasRenderingContext2D, way: LevelWay, { view, resolution, palette }: Drawing): void {
  ctx.save();
  ctx.setTransform(resolution, 0, 0, resolution, 0, 0);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const line of way.lines) {
    const stroke = (width: number, colour: string, dashes: number[]) => {
      trace(ctx, line, view);
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.setLineDash(dashes);
      ctx.stroke();
    };
    stroke(BAND, palette.card, []);
    stroke(DOT, palette.me, [0.01, GAP]);
  }
  if (way.goal) pin(ctx, toScreen(view, way.goal), palette);
  ctx.restore();
}

function trace(ctx: CanvasRenderingContext2D, line: readonly Point[], view: View): void {
  ctx.beginPath();
  for (const [i, point] of line.entries()) {
    const { x, y } = toScreen(view, point);
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

/** A drop that stands on the place. */
function pin(ctx: CanvasRenderingContext2D, { x, y }: ScreenPoint, palette: Palette): void {
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(x, y - 2 * PIN, PIN, Math.PI * 0.85, Math.PI * 0.15);
  ctx.lineTo(x, y);
  ctx.closePath();
  ctx.fillStyle = palette.me;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = palette.card;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y - 2 * PIN, PIN / 3, 0, Math.PI * 2);
  ctx.fillStyle = palette.card;
  ctx.fill();
}
