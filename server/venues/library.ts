/** Opens venues: a venue file, or an IMDF archive as a folder or a zip. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { checkVenue } from '../../shared/venue/check-venue.ts';
import { DEMO_VENUE_ID, demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type Body, encode } from '../operations/encodings.ts';
import { isZip, readImdfFiles } from './imdf/archive.ts';
import { importImdf } from './imdf/import-imdf.ts';
import type { ImportOptions, ImportReport } from './imported.ts';
import { VenueError } from './venue-error.ts';

/** A venue file larger than this is none. */
const MOST_BYTES = 60 * 1024 * 1024;

export interface LoadedVenue {
  readonly venue: VenueFile;
  /** The file as phones fetch it. */
  readonly json: string;
  /** SHA-256 of `json`, in hexadecimal: which version of the venue this is. */
  readonly hash: string;
}

/** A venue with the text and the hash by which phones know it. */
export function asLoaded(venue: VenueFile): LoadedVenue {
  const json = JSON.stringify(venue);
  return { venue, json, hash: createHash('sha256').update(json).digest('hex') };
}

/** The body in which phones fetch this file. */
export const encodeVenue = (json: string): Promise<Body> => encode('application/json; charset=utf-8', json, 9);

/** The demo venue, loaded. */
export const loadDemoVenue = (): LoadedVenue => asLoaded(demoVenue());

/** What a path holds, before anything is said about whether it is good. */
export type Opened =
  | { readonly kind: 'file'; readonly json: unknown }
  | { readonly kind: 'imdf'; readonly venue: VenueFile; readonly report: ImportReport };

/**
 * Reads a path: a folder or a zip is imported as IMDF, everything else is read as JSON. The word of the demo venue's
 * id, when there is nothing of that name, is the demo venue. Throws VenueError with sentences for a person.
 */
export async function openPath(path: string, options: ImportOptions = {}): Promise<Opened> {
  const about = await stat(path).catch(() => null);
  if (about === null) {
    if (path === DEMO_VENUE_ID) return { kind: 'file', json: demoVenue() };
    throw new VenueError([`There is nothing at ${path}.`]);
  }
  if (about.isDirectory()) return { kind: 'imdf', ...importImdf(await readImdfFiles(path), options) };
  if (about.size > MOST_BYTES) throw new VenueError([`${path} is larger than ${MOST_BYTES / 1024 / 1024} MB.`]);
  const bytes = await readFile(path);
  if (isZip(bytes)) return { kind: 'imdf', ...importImdf(await readImdfFiles(path), options) };
  try {
    return { kind: 'file', json: JSON.parse(bytes.toString('utf8')) };
  } catch (error) {
    throw new VenueError([`${path} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`]);
  }
}

/**
 * A venue to open doors with: a venue file, an IMDF folder or a zip. Throws VenueError with a sentence for each fault;
 * a venue with faults is not opened.
 */
export async function loadVenue(path: string): Promise<LoadedVenue> {
  const opened = await openPath(path);
  if (opened.kind === 'imdf') return asLoaded(opened.venue);
  const { venue, faults } = checkVenue(opened.json);
  if (venue === null || faults.length > 0) {
    throw new VenueError(
      faults.map((fault) => `${path}${fault.path === '' ? '' : `, ${fault.path}`}: ${fault.message}`),
    );
  }
  return asLoaded(venue);
}
