/** The sign at the stairs or lift by which a way changes floors. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import type { FloorSign } from '../floor-signs.ts';
import type { Palette } from '../palette.ts';
import { strokesOf } from './symbols.ts';

export const SIGN_HEIGHT: Pixels = 30;
const ICON: Pixels = 22;
const ARROW: Pixels = 16;
const LETTER: Pixels = 10;

/** How wide the sign is: its symbol, an arrow, and a short name of one to four letters. */
export const signWidth = ({ floor }: Pick<FloorSign, 'floor'>): Pixels =>
  12 + ICON + ARROW + LETTER * [...floor].length;

/**
 * Draws a sign around the context's origin. Where the way goes on: filled, "by the stairs up to 1". Where it comes from:
 * outlined and the other way round, "from 1 down by the stairs". So it is told apart without colour.
 */
export function paintFloorSign(ctx: CanvasRenderingContext2D, sign: FloorSign, palette: Palette, font: string): void {
  const width = signWidth(sign);
  const [ground, ink] = sign.way === 'on' ? [palette.me, palette.card] : [palette.card, palette.me];
  const length = LETTER * [...sign.floor].length;
  // From the left edge: symbol, arrow, name; or name, arrow, symbol.
  const place = (from: Pixels, wide: Pixels) =>
    sign.way === 'on' ? from + wide / 2 - width / 2 : width / 2 - from - wide / 2;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(-width / 2, -SIGN_HEIGHT / 2 + 1, width, SIGN_HEIGHT - 2, SIGN_HEIGHT / 2);
  ctx.fillStyle = ground;
  ctx.fill();
  ctx.strokeStyle = sign.way === 'on' ? palette.card : palette.me;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.8;
  ctx.save();
  ctx.translate(place(6, ICON), 0);
  ctx.beginPath();
  for (const stroke of strokesOf(sign.kind)) stroke(ctx);
  ctx.stroke();
  ctx.restore();
  ctx.save();
  ctx.translate(place(6 + ICON, ARROW), 0);
  ctx.rotate(sign.direction === 'up' ? 0 : sign.direction === 'down' ? Math.PI : Math.PI / 2);
  ctx.beginPath();
  ctx.moveTo(0, 6);
  ctx.lineTo(0, -6);
  ctx.moveTo(-4, -2);
  ctx.lineTo(0, -6);
  ctx.lineTo(4, -2);
  ctx.lineWidth = 2.4;
  ctx.stroke();
  ctx.restore();
  ctx.font = `800 16px ${font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(sign.floor, place(6 + ICON + ARROW, length), 1);
  ctx.restore();
}
