/**
 * A beacon's frame in what a Bluetooth device advertises: AD structures of the Bluetooth Core Specification, Supplement,
 * part A, https://www.bluetooth.com/specifications/css/.
 */
import { type AltBeacon, readAltBeacon } from './altbeacon.ts';
import { type Eddystone, readEddystone } from './eddystone.ts';
import { type IBeacon, readIBeacon } from './ibeacon.ts';

export type Beacon = IBeacon | Eddystone | AltBeacon;

/** Types of AD structures. */
const SERVICE_DATA_16 = 0x16;
const MANUFACTURER_DATA = 0xff;

const APPLE = 0x004c;
const EDDYSTONE = 0xfeaa;

/** The first beacon's frame in these AD structures; null where there is none. What does not end within them is none. */
export function readAdvertisement(data: Uint8Array): Beacon | null {
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? 0;
    const end = at + 1 + length;
    // What follows a length of zero is padding.
    if (length === 0 || end > data.length) return null;
    const type = data[at + 1];
    const body = data.subarray(at + 2, end);
    const beacon =
      type === MANUFACTURER_DATA
        ? readManufacturerData(body)
        : type === SERVICE_DATA_16
          ? readServiceData(uint16(body), body.subarray(2))
          : null;
    if (beacon !== null) return beacon;
    at = end;
  }
  return null;
}

/** The frame in manufacturer's data, which begins with the company's id. */
export function readManufacturerData(data: Uint8Array): Beacon | null {
  const rest = data.subarray(2);
  return (uint16(data) === APPLE ? readIBeacon(rest) : null) ?? readAltBeacon(rest);
}

/** The frame in the data of the service with this UUID of 16 bits. */
export const readServiceData = (uuid: number | null, data: Uint8Array): Beacon | null =>
  uuid === EDDYSTONE ? readEddystone(data) : null;

/** The first two bytes, the lower one first; null where they are not there. */
function uint16([low, high]: Uint8Array): number | null {
  return low === undefined || high === undefined ? null : low + 256 * high;
}

/** The name of the badge that sends this frame, as `radioName` writes it; null where the frame names nobody. */
export function nameOfBeacon(beacon: Beacon): string | null {
  switch (beacon.type) {
    case 'ibeacon':
      return `ibeacon:${beacon.uuid}:${beacon.major}:${beacon.minor}`;
    case 'eddystone-uid':
      return `eddystone:${beacon.namespace}:${beacon.instance}`;
    case 'altbeacon':
      return `altbeacon:${beacon.id}`;
    default:
      return null;
  }
}
