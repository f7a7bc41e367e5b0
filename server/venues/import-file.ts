/** Reads a file that somebody brings in, whatever it is, and puts it over a draft. */
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { ImportDone, ImportWork, Over, ReadFile } from './import-work.ts';
import { checkedVenue, isPicture, openBytes, textOf } from './library.ts';
import { mergeImport } from './merge/merge.ts';
import { addStands } from './stands/add-stands.ts';
import { looksLikeStands, readStands } from './stands/read-stands.ts';
import { VenueError } from './venue-error.ts';

const parsed = (json: string): VenueFile => JSON.parse(json);

/** How many of each list, but for those that are empty. */
function countsOf(venue: VenueFile): Record<string, number> {
  const { levels, areas, walls, obstacles, doors, connections, landmarks, places = [], meetingPoints, markers } = venue;
  const lists = { levels, areas, walls, obstacles, doors, connections, landmarks, places, meetingPoints, markers };
  return Object.fromEntries(
    Object.entries(lists).flatMap(([list, { length }]) => (length === 0 ? [] : [[list, length]])),
  );
}

function readStandsInto(text: string, over: Over | null): ReadFile {
  const stands = readStands(text);
  if (over === null) throw new VenueError([['stands-need-venue']]);
  const { venue, added, changed } = addStands(parsed(over.mine), stands);
  const kept = venue.areas.length + (venue.places?.length ?? 0) - added - changed;
  return {
    kind: 'read',
    brought: { kind: 'stands', text },
    read: { lines: stands.length },
    made: { stands: stands.length },
    notUsed: [],
    warnings: [],
    changes: { added, changed, gone: 0, kept: Math.max(0, kept) },
    conflicts: [],
  };
}

type ReadWork = Extract<ImportWork, { task: 'read' }>;

function readFile({ bytes, name, options, over }: ReadWork): ReadFile {
  const text = isPicture(bytes) ? '' : textOf(bytes.subarray(0, 10_000));
  if (/\.(csv|tsv|txt)$/i.test(name) || looksLikeStands(text)) return readStandsInto(textOf(bytes), over);
  const opened = openBytes(bytes, name, options);
  const venue = opened.kind === 'imported' ? opened.venue : checkedVenue(opened.json, name).venue;
  const merged =
    over === null ? null : mergeImport(over.last === null ? null : parsed(over.last), parsed(over.mine), venue);
  const report = opened.kind === 'imported' ? opened.report : null;
  const doorless = (report?.closedUnits ?? []).map(
    ({ id, name: called, squareMetres }): ImportNote => ['shut-in', called ?? '', id, squareMetres],
  );
  return {
    kind: 'read',
    brought: { kind: 'venue', json: JSON.stringify(venue) },
    read: report?.read ?? {},
    made: countsOf(venue),
    notUsed: report?.notes.notUsed ?? [],
    warnings: [...doorless, ...(report?.notes.warnings ?? [])],
    changes: merged?.changes ?? null,
    conflicts: merged?.conflicts ?? [],
  };
}

/** Does the work; what is wrong with the file is said in sentences. Throws only for our own mistakes. */
export function doImport(work: ImportWork): ImportDone {
  try {
    if (work.task === 'read') return readFile(work);
    const { brought, over, theirs } = work;
    const mine = parsed(over.mine);
    const { venue } =
      brought.kind === 'stands'
        ? addStands(mine, readStands(brought.text))
        : mergeImport(over.last === null ? null : parsed(over.last), mine, parsed(brought.json), new Set(theirs));
    return { kind: 'taken', json: JSON.stringify(venue) };
  } catch (error) {
    if (error instanceof VenueError) return { kind: 'faulty', faults: error.notes };
    throw error;
  }
}
