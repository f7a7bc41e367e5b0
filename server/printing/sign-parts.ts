/** What every kind of sign is made of. */
import { correction, generate } from 'lean-qr';
import type { LocalText } from '../../shared/venue/venue-file.ts';
import { textIn } from '../../shared/venue/venue-file.ts';
import { INK, inkOn, PAPER } from './colour.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import type { Sheet } from './sheet.ts';

/** White modules around the code, without which cameras do not find it. */
const QUIET_ZONE = 4;

/** Red that reads on white: for what must not be overlooked. */
export const WARNING = '#c9431c';

export const TRIAL = 'For trying out only. For an event this needs an https address.';

/** The code of `text` in a white square, quiet zone included: level Q, so that a quarter of it may be torn or covered. */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const code = generate(text, { minCorrectionLevel: text.length > 300 ? correction.M : correction.Q });
  const module = side / (code.size + 2 * QUIET_ZONE);
  const parts: string[] = [];
  for (let row = 0; row < code.size; row++) {
    for (let column = 0; column < code.size; column++) {
      if (!code.get(column, row)) continue;
      const from = column;
      while (code.get(column + 1, row)) column++;
      parts.push(`M${from} ${row}h${column - from + 1}v1h-${column - from + 1}z`);
    }
  }
  sheet.box(x, y, side, side, { fill: PAPER });
  // One path in whole modules, scaled: no hair of white between two rows, whatever paints it.
  sheet.group({ x: x + QUIET_ZONE * module, y: y + QUIET_ZONE * module, scale: module }, () =>
    sheet.path(parts.join(''), { fill: '#000000' }),
  );
}

/** A name as it is printed: with a capital, and the apostrophe of print. */
const printed = (name: string): string => {
  const [first = '', ...rest] = name.replaceAll("'", '’');
  return first.toUpperCase() + rest.join('');
};

/**
 * A name in each of the languages, once each. What no font has letters for is said in another of its languages; the
 * letters that remain are left out, and the typeface remembers which.
 */
export function namesIn({ languages, typeface }: PrintJob, name: LocalText): readonly string[] {
  const named = languages.map((language) => {
    const own = textIn(name, language);
    return typeface.has(own) ? own : (Object.values(name).find((other) => typeface.has(other)) ?? own);
  });
  return [...new Set(named.map(printed))].filter((each) => each !== '');
}

/** "7K3F 9QXD": four letters at a time. */
export const spaced = (code: string): string => code.replace(/.{4}(?=.)/g, '$& ');

/** Where a sign is beside its own name: its area, when its name does not say it, and its level; in each language once. */
export function placesIn(job: PrintJob, { name, areaName, levelName }: PrintedSign): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replace(/^(the |le |la |les |l['’])/, '');
  const lines = job.languages.map((language) => {
    const [own, area, level] = [name, areaName, levelName].map((text) => printed(textIn(text, language)));
    const known = plain(own ?? '').includes(plain(area ?? '')) || area === '';
    return [...(known ? [] : [area]), level].filter((part) => part).join(', ');
  });
  return [...new Set(lines)].filter((line) => line !== '' && job.typeface.has(line));
}

/** A number in a disc that stands on the venue's colour, or in that colour on paper. */
export function drawNumber(
  sheet: Sheet,
  number: number,
  x: number,
  y: number,
  radius: number,
  { disc, ink }: { readonly disc: string; readonly ink: string },
): void {
  const text = String(number);
  const size = radius * (text.length < 3 ? 1.15 : text.length === 3 ? 0.92 : 0.68);
  sheet.circle(x, y, radius, { fill: disc });
  sheet.text(text, x, y + size * 0.34, { size, weight: 'bold', colour: ink, align: 'middle' });
}

/** The disc of a number on the venue's colour: paper or ink, whichever stands out from it. */
export const discOn = (colour: string): { readonly disc: string; readonly ink: string } => {
  const disc = inkOn(colour) === PAPER ? PAPER : INK;
  return { disc, ink: inkOn(disc) };
};
