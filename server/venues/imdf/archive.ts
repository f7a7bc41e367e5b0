/** The files of an IMDF archive, from a folder or a zip. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { VenueError } from '../venue-error.ts';

/** No building needs more; a zip is measured before it is unpacked. */
const MOST_BYTES = 100 * 1024 * 1024;

/** "unit" -> the text of unit.geojson. */
export type ImdfFiles = ReadonlyMap<string, string>;

const FEATURE_FILE = /^([A-Za-z]+)\.geojson$/;

const tooLarge = (path: string) => new VenueError([['unpacked-large', path, MOST_BYTES / 1024 / 1024]]);

async function fromFolder(path: string): Promise<ImdfFiles> {
  const files = new Map<string, string>();
  let bytes = 0;
  for (const name of (await readdir(path)).sort()) {
    const type = FEATURE_FILE.exec(name)?.[1];
    if (type === undefined) continue;
    bytes += (await stat(join(path, name))).size;
    if (bytes > MOST_BYTES) throw tooLarge(path);
    files.set(type, await readFile(join(path, name), 'utf8'));
  }
  return files;
}

/** What in a zip may be a map, by the last part of its name: feature files, and single maps of OpenStreetMap. */
const MAP_FILE = /\.(geojson|json|osm|xml)$/i;

/** The files of a zip that may be maps, wherever in it they are. Throws VenueError when it cannot be unpacked. */
export function unzipMaps(path: string, zipped: Uint8Array): ReadonlyMap<string, string> {
  let bytes = 0;
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(zipped, {
      filter: ({ name, originalSize }) => {
        // What macOS puts beside each file is none.
        if (/(^|\/)(__MACOSX\/|\._)/.test(name) || !MAP_FILE.test(name)) return false;
        bytes += originalSize;
        if (bytes > MOST_BYTES) throw tooLarge(path);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof VenueError) throw error;
    throw new VenueError([['bad-zip', path]]);
  }
  return new Map(Object.entries(unpacked).map(([name, content]) => [name, strFromU8(content)]));
}

/** The feature files among the files of a zip. */
export const imdfFilesIn = (unzipped: ReadonlyMap<string, string>): ImdfFiles =>
  new Map(
    [...unzipped].flatMap(([name, text]): [string, string][] => {
      const type = FEATURE_FILE.exec(basename(name))?.[1];
      return type === undefined ? [] : [[type, text]];
    }),
  );

/** Whether this looks like the beginning of a zip. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * Reads `unit.geojson` and the others from a folder or a zip (at its root or in one folder of it).
 * Throws VenueError when there is none of them.
 */
export async function readImdfFiles(path: string): Promise<ImdfFiles> {
  const about = await stat(path).catch(() => null);
  if (about === null) throw new VenueError([['no-file', path]]);
  if (!about.isDirectory() && about.size > MOST_BYTES) throw tooLarge(path);
  const files = about.isDirectory() ? await fromFolder(path) : imdfFilesIn(unzipMaps(path, await readFile(path)));
  if (files.size === 0) throw new VenueError([['no-imdf', path]]);
  return files;
}
