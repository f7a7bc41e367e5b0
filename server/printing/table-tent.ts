/** A table tent: A4, folded in the middle, so that it stands and is read from both sides. Both who meet scan it. */
import { INK, inkOn, QUIET_INK } from './colour.ts';
import { drawLines, fitText } from './lines.ts';
import type { Page } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { printWords } from './print-words.ts';
import { mm, type Sheet } from './sheet.ts';
import { discOn, drawNumber, drawQr, namesIn, spaced, TRIAL, WARNING } from './sign-parts.ts';
import { A4 } from './wall-sign.ts';

const WIDTH = A4.width;
const HEIGHT = A4.height / 2;
const MARGIN = mm(9);
const COLUMN = mm(80);

/** One side, its top at the fold: the name big on the venue's colour, the code beside it. */
function drawSide(sheet: Sheet, job: PrintJob, sign: PrintedSign): void {
  const { typeface } = sheet;
  const ink = inkOn(job.colour);
  const [left, pad] = [MARGIN, mm(7)];
  const inner = COLUMN - 2 * pad;
  sheet.box(left, MARGIN, COLUMN, HEIGHT - 2 * MARGIN, { fill: job.colour, radius: mm(6) });
  const venue = fitText(typeface, namesIn(job, job.venue.name)[0] ?? '', 'bold', {
    width: inner,
    lines: 2,
    most: 13,
    least: 8,
  });
  drawLines(sheet, venue, left + pad, MARGIN + pad, { weight: 'bold', colour: ink });
  const names = namesIn(job, sign.name);
  const bottom = HEIGHT - MARGIN - pad;
  let placeTop = bottom;
  for (const [i, name] of [...names.slice(0, 3).entries()].toReversed()) {
    const place = fitText(typeface, name, i === 0 ? 'bold' : 'regular', { width: inner, lines: 2, most: 19, least: 9 });
    placeTop -= place.size * (1.2 + (place.lines.length - 1) * 1.16);
    drawLines(sheet, place, left + pad, placeTop, { weight: i === 0 ? 'bold' : 'regular', colour: ink });
  }
  if (sign.meetingPoint !== null) {
    const word = fitText(typeface, 'Vis-à-vis', 'bold', { width: inner, lines: 1, most: 48, least: 20 });
    const top = MARGIN + mm(24);
    sheet.text(word.lines[0] ?? '', left + pad, top + word.size * 0.6, {
      size: word.size,
      weight: 'bold',
      colour: ink,
    });
    const size = Math.min(190, (placeTop - top - word.size) * 1.05);
    const digits = fitText(typeface, String(sign.meetingPoint), 'bold', {
      width: inner,
      lines: 1,
      most: size,
      least: 30,
    });
    sheet.text(digits.lines[0] ?? '', left + pad, top + word.size * 0.75 + digits.size * 0.78, {
      size: digits.size,
      weight: 'bold',
      colour: ink,
    });
  } else {
    const middle = { x: left + COLUMN / 2, y: HEIGHT / 2 - mm(4) };
    drawNumber(sheet, sign.number, middle.x, middle.y, mm(24), discOn(job.colour));
  }
  const rightLeft = left + COLUMN + mm(5);
  const right = WIDTH - MARGIN - rightLeft;
  const languages = job.languages.slice(0, 3);
  let y = HEIGHT - MARGIN - mm(1);
  const foot = `${languages.map((language) => printWords(language).sign(sign.number)).join(' · ')} · ${job.key}`;
  y -= centred(sheet, foot, rightLeft, right, y, 8, 'regular', QUIET_INK) + 3;
  if (job.trial !== null) y -= centred(sheet, TRIAL, rightLeft, right, y, 10, 'bold', WARNING) + 2;
  y -= centred(sheet, `${job.host}/${spaced(sign.code)}`, rightLeft, right, y, 15, 'bold', INK) + 5;
  for (const [i, language] of [...languages.entries()].toReversed()) {
    const { arrive, scan } = printWords(language);
    y -= centred(
      sheet,
      sign.meetingPoint === null ? scan : arrive,
      rightLeft,
      right,
      y,
      12.5,
      i === 0 ? 'bold' : 'regular',
      INK,
    );
  }
  const side = Math.min(right, y - MARGIN + mm(2));
  drawQr(sheet, sign.url, rightLeft + (right - side) / 2, MARGIN - mm(2), side);
}

/** One line in the middle of a column, smaller when it is long. Returns the height that it takes. */
function centred(
  sheet: Sheet,
  text: string,
  left: number,
  width: number,
  y: number,
  most: number,
  weight: 'regular' | 'bold',
  colour: string,
): number {
  const { lines, size } = fitText(sheet.typeface, text, weight, { width, lines: 1, most, least: 5.5 });
  sheet.text(lines[0] ?? '', left + width / 2, y, { size, weight, colour, align: 'middle' });
  return size * 1.4;
}

/** One tent a page: fold along the dashes, with the print outside. */
export function tableTents(job: PrintJob): Page[] {
  return job.signs.map((sign) => ({
    ...A4,
    draw(sheet) {
      sheet.group({ x: WIDTH, y: HEIGHT, turned: true }, () => drawSide(sheet, job, sign));
      sheet.group({ x: 0, y: HEIGHT }, () => drawSide(sheet, job, sign));
      sheet.path(`M0 ${HEIGHT}H${WIDTH}`, { stroke: QUIET_INK, width: 0.6, dash: 4 });
    },
  }));
}
