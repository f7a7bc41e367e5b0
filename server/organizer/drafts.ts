/** The venues that organizers work on: drafts in the store, and what of them is published. */
import type { DraftConflict, NewVenue, VenueDraft, VenueSummary } from '../../shared/protocol/organizer.ts';
import type { Published } from '../../shared/protocol/pages.ts';
import { FaultList } from '../../shared/venue/check/faults.ts';
import { parseVenue } from '../../shared/venue/check/schema-faults.ts';
import { freeId } from '../../shared/venue/free-id.ts';
import { VENUE_FORMAT_VERSION, type VenueFile } from '../../shared/venue/venue-file.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Store } from '../store/port.ts';
import type { VenueHead, VenueRow } from '../store/shelf.ts';
import { asLoaded, type LoadedVenue } from '../venues/library.ts';
import { prepareVenue } from '../venues/prepare.ts';
import { draftRow } from './draft-reading.ts';
import { openDraftReader } from './draft-thread.ts';

/** Venues on one server. */
const MOST_VENUES = 200;

type Written =
  | { readonly outcome: 'written'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly conflict: DraftConflict }
  | { readonly outcome: 'faulty'; readonly faults: readonly string[] }
  | { readonly outcome: 'not-understood' };

export interface Drafts {
  /** All venues, those of the operator's too, without their events. */
  list(): Promise<readonly Omit<VenueSummary, 'events'>[]>;
  has(venue: string): Promise<boolean>;
  /** JSON of a `DraftAnswer`; null: no such venue. */
  read(venue: string): Promise<string | null>;
  create(wish: NewVenue): Promise<{ readonly id: string } | 'taken' | 'too-many'>;
  /** Write a draft made from its revision: the JSON of a `DraftWrite`, looked at here. Null: no such venue. */
  write(venue: string, json: string): Promise<Written | null>;
  /** Let the draft of this revision hold, for those present too. Null: no such venue. */
  publish(venue: string, revision: number): Promise<Published | DraftConflict | null>;
  /** Read the operator's file again, and let it hold over all that was published here. Null: no event runs in this venue. */
  reload(venue: string): Promise<Published | null>;
  /** What is published of a venue, or given by the operator; null: nothing. */
  published(venue: string): Promise<LoadedVenue | null>;
  /** Erase draft, published version and pictures. */
  erase(venue: string): Promise<void>;
}

interface DraftsOptions {
  readonly store: Store;
  /** What the operator opened the server with, by the venue's id. */
  readonly given: Map<string, LoadedVenue>;
  /** The events that run now. */
  readonly events: readonly RunningEvent[];
}

/** The venue as every version of this server would write it, and the hash of that. */
function settled(venue: VenueFile): LoadedVenue {
  return asLoaded(parseVenue(venue, new FaultList()) ?? venue);
}

const emptyVenue = (id: string, name: NewVenue['name']): VenueFile => ({
  format: 'vis-a-vis-venue',
  version: VENUE_FORMAT_VERSION,
  id,
  name,
  levels: [{ id: 'level-0', ordinal: 0, name: { en: 'Ground floor', fr: 'Rez-de-chaussée' }, shortName: '0' }],
  areas: [],
  walls: [],
  obstacles: [],
  doors: [],
  connections: [],
  landmarks: [],
  meetingPoints: [],
  markers: [],
});

const answer = (draft: string, revision: number, publishedHash: string | null): string =>
  `{"draft":${draft},"revision":${revision},"publishedHash":${JSON.stringify(publishedHash)}}`;

export function openDrafts({ store, given, events }: DraftsOptions): Drafts {
  const publishing = new Set<string>();
  const looked = new WeakMap<VenueFile, LoadedVenue>();
  const reader = openDraftReader();

  /** What holds of a venue of the operator's that nobody has written a draft of: the version that runs. */
  const untouched = (id: string): LoadedVenue | null => {
    const file = given.get(id);
    if (file === undefined) return null;
    const venue = events.find((event) => event.venue.id === id)?.venue ?? file.venue;
    // A large house takes a while, and the list is asked for often.
    const known = looked.get(venue) ?? settled(venue);
    looked.set(venue, known);
    return known;
  };
  const conflictWith = ({ draft, revision }: Pick<VenueRow, 'draft' | 'revision'>): DraftConflict => ({
    error: 'revision',
    revision,
    draft: JSON.parse(draft),
  });
  const summaryOf = (row: VenueHead) => ({
    id: row.id,
    name: JSON.parse(row.name),
    levels: row.levels,
    revision: row.revision,
    draftDiffers: row.draftHash !== row.publishedHash,
    publishedHash: row.publishedHash,
    given: given.has(row.id),
  });

  async function publish(id: string, row: VenueRow): Promise<Published> {
    const draft: VenueDraft = JSON.parse(row.draft);
    const next = await prepareVenue({ json: JSON.stringify(draft.venue) }, row.publishedHash ?? '');
    if (next.kind === 'known') return { outcome: 'unchanged', venueHash: row.publishedHash ?? '' };
    if (next.kind === 'faulty') return { outcome: 'faulty', faults: next.faults };
    await store.publishVenue(id, next.body.plain.toString('utf8'), next.hash, given.get(id)?.hash ?? null);
    for (const event of events) if (event.venue.id === id) event.takeVenue(next);
    return { outcome: 'published', venueHash: next.hash };
  }

  return {
    async list() {
      const rows = await store.venues();
      const drafted = new Set(rows.map(({ id }) => id));
      const plain = [...given.keys()].flatMap((id) => {
        const loaded = drafted.has(id) ? null : untouched(id);
        if (loaded === null) return [];
        const { name, levels } = loaded.venue;
        return [
          {
            id,
            name,
            levels: levels.length,
            revision: 0,
            draftDiffers: false,
            publishedHash: loaded.hash,
            given: true,
          },
        ];
      });
      return [...plain, ...rows.map(summaryOf)];
    },
    has: async (venue) => given.has(venue) || (await store.venue(venue)) !== null,
    async read(id) {
      const row = await store.venue(id);
      if (row !== null) return answer(row.draft, row.revision, row.publishedHash);
      const loaded = untouched(id);
      return loaded === null ? null : answer(`{"venue":${loaded.json},"plans":[]}`, 0, loaded.hash);
    },
    async create({ name, id: wished }) {
      const taken = new Set([...given.keys(), ...(await store.venues()).map(({ id }) => id)]);
      if (taken.size >= MOST_VENUES) return 'too-many';
      if (wished !== undefined && taken.has(wished)) return 'taken';
      const id = wished ?? freeId(name, 'venue', taken);
      const venue = emptyVenue(id, name);
      const row = draftRow(venue, [], settled(venue).hash, 1);
      const made = await store.writeDraft({ ...row, publishedHash: null, fileHash: null });
      return made ? { id } : 'taken';
    },
    async write(id, json) {
      const before = await store.venue(id);
      const file = before === null ? untouched(id) : null;
      if (before === null && file === null) return null;
      const reading = await reader.read(json, id);
      if (reading.kind === 'not-understood') return { outcome: 'not-understood' };
      if (reading.kind === 'faulty') return { outcome: 'faulty', faults: reading.faults };
      const { row } = reading;
      const publishedHash = file?.hash ?? null;
      const fileHash = given.get(id)?.hash ?? null;
      if (await store.writeDraft({ ...row, publishedHash, fileHash })) {
        return { outcome: 'written', revision: row.revision };
      }
      const theirs = await store.venue(id);
      const draft = theirs?.draft ?? `{"venue":${file?.json ?? 'null'},"plans":[]}`;
      return { outcome: 'conflict', conflict: conflictWith({ draft, revision: theirs?.revision ?? 0 }) };
    },
    async publish(id, revision) {
      const row = await store.venue(id);
      if (row === null) {
        const loaded = untouched(id);
        return loaded === null ? null : { outcome: 'unchanged', venueHash: loaded.hash };
      }
      if (row.revision !== revision) return conflictWith(row);
      if (publishing.has(id)) return { outcome: 'busy' };
      publishing.add(id);
      try {
        return await publish(id, row);
      } finally {
        publishing.delete(id);
      }
    },
    async reload(id) {
      const event = events.find(({ venue }) => venue.id === id);
      if (event === undefined) return null;
      const file = given.get(id);
      // One that was made here has no file.
      if (file === undefined) return { outcome: 'unchanged', venueHash: event.venueHash };
      const published = await event.publishVenue(file.hash);
      if (published.outcome !== 'published') return published;
      const next = settled(event.venue);
      const { hash, json } = asLoaded(event.venue);
      given.set(id, { venue: event.venue, hash, json });
      const row = await store.venue(id);
      if (row === null) return published;
      // Work that nobody has published stays as it is.
      if (row.draftHash === row.publishedHash) {
        const { plans }: VenueDraft = JSON.parse(row.draft);
        await store.writeDraft({ ...row, ...draftRow(next.venue, plans, next.hash, row.revision + 1) });
      }
      await store.publishVenue(id, next.json, next.hash, hash);
      return published;
    },
    async published(id) {
      const file = given.get(id) ?? null;
      const row = await store.venue(id);
      const json = await store.publishedVenue(id);
      if (row === null || json === null) return file;
      // The operator's file has changed since: it counts, and the work of the organizers is kept as their draft.
      return file !== null && row.fileHash !== file.hash ? file : asLoaded(JSON.parse(json));
    },
    erase: (id) => store.eraseVenue(id),
  };
}
