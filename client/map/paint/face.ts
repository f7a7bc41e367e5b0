/** Faces: a person is a circle that smiles. Drawn around the context's origin, in CSS pixels. */
import { mix, type Palette } from '../palette.ts';

export type FaceKind = 'open' | 'simulated' | 'partner';

const smile = (ctx: CanvasRenderingContext2D, r: number) => {
  ctx.beginPath();
  ctx.arc(0, r * 0.1, r * 0.42, 0.08 * Math.PI, 0.92 * Math.PI);
  ctx.lineWidth = r * 0.2;
  ctx.lineCap = 'round';
  ctx.stroke();
};

const disc = (ctx: CanvasRenderingContext2D, r: number, colour: string) => {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, Math.PI * 2);
  ctx.fillStyle = colour;
  ctx.fill();
};

/** An open person: 30 pixels across. A simulated one wears a dashed ring, so that the form says it too. */
export function paintFace(ctx: CanvasRenderingContext2D, kind: FaceKind, palette: Palette): void {
  ctx.save();
  const colour = kind === 'partner' ? palette.meet : palette.open;
  disc(ctx, 15, palette.card);
  if (kind === 'simulated') {
    disc(ctx, 10.2, mix(colour, palette.card, 0.12));
    ctx.beginPath();
    ctx.arc(0, 0, 12.8, 0, Math.PI * 2);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.8;
    ctx.setLineDash([3.4, 3.3]);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.strokeStyle = palette.card;
    smile(ctx, 10.2);
  } else {
    disc(ctx, 12, colour);
    ctx.strokeStyle = palette.card;
    smile(ctx, 12);
  }
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
  if (number === null) smile(ctx, 17);
  else {
    ctx.font = `800 19px ${font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(String(number), 0, 1);
  }
  ctx.restore();
}
