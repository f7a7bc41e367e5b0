/** A sign for a wall, one a page: drawn for A4, and the same smaller for A5. */
import { INK, inkOn, onPaper, QUIET_INK } from './colour.ts';
import { CUT, drawLines, fitText } from './lines.ts';
import type { Page } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { printWords } from './print-words.ts';
import { mm, type Sheet } from './sheet.ts';
import { discOn, drawNumber, drawQr, namesIn, placesIn, spaced, TRIAL, WARNING } from './sign-parts.ts';

export const A4 = { width: mm(210), height: mm(297) } as const;

const MARGIN = mm(12);
const PAD = mm(9);
const INNER = A4.width - 2 * MARGIN;

/** No sign says itself in more languages: the lines would be too small to read in passing. */
const MOST_LANGUAGES = 4;

/** The band in the venue's colour: venue, number, place. Returns the y under it. */
function drawBand(sheet: Sheet, job: PrintJob, sign: PrintedSign): number {
  const { typeface } = sheet;
  const width = INNER - 2 * PAD;
  const ink = inkOn(job.colour);
  const names = namesIn(job, sign.name);
  const [first = '', ...others] = sign.meetingPoint === null ? names : [`Vis-à-vis ${sign.meetingPoint}`, ...names];
  const title = fitText(typeface, first, 'bold', { width, lines: 2, most: 62, least: 28 });
  const second = fitText(typeface, others.slice(0, 3).join(' · '), 'regular', { width, lines: 2, most: 27, least: 15 });
  const places = fitText(typeface, placesIn(job, sign).slice(0, 3).join(' · '), 'regular', {
    width,
    lines: 2,
    most: 17,
    least: 11,
  });
  // Both names of the venue where they fit beside the number, else the first.
  const venueNames = namesIn(job, job.venue.name);
  const head = { width: width - mm(24), lines: 1, most: 17, least: 11 };
  const both = fitText(typeface, venueNames.slice(0, 2).join(' · '), 'bold', head);
  const cut = both.lines[0]?.endsWith(CUT) ?? false;
  const venue = cut ? fitText(typeface, venueNames[0] ?? '', 'bold', head) : both;
  const top = MARGIN + PAD + mm(19);
  const heights = [title, second, places].map(({ lines, size }) =>
    lines.length === 0 ? 0 : size * (1.25 + (lines.length - 1) * 1.16),
  );
  const bottom = top + heights.reduce((sum, height) => sum + height, 0) + PAD * 0.6;
  sheet.box(MARGIN, MARGIN, INNER, bottom - MARGIN, { fill: job.colour, radius: mm(7) });
  drawLines(sheet, venue, MARGIN + PAD, MARGIN + PAD, { weight: 'bold', colour: ink });
  drawNumber(sheet, sign.number, MARGIN + INNER - PAD - mm(8), MARGIN + PAD + mm(6), mm(10), discOn(job.colour));
  let y = top;
  y = drawLines(sheet, title, MARGIN + PAD, y, { weight: 'bold', colour: ink }) + title.size * 0.25;
  y = drawLines(sheet, second, MARGIN + PAD, y, { weight: 'regular', colour: ink }) + second.size * 0.25;
  drawLines(sheet, places, MARGIN + PAD, y, { weight: 'regular', colour: ink });
  return bottom;
}

/** What to do, in each language; from the bottom up. Returns the y above it. */
function drawFoot(sheet: Sheet, job: PrintJob, sign: PrintedSign): number {
  const { typeface } = sheet;
  const languages = job.languages.slice(0, MOST_LANGUAGES);
  const middle = A4.width / 2;
  let y = A4.height - MARGIN;
  const small = { size: 9.5, weight: 'regular', colour: QUIET_INK } as const;
  const about = languages.map((language) => printWords(language).sign(sign.number)).join(' · ');
  sheet.text(about, MARGIN, y, small);
  sheet.text(`Vis-à-vis · ${job.key}`, MARGIN + INNER, y, { ...small, align: 'right' });
  y -= 24;
  if (job.trial !== null) {
    sheet.text(TRIAL, middle, y, { size: 15, weight: 'bold', colour: WARNING, align: 'middle' });
    y -= 26;
  }
  const address = fitText(typeface, `${job.host}/`, 'regular', { width: INNER - 190, lines: 1, most: 21, least: 9 });
  const code = spaced(sign.code);
  const gap = 5;
  const widths = [address.lines[0] ?? '', code].map((text, i) =>
    i === 0 ? typeface.width(text, 'regular') * address.size : typeface.width(code, 'bold') * 25,
  );
  let x = middle - ((widths[0] ?? 0) + gap + (widths[1] ?? 0)) / 2;
  sheet.text(address.lines[0] ?? '', x, y, { size: address.size, weight: 'regular', colour: INK });
  x += (widths[0] ?? 0) + gap;
  sheet.text(code, x, y, { size: 25, weight: 'bold', colour: INK });
  y -= 30;
  const type = languages.map((language) => printWords(language).type).join(' · ');
  drawCentred(sheet, type, y, 12.5, 'regular', QUIET_INK);
  y -= 27;
  for (const [i, language] of [...languages.entries()].toReversed()) {
    const words = printWords(language);
    const weight = i === 0 ? 'bold' : 'regular';
    const colour = i === 0 ? onPaper(job.colour) : INK;
    y -= drawCentred(
      sheet,
      sign.meetingPoint === null ? words.scan : words.arrive,
      y,
      i === 0 ? 21 : 18,
      weight,
      colour,
    );
  }
  return y;
}

/** One line in the middle, smaller when it is long. Returns the height that it takes. */
function drawCentred(
  sheet: Sheet,
  text: string,
  y: number,
  most: number,
  weight: 'regular' | 'bold',
  colour: string,
): number {
  const { lines, size } = fitText(sheet.typeface, text, weight, { width: INNER, lines: 1, most, least: 7 });
  sheet.text(lines[0] ?? '', A4.width / 2, y, { size, weight, colour, align: 'middle' });
  return size * 1.4;
}

function drawSign(sheet: Sheet, job: PrintJob, sign: PrintedSign): void {
  const under = drawBand(sheet, job, sign);
  const above = drawFoot(sheet, job, sign);
  const side = Math.min(INNER, above - under + mm(2));
  drawQr(sheet, sign.url, (A4.width - side) / 2, (under + above - side) / 2 + mm(1), side);
}

/** One sign a page. */
export function wallSigns(job: PrintJob, size: 'a4' | 'a5'): Page[] {
  const scale = size === 'a4' ? 1 : Math.SQRT1_2;
  return job.signs.map((sign) => ({
    width: A4.width * scale,
    height: A4.height * scale,
    draw: (sheet) => sheet.group({ x: 0, y: 0, scale }, () => drawSign(sheet, job, sign)),
  }));
}
