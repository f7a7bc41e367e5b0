/** What every importer is asked and answers, and what venues are called. */
import { type ImportNote, keyOfNote, noteOfKey, sayNote } from '../../shared/protocol/import-notes.ts';
import { type LocalText, textIn, type VenueArea, type VenueFile } from '../../shared/venue/venue-file.ts';

export interface ImportOptions {
  /** QR signs at entrances and about every 15 m, and table tents at meeting points. Default: true. */
  readonly markers?: boolean;
  /** Whether attendees may walk where it is restricted or not public. Default: false. */
  readonly includeRestricted?: boolean;
  /** Whether rooms without a door get one to the corridor that they share the longest wall with (OSM). Default: false. */
  readonly assumeDoors?: boolean;
  /** The venue's name instead of the archive's own. */
  readonly name?: string;
  /** Only these levels, each by its number, its short name or its name. Default: all. */
  readonly levels?: readonly string[];
  /** Whom to thank for the map, instead of whom the format itself asks to thank. */
  readonly credit?: string;
}

/** What was made of what, and what was not used. */
export interface ImportReport {
  readonly read: Readonly<Record<string, number>>;
  /** Pairs of areas that join two levels, by category. */
  readonly links: Readonly<Record<string, number>>;
  /** Areas that no opening leads into. */
  readonly closedUnits: readonly { readonly id: string; readonly name: string | null; readonly squareMetres: number }[];
  /** What has no place in the venue file or adds nothing to it, by kind in English, with its count. */
  readonly notUsed: Readonly<Record<string, number>>;
  /** What is worth a look, in English. */
  readonly warnings: readonly string[];
  /** The same two as data, for other languages. */
  readonly notes: ImportNotes;
}

/** What a report says, as data. */
export interface ImportNotes {
  readonly notUsed: readonly { readonly note: ImportNote; readonly count: number }[];
  readonly warnings: readonly ImportNote[];
}

/** What was not used and is worth a look, in English and as data. `counts` are by {@link keyOfNote}. */
export function saidReport(
  counts: Readonly<Record<string, number>>,
  warnings: readonly ImportNote[],
): Pick<ImportReport, 'notUsed' | 'warnings' | 'notes'> {
  const notUsed = Object.entries(counts).map(([key, count]) => ({ note: noteOfKey(key), count }));
  return {
    notUsed: Object.fromEntries(notUsed.map(({ note, count }) => [sayNote(note, 'en'), count])),
    warnings: warnings.map((note) => sayNote(note, 'en')),
    notes: { notUsed, warnings },
  };
}

/** An entrance that has no room for a sign. */
export const noSignAt = ({ id, name }: VenueArea): ImportNote => ['no-sign-at', textIn(name ?? {}), id];

/** Types of features that nothing is made of, by key. */
export const byKey = (types: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(types).map(([type, count]) => [keyOfNote(['type', type]), count]));

export interface Imported {
  readonly venue: VenueFile;
  readonly report: ImportReport;
}

/** "Congress Center Hamburg" as an id: "congress-center-hamburg". */
export function venueId(name: string): string {
  const plain = name.normalize('NFD').toLowerCase();
  const id = plain
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return id === '' ? 'venue' : id.replace(/-+$/, '');
}

/** A label by language, in the languages that a venue file can carry; null when nothing is left. */
export function localText(labels: Readonly<Record<string, string>> | null | undefined): LocalText | null {
  const entries = Object.entries(labels ?? {})
    .map(([language, text]) => [language.toLowerCase().split('-')[0] ?? '', text.trim().slice(0, 200)] as const)
    .filter(([language, text]) => /^[a-z]{2,3}$/.test(language) && text !== '');
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
