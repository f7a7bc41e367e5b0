/**
 * AttendeeIndex: an R-tree a level over the attendees' positions, which is told of everybody who moves. It answers, and
 * nothing else answers: who is in this rectangle, who are the nearest, how many are in this area.
 */
import type { Metres, Place, Point, Rectangle } from '../geometry/point.ts';
import { PointTree } from '../geometry/point-tree.ts';

/** Somebody, and where they stand on the level that was asked for. */
export interface Standing extends Point {
  readonly who: string;
}

interface Near {
  readonly who: string;
  readonly metres: Metres;
}

/** Where somebody stands, as the index holds it: the floor and the area. */
interface Whereabouts {
  readonly level: string;
  readonly tree: PointTree;
  readonly area: string | null;
}

/** The first ring searched for the nearest; it doubles until enough are found. */
const FIRST_RING: Metres = 6;
/** Distances are rounded: who is as far away as the ring is wide may stand a hair beside the square around it. */
const ROUNDED: Metres = 1e-6;

/** The index of people of whom it needs to know no more than what each is called. */
export class AttendeeIndex<T extends { readonly id: string }> {
  readonly #trees = new Map<string, PointTree>();
  readonly #points = new Map<string, number>();
  /** By point: whose it is, and where they stand. */
  readonly #people: (T | undefined)[] = [];
  readonly #whereabouts: (Whereabouts | undefined)[] = [];
  readonly #free: number[] = [];

  /** Somebody stands here from now on. */
  put(one: T, { level, x, y }: Place, area: string | null): void {
    let point = this.#points.get(one.id);
    if (point === undefined) {
      point = this.#free.pop() ?? this.#people.length;
      this.#points.set(one.id, point);
    }
    this.#people[point] = one;
    const before = this.#whereabouts[point];
    if (before === undefined || before.level !== level) before?.tree.remove(point);
    const tree = before?.level === level ? before.tree : this.#treeOf(level);
    if (before?.tree !== tree || before.area !== area) this.#whereabouts[point] = { level, tree, area };
    tree.put(point, x, y);
  }

  /** Somebody is nowhere any more. */
  remove(who: string): void {
    const point = this.#points.get(who);
    if (point === undefined) return;
    this.#whereabouts[point]?.tree.remove(point);
    this.#points.delete(who);
    this.#people[point] = undefined;
    this.#whereabouts[point] = undefined;
    this.#free.push(point);
  }

  /** Where much has moved, load the trees anew: answers are right either way, and quicker then. */
  pack(): void {
    for (const tree of this.#trees.values()) tree.pack();
  }

  /** All in the rectangle, its edges included. */
  within(level: string, rectangle: Rectangle): Standing[] {
    const tree = this.#trees.get(level);
    if (tree === undefined) return [];
    return tree
      .search(rectangle)
      .map((point) => ({ who: this.#people[point]?.id ?? '', x: tree.x(point), y: tree.y(point) }));
  }

  /**
   * The `count` nearest on the same level that `accept` takes, nearest first, none beyond `most` metres. It asks of nobody
   * who is farther away than the last of these.
   */
  nearest({ level, x, y }: Place, count: number, accept: (one: T) => boolean, most: Metres): Near[] {
    const tree = this.#trees.get(level);
    const near: Near[] = [];
    if (tree === undefined || count <= 0) return near;
    let searched = -1;
    for (let radius = Math.min(FIRST_RING, most); ; radius = Math.min(radius * 2, most)) {
      const ring: (Near & { readonly one: T })[] = [];
      const reach = radius + ROUNDED;
      for (const point of tree.search({ minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach })) {
        const metres = Math.sqrt((tree.x(point) - x) ** 2 + (tree.y(point) - y) ** 2);
        const one = this.#people[point];
        // The corners of the square lie farther away than somebody just beyond its sides.
        if (one !== undefined && metres > searched && metres <= radius) ring.push({ who: one.id, metres, one });
      }
      for (const { who, metres, one } of ring.sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1))) {
        if (!accept(one)) continue;
        near.push({ who, metres });
        if (near.length === count) return near;
      }
      if (radius >= most) return near;
      searched = radius;
    }
  }

  /** How many of those that `accept` takes are in the area. `bounds` is the rectangle around it. */
  countIn(level: string, area: string, bounds: Rectangle, accept: (one: T) => boolean): number {
    let count = 0;
    for (const point of this.#trees.get(level)?.search(bounds) ?? []) {
      const one = this.#people[point];
      if (one !== undefined && this.#whereabouts[point]?.area === area && accept(one)) count += 1;
    }
    return count;
  }

  #treeOf(level: string): PointTree {
    let tree = this.#trees.get(level);
    if (tree === undefined) {
      tree = new PointTree();
      this.#trees.set(level, tree);
    }
    return tree;
  }
}
