/**
 * Paints a level's ground: areas, tint, furniture, walls and doors. Plain Canvas 2D, because it is painted once and
 * then only moved: the phone's map puts it into a texture, the kiosk straight onto its page.
 */
import type { Pixels, Point, Rectangle } from '../../../shared/geometry/point.ts';
import type { Blot, Wash } from '../density.ts';
import { mix, type Palette } from '../palette.ts';
import type { Ground, LevelPlan, PlanArea } from '../plan.ts';

export interface GroundJob {
  readonly plan: LevelPlan;
  readonly palette: Palette;
  readonly tint: readonly Blot[];
  readonly wash: Wash;
  /** The piece of the level that is painted onto the canvas' top left corner. */
  readonly piece: Rectangle;
  /** CSS pixels a metre, for how thick lines look. */
  readonly scale: number;
  /** Canvas pixels a CSS pixel. */
  readonly resolution: number;
  /** Paints no more than this part of the piece, where something has changed. */
  readonly only?: Rectangle;
}

/** Below this scale furniture would only be noise, in CSS pixels a metre. */
const FURNITURE_FROM = 5;
const TREADS_FROM = 4;
const DOORS_FROM = 6;
const TREAD_METRES = 0.6;

const traceRing = (path: Path2D, ring: readonly Point[], close: boolean) => {
  ring.forEach((p, i) => {
    if (i === 0) path.moveTo(p.x, p.y);
    else path.lineTo(p.x, p.y);
  });
  if (close) path.closePath();
};

function polygonPath(rings: readonly (readonly Point[])[]): Path2D {
  const path = new Path2D();
  for (const ring of rings) traceRing(path, ring, true);
  return path;
}

interface Paths {
  readonly areas: readonly { readonly area: PlanArea; readonly path: Path2D }[];
  readonly walls: Path2D;
  readonly doors: Path2D;
  readonly furniture: Path2D;
  readonly seats: Path2D;
  /** Everything that people can be on. */
  readonly ground: Path2D;
}

/** Paths in metres are made once a level: thousands of wall lines are then one stroke. */
const pathsOf = new WeakMap<LevelPlan, Paths>();

const areaPaths = new WeakMap<PlanArea, Path2D>();

function areaPath(area: PlanArea): Path2D {
  const known = areaPaths.get(area) ?? polygonPath(area.polygon);
  areaPaths.set(area, known);
  return known;
}

function levelPaths(plan: LevelPlan): Paths {
  const known = pathsOf.get(plan);
  if (known) return known;
  const walls = new Path2D();
  for (const line of plan.walls) traceRing(walls, line, false);
  const doors = new Path2D();
  for (const line of plan.doors) traceRing(doors, line, false);
  const furniture = new Path2D();
  const seats = new Path2D();
  for (const { kind, polygon } of plan.obstacles) {
    const path = polygonPath(polygon);
    (kind === 'seats' ? seats : furniture).addPath(path);
  }
  const areas = plan.areas.map((area) => ({ area, path: areaPath(area) }));
  const ground = new Path2D();
  for (const { area, path } of areas) if (area.ground !== 'void') ground.addPath(path);
  const made = {
    areas,
    ground,
    walls,
    doors,
    furniture,
    seats,
  };
  pathsOf.set(plan, made);
  return made;
}

const tonesOf = new WeakMap<Palette, Readonly<Record<Ground, string>>>();

/** The tones of the ground, from the design's three. */
export function groundTones(p: Palette): Readonly<Record<Ground, string>> {
  const known = tonesOf.get(p);
  if (known) return known;
  const tones = {
    floor: p.floor,
    zone: mix(p.floor, p.room, 0.5),
    room: p.room,
    service: mix(p.room, p.line, 0.55),
    steps: mix(p.floor, p.room, 0.6),
    outdoor: mix(p.paper, p.room, 0.45),
    void: p.paper,
  };
  tonesOf.set(p, tones);
  return tones;
}

const piecesTouch = (a: Rectangle, b: Rectangle) =>
  a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;

/** Treads across the longest side of a flight of stairs. */
function paintTreads(ctx: CanvasRenderingContext2D, area: PlanArea, path: Path2D) {
  const ring = area.polygon[0];
  let [from, to, longest] = [ring[0], ring[0], 0];
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length] ?? a;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length > longest) [from, to, longest] = [a, b, length];
  });
  if (!from || !to || longest < 2 * TREAD_METRES) return;
  const [ux, uy] = [(to.x - from.x) / longest, (to.y - from.y) / longest];
  const { minX, minY, maxX, maxY } = area.bounds;
  const reach = maxX - minX + (maxY - minY);
  ctx.save();
  ctx.clip(path, 'evenodd');
  ctx.beginPath();
  for (let along = -reach; along < reach; along += TREAD_METRES) {
    const [x, y] = [from.x + ux * along, from.y + uy * along];
    ctx.moveTo(x - uy * reach, y + ux * reach);
    ctx.lineTo(x + uy * reach, y - ux * reach);
  }
  ctx.stroke();
  ctx.restore();
}

function paintTint(ctx: CanvasRenderingContext2D, tint: readonly Blot[], piece: Rectangle, colour: string) {
  for (const { x, y, radius, strength } of tint) {
    if (!piecesTouch(piece, { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius })) continue;
    const soft = ctx.createRadialGradient(x, y, 0, x, y, radius);
    const at = (share: number) =>
      `${colour}${Math.round(255 * strength * share)
        .toString(16)
        .padStart(2, '0')}`;
    soft.addColorStop(0, at(1));
    soft.addColorStop(0.45, at(0.78));
    soft.addColorStop(0.75, at(0.28));
    soft.addColorStop(1, at(0));
    ctx.fillStyle = soft;
    ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}

/** Width of a wall's line: about 20 cm, but always a line and never a bar. */
const wallWidth = (scale: number): Pixels => Math.min(3.4, Math.max(1.1, 0.2 * scale));

/** Keeps the painting to a part of the piece, to whole canvas pixels so that no seam is left, and clears that part. */
function clipTo(ctx: CanvasRenderingContext2D, { minX, minY, maxX, maxY }: Rectangle, piece: Rectangle, k: number) {
  const [x, y] = [Math.floor((minX - piece.minX) * k), Math.floor((minY - piece.minY) * k)];
  const [width, height] = [Math.ceil((maxX - piece.minX) * k) - x, Math.ceil((maxY - piece.minY) * k) - y];
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  ctx.clearRect(x, y, width, height);
}

/** Paints a piece of ground. What lies outside the building is left clear. */
export function paintGround(ctx: CanvasRenderingContext2D, job: GroundJob): void {
  const { plan, palette, piece, scale, only } = job;
  const paths = levelPaths(plan);
  const k = scale * job.resolution;
  const px = 1 / scale;
  const tones = groundTones(palette);
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  if (only) clipTo(ctx, only, piece, k);
  else ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.setTransform(k, 0, 0, k, -piece.minX * k, -piece.minY * k);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';

  const seen = paths.areas.filter(({ area }) => piecesTouch(area.bounds, only ?? piece));
  for (const { area, path } of seen) {
    // How full an area is belongs to its ground: what lies on it has its own.
    const full = job.wash.get(area.id) ?? 0;
    const tone = full > 0 ? mix(tones[area.ground], palette.density, full) : tones[area.ground];
    ctx.fillStyle = tone;
    ctx.fill(path, 'evenodd');
    // A hairline of its own tone closes the seam that antialiasing leaves between neighbours.
    ctx.strokeStyle = area.ground === 'zone' || area.ground === 'outdoor' ? palette.line : tone;
    ctx.lineWidth = (area.ground === 'zone' || area.ground === 'outdoor' ? 1.2 : 0.6) * px;
    ctx.stroke(path);
  }
  if (scale >= TREADS_FROM) {
    ctx.strokeStyle = mix(palette.line, palette.ink2, 0.25);
    ctx.lineWidth = 1 * px;
    for (const { area, path } of seen) if (area.ground === 'steps') paintTreads(ctx, area, path);
  }
  ctx.save();
  // The tint says how full the house is; it does not spill into the street.
  ctx.clip(paths.ground);
  paintTint(ctx, job.tint, piece, palette.density);
  ctx.restore();
  if (scale >= FURNITURE_FROM) {
    ctx.lineWidth = Math.min(1.6, scale / 8) * px;
    ctx.strokeStyle = mix(palette.ink2, palette.room, 0.35);
    ctx.fillStyle = palette.floor;
    ctx.fill(paths.furniture, 'evenodd');
    ctx.stroke(paths.furniture);
    ctx.strokeStyle = mix(palette.line, palette.ink2, 0.3);
    ctx.lineWidth = 1 * px;
    ctx.stroke(paths.seats);
  }
  if (scale >= DOORS_FROM) {
    ctx.strokeStyle = mix(palette.line, palette.ink2, 0.2);
    ctx.lineWidth = 1.2 * px;
    ctx.stroke(paths.doors);
  }
  ctx.strokeStyle = palette.wall;
  ctx.lineWidth = wallWidth(scale) * px;
  ctx.stroke(paths.walls);
  ctx.restore();
}
