/** A level drawn to scale, with the numbers of signs where they belong. */
import { boundsOf, insidePoint } from '../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import type { VenueArea, VenueFile, VenueLevel } from '../../shared/venue/venue-file.ts';
import { INK, onPaper, PAPER, QUIET_INK } from './colour.ts';
import type { PrintedSign } from './print-job.ts';
import { mm, type Sheet } from './sheet.ts';
import { drawNumber } from './sign-parts.ts';
import { spreadOut } from './spread-out.ts';

const FLOOR = '#f3eee4';
const SHUT = '#e3ddd0';

const LEAST_DISC = 5;
const MOST_DISC = 9.5;

const kinds = (area: VenueArea): string =>
  !area.walkable ? SHUT : ['foyer', 'corridor', 'outside', 'terrace', 'hall'].includes(area.kind) ? '#fbf8f2' : FLOOR;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LevelPlan {
  readonly venue: VenueFile;
  readonly level: VenueLevel;
  readonly signs: readonly PrintedSign[];
  readonly colour: string;
  /** Of the discs with the numbers, in points; as many signs allow when not given. */
  readonly radius?: number;
  /** What an area is called on the plan; null: no names are drawn. */
  readonly nameOf: ((area: VenueArea) => string) | null;
}

/** The level, to scale, in this frame, turned as in the file. */
export function drawLevel(sheet: Sheet, plan: LevelPlan, frame: Frame): void {
  const { venue, level, signs } = plan;
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
  const crowded = Math.max(LEAST_DISC, Math.min(MOST_DISC, 50 / Math.sqrt(Math.max(1, signs.length))));
  const radius = plan.radius ?? crowded;
  for (const { area, box: place } of bySize) {
    const name = plan.nameOf?.(area) ?? '';
    if (name !== '') drawName(sheet, name, area, (place.maxX - place.minX) * scale, at);
  }
  const discs = spreadOut(
    signs.map((sign) => at(sign.at)),
    radius * 2.1,
  );
  const colour = onPaper(plan.colour);
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
  name: string,
  area: VenueArea,
  width: number,
  at: (point: readonly [number, number]) => { readonly x: number; readonly y: number },
): void {
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
