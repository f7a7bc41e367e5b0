/** Faces: a person is a circle that smiles. Drawn around the context's origin, in CSS pixels. */
import type { Age } from '../../../shared/interest/shown.ts';
import { mix, type Palette } from '../palette.ts';

export type FaceKind = 'open' | 'simulated' | 'partner';

const openMouth = (ctx: CanvasRenderingContext2D, r: number) => {
  ctx.beginPath();
  ctx.arc(0, r * 0.1, r * 0.42, 0.08 * Math.PI, 0.92 * Math.PI);
  ctx.lineWidth = r * 0.2;
  ctx.lineCap = 'round';
  ctx.stroke();
};

const closedMouth = (ctx: CanvasRenderingContext2D, r: number) => {
  ctx.beginPath();
  ctx.moveTo(-r * 0.4, r * 0.25);
  ctx.lineTo(r * 0.4, r * 0.25);
  ctx.lineWidth = r * 0.2;
  ctx.lineCap = 'round';
  ctx.stroke();
};

const ring = (ctx: CanvasRenderingContext2D, r: number, width: number, dashes: number[]) => {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, Math.PI * 2);
  ctx.lineWidth = width;
  ctx.setLineDash(dashes);
  ctx.stroke();
  ctx.setLineDash([]);
};

/** Like something that sways: an arc at each side. */
const about = (ctx: CanvasRenderingContext2D, colour: string) => {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.8;
  ctx.lineCap = 'round';
  for (const side of [0, Math.PI]) {
    ctx.beginPath();
    ctx.arc(0, 0, 17.5, side - 0.5, side + 0.5);
    ctx.stroke();
  }
};

const disc = (ctx: CanvasRenderingContext2D, r: number, colour: string) => {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, Math.PI * 2);
  ctx.fillStyle = colour;
  ctx.fill();
};

/** A face that fades is filled with so much of the card's own colour. */
const FADED = 0.8;

/**
 * An open person: 30 pixels across. The form says all that the colour does: a simulated one wears a dashed ring, one
 * whose badge falls silent is hollow and then grey with a closed mouth, and one who is only about there has an arc at
 * each side.
 */
export function paintFace(ctx: CanvasRenderingContext2D, kind: FaceKind, palette: Palette, age: Age = 'fresh'): void {
  ctx.save();
  const colour = kind === 'partner' ? palette.meet : age === 'grey' ? palette.ink2 : palette.open;
  const hollow = age === 'fading';
  const r = kind === 'simulated' ? 10.2 : 12;
  disc(ctx, 15, palette.card);
  if (age === 'about') about(ctx, colour);
  disc(ctx, r, mix(colour, palette.card, hollow ? FADED : kind === 'simulated' ? 0.12 : 0));
  ctx.strokeStyle = colour;
  if (kind === 'simulated') {
    ring(ctx, 12.8, 1.8, [3.4, 3.3]);
  } else if (hollow) {
    ring(ctx, r - 0.8, 1.6, []);
  }
  ctx.strokeStyle = hollow ? colour : palette.card;
  if (age === 'grey') closedMouth(ctx, r);
  else openMouth(ctx, r);
  ctx.restore();
}

/** A number in a ring, as large as a face: "+4" more than are drawn beside a name, "12" who stand on one place. */
export function paintCount(ctx: CanvasRenderingContext2D, text: string, palette: Palette, font: string): void {
  ctx.save();
  disc(ctx, 15, palette.card);
  ctx.beginPath();
  ctx.arc(0, 0, 12, 0, Math.PI * 2);
  ctx.strokeStyle = palette.open;
  ctx.lineWidth = 1.6;
  ctx.stroke();
  ctx.fillStyle = palette.open;
  ctx.font = `700 12px ${font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, 0, 0.5);
  ctx.restore();
}

/** I: a dot with a clear rim, 26 pixels across. */
export function paintMe(ctx: CanvasRenderingContext2D, palette: Palette): void {
  ctx.save();
  disc(ctx, 13, '#ffffff');
  disc(ctx, 9.5, palette.me);
  ctx.restore();
}

/** The spot of the meeting: a smile until it has a number, 38 pixels across. */
export function paintSpot(ctx: CanvasRenderingContext2D, number: number | null, palette: Palette, font: string): void {
  ctx.save();
  disc(ctx, 22, palette.card);
  disc(ctx, 19, palette.meet);
  ctx.strokeStyle = palette.card;
  ctx.fillStyle = palette.card;
  if (number === null) openMouth(ctx, 17);
  else {
    ctx.font = `800 19px ${font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(String(number), 0, 1);
  }
  ctx.restore();
}
