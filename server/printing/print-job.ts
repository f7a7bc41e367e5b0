/** What is to be printed: the venue, its signs with their addresses, and how. */
import type { AddressFault } from '../../shared/protocol/pages.ts';
import { AREA_KIND_NAMES } from '../../shared/venue/area-kinds.ts';
import { signNumbers } from '../../shared/venue/sign-numbers.ts';
import type { LocalText, VenueFile } from '../../shared/venue/venue-file.ts';
import { type Keys, keyId } from '../doors/keys.ts';
import { signCodes } from '../doors/sign-codes.ts';
import { signAddress, signSign } from '../doors/signs.ts';
import { HOUSE_COLOUR } from './colour.ts';
import { PRINT_LANGUAGES } from './print-words.ts';
import type { Typeface } from './typeface.ts';

/** One sign as it is printed. */
export interface PrintedSign {
  readonly marker: string;
  readonly number: number;
  readonly level: string;
  readonly at: readonly [number, number];
  readonly name: LocalText;
  readonly areaName: LocalText;
  readonly levelName: LocalText;
  /** The number of the meeting point that this is the table tent of. */
  readonly meetingPoint: number | null;
  /** What the QR carries. */
  readonly url: string;
  /** What is typed without a camera, after the host and a slash. */
  readonly code: string;
}

export interface PrintJob {
  readonly venue: VenueFile;
  readonly colour: string;
  /** At least one, the first above the others. */
  readonly languages: readonly string[];
  readonly host: string;
  readonly signs: readonly PrintedSign[];
  /** By what the key that signed them is called. */
  readonly key: string;
  /** Why they are only for trying out; null: they are for an event. */
  readonly trial: AddressFault | null;
  readonly typeface: Typeface;
}

/** All signs of a venue with their signed addresses and codes, in the order of the venue file. */
export function signsOf(venue: VenueFile, keys: Keys, publicUrl: string): PrintedSign[] {
  const numbers = signNumbers(venue);
  const markers = venue.markers.filter(({ kind }) => kind === 'qr');
  const codes = signCodes(
    keys,
    venue.id,
    markers.map(({ id }) => id),
  );
  return markers.map(({ id, level, at, area: areaId, name, meetingPoint }) => {
    const area = venue.areas.find((each) => each.id === areaId);
    return {
      marker: id,
      number: numbers.get(id) ?? 0,
      level,
      at,
      name,
      areaName: area?.name ?? (area === undefined ? {} : AREA_KIND_NAMES[area.kind]),
      levelName: venue.levels.find((each) => each.id === level)?.name ?? {},
      meetingPoint: venue.meetingPoints.find((point) => point.id === meetingPoint)?.number ?? null,
      url: signAddress(publicUrl, venue.id, id, signSign(keys, venue.id, id)),
      code: codes.get(id) ?? '',
    };
  });
}

/** The languages that a venue's names are in and that signs have words for, English and French first; English when there are none. */
export function languagesOf(venue: VenueFile): string[] {
  const named = [venue.name, ...venue.areas.flatMap(({ name }) => (name === undefined ? [] : [name]))];
  const found = PRINT_LANGUAGES.filter((language) => named.some((name) => name[language] !== undefined));
  return found.length === 0 ? ['en'] : found;
}

export function printJob(options: {
  readonly venue: VenueFile;
  readonly keys: Keys;
  readonly publicUrl: string;
  readonly trial: AddressFault | null;
  readonly typeface: Typeface;
  readonly languages?: readonly string[] | undefined;
}): PrintJob {
  const { venue, keys, publicUrl, trial, typeface } = options;
  const [first = 'en', ...rest] = options.languages ?? languagesOf(venue);
  return {
    venue,
    colour: venue.colour ?? HOUSE_COLOUR,
    languages: [first, ...rest],
    host: new URL(publicUrl).host,
    signs: signsOf(venue, keys, publicUrl),
    key: keyId(keys[0]),
    trial,
    typeface,
  };
}
