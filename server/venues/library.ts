/** Opens venues: a venue file, an IMDF archive as a folder or a zip, or a building from OpenStreetMap. */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { ImportNote } from '../../shared/protocol/import-notes.ts';
import { checkVenue } from '../../shared/venue/check-venue.ts';
import { DEMO_VENUE_ID, demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type Body, encode } from '../operations/encodings.ts';
import { imdfFilesIn, isZip, readImdfFiles, unzipMaps } from './imdf/archive.ts';
import { importImdf } from './imdf/import-imdf.ts';
import type { Imported, ImportOptions } from './imported.ts';
import { MOST_VENUE_BRACKETS, refuseTooMuch } from './much.ts';
import { importOsm } from './osm/import-osm.ts';
import { elementsOfGeoJson, elementsOfXml, isGeoJson, isXml } from './osm/read-osm.ts';
import { VenueError } from './venue-error.ts';

/** A venue file larger than this is none. */
const MOST_BYTES = 60 * 1024 * 1024;

export interface LoadedVenue {
  readonly venue: VenueFile;
  /** The whole file. */
  readonly json: string;
  /** SHA-256 of `json`, in hexadecimal: which version of the venue this is. */
  readonly hash: string;
}

/** A venue with its text, and the hash by which phones know it. */
export function asLoaded(venue: VenueFile): LoadedVenue {
  const json = JSON.stringify(venue);
  return { venue, json, hash: createHash('sha256').update(json).digest('hex') };
}

/**
 * The body in which phones fetch this file: without what was measured of radio, which is as long as all else, which they
 * do not need, and which would tell anybody best how to seem to be elsewhere.
 */
export function encodeVenue({ radio: _, ...venue }: VenueFile): Promise<Body> {
  return encode('application/json; charset=utf-8', JSON.stringify(venue), 9);
}

/** The demo venue, loaded. */
export const loadDemoVenue = (): LoadedVenue => asLoaded(demoVenue());

/** What a path holds, before anything is said about whether it is good. */
export type Opened = { readonly kind: 'file'; readonly json: unknown } | ({ readonly kind: 'imported' } & Imported);

/**
 * Reads a path: a folder or a zip is imported as IMDF, XML and GeoJSON as OpenStreetMap's, everything else is read as a
 * venue file. The word of the demo venue's id, when there is nothing of that name, is the demo venue. Throws VenueError
 * with sentences for a person.
 */
export async function openPath(path: string, options: ImportOptions = {}): Promise<Opened> {
  const about = await stat(path).catch(() => null);
  if (about === null) {
    if (path === DEMO_VENUE_ID) return { kind: 'file', json: demoVenue() };
    throw new VenueError([['no-file', path]]);
  }
  if (about.isDirectory()) return { kind: 'imported', ...importImdf(await readImdfFiles(path), options) };
  if (about.size > MOST_BYTES) throw new VenueError([['file-large', path, MOST_BYTES / 1024 / 1024]]);
  return openBytes(await readFile(path), path, options);
}

/** Reads the bytes of a file as `openPath` does; `name` is what it is called in sentences. */
export function openBytes(bytes: Uint8Array, name: string, options: ImportOptions = {}): Opened {
  if (isPicture(bytes)) {
    throw new VenueError([['picture', name]]);
  }
  if (!isZip(bytes)) return openText(textOf(bytes), name, options);
  const files = unzipMaps(name, bytes);
  const features = imdfFilesIn(files);
  if (features.has('level') || features.has('unit')) return { kind: 'imported', ...importImdf(features, options) };
  // A folder with a single map of OpenStreetMap, or a venue file, in it.
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) return openText(only[1], only[0], options);
  throw new VenueError([files.size === 0 ? ['no-map', name] : ['other-files', name, files.size]]);
}

/** Whether these bytes begin as a PDF, a PNG or a JPEG does. */
export function isPicture(bytes: Uint8Array): boolean {
  const begins = String.fromCharCode(...bytes.subarray(0, 5));
  return begins === '%PDF-' || begins.startsWith('\x89PNG') || begins.startsWith('\xff\xd8\xff');
}

/** UTF-8; UTF-16 when it says so; else what older spreadsheets write. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function openText(text: string, name: string, options: ImportOptions): Opened {
  if (isXml(text)) return { kind: 'imported', ...importOsm(elementsOfXml(text, name), options) };
  // It is looked at before it is read: what begins like GeoJSON, and all else, since a venue file may be larger.
  refuseTooMuch([text], name, /"FeatureCollection"/.test(text.slice(0, 1000)) ? undefined : MOST_VENUE_BRACKETS);
  const json = parse(text, name);
  if (isGeoJson(json)) return { kind: 'imported', ...importOsm(elementsOfGeoJson(json, name), options) };
  return { kind: 'file', json };
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new VenueError([['not-json', path, error instanceof Error ? error.message : '']]);
  }
}

/**
 * A venue to open doors with: a venue file, an IMDF folder or zip, a building from OpenStreetMap. Throws VenueError with a sentence for each fault;
 * a venue with faults is not opened.
 */
export async function loadVenue(path: string): Promise<LoadedVenue> {
  const opened = await openPath(path);
  if (opened.kind === 'imported') return asLoaded(opened.venue);
  return checkedVenue(opened.json, path);
}

/**
 * A venue file without faults, loaded. Throws VenueError with a sentence for each fault.
 * @param path what its sentences begin with; null: only with the place in the file
 */
export function checkedVenue(json: unknown, path: string | null): LoadedVenue {
  const { venue, faults } = checkVenue(json);
  if (venue !== null && faults.length === 0) return asLoaded(venue);
  throw new VenueError(
    faults.map((fault): ImportNote => {
      const place = [path ?? '', fault.path].filter((part) => part !== '').join(', ');
      return ['in-venue-file', place, fault.message];
    }),
  );
}
