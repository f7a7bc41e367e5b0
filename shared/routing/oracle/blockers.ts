/**
 * The raw geometry of a level as the oracle sees it: everything that a disc may not come near, as plain segments. It is
 * made from the venue file alone and shares no code with the router that it judges.
 */
import type { VenueFile } from '../../venue/venue-file.ts';

type XY = readonly [number, number];
export type Segment = readonly [XY, XY];

const CELL = 2;
/** Areas with a slit of up to twice this between them are one floor: files round coordinates. */
const SLIT = 0.006;
/** Rounding of coordinates allowed before two edges count as different, and before a disc counts as touching. */
const ROUNDING = 1e-6;

/** Rings, their edges by the rows of the plane that they lie in, and their bounds. */
interface Shape {
  readonly id: string;
  readonly rings: readonly (readonly XY[])[];
  readonly rows: ReadonlyMap<number, readonly Segment[]>;
  readonly least: XY;
  readonly most: XY;
}

function shapeOf({ id, polygon }: { readonly id: string; readonly polygon: readonly (readonly XY[])[] }): Shape {
  const [xs, ys] = [polygon.flat().map(([x]) => x), polygon.flat().map(([, y]) => y)];
  const rows = new Map<number, Segment[]>();
  for (const edge of edgesOf(polygon)) {
    const [[, y], [, endY]] = edge;
    for (let row = rowOf(Math.min(y, endY)); row <= rowOf(Math.max(y, endY)); row++) listed(rows, row).push(edge);
  }
  return {
    id,
    rings: polygon,
    rows,
    least: [Math.min(...xs), Math.min(...ys)],
    most: [Math.max(...xs), Math.max(...ys)],
  };
}

/** Half of the directions in which a slit can be crossed. */
const SIDES: readonly XY[] = [
  [SLIT, 0],
  [SLIT / Math.SQRT2, SLIT / Math.SQRT2],
  [0, SLIT],
  [-SLIT / Math.SQRT2, SLIT / Math.SQRT2],
];

const rowOf = (y: number): number => Math.floor(y / CELL);

function listed<T>(lists: Map<number, T[]>, key: number): T[] {
  const known = lists.get(key);
  if (known) return known;
  const made: T[] = [];
  lists.set(key, made);
  return made;
}

const keyOf = (column: number, row: number): number => column * 100_000 + row;
const cellOf = ([x, y]: XY): number => keyOf(Math.floor(x / CELL), Math.floor(y / CELL));

/** Lists the shape in every cell that its bounds touch. */
function listIn(cells: Map<number, Shape[]>, shape: Shape): void {
  for (let x = Math.floor(shape.least[0] / CELL); x <= Math.floor(shape.most[0] / CELL); x++) {
    for (let y = Math.floor(shape.least[1] / CELL); y <= Math.floor(shape.most[1] / CELL); y++) {
      listed(cells, keyOf(x, y)).push(shape);
    }
  }
}

/** Whether the point lies inside, by how many edges a line from it to the right crosses. */
function holds({ rows, least, most }: Shape, [x, y]: XY): boolean {
  if (x < least[0] || x > most[0] || y < least[1] || y > most[1]) return false;
  let inside = false;
  for (const [[xj, yj], [xi, yi]] of rows.get(rowOf(y)) ?? []) {
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

const edgesOf = (rings: readonly (readonly XY[])[]): Segment[] =>
  rings.flatMap((ring) => ring.map((p, i): Segment => [p, ring[(i + 1) % ring.length] as XY]));

/** The shares of the way along `s` at which another segment cuts, touches or begins to run along it. */
function cutsOf([[ax, ay], [bx, by]]: Segment, others: readonly Segment[]): number[] {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const cuts = [0, 1];
  for (const [[cx, cy], [ex, ey]] of others) {
    const cross = dx * (ey - cy) - dy * (ex - cx);
    if (Math.abs(cross) > 1e-12) cuts.push(((cx - ax) * (ey - cy) - (cy - ay) * (ex - cx)) / cross);
    cuts.push(((cx - ax) * dx + (cy - ay) * dy) / length2, ((ex - ax) * dx + (ey - ay) * dy) / length2);
  }
  return cuts.filter((t) => t >= 0 && t <= 1).sort((a, b) => a - b);
}

const near = (s: Segment, o: Segment): boolean =>
  Math.min(s[0][0], s[1][0]) <= Math.max(o[0][0], o[1][0]) + 0.01 &&
  Math.min(o[0][0], o[1][0]) <= Math.max(s[0][0], s[1][0]) + 0.01 &&
  Math.min(s[0][1], s[1][1]) <= Math.max(o[0][1], o[1][1]) + 0.01 &&
  Math.min(o[0][1], o[1][1]) <= Math.max(s[0][1], s[1][1]) + 0.01;

/** How far `p` is from the segment. */
function pointGap([x, y]: XY, [[ax, ay], [bx, by]]: Segment): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
}

const side = ([ax, ay]: XY, [bx, by]: XY, [px, py]: XY): number => (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Whether two segments cross in their insides. */
const crosses = ([a, b]: Segment, [c, d]: Segment): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

function segmentGap(s: Segment, o: Segment): number {
  if (crosses(s, o)) return 0;
  return Math.min(pointGap(s[0], o), pointGap(s[1], o), pointGap(o[0], s), pointGap(o[1], s));
}

/** What blocks a disc on one level. */
export class Blockers {
  readonly segments: readonly Segment[];
  readonly #areas: readonly Shape[];
  readonly #obstacles: readonly Shape[];
  readonly #cells = new Map<number, Segment[]>();
  /** By cell, the areas and obstacles whose bounds touch it. */
  readonly #areasIn = new Map<number, Shape[]>();
  readonly #obstaclesIn = new Map<number, Shape[]>();

  constructor(venue: VenueFile, level: string) {
    this.#areas = venue.areas.filter((area) => area.level === level && area.walkable).map(shapeOf);
    this.#obstacles = venue.obstacles.filter((obstacle) => obstacle.level === level).map(shapeOf);
    for (const area of this.#areas) listIn(this.#areasIn, area);
    for (const obstacle of this.#obstacles) listIn(this.#obstaclesIn, obstacle);
    const walls = venue.walls
      .filter((wall) => wall.level === level)
      .flatMap(({ line }) => line.slice(1).map((end, i): Segment => [line[i] as XY, end]));
    this.segments = [...walls, ...this.#obstacles.flatMap(({ rings }) => edgesOf(rings)), ...this.#edgeOfFloor()];
    for (const segment of this.segments)
      this.#eachCell(segment, 0, (key) => listed(this.#cells, key).push(segment) === 0);
  }

  /** Whether the point is in a walkable area, or in a slit between two, and in no obstacle. */
  onFloor(p: XY): boolean {
    return (
      (this.#inArea(p) ||
        SIDES.some(([x, y]) => this.#inArea([p[0] + x, p[1] + y]) && this.#inArea([p[0] - x, p[1] - y]))) &&
      !this.#obstaclesIn.get(cellOf(p))?.some((obstacle) => holds(obstacle, p))
    );
  }

  #inArea(p: XY): boolean {
    return this.#areasIn.get(cellOf(p))?.some((area) => holds(area, p)) ?? false;
  }

  /** Whether anything that blocks lies between the two ends of the segment. */
  hides(segment: Segment): boolean {
    return this.#eachPiece(segment, (piece) =>
      this.#eachCell(piece, 0, (key) => this.#cells.get(key)?.some((blocker) => crosses(blocker, segment)) ?? false),
    );
  }

  /** The ids of the walkable areas that hold the point. */
  areasAt(p: XY): string[] {
    return (this.#areasIn.get(cellOf(p)) ?? []).filter((area) => holds(area, p)).map(({ id }) => id);
  }

  /** Whether a disc of `radius` can move straight along the segment without touching what blocks it. */
  clear(segment: Segment, radius: number): boolean {
    return !this.#eachPiece(segment, (piece) =>
      this.#eachCell(piece, radius, (key) => {
        for (const blocker of this.#cells.get(key) ?? []) {
          if (segmentGap(piece, blocker) < radius - ROUNDING) return true;
        }
        return false;
      }),
    );
  }

  /** Visits short pieces of the segment, until one says true: whether one did. */
  #eachPiece(segment: Segment, visit: (piece: Segment) => boolean): boolean {
    const length = Math.hypot(segment[1][0] - segment[0][0], segment[1][1] - segment[0][1]);
    const pieces = Math.max(1, Math.ceil(length / CELL));
    const at = (t: number): XY => [
      segment[0][0] + (segment[1][0] - segment[0][0]) * t,
      segment[0][1] + (segment[1][1] - segment[0][1]) * t,
    ];
    // The two ends first: a tangent is mostly blocked by what its circles belong to.
    for (let i = 0; i < pieces; i++) {
      const k = (i + pieces - 1) % pieces;
      if (visit([at(k / pieces), at((k + 1) / pieces)])) return true;
    }
    return false;
  }

  /** Whether a disc of `radius` can stand here. */
  fits(p: XY, radius: number): boolean {
    return this.onFloor(p) && this.clear([p, p], radius);
  }

  /** The pieces of areas' edges that have floor on one side only. */
  #edgeOfFloor(): Segment[] {
    const edges = this.#areas.flatMap(({ rings }) => edgesOf(rings));
    const cells = new Map<number, Segment[]>();
    const eachCell = (edge: Segment, visit: (key: number) => void) =>
      this.#eachPiece(edge, (piece) =>
        this.#eachCell(piece, SLIT, (key) => {
          visit(key);
          return false;
        }),
      );
    for (const edge of edges) {
      eachCell(edge, (key) => {
        const here = listed(cells, key);
        if (here.at(-1) !== edge) here.push(edge);
      });
    }
    /** What may touch the edge, each once. */
    const beside = (edge: Segment): Segment[] => {
      const found = new Set<Segment>();
      eachCell(edge, (key) => {
        for (const other of cells.get(key) ?? []) if (near(edge, other)) found.add(other);
      });
      found.delete(edge);
      return [...found];
    };
    return edges.flatMap((edge) => {
      const [[ax, ay], [bx, by]] = edge;
      const length = Math.hypot(bx - ax, by - ay);
      if (length === 0) return [];
      const [nx, ny] = [(-(by - ay) / length) * SLIT, ((bx - ax) / length) * SLIT];
      const cuts = cutsOf(edge, beside(edge));
      return cuts.slice(1).flatMap((to, i): Segment[] => {
        const from = cuts[i] as number;
        if ((to - from) * length < 1e-6) return [];
        const at = (t: number): XY => [ax + (bx - ax) * t, ay + (by - ay) * t];
        const [mx, my] = at((from + to) / 2);
        return this.#inArea([mx + nx, my + ny]) && this.#inArea([mx - nx, my - ny]) ? [] : [[at(from), at(to)]];
      });
    });
  }

  /** Visits the cells that the segment, made thick by `radius`, touches, until one says true. */
  #eachCell([[ax, ay], [bx, by]]: Segment, radius: number, visit: (key: number) => boolean): boolean {
    const toX = Math.floor((Math.max(ax, bx) + radius) / CELL);
    const toY = Math.floor((Math.max(ay, by) + radius) / CELL);
    for (let x = Math.floor((Math.min(ax, bx) - radius) / CELL); x <= toX; x++) {
      for (let y = Math.floor((Math.min(ay, by) - radius) / CELL); y <= toY; y++) {
        if (visit(keyOf(x, y))) return true;
      }
    }
    return false;
  }
}
