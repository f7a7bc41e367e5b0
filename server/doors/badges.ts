/** Badges of an event: each has a one-time secret that the organizer hands out with it, made from the event's key. */
import * as z from 'zod/mini';
import type { Badges } from '../room/ports.ts';
import type { Store } from '../store/port.ts';
import type { EventKeys } from './event-keys.ts';
import { type Keys, mac, sameText } from './keys.ts';

/** 80 bits, to be typed or scanned once; the binding then keeps everybody else out. */
const SECRET_BYTES = 10;

/** Each time that the desk takes a badge back it gets another secret: who has read the old one cannot bind it again. */
const secretBy = (key: Buffer, badge: string, round: number) =>
  mac(key, 'badge', round === 0 ? badge : `${badge}\0${round}`)
    .subarray(0, SECRET_BYTES)
    .toString('base64url');

/** The secret to hand out with this badge, which the desk has taken back so many times. */
export function badgeSecret(keys: Keys, badge: string, round = 0): string {
  return secretBy(keys[0], badge, round);
}

/** The badges of an event, as its desk has them. */
export interface BadgeDesk extends Badges {
  /** The secret that binds this badge now. */
  secretOf(badge: string): string;
  /** Those that somebody has bound. */
  bound(): Promise<ReadonlySet<string>>;
  /** Take a badge back. Resolves when it is nobody's for good; false: it is not on the list. */
  takeBack(badge: string): Promise<boolean>;
}

/** How often the desk has taken each badge back; those that it never has are not in it. */
export const badgeRounds = z.record(z.string(), z.int().check(z.gte(1), z.lte(1_000_000)));

/** Under which name the store keeps them, as JSON. */
export const nameOfRounds = (event: string): string => `badges/${event}`;

/** Those of an event that the store keeps; none when it keeps nothing. */
export const readRounds = (text: string | null): z.infer<typeof badgeRounds> =>
  badgeRounds.parse(JSON.parse(text ?? '{}'));

interface BadgeDeskOptions {
  readonly store: Pick<Store, 'key' | 'replaceKey' | 'bindings' | 'freeBadge'>;
  readonly keys: Pick<EventKeys, 'seals'>;
  readonly event: string;
  /** The event's list, as it is now. */
  readonly list: () => readonly string[];
}

/** The badges of an event: those on its list, each with its own secret. */
export async function openBadges({ store, keys, event, list }: BadgeDeskOptions): Promise<BadgeDesk> {
  const name = nameOfRounds(event);
  let text = await store.key(name);
  let rounds = new Map(Object.entries(readRounds(text)));
  const roundOf = (badge: string): number => rounds.get(badge) ?? 0;
  return {
    check: (badge, secret) =>
      list().includes(badge) && keys.seals.some((key) => sameText(secret, secretBy(key, badge, roundOf(badge)))),
    secretOf: (badge) => badgeSecret(keys.seals, badge, roundOf(badge)),
    async bound() {
      return new Set((await store.bindings(event)).map(({ badge }) => badge));
    },
    async takeBack(badge) {
      if (!list().includes(badge)) return false;
      // First the secret, then the binding: else whoever had the badge could bind it again in between.
      for (;;) {
        const next = new Map(rounds).set(badge, roundOf(badge) + 1);
        const then = JSON.stringify(Object.fromEntries(next));
        if (await store.replaceKey(name, text, then)) {
          [rounds, text] = [next, then];
          break;
        }
        text = await store.key(name);
        rounds = new Map(Object.entries(readRounds(text)));
      }
      await store.freeBadge(event, badge);
      return true;
    },
  };
}

/** The address that a badge carries: the phone page that binds it. */
export function badgeAddress(publicUrl: string, venue: string, badge: string, secret: string): string {
  return `${publicUrl}/v/${venue}/badge/${encodeURIComponent(badge)}/${secret}`;
}
