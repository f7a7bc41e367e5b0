/** Paints what stands at a label's place, around the context's origin, in CSS pixels. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import { FACE_ROW, FACE_STEP, lineHeight, type MapLabel, SYMBOL_SIZE, type TextLine } from '../labels.ts';
import type { Palette } from '../palette.ts';
import { textWidth } from '../text-width.ts';
import { paintCount, paintFace } from './face.ts';
import { fontOf, paintLine } from './line.ts';
import { paintMeetingPoint, paintSymbol } from './symbols.ts';

/** Faces beside names are this much smaller than others. */
export const FACE_SCALE = 26 / 30;

/** How wide a line of text is in `family`, in whole CSS pixels. */
export const measureLine =
  (family: string) =>
  (line: TextLine): Pixels =>
    Math.ceil(textWidth(line.text, fontOf(line, family)));

/** The middles of a label's faces, in order, from the label's own middle; the last may be the "+n". */
export function faceSeats(label: Pick<MapLabel, 'faces' | 'more' | 'height'>): { x: number; y: number }[] {
  const count = label.faces.length + (label.more > 0 ? 1 : 0);
  const y = label.height / 2 - FACE_ROW / 2;
  return Array.from({ length: count }, (_, i) => ({ x: (i - (count - 1) / 2) * FACE_STEP, y }));
}

export function paintLabel(ctx: CanvasRenderingContext2D, label: MapLabel, palette: Palette, family: string): void {
  if (label.symbol !== null) paintSymbol(ctx, label.symbol, SYMBOL_SIZE, palette);
  if (label.number !== null) paintMeetingPoint(ctx, label.number, palette, family);
  let y = -label.height / 2;
  for (const line of label.lines) {
    paintLine(ctx, { ...line, halo: true }, y + lineHeight(line) / 2, palette, family);
    y += lineHeight(line);
  }
  faceSeats(label).forEach((seat, i) => {
    const face = label.faces[i];
    ctx.save();
    ctx.translate(seat.x, seat.y);
    ctx.scale(FACE_SCALE, FACE_SCALE);
    if (face) paintFace(ctx, face.simulated ? 'simulated' : 'open', palette, face.age);
    else paintCount(ctx, `+${Math.min(99, label.more)}`, palette, family);
    ctx.restore();
  });
}
