/** Who is near to me, as far as the floor tells. */
import type { Metres } from '../../shared/geometry/point.ts';
import type { Dot } from '../../shared/interest/floor-decoder.ts';
import type { Phone } from '../model/phone.ts';

/** How far away somebody is; of who stands on no place, or on another level, as far as can be. */
export function distance({ floor }: Pick<Phone, 'floor'>, { level, placement }: Dot): Metres {
  const { body } = floor.own.value;
  if (!body || placement.kind !== 'spot' || level !== body.level) return Number.MAX_VALUE;
  return Math.hypot(placement.x - body.x, placement.y - body.y);
}

/** The nearest of these people, the nearest first; all of them without a number. */
export function nearest(phone: Pick<Phone, 'floor'>, dots: readonly Dot[], most = dots.length): Dot[] {
  return dots
    .map((dot) => ({ dot, away: distance(phone, dot) }))
    .sort((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ dot }) => dot);
}
