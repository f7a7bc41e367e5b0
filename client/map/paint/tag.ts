/** A name tag: first name, and below it what this person gives, on a slip of card. Around the context's origin. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import type { Palette } from '../palette.ts';
import { textWidth } from '../text-width.ts';

export interface TagWords {
  readonly name: string;
  /** Empty: only the name. */
  readonly give: string;
}

const NAME_FONT = (family: string) => `700 14px ${family}`;
const GIVE_FONT = (family: string) => `450 12.5px ${family}`;
const WIDEST: Pixels = 172;
const PAD_X: Pixels = 9;
const PAD_Y: Pixels = 4;
const NAME_HEIGHT: Pixels = 18;
const GIVE_HEIGHT: Pixels = 16;

/** The text, or as much of it as `most` pixels hold, ending in "…". Never cuts a letter with its accents in two. */
function cut(text: string, most: Pixels, font: string): string {
  if (textWidth(text, font) <= most) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, font) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** How large the tag is, in CSS pixels. */
export function tagSize({ name, give }: TagWords, family: string): { width: Pixels; height: Pixels } {
  const widest = Math.max(
    textWidth(cut(name, WIDEST, NAME_FONT(family)), NAME_FONT(family)),
    give === '' ? 0 : textWidth(cut(give, WIDEST, GIVE_FONT(family)), GIVE_FONT(family)),
  );
  return { width: Math.ceil(widest) + 2 * PAD_X, height: NAME_HEIGHT + (give === '' ? 0 : GIVE_HEIGHT) + 2 * PAD_Y };
}

export function paintTag(ctx: CanvasRenderingContext2D, words: TagWords, palette: Palette, family: string): void {
  const { width, height } = tagSize(words, family);
  ctx.beginPath();
  ctx.roundRect(-width / 2 + 0.5, -height / 2 + 0.5, width - 1, height - 1, 10);
  ctx.fillStyle = palette.card;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const top = -height / 2 + PAD_Y;
  ctx.fillStyle = palette.ink;
  ctx.font = NAME_FONT(family);
  ctx.fillText(cut(words.name, WIDEST, ctx.font), 0, top + NAME_HEIGHT / 2);
  if (words.give === '') return;
  ctx.fillStyle = palette.ink2;
  ctx.font = GIVE_FONT(family);
  ctx.fillText(cut(words.give, WIDEST, ctx.font), 0, top + NAME_HEIGHT + GIVE_HEIGHT / 2);
}
