/** Stickers, eight to an A4 sheet with marks to cut along: the code on the left, the words beside it. */
import { INK, inkOn, QUIET_INK } from './colour.ts';
import { drawLines, fitText } from './lines.ts';
import type { Page } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { printWords } from './print-words.ts';
import { mm, type Sheet } from './sheet.ts';
import { discOn, drawNumber, drawQr, namesIn, placesIn, spaced, TRIAL, WARNING } from './sign-parts.ts';
import { A4 } from './wall-sign.ts';

const COLUMNS = 2;
const ROWS = 4;

/** Printers leave this much of the paper's edge white. */
const MARGIN = mm(7);
const WIDTH = (A4.width - 2 * MARGIN) / COLUMNS;
const HEIGHT = (A4.height - 2 * MARGIN) / ROWS;

const SIDE = mm(56);
const BAND = mm(11);

function drawSticker(sheet: Sheet, job: PrintJob, sign: PrintedSign): void {
  const { typeface } = sheet;
  const ink = inkOn(job.colour);
  const pad = mm(2.5);
  sheet.box(pad, pad, WIDTH - 2 * pad, BAND, { fill: job.colour, radius: mm(3) });
  const venue = fitText(typeface, namesIn(job, job.venue.name)[0] ?? '', 'bold', {
    width: WIDTH - 2 * pad - mm(18),
    lines: 1,
    most: 13,
    least: 7,
  });
  sheet.text(venue.lines[0] ?? '', pad + mm(4), pad + BAND / 2 + venue.size * 0.34, {
    size: venue.size,
    weight: 'bold',
    colour: ink,
  });
  drawNumber(sheet, sign.number, WIDTH - pad - mm(7), pad + BAND / 2, mm(4.6), discOn(job.colour));
  const top = pad + BAND;
  drawQr(sheet, sign.url, mm(0.5), top + (HEIGHT - top - SIDE) / 2, SIDE);
  const left = mm(0.5) + SIDE;
  const width = WIDTH - left - pad;
  let y = top + mm(4);
  const names = namesIn(job, sign.name);
  const [first = '', ...others] = sign.meetingPoint === null ? names : [`Vis-à-vis ${sign.meetingPoint}`, ...names];
  const title = fitText(typeface, first, 'bold', { width, lines: 2, most: 16, least: 8.5 });
  y = drawLines(sheet, title, left, y, { weight: 'bold', colour: INK }) + 3;
  const second = fitText(typeface, others.slice(0, 2).join(' · '), 'regular', {
    width,
    lines: 2,
    most: 9.5,
    least: 6.5,
  });
  y = drawLines(sheet, second, left, y, { weight: 'regular', colour: INK }) + 2;
  const places = fitText(typeface, placesIn(job, sign)[0] ?? '', 'regular', { width, lines: 1, most: 8.5, least: 5.5 });
  drawLines(sheet, places, left, y, { weight: 'regular', colour: QUIET_INK });
  let foot = HEIGHT - pad - mm(2);
  sheet.text(job.key, left, foot, { size: 5.5, weight: 'regular', colour: QUIET_INK });
  foot -= mm(4);
  sheet.text(spaced(sign.code), left, foot, { size: 13, weight: 'bold', colour: INK });
  foot -= 14;
  const host = fitText(typeface, `${job.host}/`, 'regular', { width, lines: 1, most: 8.5, least: 4.5 });
  sheet.text(host.lines[0] ?? '', left, foot, { size: host.size, weight: 'regular', colour: INK });
  foot -= 13;
  if (job.trial !== null) {
    const warning = fitText(typeface, TRIAL, 'bold', { width, lines: 3, most: 7, least: 5 });
    foot -= warning.size * (1 + (warning.lines.length - 1) * 1.16);
    drawLines(sheet, warning, left, foot, { weight: 'bold', colour: WARNING });
    foot -= 4;
  }
  for (const language of job.languages.slice(0, job.trial === null ? 2 : 1).toReversed()) {
    const words = printWords(language);
    const say = fitText(typeface, sign.meetingPoint === null ? words.scan : words.arrive, 'regular', {
      width,
      lines: 2,
      most: 7.5,
      least: 5,
    });
    foot -= say.size * (1 + (say.lines.length - 1) * 1.16);
    drawLines(sheet, say, left, foot, { weight: 'regular', colour: INK });
    foot -= 3;
  }
}

export function stickerSheets(job: PrintJob): Page[] {
  const each = COLUMNS * ROWS;
  return Array.from({ length: Math.ceil(job.signs.length / each) }, (_, sheetNumber) => ({
    ...A4,
    draw(sheet: Sheet) {
      job.signs.slice(sheetNumber * each, (sheetNumber + 1) * each).forEach((sign, i) => {
        const x = MARGIN + (i % COLUMNS) * WIDTH;
        const y = MARGIN + Math.floor(i / COLUMNS) * HEIGHT;
        sheet.box(x, y, WIDTH, HEIGHT, { stroke: '#b9b4c9', width: 0.5, dash: 3 });
        sheet.group({ x, y }, () => drawSticker(sheet, job, sign));
      });
    },
  }));
}
