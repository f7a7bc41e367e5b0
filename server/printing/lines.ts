/** Text that has to fit: into so many lines of such a width, as large as may be. */
import type { Letters, Sheet } from './sheet.ts';
import type { Typeface, Weight } from './typeface.ts';

/** What ends a line that was cut. */
export const CUT = '…';

/** The text in lines none of which is wider than `width` parts of the letters' size; a word that is wider alone is cut up. */
function wrap(typeface: Typeface, text: string, weight: Weight, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (words: string) => typeface.width(words, weight) <= width;
  for (const word of text.split(/[ \t]+/).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line)) {
      const letters = [...line];
      let most = letters.length - 1;
      while (most > 1 && !fits(letters.slice(0, most).join(''))) most--;
      lines.push(letters.slice(0, most).join(''));
      line = letters.slice(most).join('');
      if (most <= 1 && letters.length <= 1) break;
    }
  }
  return line === '' ? lines : [...lines, line];
}

export interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
}

/** The largest of the sizes from `most` down to `least` at which the text takes at most so many lines; cut when none does. */
export function fitText(
  typeface: Typeface,
  text: string,
  weight: Weight,
  {
    width,
    lines,
    most,
    least,
  }: { readonly width: number; readonly lines: number; readonly most: number; readonly least: number },
): Fitted {
  for (let size = most; size >= least; size *= 0.94) {
    const wrapped = wrap(typeface, text, weight, width / size);
    const broken =
      wrapped.join(' ').length !==
      text
        .split(/[ \t]+/)
        .join(' ')
        .trim().length;
    if (wrapped.length <= lines && !broken) return { lines: wrapped, size };
  }
  const wrapped = wrap(typeface, text, weight, width / least);
  if (wrapped.length <= lines) return { lines: wrapped, size: least };
  const kept = wrapped.slice(0, lines);
  let last = kept.pop() ?? '';
  while (last !== '' && typeface.width(last + CUT, weight) > width / least) last = [...last].slice(0, -1).join('');
  return { lines: [...kept, last + CUT], size: least };
}

/** Draws lines from this top on; the y under the last of them. */
export function drawLines(
  sheet: Sheet,
  { lines, size }: Fitted,
  x: number,
  top: number,
  letters: Omit<Letters, 'size'>,
  leading = 1.16,
): number {
  lines.forEach((line, i) => {
    sheet.text(line, x, top + size * (0.8 + i * leading), { ...letters, size });
  });
  return top + (lines.length === 0 ? 0 : size * (1 + (lines.length - 1) * leading));
}
