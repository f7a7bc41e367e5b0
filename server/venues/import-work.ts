/** What the thread that imports is told and answers (import-worker.ts). */
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import type { ImportChanges, ImportConflict } from '../../shared/protocol/imports.ts';
import type { ImportNotes, ImportOptions } from './imported.ts';

/** The draft that an import goes over, and the last import into it. */
export interface Over {
  /** JSON of a venue file. */
  readonly mine: string;
  readonly last: string | null;
}

/** What came of reading a file: a venue, as JSON, or a list of stands, as its text. */
export type Brought =
  | { readonly kind: 'venue'; readonly json: string }
  | { readonly kind: 'stands'; readonly text: string };

export type ImportWork =
  | {
      readonly task: 'read';
      readonly bytes: Uint8Array;
      /** What the file is called. */
      readonly name: string;
      readonly options: ImportOptions;
      readonly over: Over | null;
    }
  | { readonly task: 'take'; readonly brought: Brought; readonly over: Over; readonly theirs: readonly string[] };

/** What a file held. */
export interface ReadFile {
  readonly kind: 'read';
  readonly brought: Brought;
  readonly read: Readonly<Record<string, number>>;
  readonly made: Readonly<Record<string, number>>;
  readonly notUsed: ImportNotes['notUsed'];
  readonly warnings: readonly ImportNote[];
  /** What it would change in the draft; null without one. */
  readonly changes: ImportChanges | null;
  readonly conflicts: readonly ImportConflict[];
}

export type ImportDone =
  | ReadFile
  /** The draft's venue with the import in it, as JSON. */
  | { readonly kind: 'taken'; readonly json: string }
  /** What is wrong, each note naming the feature or the line. */
  | { readonly kind: 'faulty'; readonly faults: readonly ImportNote[] };
