/** The hanging plan: each level drawn with the numbers of its signs where they belong, and beside it the list to tick off. */
import type { VenueArea } from '../../shared/venue/venue-file.ts';
import { textIn } from '../../shared/venue/venue-file.ts';
import { INK, onPaper, PAPER, QUIET_INK } from './colour.ts';
import { drawLevel } from './level-plan.ts';
import { drawLines, fitText } from './lines.ts';
import type { Page } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { mm, type Sheet } from './sheet.ts';
import { drawNumber, namesIn, placesIn, spaced, TRIAL, WARNING } from './sign-parts.ts';
import { A4 } from './wall-sign.ts';

const WIDTH = A4.height;
const HEIGHT = A4.width;
const MARGIN = mm(10);
const HEAD = mm(14);
const COLUMN = mm(82);
const ROW = mm(8.6);
const ROWS = Math.floor((HEIGHT - 2 * MARGIN - HEAD) / ROW);

/** The list's own pages hold so many columns. */
const COLUMNS = 3;

/** The head of a page: what it is of. Returns the y under it. */
function drawHead(sheet: Sheet, job: PrintJob, text: string): number {
  const title = fitText(sheet.typeface, text, 'bold', {
    width: WIDTH - 2 * MARGIN - mm(60),
    lines: 1,
    most: 19,
    least: 9,
  });
  drawLines(sheet, title, MARGIN, MARGIN, { weight: 'bold', colour: INK });
  const right = { size: 9, weight: 'regular', align: 'right' } as const;
  sheet.text(`Vis-à-vis · ${job.key}`, WIDTH - MARGIN, MARGIN + 10, { ...right, colour: QUIET_INK });
  if (job.trial !== null) sheet.text(TRIAL, WIDTH - MARGIN, MARGIN + 24, { ...right, weight: 'bold', colour: WARNING });
  return MARGIN + HEAD;
}

/** One line of the list: a box to tick, the number, what the sign is at, where that is, and its code. */
function drawRow(sheet: Sheet, job: PrintJob, sign: PrintedSign, x: number, y: number): void {
  const middle = y + ROW / 2;
  sheet.box(x, middle - 5, 10, 10, { stroke: INK, width: 0.9, radius: 1.5 });
  drawNumber(sheet, sign.number, x + 24, middle, 8, { disc: onPaper(job.colour), ink: PAPER });
  const left = x + 37;
  const width = COLUMN - 37 - mm(3);
  const name = sign.meetingPoint === null ? '' : `Vis-à-vis ${sign.meetingPoint}: `;
  const title = fitText(sheet.typeface, name + (namesIn(job, sign.name)[0] ?? ''), 'bold', {
    width,
    lines: 1,
    most: 9,
    least: 6.5,
  });
  sheet.text(title.lines[0] ?? '', left, middle - 1, { size: title.size, weight: 'bold', colour: INK });
  const places = `${spaced(sign.code)} · ${placesIn(job, sign)[0] ?? ''}`;
  const more = fitText(sheet.typeface, places, 'regular', { width, lines: 1, most: 7.5, least: 6 });
  sheet.text(more.lines[0] ?? '', left, middle + 8.5, { size: more.size, weight: 'regular', colour: QUIET_INK });
}

/** Each level from below, with its signs: a page with the plan and the list beside it, and further pages where that is too long. */
export function hangingPlan(job: PrintJob): Page[] {
  const [language = 'en'] = job.languages;
  const levels = [...job.venue.levels].sort((a, b) => a.ordinal - b.ordinal);
  return levels.flatMap((level) => {
    const signs = job.signs.filter((sign) => sign.level === level.id).toSorted((a, b) => a.number - b.number);
    if (signs.length === 0) return [];
    const venueName = namesIn(job, job.venue.name)[0] ?? '';
    const levelName = namesIn(job, level.name)[0] ?? textIn(level.name, language);
    const numbers = signs.map(({ number }) => number);
    const range = `${Math.min(...numbers)}–${Math.max(...numbers)}`;
    const head = `${venueName} · ${levelName} · ${range}`;
    const beside = signs.slice(0, ROWS);
    const plan: Page = {
      width: WIDTH,
      height: HEIGHT,
      draw(sheet) {
        const top = drawHead(sheet, job, head);
        const width = WIDTH - 2 * MARGIN - COLUMN - mm(6);
        const { venue, colour } = job;
        const frame = { x: MARGIN, y: top, width, height: HEIGHT - MARGIN - top };
        const nameOf = ({ name }: VenueArea) => (name === undefined ? '' : (namesIn(job, name)[0] ?? ''));
        drawLevel(sheet, { venue, level, signs, colour, nameOf }, frame);
        for (const [i, sign] of beside.entries()) drawRow(sheet, job, sign, WIDTH - MARGIN - COLUMN, top + i * ROW);
      },
    };
    const rest = signs.slice(ROWS);
    const each = ROWS * COLUMNS;
    const lists = Array.from(
      { length: Math.ceil(rest.length / each) },
      (_, page): Page => ({
        width: WIDTH,
        height: HEIGHT,
        draw(sheet) {
          const top = drawHead(sheet, job, head);
          rest.slice(page * each, (page + 1) * each).forEach((sign, i) => {
            const x = MARGIN + Math.floor(i / ROWS) * ((WIDTH - 2 * MARGIN) / COLUMNS);
            drawRow(sheet, job, sign, x, top + (i % ROWS) * ROW);
          });
        },
      }),
    );
    return [plan, ...lists];
  });
}
