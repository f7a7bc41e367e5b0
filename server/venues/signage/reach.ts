/** Which parts of a floor people can get to: where a sign in the other parts would hang for nobody. */
import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64 } from 'clipper2-ts';
import type { Metres, Place, Ring } from '../../../shared/geometry/point.ts';
import { boundsOf, ringContains, signedArea } from '../../../shared/geometry/polygon.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';

interface Piece {
  readonly ring: Ring;
  readonly bounds: ReturnType<typeof boundsOf>;
  readonly squareMetres: number;
}

/** What a walker keeps from walls and obstacles; doors too narrow for it are passed all the same. */
const RADIUS: Metres = 0.25;

/** Units of the grid in a metre. */
const GRID = 1000;

/** Areas that lie this close, on the grid, are one floor: a rounded corner leaves a crack as wide as a hair. */
const CRACK = 5;

const onGrid = (line: readonly (readonly [number, number])[]): Path64 =>
  line.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) }));

/**
 * The free floor of a level in connected pieces, the smallest first. Corners are cut rather than rounded: what is a
 * hair too narrow for a walker may count as free, which is near enough to say where a sign is of use.
 */
function piecesOf(venue: VenueFile, level: string): Piece[] {
  const here = <T extends { readonly level: string }>(things: readonly T[]) =>
    things.filter((thing) => thing.level === level);
  const rings = (things: readonly { readonly polygon: readonly (readonly (readonly [number, number])[])[] }[]) =>
    things.flatMap(({ polygon }) => polygon.map(onGrid));
  const floor = here(venue.areas).flatMap((area) =>
    area.walkable ? Clipper.inflatePaths(outward(rings([area])), CRACK, JoinType.Miter, EndType.Polygon) : [],
  );
  const walls = Clipper.inflatePaths(
    here(venue.walls).map(({ line }) => onGrid(line)),
    RADIUS * GRID,
    JoinType.Bevel,
    EndType.Butt,
  );
  const blocked = Clipper.inflatePaths(
    here(venue.obstacles).flatMap((obstacle) => outward(rings([obstacle]))),
    RADIUS * GRID,
    JoinType.Bevel,
    EndType.Polygon,
  );
  return Clipper.difference(Clipper.union(floor, FillRule.NonZero), [...walls, ...blocked], FillRule.NonZero)
    .map((path) => path.map(({ x, y }) => ({ x: Number(x) / GRID, y: Number(y) / GRID })))
    .filter((ring) => ring.length >= 3 && signedArea(ring) > 0)
    .map((ring) => ({ ring, bounds: boundsOf(ring), squareMetres: signedArea(ring) }))
    .sort((a, b) => a.squareMetres - b.squareMetres);
}

/** One polygon's rings, the outer one running the positive way and its holes the other. */
const outward = (paths: Paths64): Paths64 =>
  paths.map((path, i) => (Clipper.area(path) < 0 === (i === 0) ? [...path].reverse() : path));

/** The innermost piece around a point that is on the free floor. */
const pieceAt = (pieces: readonly Piece[], { x, y }: { readonly x: number; readonly y: number }): Piece | undefined =>
  pieces.find(
    ({ ring, bounds }) =>
      x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY && ringContains(ring, { x, y }),
  );

/**
 * Whether somebody who enters the venue gets to a place on the free floor: a level's largest piece is where people
 * are, and so is every piece that stairs, an escalator, a lift or a narrow door lead to from there.
 */
export function reachOf(venue: VenueFile): (place: Place) => boolean {
  const levels = new Map(venue.levels.map(({ id }) => [id, piecesOf(venue, id)]));
  const at = (place: Place) => pieceAt(levels.get(place.level) ?? [], place);
  const reached = new Set<Piece>();
  for (const pieces of levels.values()) {
    const largest = pieces.at(-1);
    if (largest !== undefined) reached.add(largest);
  }
  const stops = venue.connections.map((connection) =>
    connection.stops.map(({ level, at: [x, y] }) => at({ level, x, y })),
  );
  const narrow = venue.doors.flatMap(({ level, line: [a, b] }) => {
    const width = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (width === 0 || width > 2.5 * RADIUS) return [];
    const [across, down] = [(b[1] - a[1]) / width, (a[0] - b[0]) / width];
    const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    return [[0.6, -0.6].map((off) => at({ level, x: x + across * off, y: y + down * off }))];
  });
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const joined of [...stops, ...narrow]) {
      if (!joined.some((piece) => piece !== undefined && reached.has(piece))) continue;
      for (const piece of joined) if (piece !== undefined) reached.add(piece);
    }
  }
  return (place) => {
    const piece = at(place);
    return piece !== undefined && reached.has(piece);
  };
}
