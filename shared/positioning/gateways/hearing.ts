/** What gateways say, whoever made them. */
import type { Milliseconds } from '../../geometry/point.ts';
import { radioName } from '../../venue/radio-name.ts';
import { type Beacon, nameOfBeacon, readAdvertisement } from '../beacons/advertisement.ts';
import { bytesOfHex } from '../beacons/hex.ts';

/** A gateway says that it heard a device: anybody's, and not yet believed. */
export interface Hearing {
  /** As `radioName` writes it. */
  readonly gateway: string;
  /** Every name by which the device may be on a list, as `radioName` writes them. */
  readonly names: readonly string[];
  readonly rssiDbm: number;
  /** By the gateway's clock. Null: it does not say; when it was received, then. */
  readonly at: Milliseconds | null;
}

/** A document's object, or null. */
export const objectIn = (json: unknown): Readonly<Record<string, unknown>> | null =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;

/** A text that may be a name, or null. */
export const nameIn = (json: unknown): string | null =>
  typeof json === 'string' && json.length >= 1 && json.length <= 80 ? json : null;

/** A strength in dBm, or null where it is none. */
export const rssiIn = (json: unknown): number | null =>
  typeof json === 'number' && json >= -140 && json <= 30 ? json : null;

/** An instant written in seconds since 1970, or null where it is none. */
export const secondsIn = (json: unknown): Milliseconds | null =>
  typeof json === 'number' && json >= 0 && json <= 8.64e12 ? json * 1000 : null;

const MAC = /^(?:[0-9a-f]{2}[:-]?){5}[0-9a-f]{2}$/i;

/** An address of Bluetooth or a network, or null. */
export const macIn = (json: unknown): string | null => (typeof json === 'string' && MAC.test(json) ? json : null);

/** The names that a beacon's frame gives. */
export function namesOf(beacon: Beacon | null): readonly string[] {
  const name = beacon === null ? null : nameOfBeacon(beacon);
  return name === null ? [] : [name];
}

/** The names in an advertisement that is written in hexadecimal; none where there is no beacon's frame in it. */
export function namesInHex(json: unknown): readonly string[] {
  const data = typeof json === 'string' ? bytesOfHex(json) : null;
  return data === null ? [] : namesOf(readAdvertisement(data));
}

const UUID = /^[0-9a-f]{32}$/i;

const isShort = (json: unknown): boolean => Number.isInteger(json) && Number(json) >= 0 && Number(json) < 65_536;

/** The name of an iBeacon whose frame the gateway has taken apart; none where these are not its parts. */
export function namesOfParts(uuid: unknown, major: unknown, minor: unknown): readonly string[] {
  if (typeof uuid !== 'string' || !UUID.test(uuid) || !isShort(major) || !isShort(minor)) return [];
  return [radioName(`ibeacon:${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}:${major}:${minor}`)];
}
