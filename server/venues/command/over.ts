/** An import over a venue file that was edited since, and stands into one. The last import is remembered beside the file. */
import { readFile, writeFile } from 'node:fs/promises';
import { sayConflict } from '../../../shared/protocol/conflict-words.ts';
import type { ImportChanges } from '../../../shared/protocol/imports.ts';
import { textIn, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { checkedVenue, textOf } from '../library.ts';
import { type Merged, mergeImport } from '../merge/merge.ts';
import { addStands, type WithStands } from '../stands/add-stands.ts';
import { readStands } from '../stands/read-stands.ts';
import { VenueError } from '../venue-error.ts';

/** Where an import lies as it came, for the next one to know by it what was edited. */
const lastImport = (path: string): string => `${path}.imported`;

async function venueAt(path: string): Promise<VenueFile> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new VenueError([['no-file', path]]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new VenueError([['no-venue-file', path]]);
  }
  return checkedVenue(json, path).venue;
}

/** Writes a file; throws VenueError, with why, when it cannot be. */
export async function writeOut(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw new VenueError([['not-written', path, error instanceof Error ? error.message : String(error)]]);
  });
}

/** Remembers what was imported into this file. */
export const rememberImport = (path: string, venue: VenueFile): Promise<void> =>
  writeOut(lastImport(path), JSON.stringify(venue));

/** The import over the venue at `path`, by the last one if that is remembered. */
export async function importOnto(path: string, imported: VenueFile, theirs: readonly string[]): Promise<Merged> {
  const mine = await venueAt(path);
  const last = await venueAt(lastImport(path)).catch((error: unknown) => {
    if (error instanceof VenueError) return null;
    throw error;
  });
  const all = mergeImport(last, mine, imported);
  const unknown = theirs.find((key) => key !== 'all' && !all.conflicts.some((conflict) => conflict.key === key));
  if (unknown !== undefined) {
    const keys = all.conflicts.map(({ key }) => key).join(', ');
    throw new VenueError([['no-conflict', unknown, keys]]);
  }
  const chosen = theirs.includes('all') ? all.conflicts.map(({ key }) => key) : theirs;
  return chosen.length === 0 ? all : mergeImport(last, mine, imported, new Set(chosen));
}

/** The stands of the list at `path` in the venue at `into`. */
export async function standsInto(path: string, into: string): Promise<WithStands> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new VenueError([['no-file', path]]);
  return addStands(await venueAt(into), readStands(textOf(bytes)));
}

/** What frames the lines. */
const SAID = {
  en: {
    over: ({ added, changed, gone, kept }: ImportChanges) =>
      `Over the edited venue: ${added} added, ${changed} changed, ${gone} gone, ${kept} as they were.`,
    asks: (count: number) =>
      `${count} ${count === 1 ? 'conflict' : 'conflicts'}; yours holds, unless --theirs names it:`,
    taken: ' The import’s is taken.',
  },
  fr: {
    over: ({ added, changed, gone, kept }: ImportChanges) =>
      `Par-dessus le lieu modifié\u00a0: ${added} ajoutés, ${changed} modifiés, ${gone} disparus, ${kept} inchangés.`,
    asks: (count: number) =>
      `${count} ${count === 1 ? 'conflit' : 'conflits'}\u00a0; le vôtre l’emporte, sauf si --theirs le nomme\u00a0:`,
    taken: ' Celui de l’import est pris.',
  },
};

/** What came of it, in lines. */
export function* mergeLines(
  { changes, conflicts }: Merged,
  theirs: readonly string[],
  language: 'en' | 'fr',
): Generator<string> {
  const said = SAID[language];
  yield said.over(changes);
  if (conflicts.length === 0) return;
  yield said.asks(conflicts.length);
  for (const conflict of conflicts) {
    const { key, name, level } = conflict;
    const where = [name === null ? '' : textIn(name, language), level ?? ''].filter((part) => part !== '').join(', ');
    const taken = theirs.includes('all') || theirs.includes(key) ? said.taken : '';
    const colon = language === 'fr' ? '\u00a0:' : ':';
    yield `  ${key}${where === '' ? '' : ` (${where})`}${colon} ${sayConflict(conflict, language)}.${taken}`;
  }
}
