/** The hanging plan: each level drawn with the numbers of its signs where they belong, and beside it the list to tick off. */
import { boundsOf, insidePoint } from '../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import type { VenueArea, VenueLevel } from '../../shared/venue/venue-file.ts';
import { textIn } from '../../shared/venue/venue-file.ts';
import { INK, onPaper, PAPER, QUIET_INK } from './colour.ts';
import { drawLines, fitText } from './lines.ts';
import type { Page } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { mm, type Sheet } from './sheet.ts';
import { drawNumber, namesIn, placesIn, spaced, TRIAL, WARNING } from './sign-parts.ts';
import { spreadOut } from './spread-out.ts';
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

const FLOOR = '#f3eee4';
const SHUT = '#e3ddd0';

const LEAST_DISC = 5;
const MOST_DISC = 9.5;

const kinds = (area: VenueArea): string =>
  !area.walkable ? SHUT : ['foyer', 'corridor', 'outside', 'terrace', 'hall'].includes(area.kind) ? '#fbf8f2' : FLOOR;

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

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The level, to scale, in this frame, north as in the file. */
function drawLevel(sheet: Sheet, job: PrintJob, level: VenueLevel, signs: readonly PrintedSign[], frame: Frame): void {
  const { venue } = job;
  const areas = venue.areas.filter((area) => area.level === level.id);
  const all = [
    ...areas.flatMap(({ polygon }) => (polygon[0] ?? []).map(pointOf)),
    ...signs.map(({ at: [x, y] }) => ({ x, y })),
  ];
  if (all.length === 0) return;
  const box = boundsOf(all);
  const [wide, high] = [Math.max(1, box.maxX - box.minX), Math.max(1, box.maxY - box.minY)];
  const scale = Math.min(frame.width / wide, (frame.height - mm(8)) / high);
  const left = frame.x + (frame.width - wide * scale) / 2;
  const top = frame.y + (frame.height - mm(8) - high * scale) / 2;
  const round = (value: number) => Math.round(value * 100) / 100;
  const at = ([x, y]: readonly [number, number]) => ({
    x: round(left + (x - box.minX) * scale),
    y: round(top + (y - box.minY) * scale),
  });
  const line = (points: readonly (readonly [number, number])[], closed: boolean) =>
    `M${points.map((point) => `${at(point).x} ${at(point).y}`).join('L')}${closed ? 'Z' : ''}`;
  const bySize = areas
    .map((area) => ({ area, box: boundsOf((area.polygon[0] ?? []).map(pointOf)) }))
    .sort((a, b) => extent(b.box) - extent(a.box));
  for (const { area } of bySize) {
    sheet.path(area.polygon.map((ring) => line(ring, true)).join(''), { fill: kinds(area) });
  }
  for (const { polygon, level: own } of venue.obstacles) {
    if (own === level.id) sheet.path(polygon.map((ring) => line(ring, true)).join(''), { fill: '#d8d0c0' });
  }
  const walls = venue.walls.filter((wall) => wall.level === level.id).map((wall) => line(wall.line, false));
  if (walls.length > 0)
    sheet.path(walls.join(''), { stroke: '#3b3a4a', width: Math.max(0.5, Math.min(1.6, scale * 0.2)) });
  const radius = Math.max(LEAST_DISC, Math.min(MOST_DISC, 150 / Math.sqrt(Math.max(1, signs.length)) / 3));
  for (const { area, box: place } of bySize) drawName(sheet, job, area, (place.maxX - place.minX) * scale, at);
  const discs = spreadOut(
    signs.map((sign) => at(sign.at)),
    radius * 2.1,
  );
  const colour = onPaper(job.colour);
  signs.forEach((sign, i) => {
    const [here, disc] = [at(sign.at), discs[i] ?? at(sign.at)];
    if (Math.hypot(here.x - disc.x, here.y - disc.y) < radius * 0.4) return;
    sheet.path(`M${here.x} ${here.y}L${round(disc.x)} ${round(disc.y)}`, { stroke: colour, width: 0.8 });
    sheet.circle(here.x, here.y, 1.4, { fill: colour });
  });
  signs.forEach((sign, i) => {
    const disc = discs[i] ?? at(sign.at);
    sheet.circle(disc.x, disc.y, radius + 0.8, { fill: PAPER });
    drawNumber(sheet, sign.number, disc.x, disc.y, radius, { disc: colour, ink: PAPER });
  });
  drawScale(sheet, frame, scale);
}

const extent = ({ minX, minY, maxX, maxY }: { minX: number; minY: number; maxX: number; maxY: number }) =>
  (maxX - minX) * (maxY - minY);

/** The area's name in its middle, where there is room for it. */
function drawName(
  sheet: Sheet,
  job: PrintJob,
  area: VenueArea,
  width: number,
  at: (point: readonly [number, number]) => { readonly x: number; readonly y: number },
): void {
  const [name] = area.name === undefined ? [] : namesIn(job, area.name);
  if (name === undefined) return;
  const size = Math.min(7.5, (width * 0.9) / Math.max(1, sheet.typeface.width(name, 'regular')));
  if (size < 4.5) return;
  const inside = area.label ?? (({ x, y }) => [x, y] as const)(insidePoint(polygonOf(area.polygon)));
  const { x, y } = at(inside);
  sheet.text(name, x, y + size * 0.35, { size, weight: 'regular', colour: QUIET_INK, align: 'middle' });
}

/** A bar of as many round metres as fit into a fifth of the frame. */
function drawScale(sheet: Sheet, frame: Frame, scale: number): void {
  const metres = [100, 50, 20, 10, 5, 2, 1].find((each) => each * scale <= frame.width / 5) ?? 1;
  const y = frame.y + frame.height;
  const long = Math.round(metres * scale * 100) / 100;
  sheet.path(`M${frame.x} ${y - 4}v4h${long}v-4`, { stroke: INK, width: 1 });
  sheet.text(`${metres} m`, frame.x + long + 5, y, { size: 8.5, weight: 'regular', colour: INK });
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
        drawLevel(sheet, job, level, signs, { x: MARGIN, y: top, width, height: HEIGHT - MARGIN - top });
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
