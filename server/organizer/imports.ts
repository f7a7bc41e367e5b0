/** Bringing buildings in: a file is read beside the rooms, becomes a new venue, or waits to be taken into one. */

import { randomBytes } from 'node:crypto';
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import type { ImportAnswer, ImportTake } from '../../shared/protocol/imports.ts';
import { type DraftAnswer, type DraftConflict, LONGEST_DRAFT } from '../../shared/protocol/organizer.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { Store } from '../store/port.ts';
import { importInThread } from '../venues/import-thread.ts';
import type { Brought, Over, ReadFile } from '../venues/import-work.ts';
import type { ImportOptions } from '../venues/imported.ts';
import type { Drafts } from './drafts.ts';

/** Imports that wait to be taken; the oldest gives way. */
const MOST_WAITING = 5;

type Faulty = { readonly faults: readonly ImportNote[] };

interface BroughtFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: ImportOptions;
  /** The venue that it is for; null: a new one. */
  readonly into: string | null;
}

export interface Imports {
  /** Read a file. Null: no such venue. Only one is read at a time. */
  read(file: BroughtFile): Promise<ImportAnswer | Faulty | 'busy' | 'too-many' | null>;
  /** Take a file that was read into its venue's draft. */
  take(
    venue: string,
    take: ImportTake,
  ): Promise<{ readonly revision: number } | Faulty | DraftConflict | 'gone' | 'busy'>;
}

interface Waiting {
  readonly venue: string;
  readonly brought: Brought;
}

const TOO_LARGE: ImportNote = ['venue-large', LONGEST_DRAFT / 1024 / 1024];

/** What the check of a draft says. */
const asNotes = (faults: readonly string[]): ImportNote[] => faults.map((message) => ['in-venue-file', '', message]);

const answerOf = (venue: string, take: string | null, revision: number, done: ReadFile): ImportAnswer => ({
  venue,
  take,
  revision,
  read: done.read,
  made: done.made,
  notUsed: done.notUsed,
  warnings: done.warnings,
  changes: done.changes,
  conflicts: done.conflicts,
});

export function openImports(drafts: Drafts, store: Store): Imports {
  const waiting = new Map<string, Waiting>();
  let busy = false;

  async function alone<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (busy) return 'busy';
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  }

  async function draftOf(venue: string): Promise<(DraftAnswer & { readonly over: Over }) | null> {
    const json = await drafts.read(venue);
    if (json === null) return null;
    const answer: DraftAnswer = JSON.parse(json);
    return { ...answer, over: { mine: JSON.stringify(answer.draft.venue), last: await store.lastImport(venue) } };
  }

  async function makeVenue(brought: Brought): Promise<string | 'too-many' | Faulty> {
    if (brought.kind === 'stands') throw new Error('stands are no venue');
    const imported: VenueFile = JSON.parse(brought.json);
    const made = await drafts.create({ name: imported.name });
    if (made === 'taken' || made === 'too-many') return 'too-many';
    const draft = { venue: { ...imported, id: made.id }, plans: [] };
    const written = await drafts.write(made.id, JSON.stringify({ draft, revision: 1 }));
    if (written?.outcome === 'faulty') return { faults: asNotes(written.faults) };
    await store.putImport(made.id, brought.json);
    return made.id;
  }

  return {
    read: ({ bytes, name, options, into }) =>
      alone(async () => {
        const draft = into === null ? null : await draftOf(into);
        if (into !== null && draft === null) return null;
        const done = await importInThread({ task: 'read', bytes, name, options, over: draft?.over ?? null });
        if (done.kind === 'faulty') return { faults: done.faults };
        if (done.kind === 'taken') throw new Error('a file was read, and not taken');
        const size = done.brought.kind === 'venue' ? Buffer.byteLength(done.brought.json) : 0;
        if (size > LONGEST_DRAFT) return { faults: [TOO_LARGE] };
        if (into === null) {
          const made = await makeVenue(done.brought);
          return typeof made === 'string' && made !== 'too-many' ? answerOf(made, null, 0, done) : made;
        }
        const take = randomBytes(12).toString('base64url');
        waiting.set(take, { venue: into, brought: done.brought });
        for (const old of [...waiting.keys()].slice(0, -MOST_WAITING)) waiting.delete(old);
        return answerOf(into, take, draft?.revision ?? 0, done);
      }),
    take: (venue, { take, revision, theirs }) =>
      alone(async () => {
        const found = waiting.get(take);
        const draft = found?.venue === venue ? await draftOf(venue) : null;
        if (found === undefined || draft === null) return 'gone';
        if (draft.revision !== revision) return { error: 'revision', revision: draft.revision, draft: draft.draft };
        const done = await importInThread({ task: 'take', brought: found.brought, over: draft.over, theirs });
        if (done.kind !== 'taken') return { faults: done.kind === 'faulty' ? done.faults : [] };
        const { plans } = draft.draft;
        const next = `{"draft":{"venue":${done.json},"plans":${JSON.stringify(plans)}},"revision":${revision}}`;
        const written = await drafts.write(venue, next);
        if (written === null || written.outcome === 'not-understood') return 'gone';
        if (written.outcome === 'conflict') return written.conflict;
        if (written.outcome === 'faulty') return { faults: asNotes(written.faults) };
        if (found.brought.kind === 'venue') await store.putImport(venue, found.brought.json);
        waiting.delete(take);
        return { revision: written.revision };
      }),
  };
}
