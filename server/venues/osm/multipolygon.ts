/** Polygons from the member ways of a multipolygon relation. */
import type { Ring } from '../../../shared/geometry/point.ts';
import { ringContains } from '../../../shared/geometry/polygon.ts';
import { pointOf } from '../../../shared/geometry/vector.ts';

type Position = readonly number[];

/** A member way: the ids of its nodes, null when the way is not in the file. */
export interface Side {
  readonly role: string;
  readonly line: readonly string[] | null;
}

/** Ways joined end to end to closed rings; null when some end is left over. */
function ringsOf(lines: readonly (readonly string[])[]): string[][] | null {
  const left = lines.map((line) => [...line]);
  const rings: string[][] = [];
  for (let ring = left.pop(); ring !== undefined; ring = left.pop()) {
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1);
      const at = left.findIndex((line) => line[0] === end || line.at(-1) === end);
      const next = left.splice(at, at < 0 ? 0 : 1)[0];
      if (next === undefined) return null;
      ring.push(...(next[0] === end ? next : next.reverse()).slice(1));
    }
    if (ring.length < 4) return null;
    rings.push(ring);
  }
  return rings.reverse();
}

const asRing = (positions: readonly Position[]): Ring => positions.map(([x = 0, y = 0]) => pointOf([x, y]));

/** The polygons, each its outer ring and then its holes; null when a way or node is missing or a ring does not close. */
export function multipolygonOf(sides: readonly Side[], nodes: ReadonlyMap<string, Position>): Position[][][] | null {
  const closed = (inner: boolean): Position[][] | null => {
    const lines = sides.filter(({ role }) => (role === 'inner') === inner).map(({ line }) => line);
    const known = lines.filter((line) => line !== null);
    const rings = known.length < lines.length ? null : ringsOf(known);
    const placed = rings?.map((ring) => ring.flatMap((id) => [nodes.get(id) ?? []]));
    return placed?.every((ring) => ring.every((position) => position.length > 0)) ? placed : null;
  };
  const [outer, inner] = [closed(false), closed(true)];
  if (outer === null || inner === null || outer.length === 0) return null;
  return outer.map((ring) => [
    ring,
    ...inner.filter((hole) => asRing(hole).some((corner) => ringContains(asRing(ring), corner))),
  ]);
}
