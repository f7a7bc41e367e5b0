/** By what somebody finds the direction in which to walk, where nothing that lies on their way is in sight. */
import type { Metres, Point } from '../geometry/point.ts';
import { pointOf } from '../geometry/vector.ts';
import { reachOf } from './cues.ts';
import type { DiagonalSide, Side } from './route.ts';
import type { Surroundings } from './surroundings.ts';

/** Landmarks that show a direction are looked for so far around, and none is nearer than this. */
const BEARING_REACH: Metres = 28;
const LEAST_BEARING: Metres = 4;
/** Who has just scanned a sign stands before it, and knows well where it is. */
const LEAST_BEARING_AT_START: Metres = 1.2;
/** How far from where it is said to be a landmark may be that shows a direction. */
const BEARING_OFF = (15 * Math.PI) / 180;
/** Who walks farther than this without a goal in sight is told by what they keep their direction. */
const LONG_BLIND: Metres = 6;
/** Where it may be, and how much less a person likes to be told so. */
const BEARINGS: readonly (readonly [side: Bearing['side'], angle: number, cost: number])[] = [
  ['ahead', 0, 0],
  ['behind', Math.PI, 0.3],
  ['left', -Math.PI / 2, 0.4],
  ['right', Math.PI / 2, 0.4],
  ['ahead-left', -Math.PI / 4, 0.6],
  ['ahead-right', Math.PI / 4, 0.6],
  ['behind-left', (-Math.PI * 3) / 4, 0.6],
  ['behind-right', (Math.PI * 3) / 4, 0.6],
];

/** A landmark by which one finds the direction in which to walk: it lies ahead, or, at the beginning, to a side. */
export interface Bearing {
  readonly landmark: string;
  readonly side: Side | DiagonalSide;
}

/** Where somebody looks around. */
interface Lookout {
  readonly level: string;
  readonly at: Point;
  /** Where they may stand as well. */
  readonly stands: readonly Point[];
  /** A point behind them; null when nobody knows which way they look. */
  readonly behind: Point | null;
}

/** By what one finds the direction toward a point so many metres away; null where nothing is in sight that shows it. */
export function bearingFrom(
  { level, at, stands, behind }: Lookout,
  toward: Point,
  metres: Metres,
  around: Surroundings,
): Bearing | null {
  let best: { readonly bearing: Bearing; readonly off: number } | null = null;
  for (const { thing, metres: far } of around.index.landmarksNear({ ...at, level }, BEARING_REACH)) {
    const least = behind === null ? LEAST_BEARING_AT_START : LEAST_BEARING;
    if (far < least || far > reachOf(thing.kind)) continue;
    const place = pointOf(thing.at);
    const angle = angleBetween(at, toward, place);
    for (const [side, by, cost] of BEARINGS) {
      if (side !== 'ahead' && behind !== null && metres < LONG_BLIND) break;
      if (side === 'ahead' && far < metres * 0.8) continue;
      const off = Math.abs(wrapped(angle - by));
      const most = BEARING_OFF * (side === 'ahead' || behind !== null ? 1 : 1.5);
      if (off > most || (best && off + cost >= best.off)) continue;
      if (![at, ...stands].every((stand) => around.sees(level, stand, place))) continue;
      const twin = around
        .namesakes(thing)
        .some((other) => other !== thing && around.sees(level, at, pointOf(other.at)));
      if (!twin) best = { bearing: { landmark: thing.id, side }, off: off + cost };
    }
  }
  return best?.bearing ?? null;
}

/** The angle at `at` from one point to another, in radians, positive to the right. */
export const angleBetween = (at: Point, a: Point, b: Point): number => {
  const angle = Math.atan2(b.y - at.y, b.x - at.x) - Math.atan2(a.y - at.y, a.x - at.x);
  return wrapped(angle);
};

/** An angle from -pi to pi. */
export const wrapped = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));
