/** What the page finds when it opens: the server's first words, a shelf to remember on. */
import type { Boot } from '../shared/protocol/pages.ts';
import { backoffMs } from './link/backoff.ts';
import type { Shelf } from './model/shelf.ts';

const NOTHING: Boot = {
  protocol: 0,
  page: 'phone',
  event: null,
  events: [],
  before: [],
  instead: null,
  venueHash: null,
  sign: null,
  badge: null,
  signRefusal: null,
  kiosk: null,
};

/** What the server wrote into the page; without it (a page saved to disk) there is no event. */
export function readBoot(): Boot {
  const written = document.getElementById('boot')?.textContent;
  return written ? JSON.parse(written) : NOTHING;
}

/** localStorage, or a shelf that lasts as long as the page where the browser forbids it. */
export function openShelf(): Shelf {
  try {
    localStorage.getItem('vis-a-vis');
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

/** How often the page loads itself anew until that has helped: for another version, and for a part that did not come. */
const MOST_RELOADS = { version: 1, part: 3 };
type Reason = keyof typeof MOST_RELOADS;
const reloadKey = (why: Reason): string => `vis-a-vis/reloaded/${why}`;

/**
 * Loads the page anew: it is older than what the server has, or a part of it did not come, which some browsers do not ask
 * for twice. Never more than a few times in a row; where the browser cannot remember how often, not at all.
 */
export function reloadFor(why: Reason): void {
  try {
    const times = Number(sessionStorage.getItem(reloadKey(why)));
    if (times >= MOST_RELOADS[why]) return;
    sessionStorage.setItem(reloadKey(why), String(times + 1));
  } catch {
    return;
  }
  location.reload();
}

/** Loading anew has helped, or was not needed. */
export function reloadHelped(why: Reason): void {
  try {
    sessionStorage.removeItem(reloadKey(why));
  } catch {
    // Nothing was remembered either.
  }
}

/** A part that the page cannot begin without, loaded anew with the whole page as soon as the server can be reached. */
export async function withoutWhich<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch {
    for (let failures = 0; ; failures += 1) {
      await new Promise((done) => setTimeout(done, backoffMs(failures, Math.random())));
      const reached = await fetch('/health').then(
        ({ ok }) => ok,
        () => false,
      );
      if (reached) reloadFor('part');
    }
  }
}
