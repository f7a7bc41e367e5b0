/** What a label is drawn with: a symbol, a numbered ring, lines of letters, and faces in a row below them. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import { lineHeight, type MapLabel, SYMBOL_SIZE } from '../labels.ts';
import { paintCount, paintFace } from '../paint/face.ts';
import { FACE_SCALE, faceSeats } from '../paint/label.ts';
import { paintMeetingPoint, paintSymbol } from '../paint/symbols.ts';
import { MAP_FONT, type Stage } from '../stage.ts';
import type { Letters, Picture } from './letters.ts';
import { createLine, createMark, type Piece } from './line.ts';

/** A piece, and how far its middle is from the label's. */
export interface Seated {
  readonly piece: Piece;
  readonly x: Pixels;
  readonly y: Pixels;
}

/** With its halo. */
const SYMBOL_ROOM: Pixels = SYMBOL_SIZE + 6;
const RING_ROOM: Pixels = 26;
/** With the arcs of one who is only about there. */
const FACE_ROOM: Pixels = 36;
const MOST_COUNTED = 99;

/** In the order in which they are drawn. */
export function labelPieces(stage: Stage, letters: Letters, label: MapLabel): readonly Seated[] {
  const { id, symbol, number, lines, faces, more } = label;
  const pieces: Seated[] = [];
  const put = (picture: Picture, x: Pixels, y: Pixels) => pieces.push({ piece: createMark(stage, picture), x, y });
  if (symbol !== null)
    put(
      letters.picture(`symbol ${symbol}`, SYMBOL_ROOM, SYMBOL_ROOM, (ctx) =>
        paintSymbol(ctx, symbol, SYMBOL_SIZE, stage.palette),
      ),
      0,
      0,
    );
  if (number !== null)
    put(
      letters.picture(`point ${number}`, RING_ROOM, RING_ROOM, (ctx) =>
        paintMeetingPoint(ctx, number, stage.palette, MAP_FONT),
      ),
      0,
      0,
    );
  let y = -label.height / 2;
  for (const [i, line] of lines.entries()) {
    const { text, size, weight, tone } = line;
    const piece = createLine(stage, letters, { size, weight, tone, halo: true }, text, `${id} ${i}`);
    pieces.push({ piece, x: 0, y: y + lineHeight(line) / 2 });
    y += lineHeight(line);
  }
  const small = (paint: (ctx: CanvasRenderingContext2D) => void) => (ctx: CanvasRenderingContext2D) => {
    ctx.scale(FACE_SCALE, FACE_SCALE);
    paint(ctx);
  };
  for (const [i, seat] of faceSeats(label).entries()) {
    const face = faces[i];
    const kind = face?.simulated ? 'simulated' : 'open';
    const rest = `+${Math.min(MOST_COUNTED, more)}`;
    const picture = face
      ? letters.picture(
          `face ${kind} ${face.age}`,
          FACE_ROOM,
          FACE_ROOM,
          small((ctx) => paintFace(ctx, kind, stage.palette, face.age)),
        )
      : letters.picture(
          `more ${rest}`,
          FACE_ROOM,
          FACE_ROOM,
          small((ctx) => paintCount(ctx, rest, stage.palette, MAP_FONT)),
        );
    put(picture, seat.x, seat.y);
  }
  return pieces;
}
