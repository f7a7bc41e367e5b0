import { effect, signal } from '@preact/signals';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { FloorModel } from './floor.ts';
import type { Session } from './session.ts';

/** What could not be fetched is asked for again after so long, and at once when the line comes back. */
const AGAIN_MS = 5_000;

interface VenueVersion {
  readonly session: Pick<Session, 'venueHash' | 'line'>;
  readonly floor: Pick<FloorModel, 'expect'>;
  /** The venue file of this hash; rejects when it cannot be had now. */
  readonly fetch: (hash: string) => Promise<VenueFile>;
  /**
   * From now on this file holds. Not told of one that is no longer wanted when it has come; told again when it rejects,
   * for the map's own script may not have come either.
   */
  readonly use: (file: VenueFile, hash: string) => Promise<void>;
}

/** Has the page go by the version of the venue that the server goes by, without a reload. */
export function followVenue({ session, floor, fetch, use }: VenueVersion): void {
  const again = signal(0);
  let asked: string | null = null;
  effect(() => {
    const hash = session.venueHash.value;
    void again.value;
    if (hash === null) return;
    // Here, in the very turn in which the notice came: the frames after it are told by the new file.
    floor.expect(hash);
    if (hash === asked || session.line.value === 'lost') return;
    asked = hash;
    fetch(hash)
      .then((file) => (hash === session.venueHash.peek() ? use(file, hash) : undefined))
      .catch(() => {
        if (hash !== asked) return;
        asked = null;
        setTimeout(() => (again.value += 1), AGAIN_MS);
      });
  });
}
