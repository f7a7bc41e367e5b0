/** What the page finds when it opens: the server's first words, a shelf to remember on. */
import type { Boot } from '../shared/protocol/pages.ts';
import type { Shelf } from './model/device.ts';

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

const RELOAD_KEY = 'vis-a-vis/reloaded';
const RELOAD_AGAIN_MS = 60_000;

/** The server speaks a newer protocol: load the page anew, once; if that does not help, the card offers it. */
export function reloadOnce(): void {
  const before = Number(sessionStorage.getItem(RELOAD_KEY) ?? 0);
  if (Date.now() - before < RELOAD_AGAIN_MS) return;
  sessionStorage.setItem(RELOAD_KEY, String(Date.now()));
  location.reload();
}
