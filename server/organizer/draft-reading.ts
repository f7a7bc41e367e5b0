/** Reads a draft as it comes from a page: its shape, and what a list says of it. */
import * as z from 'zod/mini';
import { draftPlans, type VenueDraft } from '../../shared/protocol/organizer.ts';
import { FaultList } from '../../shared/venue/check/faults.ts';
import { parseVenue } from '../../shared/venue/check/schema-faults.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { VenueRow } from '../store/shelf.ts';
import { asLoaded } from '../venues/library.ts';

const draftWrite = z.strictObject({
  draft: z.strictObject({ venue: z.unknown(), plans: draftPlans }),
  revision: z.int().check(z.gte(0), z.lte(1e9)),
});

/** A draft's row, but for what was published of it. */
export type DraftRow = Omit<VenueRow, 'publishedHash' | 'fileHash'>;

export type DraftReading =
  /** `row.revision` is the one that it is to have. */
  | { readonly kind: 'read'; readonly row: DraftRow }
  /** Sentences, each with its place. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }
  | { readonly kind: 'not-understood' };

/** The row of a draft whose venue every version of this server would write so. */
export const draftRow = (venue: VenueFile, plans: VenueDraft['plans'], hash: string, revision: number): DraftRow => ({
  id: venue.id,
  name: JSON.stringify(venue.name),
  levels: venue.levels.length,
  revision,
  draft: JSON.stringify({ venue, plans }),
  draftHash: hash,
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Read the text of a `DraftWrite`. Never throws.
 * @param id the venue that it must be of
 */
export function readDraft(text: string, id: string): DraftReading {
  const wish = draftWrite.safeParse(parsed(text));
  if (!wish.success) return { kind: 'not-understood' };
  const { draft, revision } = wish.data;
  const faults = new FaultList();
  const venue = parseVenue(draft.venue, faults);
  if (venue !== null && venue.id !== id) {
    faults.add('id', `The draft is of the venue "${venue.id}", and this is "${id}".`);
  }
  if (venue === null || faults.any) {
    const sentences = faults.list().map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
    return { kind: 'faulty', faults: sentences };
  }
  return { kind: 'read', row: draftRow(venue, draft.plans, asLoaded(venue).hash, revision + 1) };
}
