/** Small quiet symbols for landmarks, stairs and lifts: one line drawing each, on a square from -8 to 8. */
import type { SymbolKind } from '../labels.ts';
import type { Palette } from '../palette.ts';

type Stroke = (ctx: CanvasRenderingContext2D) => void;

const poly =
  (...points: readonly (readonly [number, number])[]): Stroke =>
  (ctx) =>
    points.forEach(([x, y], i) => {
      if (i === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    });
const circle =
  (x: number, y: number, r: number): Stroke =>
  (ctx) => {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, Math.PI * 2);
  };
const curve =
  (x: number, y: number, cx: number, cy: number, toX: number, toY: number): Stroke =>
  (ctx) => {
    ctx.moveTo(x, y);
    ctx.quadraticCurveTo(cx, cy, toX, toY);
  };

const steps = poly([-6, 5], [-2.5, 5], [-2.5, 1.5], [1, 1.5], [1, -2], [4.5, -2], [4.5, -5.5], [6.5, -5.5]);

const DRAWINGS: Readonly<Record<SymbolKind, readonly Stroke[]>> = {
  bar: [
    poly([-5, -2.5], [-4.3, 5], [2.8, 5], [3.5, -2.5], [-5, -2.5]),
    curve(3.3, -1, 8, 0, 3, 3),
    curve(-2, -7, -3, -5.8, -2, -4.8),
    curve(1, -7, 0, -5.8, 1, -4.8),
  ],
  desk: [poly([-6, 0], [6, 0]), poly([-5, 0], [-5, 5]), poly([5, 0], [5, 5]), circle(0, -4, 2)],
  stairs: [steps],
  escalator: [steps, poly([-5.5, -1], [-1, -5.5], [-4, -5.5]), poly([-1, -5.5], [-1, -2.5])],
  lift: [
    poly([-5.5, -6], [5.5, -6], [5.5, 6], [-5.5, 6], [-5.5, -6]),
    poly([-2.4, -1], [0, -3.6], [2.4, -1]),
    poly([-2.4, 1.2], [0, 3.8], [2.4, 1.2]),
  ],
  ramp: [poly([-6, 4.5], [6, 4.5], [6, -3], [-6, 4.5])],
  art: [poly([-6, -5], [6, -5], [6, 5], [-6, 5], [-6, -5]), poly([-6, 3], [-2, -1], [1, 2], [3, 0], [6, 3])],
  plant: [
    curve(0, 6, 0, 0, 0, -2),
    curve(0, -2, -7, -1, -5, -6),
    curve(-5, -6, 0, -6, 0, -2),
    curve(0, 2, 6, 2, 5.5, -3),
    curve(5.5, -3, 1, -3, 0, 2),
  ],
  screen: [
    poly([-6.5, -5], [6.5, -5], [6.5, 2.5], [-6.5, 2.5], [-6.5, -5]),
    poly([0, 2.5], [0, 5.5]),
    poly([-3, 5.5], [3, 5.5]),
  ],
  stand: [
    poly([-6, -2], [-4.5, -5.5], [4.5, -5.5], [6, -2], [-6, -2]),
    poly([-4.5, -2], [-4.5, 5.5], [4.5, 5.5], [4.5, -2]),
  ],
  window: [
    poly([-5.5, -6], [5.5, -6], [5.5, 6], [-5.5, 6], [-5.5, -6]),
    poly([0, -6], [0, 6]),
    poly([-5.5, 0], [5.5, 0]),
  ],
  entrance: [poly([1, -6], [6, -6], [6, 6], [1, 6]), poly([-6.5, 0], [1.5, 0]), poly([-1.5, -3], [1.5, 0], [-1.5, 3])],
  seating: [
    poly([-4.5, -6], [-4.5, 0], [4.5, 0], [4.5, -6]),
    poly([-6.5, 0], [6.5, 0]),
    poly([-5, 0], [-5, 5.5]),
    poly([5, 0], [5, 5.5]),
  ],
  clock: [circle(0, 0, 6), poly([0, -3.5], [0, 0], [2.6, 1.6])],
  toilet: [
    circle(-3.4, -5, 1.5),
    circle(3.4, -5, 1.5),
    poly([-5.6, 1], [-3.4, -2.6], [-1.2, 1], [-5.6, 1]),
    poly([-3.4, 1], [-3.4, 6]),
    poly([3.4, -2.6], [3.4, 6]),
    poly([1.8, -1], [5, -1]),
  ],
  other: [circle(0, 0, 3)],
};

/** The lines of a symbol. */
export const strokesOf = (kind: SymbolKind): readonly Stroke[] => DRAWINGS[kind];

/** Draws a symbol around the context's origin, in a square `size` wide. */
export function paintSymbol(ctx: CanvasRenderingContext2D, kind: SymbolKind, size: number, palette: Palette): void {
  ctx.save();
  ctx.scale(size / 20, size / 20);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.beginPath();
  for (const stroke of DRAWINGS[kind]) stroke(ctx);
  // The halo keeps the lines readable on a wall or on a tint.
  ctx.strokeStyle = palette.floor;
  ctx.lineWidth = 4;
  ctx.stroke();
  ctx.strokeStyle = palette.ink2;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.restore();
}

/** Draws a meeting point's ring with its number around the context's origin, 24 pixels across. */
export function paintMeetingPoint(ctx: CanvasRenderingContext2D, number: number, palette: Palette, font: string): void {
  ctx.save();
  ctx.beginPath();
  ctx.arc(0, 0, 10, 0, Math.PI * 2);
  ctx.fillStyle = palette.floor;
  ctx.fill();
  ctx.strokeStyle = palette.ink2;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.fillStyle = palette.ink2;
  ctx.font = `700 ${number > 99 ? 9 : 12}px ${font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(String(number), 0, 0.5);
  ctx.restore();
}
