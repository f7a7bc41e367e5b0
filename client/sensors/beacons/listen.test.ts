import { afterEach, expect, test, vi } from 'vitest';
import { type Advertisement, beaconNames, listenForBeacons, nameOf, scannerOf } from './listen.ts';

const viewOf = (hex: string): DataView => {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // Somewhere within a larger buffer, as browsers give them.
  const within = new Uint8Array(bytes.length + 6);
  within.set(bytes, 3);
  return new DataView(within.buffer, 3, bytes.length);
};
const UUID = 'f7826da64fa24e988024bc5b71e0893e';
const IBEACON = `ibeacon:f7826da6-4fa2-4e98-8024-bc5b71e0893e:7:260`;
const ibeacon: Advertisement = {
  rssi: -61,
  manufacturerData: [[0x004c, viewOf(`0215${UUID}00070104c5`)]],
  serviceData: [],
};
const eddystone: Advertisement = {
  rssi: -70,
  manufacturerData: [],
  serviceData: [['0000feaa-0000-1000-8000-00805f9b34fb', viewOf('00ee0102030405060708090a0b0c0d0e0f10')]],
};
const altbeacon: Advertisement = {
  rssi: -80,
  manufacturerData: [[0x0118, viewOf(`beac${UUID}00070104c500`)]],
  serviceData: [],
};
const watch: Advertisement = { rssi: -50, manufacturerData: [[0x004c, viewOf('10050b1c2d3e4f')]], serviceData: [] };

/** A browser that scans, or that does not let a page. */
function browser(lets: boolean) {
  const heard = new Set<(event: Advertisement) => void>();
  const stopped: string[] = [];
  return {
    stopped,
    listeners: heard,
    navigator: {
      bluetooth: {
        requestLEScan: async () => {
          if (!lets) throw new Error('denied');
          return { stop: () => stopped.push('scan') };
        },
        addEventListener: (_type: string, hear: (event: Advertisement) => void) => heard.add(hear),
        removeEventListener: (_type: string, hear: (event: Advertisement) => void) => heard.delete(hear),
      },
    },
    says: (event: Advertisement) => heard.forEach((hear) => void hear(event)),
  };
}
afterEach(() => void vi.useRealTimers());

test('CL 224 the three kinds of beacons are known by their frames, and other devices are none', () => {
  expect(nameOf(ibeacon)).toBe(IBEACON);
  expect(nameOf(eddystone)).toBe('eddystone:0102030405060708090a:0b0c0d0e0f10');
  expect(nameOf(altbeacon)).toBe(`altbeacon:${UUID}00070104`);
  expect(nameOf(watch)).toBe(null);
});

test('CL 224 where the browser cannot scan there is no switch', () => {
  expect(scannerOf({})).toBe(null);
  expect(scannerOf({ bluetooth: { requestDevice: () => null } })).toBe(null);
  expect(scannerOf(browser(true).navigator)).not.toBe(null);
});

test('CL 224 the venue’s beacons are told once a second, with their age; others are forgotten', async () => {
  vi.useFakeTimers();
  const { navigator, says, stopped, listeners } = browser(true);
  const scanner = scannerOf(navigator);
  const told: unknown[] = [];
  const marker = { id: 'b1', kind: 'beacon', radio: IBEACON.toUpperCase().replace('IBEACON', 'iBeacon') };
  const known = beaconNames({ markers: [marker, { id: 's1', kind: 'qr' }] } as unknown as Parameters<
    typeof beaconNames
  >[0]);
  const stop = await listenForBeacons(scanner as NonNullable<typeof scanner>, known, (r) => told.push(r), Date.now);
  vi.advanceTimersByTime(600);
  for (const event of [ibeacon, eddystone, watch, { ...ibeacon, rssi: -64 }]) says(event);
  vi.advanceTimersByTime(2_400);
  expect(told).toEqual([
    [
      { beacon: IBEACON, rssiDbm: -61, ago: 400 },
      { beacon: IBEACON, rssiDbm: -64, ago: 400 },
    ],
  ]);
  stop?.();
  says(ibeacon);
  vi.advanceTimersByTime(2_000);
  expect([told.length, stopped, listeners.size]).toEqual([1, ['scan'], 0]);
});

test('CL 224 a browser that does not let the page listen leaves nothing behind', async () => {
  const { navigator, listeners } = browser(false);
  const scanner = scannerOf(navigator);
  expect(await listenForBeacons(scanner as NonNullable<typeof scanner>, new Set(), () => {}, Date.now)).toBe(null);
  expect(listeners.size).toBe(0);
});
