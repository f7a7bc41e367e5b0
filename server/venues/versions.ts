/** The versions of a running event's venue: the one that holds, and those before it that pages may still be fetching. */
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { Body } from '../operations/encodings.ts';

/** A version of a venue file as it is served. */
export interface VenueVersion {
  readonly venue: VenueFile;
  readonly hash: string;
  /** The file as phones fetch it. */
  readonly body: Body;
}

/** A page on bad Wi-Fi may ask for the version that it was told of when two newer ones have come. */
const KEPT = 3;

export class VenueVersions {
  #all: readonly VenueVersion[];

  constructor(first: VenueVersion) {
    this.#all = [first];
  }

  /** The one that holds. */
  get current(): VenueVersion {
    const [current] = this.#all;
    if (current === undefined) throw new Error('a venue has a version');
    return current;
  }

  /** The file of this hash; null when it is none of the last three versions. */
  file(hash: string): Body | null {
    return this.#all.find((version) => version.hash === hash)?.body ?? null;
  }

  /** From now on this one holds. */
  publish(version: VenueVersion): void {
    this.#all = [version, ...this.#all.filter(({ hash }) => hash !== version.hash)].slice(0, KEPT);
  }
}
