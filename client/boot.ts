/** What the page finds when it opens: the server's first words, a shelf to remember on. */
import type { Boot } from '../shared/protocol/pages.ts';
import type { Shelf } from './model/shelf.ts';

const NOTHING: Boot = {
  protocol: 0,
  page: 'phone',
  event: null,
  events: [],
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

const reloadKey = (why: string): string => `vis-a-vis/reloaded/${why}`;

/**
 * The page is older than what the server has: load it anew, once. If that does not help, its card offers it; so is it
 * where the browser cannot remember that it was done.
 * @param why for what: each is tried once until it has helped
 */
export function reloadOnce(why: 'version' | 'part'): void {
  try {
    if (sessionStorage.getItem(reloadKey(why)) !== null) return;
    sessionStorage.setItem(reloadKey(why), '1');
  } catch {
    return;
  }
  location.reload();
}

/** Loading anew has helped, or was not needed. */
export function reloadHelped(why: 'version' | 'part'): void {
  try {
    sessionStorage.removeItem(reloadKey(why));
  } catch {
    // Nothing was remembered either.
  }
}
