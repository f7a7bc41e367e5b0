/** Checks the draft beside the page: a large venue takes the check a moment, in which nothing may stand still. */
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import type { Checked } from './check-worker.ts';

export interface Checker {
  /** Check this once nothing has changed for a moment; what is told is always of the latest. */
  check(venue: VenueFile): void;
  end(): void;
}

const REST_MS = 250;

/** @param told what was found in a venue that was to be checked, and the venue */
export function createChecker(told: (found: Checked, venue: VenueFile) => void): Checker {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: VenueFile | null = null;
  let wanted: VenueFile | null = null;
  const ask = () => {
    // One at a time: what came meanwhile is asked when the answer is there.
    if (asked !== null || wanted === null) return;
    asked = wanted;
    wanted = null;
    worker.postMessage(asked);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Checked>) => {
    const venue = asked;
    asked = null;
    if (venue !== null && wanted === null) told(data, venue);
    ask();
  });
  return {
    check(venue) {
      wanted = venue;
      clearTimeout(timer);
      timer = setTimeout(ask, REST_MS);
    },
    end() {
      clearTimeout(timer);
      worker.terminate();
    },
  };
}
