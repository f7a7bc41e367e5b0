/** A name tag: first name, and below it what this person gives, on a slip of card. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import type { Palette } from '../palette.ts';
import { textWidth } from '../text-width.ts';
import { fontOf, type SetLine } from './line.ts';

export interface TagWords {
  readonly name: string;
  /** Empty: only the name. */
  readonly give: string;
}

type Style = Omit<SetLine, 'text'>;

export interface TagLay {
  readonly width: Pixels;
  readonly height: Pixels;
  /** Its lines, with how far the middle of each is below the tag's middle. */
  readonly lines: readonly { readonly text: string; readonly y: Pixels; readonly style: Style }[];
}

const NAME: Style = { size: 14, weight: 700, tone: 'ink', halo: false };
const GIVE: Style = { size: 12.5, weight: 450, tone: 'ink-2', halo: false };
const WIDEST: Pixels = 172;
const PAD_X: Pixels = 9;
const PAD_Y: Pixels = 4;
const NAME_HEIGHT: Pixels = 18;
const GIVE_HEIGHT: Pixels = 16;
const CORNER: Pixels = 10;

/** The text, or as much of it as `most` pixels hold, ending in "…". Never cuts a letter with its accents in two. */
function cut(text: string, most: Pixels, font: string): string {
  if (textWidth(text, font) <= most) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, font) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** What a tag says, cut to what it holds, and how large it is, in CSS pixels. */
export function layTag({ name, give }: TagWords, family: string): TagLay {
  const height = NAME_HEIGHT + (give === '' ? 0 : GIVE_HEIGHT) + 2 * PAD_Y;
  const top = PAD_Y - height / 2;
  const lines = [
    { text: cut(name, WIDEST, fontOf(NAME, family)), y: top + NAME_HEIGHT / 2, style: NAME },
    ...(give === ''
      ? []
      : [{ text: cut(give, WIDEST, fontOf(GIVE, family)), y: top + NAME_HEIGHT + GIVE_HEIGHT / 2, style: GIVE }]),
  ];
  const widest = Math.max(...lines.map(({ text, style }) => textWidth(text, fontOf(style, family))));
  return { width: Math.ceil(widest) + 2 * PAD_X, height, lines };
}

/** The empty slip, around the context's origin. */
export function paintCard(ctx: CanvasRenderingContext2D, width: Pixels, height: Pixels, palette: Palette): void {
  ctx.beginPath();
  ctx.roundRect(-width / 2 + 0.5, -height / 2 + 0.5, width - 1, height - 1, CORNER);
  ctx.fillStyle = palette.card;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.stroke();
}
