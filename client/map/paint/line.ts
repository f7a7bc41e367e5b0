/** One line of text, set by the browser. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import type { Palette } from '../palette.ts';

/** Width of the line round a letter, half of which is outside it. */
export const HALO: Pixels = 3.5;

/** What a line says, and how. */
export interface SetLine {
  readonly text: string;
  readonly size: Pixels;
  readonly weight: number;
  readonly tone: 'ink' | 'ink-2' | 'open';
  /** Whether there is a rim of the floor's colour round the letters. */
  readonly halo: boolean;
}

/** The CSS font of a line of text in `family`. */
export const fontOf = (line: Pick<SetLine, 'size' | 'weight'>, family: string): string =>
  `${line.weight} ${line.size}px ${family}`;

/** The colour that a tone has. */
export const toneColour = (tone: SetLine['tone'], palette: Palette): string =>
  ({ ink: palette.ink, 'ink-2': palette.ink2, open: palette.open })[tone];

/** Paints it with its middle at (0, y), in CSS pixels. */
export function paintLine(
  ctx: CanvasRenderingContext2D,
  line: SetLine,
  y: Pixels,
  palette: Palette,
  family: string,
): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.font = fontOf(line, family);
  if (line.halo) {
    ctx.lineJoin = 'round';
    ctx.strokeStyle = palette.floor;
    ctx.lineWidth = HALO;
    ctx.strokeText(line.text, 0, y);
  }
  ctx.fillStyle = toneColour(line.tone, palette);
  ctx.fillText(line.text, 0, y);
}
