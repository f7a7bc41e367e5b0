/** Badges of an event: each has a one-time secret that the organizer hands out with it, made from the event's key. */
import type { Badges } from '../room/ports.ts';
import type { EventKeys } from './event-keys.ts';
import { type Keys, mac, sameText } from './keys.ts';

/** 80 bits, to be typed or scanned once; the binding then keeps everybody else out. */
const SECRET_BYTES = 10;

const secretBy = (key: Buffer, badge: string) =>
  mac(key, 'badge', badge).subarray(0, SECRET_BYTES).toString('base64url');

/** The secret to hand out with this badge. */
export function badgeSecret(keys: Keys, badge: string): string {
  return secretBy(keys[0], badge);
}

/** The badges of an event: those on its list, each with its own secret. */
export function createBadges(keys: Pick<EventKeys, 'seals'>, list: readonly string[]): Badges {
  const listed = new Set(list);
  return {
    check: (badge, secret) => listed.has(badge) && keys.seals.some((key) => sameText(secret, secretBy(key, badge))),
  };
}

/** The address that a badge carries: the phone page that binds it. */
export function badgeAddress(publicUrl: string, venue: string, badge: string, secret: string): string {
  return `${publicUrl}/v/${venue}/badge/${encodeURIComponent(badge)}/${secret}`;
}
