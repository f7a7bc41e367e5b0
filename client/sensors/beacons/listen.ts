/**
 * Hearing the venue's beacons in the page, where the browser can scan (https://webbluetoothcg.github.io/web-bluetooth/scanning.html:
 * Chromium behind a flag; no iPhone browser). What is not one of the venue's beacons is forgotten as it is heard.
 */
import {
  nameOfBeacon,
  readManufacturerData,
  readServiceData,
} from '../../../shared/positioning/beacons/advertisement.ts';
import type { Command } from '../../../shared/protocol/commands.ts';
import { radioName } from '../../../shared/venue/radio-name.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';

type Readings = Extract<Command, { type: 'hear' }>['readings'];

/** What a device advertises, as the browser gives it. */
export interface Advertisement {
  readonly rssi?: number;
  /** By the company's id; without it. */
  readonly manufacturerData: Iterable<readonly [number, DataView]>;
  /** By the service's UUID, in full. */
  readonly serviceData: Iterable<readonly [string, DataView]>;
}

/** What of Web Bluetooth is used here; its types are in no library of the DOM's. */
interface Scanning {
  requestLEScan(options: { readonly acceptAllAdvertisements: true; readonly keepRepeatedDevices: true }): Promise<{
    stop(): void;
  }>;
  addEventListener(type: 'advertisementreceived', heard: (event: Advertisement) => void): void;
  removeEventListener(type: 'advertisementreceived', heard: (event: Advertisement) => void): void;
}

/** A batch a second, of so many readings at most. */
const TOLD_EVERY_MS = 1_000;
const MOST_READINGS = 60;
const GOOD_FOR_MS = 10_000;

/** The browser's scanner; null where it has none. */
export function scannerOf(navigator: object): Scanning | null {
  const { bluetooth } = navigator as { readonly bluetooth?: Partial<Scanning> };
  return typeof bluetooth?.requestLEScan === 'function' ? (bluetooth as Scanning) : null;
}

/** The names that a phone can hear the venue's beacons by. */
export const beaconNames = (venue: VenueFile): ReadonlySet<string> =>
  new Set(venue.markers.flatMap(({ kind, radio }) => (kind === 'beacon' && radio ? [radioName(radio)] : [])));

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The name of the beacon that advertises this, as a venue file writes it; null where it is none. */
export function nameOf({ manufacturerData, serviceData }: Advertisement): string | null {
  for (const [company, data] of manufacturerData) {
    const frame = readManufacturerData(Uint8Array.from([company & 255, company >> 8, ...bytesOf(data)]));
    if (frame) return nameOfBeacon(frame);
  }
  for (const [uuid, data] of serviceData) {
    const frame = readServiceData(Number.parseInt(uuid.slice(0, 8), 16), bytesOf(data));
    if (frame) return nameOfBeacon(frame);
  }
  return null;
}

/**
 * Listens until what it gives is called; null when the person or the browser does not let it. To be called from a tap.
 * @param known the names that are told; all others are forgotten
 * @param clock milliseconds that only go on
 */
export async function listenForBeacons(
  scanner: Scanning,
  known: ReadonlySet<string>,
  told: (readings: Readings) => void,
  clock: () => number,
): Promise<(() => void) | null> {
  let heard: { readonly beacon: string; readonly rssiDbm: number; readonly at: number }[] = [];
  const hear = (event: Advertisement): void => {
    const beacon = nameOf(event);
    if (beacon === null || !known.has(beacon) || event.rssi === undefined) return;
    heard = [...heard.slice(1 - MOST_READINGS), { beacon, rssiDbm: event.rssi, at: clock() }];
  };
  scanner.addEventListener('advertisementreceived', hear);
  try {
    const scan = await scanner.requestLEScan({ acceptAllAdvertisements: true, keepRepeatedDevices: true });
    const telling = setInterval(() => {
      const now = clock();
      const readings = heard.flatMap(({ at, ...reading }) => {
        const ago = Math.round(now - at);
        // A page that slept tells nothing of then.
        return ago <= GOOD_FOR_MS ? [{ ...reading, ago }] : [];
      });
      heard = [];
      if (readings.length > 0) told(readings);
    }, TOLD_EVERY_MS);
    return () => {
      clearInterval(telling);
      scanner.removeEventListener('advertisementreceived', hear);
      scan.stop();
    };
  } catch {
    scanner.removeEventListener('advertisementreceived', hear);
    return null;
  }
}
