/** An import over a venue file that was edited since, and stands into one. The last import is remembered beside the file. */
import { readFile, writeFile } from 'node:fs/promises';
import type { ImportConflict } from '../../../shared/protocol/imports.ts';
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
  if (text === null) throw new VenueError([`There is nothing at ${path}.`]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new VenueError([`${path} is not JSON: it is no venue file.`]);
  }
  return checkedVenue(json, path).venue;
}

/** Writes a file; throws VenueError, with why, when it cannot be. */
export async function writeOut(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw new VenueError([`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`]);
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
    throw new VenueError([
      `There is no conflict "${unknown}"; ${keys === '' ? 'there is none at all' : `there are ${keys}`}.`,
    ]);
  }
  const chosen = theirs.includes('all') ? all.conflicts.map(({ key }) => key) : theirs;
  return chosen.length === 0 ? all : mergeImport(last, mine, imported, new Set(chosen));
}

/** The stands of the list at `path` in the venue at `into`. */
export async function standsInto(path: string, into: string): Promise<WithStands> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new VenueError([`There is nothing at ${path}.`]);
  return addStands(await venueAt(into), readStands(textOf(bytes)));
}

const WHAT: Readonly<Record<ImportConflict['what'], string>> = {
  'both-changed': 'was changed by you and in the import',
  'gone-but-changed': 'was changed by you, and is not in the import any more',
  'gone-but-used': 'is not in the import any more, but signs hang or people meet there',
  'erased-but-changed': 'was erased by you, and is changed in the import',
};

/** What came of it, in lines. */
export function* mergeLines({ changes, conflicts }: Merged, theirs: readonly string[]): Generator<string> {
  yield `Over the edited venue: ${changes.added} added, ${changes.changed} changed, ${changes.gone} gone, ${changes.kept} as they were.`;
  if (conflicts.length === 0) return;
  yield `${conflicts.length} ${conflicts.length === 1 ? 'conflict' : 'conflicts'}; yours holds, unless --theirs names it:`;
  for (const { key, name, level, what, fields } of conflicts) {
    const where = [name === null ? '' : textIn(name), level ?? ''].filter((part) => part !== '').join(', ');
    const which = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
    const taken = theirs.includes('all') || theirs.includes(key) ? ' The import’s is taken.' : '';
    yield `  ${key}${where === '' ? '' : `: ${where}`} ${WHAT[what]}${which}.${taken}`;
  }
}
