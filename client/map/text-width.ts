/** How wide a text is. A level has hundreds of names, so each is measured once. */
import type { Pixels } from '../../shared/geometry/point.ts';

/** People's own words come and go all day: at so many the measures begin anew. */
const MOST = 8000;

let meter: CanvasRenderingContext2D | null = null;
const known = new Map<string, Pixels>();

/** The width of `text` in this CSS font, in CSS pixels. Without a canvas (in tests) a letter is seven wide. */
export function textWidth(text: string, font: string): Pixels {
  const key = `${font}/${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  meter ??= document.createElement('canvas').getContext('2d');
  if (!meter) return text.length * 7;
  if (meter.font !== font) meter.font = font;
  if (known.size >= MOST) known.clear();
  const { width } = meter.measureText(text);
  known.set(key, width);
  return width;
}

/** Letters are drawn differently from now on: the page's font has come. */
export const forgetWidths = (): void => known.clear();
