/** Where a way goes on to another floor, or comes from one, on the level that is shown. */
import type { Point } from '../../shared/geometry/point.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { VenueConnection, VenueLevel } from '../../shared/venue/venue-file.ts';

export interface FloorSign extends Point {
  /** The leg that ends here, or that begins here. */
  readonly leg: number;
  /** `on`: the way goes on to `floor` here; `from`: it comes from there. */
  readonly way: 'on' | 'from';
  /** Which way one rides, or rode; `across` where both ends are on one level. */
  readonly direction: 'up' | 'down' | 'across';
  readonly kind: VenueConnection['kind'];
  /** The other floor's short name. */
  readonly floor: string;
}

/** Two signs nearer than this, in metres, would lie on one another: the one where the way goes on says more. */
const APART = 3;

/** The signs of a way on this level, in its order. */
export function floorSigns(
  { legs }: Pick<OwnRoute, 'legs'>,
  level: string,
  levels: readonly Pick<VenueLevel, 'id' | 'ordinal' | 'shortName'>[],
): FloorSign[] {
  const known = new Map(levels.map((one) => [one.id, one]));
  const signs: FloorSign[] = [];
  const put = (
    leg: number,
    way: FloorSign['way'],
    kind: FloorSign['kind'],
    at: Point | undefined,
    ride: [string, string],
  ) => {
    const [from, to] = ride.map((id) => known.get(id));
    const other = way === 'on' ? to : from;
    if (!at || !from || !to || !other) return;
    const direction = to.ordinal > from.ordinal ? 'up' : to.ordinal < from.ordinal ? 'down' : 'across';
    const near = signs.findIndex((sign) => Math.hypot(sign.x - at.x, sign.y - at.y) < APART);
    const sign = { x: at.x, y: at.y, leg, way, direction, kind, floor: other.shortName } as const;
    if (near < 0) signs.push(sign);
    else if (way === 'on') signs[near] = sign;
  };
  for (const [i, leg] of legs.entries()) {
    if (leg.level !== level) continue;
    const before = legs[i - 1];
    if (before?.next) put(i, 'from', before.next.kind, leg.line[0], [before.level, leg.level]);
    if (leg.next) put(i, 'on', leg.next.kind, leg.line.at(-1), [leg.level, leg.next.level]);
  }
  return signs;
}
