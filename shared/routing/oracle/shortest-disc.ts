/**
 * The oracle of the router's tests: the exact shortest way of a disc among segments. Such a way is made of straight
 * pieces that touch circles of the disc's radius about the segments' ends, and of arcs on those circles; all of them
 * are put into one graph and searched by Dijkstra's algorithm. Slow and plain on purpose, and without any code of the
 * router.
 */
import type { Blockers, Segment } from './blockers.ts';

export type XY = readonly [number, number];

/** A circle about a segment's end, or a place to go from or to, whose radius is 0. */
interface Circle {
  readonly centre: XY;
  readonly radius: number;
  readonly nodes: { readonly id: number; readonly angle: number }[];
}

const TURN = 2 * Math.PI;
const ARC_STEP = TURN / 72;
const wrap = (angle: number): number => ((angle % TURN) + TURN) % TURN;

/** The straight pieces that touch both circles: the angles of their ends on the one and on the other. */
function tangents(a: Circle, b: Circle): [number, number][] {
  const [dx, dy] = [b.centre[0] - a.centre[0], b.centre[1] - a.centre[1]];
  const distance = Math.hypot(dx, dy);
  const direction = Math.atan2(dy, dx);
  const found: [number, number][] = [];
  // Both on one side of the line between the centres, then crossing it.
  for (const sign of [1, -1]) {
    const reach = a.radius - sign * b.radius;
    if (distance <= Math.abs(reach) || (sign === -1 && (a.radius === 0 || b.radius === 0))) continue;
    const opening = Math.acos(reach / distance);
    for (const hand of [1, -1]) {
      const angle = direction + hand * opening;
      found.push([angle, sign === 1 ? angle : angle + Math.PI]);
    }
  }
  return found;
}

const onCircle = ({ centre, radius }: Circle, angle: number): XY => [
  centre[0] + radius * Math.cos(angle),
  centre[1] + radius * Math.sin(angle),
];

/** Least first. */
class Queue {
  readonly #items: [number, number][] = [];

  push(cost: number, node: number): void {
    const items = this.#items;
    let i = items.length;
    items.push([cost, node]);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((items[up] as [number, number])[0] <= cost) break;
      items[i] = items[up] as [number, number];
      i = up;
    }
    items[i] = [cost, node];
  }

  pop(): [number, number] | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!last || items.length === 0) return top;
    let i = 0;
    for (let child = 1; child < items.length; child = 2 * i + 1) {
      const other = items[child + 1];
      if (other && other[0] < (items[child] as [number, number])[0]) child++;
      if ((items[child] as [number, number])[0] >= last[0]) break;
      items[i] = items[child] as [number, number];
      i = child;
    }
    items[i] = last;
    return top;
  }
}

/** All shortest ways of a disc between some places of one level. */
export class ShortestDisc {
  readonly #blockers: Pick<Blockers, 'clear'>;
  readonly #radius: number;
  readonly #edges: [to: number, length: number][][] = [];
  readonly #places: Circle[];

  /** `places` must be where the disc fits; ways turn about `turns` alone, the ends of all segments when not given. */
  constructor(
    blockers: Pick<Blockers, 'clear' | 'segments'>,
    radius: number,
    places: readonly XY[],
    turns: readonly XY[] = blockers.segments.flat(),
  ) {
    this.#blockers = blockers;
    this.#radius = radius;
    const ends = new Map<string, XY>();
    for (const end of turns) ends.set(`${end[0].toFixed(6)} ${end[1].toFixed(6)}`, end);
    const corners = Array.from(ends.values(), (centre): Circle => ({ centre, radius, nodes: [] }));
    this.#places = places.map((centre): Circle => {
      this.#edges.push([]);
      return { centre, radius: 0, nodes: [] };
    });
    for (const [i, a] of corners.entries()) for (const b of corners.slice(i + 1)) this.#join(a, b);
    for (const [id, place] of this.#places.entries()) for (const corner of corners) this.#join(place, corner, id);
    for (const corner of corners) this.#goRound(corner);
  }

  /** The lengths of the shortest ways from one place to others, by index; Infinity where there is none. */
  lengths(from: number, to: readonly number[]): number[] {
    const best = new Float64Array(this.#edges.length).fill(Infinity);
    const queue = new Queue();
    best[from] = 0;
    queue.push(0, from);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [cost, node] = next;
      if (cost > (best[node] as number)) continue;
      for (const [other, length] of this.#edges[node] ?? []) {
        if (cost + length >= (best[other] as number)) continue;
        best[other] = cost + length;
        queue.push(cost + length, other);
      }
    }
    const start = this.#places[from] as Circle;
    return to.map((index) => {
      const straight: Segment = [start.centre, (this.#places[index] as Circle).centre];
      const [[ax, ay], [bx, by]] = straight;
      return this.#blockers.clear(straight, this.#radius) ? Math.hypot(bx - ax, by - ay) : (best[index] as number);
    });
  }

  /** Joins two circles by those of their tangents that are clear; `placeId` is a's node when a is a place. */
  #join(a: Circle, b: Circle, placeId?: number): void {
    for (const [onA, onB] of tangents(a, b)) {
      const straight: Segment = [onCircle(a, onA), onCircle(b, onB)];
      if (!this.#blockers.clear(straight, this.#radius)) continue;
      const from = placeId ?? this.#node(a, onA);
      const to = this.#node(b, onB);
      this.#edge(from, to, Math.hypot(straight[1][0] - straight[0][0], straight[1][1] - straight[0][1]));
    }
  }

  #node(circle: Circle, angle: number): number {
    const id = this.#edges.push([]) - 1;
    circle.nodes.push({ id, angle: wrap(angle) });
    return id;
  }

  #edge(a: number, b: number, length: number): void {
    this.#edges[a]?.push([b, length]);
    this.#edges[b]?.push([a, length]);
  }

  /** Joins neighbours on a circle where the disc can go round between them. */
  #goRound(circle: Circle): void {
    const nodes = circle.nodes.sort((a, b) => a.angle - b.angle);
    for (const [i, node] of nodes.entries()) {
      const next = nodes[(i + 1) % nodes.length];
      if (!next || nodes.length < 2) continue;
      const span = i + 1 < nodes.length ? next.angle - node.angle : next.angle + TURN - node.angle;
      const steps = Math.ceil(span / ARC_STEP);
      const free = Array.from({ length: steps }, (_, k) => onCircle(circle, node.angle + (span * k) / steps)).every(
        (p) => this.#blockers.clear([p, p], this.#radius),
      );
      if (free) this.#edge(node.id, next.id, circle.radius * span);
    }
  }
}
