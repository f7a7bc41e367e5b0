/**
 * What the organizer's page and the server say to each other about bringing a building in. As all of the organizer's calls,
 * these carry a token; they want an editor's.
 *
 * | call | answer |
 * |---|---|
 * | POST /api/organizer/venues/import?file=NAME&into=VENUE&{@link ImportWish}, the file's bytes | 200 {@link ImportAnswer}, 422 `{faults}`, 409 `{error: 'busy' \| 'too-many'}`, 404 |
 * | POST /api/organizer/venues/:venue/import {@link ImportTake} | `{revision}`, 409 `DraftConflict` or `{error: 'gone'}` |
 *
 * Without `into` a new venue is made of the file at once. With it nothing changes yet: the answer says what would, and the
 * second call takes it over, with a decision for each conflict.
 */
import type { LocalText } from '../venue/venue-file.ts';
import type { ImportNote } from './import-notes.ts';

/**
 * Where an import and what was edited here do not agree. `both-changed`: both changed these fields; `gone-but-changed`:
 * changed here, and no longer in the import; `gone-but-used`: no longer in the import, but signs hang or people meet
 * there; `erased-but-changed`: erased here, and changed in the import.
 */
export interface ImportConflict {
  /** Names it when it is decided. */
  readonly key: string;
  readonly list: 'levels' | 'areas' | 'obstacles' | 'doors' | 'connections' | 'landmarks' | 'places';
  readonly id: string;
  readonly name: LocalText | null;
  readonly level: string | null;
  readonly what: 'both-changed' | 'gone-but-changed' | 'gone-but-used' | 'erased-but-changed';
  /** The fields that both changed: "name", "polygon". */
  readonly fields: readonly string[];
}

/** How many things an import adds, changes, takes away and leaves as they are; walls are not counted. */
export interface ImportChanges {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly kept: number;
}

/** What was read, and what comes of it. */
export interface ImportAnswer {
  /** The venue that was made, or that it would go into. */
  readonly venue: string;
  /** What it is taken by into a venue that is there already; null when a new venue was made of it. */
  readonly take: string | null;
  /** The revision of the draft that it was read for; 0 for a new venue. */
  readonly revision: number;
  /** What was read and made, by kind. */
  readonly read: Readonly<Record<string, number>>;
  readonly made: Readonly<Record<string, number>>;
  readonly notUsed: readonly { readonly note: ImportNote; readonly count: number }[];
  readonly warnings: readonly ImportNote[];
  readonly changes: ImportChanges | null;
  readonly conflicts: readonly ImportConflict[];
}

/** Take an import into the venue's draft. */
export interface ImportTake {
  readonly take: string;
  /** The revision of the draft that it goes over. */
  readonly revision: number;
  /** The conflicts in which the import is right; in all others what was edited here is. */
  readonly theirs: readonly string[];
}

/** All decisions of a large house are no longer, in bytes. */
export const LONGEST_TAKE = 4 * 1024 * 1024;

/** How a file is to be read; each in the address, all optional. */
export interface ImportWish {
  /** The name of the new venue, instead of the file's own. */
  readonly name?: string | undefined;
  /** Whom to thank for the map. */
  readonly credit?: string | undefined;
  /** Only these levels: "0,1". */
  readonly level?: string | undefined;
  /** "1": let attendees walk where it is restricted. */
  readonly restricted?: '1' | undefined;
  /** "1": open rooms without a door to the corridor beside them (OpenStreetMap). */
  readonly doors?: '1' | undefined;
  /** "none": suggest no signs. */
  readonly markers?: 'none' | undefined;
}
