/** The keys of one event, as they are now: whoever holds them reads them anew for each use. */
import type { Store } from '../store/port.ts';
import { type Keys, loadKeys, readKeys } from './keys.ts';

/** What an event has keys for. */
export const PURPOSES = ['signs', 'seals'] as const;

/** `signs`: what hangs on the walls, and kiosks. `seals`: what devices keep, and the one-time codes of badges. */
export type Purpose = (typeof PURPOSES)[number];

/** The name of an event's keys in the store. */
export const nameOfKeys = (purpose: Purpose, event: string): string => `${purpose}/${event}`;

export interface EventKeys {
  readonly signs: Keys;
  readonly seals: Keys;
  /** Read them again: the command `npm run keys` may have changed them. */
  renew(): Promise<void>;
}

/** An event's keys from the store, made there the first time. */
export async function openEventKeys(store: Store, event: string): Promise<EventKeys> {
  const now = {
    signs: await loadKeys(store, nameOfKeys('signs', event)),
    seals: await loadKeys(store, nameOfKeys('seals', event)),
  };
  return {
    get signs() {
      return now.signs;
    },
    get seals() {
      return now.seals;
    },
    async renew() {
      for (const purpose of PURPOSES) {
        const written = await store.key(nameOfKeys(purpose, event));
        now[purpose] = (written === null ? null : readKeys(written)) ?? now[purpose];
      }
    },
  };
}
