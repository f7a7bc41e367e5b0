import { expect, test } from 'vitest';
import { demoVenue } from '../../venue/demo/demo-venue.ts';
import { gatewaysOf } from '../../venue/gateways.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { calibrateVenue } from './calibrate-venue.ts';
import type { ScanReading } from './cross-check.ts';
import { noise } from './noise.ts';
import { gridsOf, venueAnchors, venueLocator } from './venue-locator.ts';

const venue = demoVenue();
const [ground] = gridsOf(venue);
const anchors = venueAnchors(gatewaysOf(venue).values()).filter(({ level }) => level === ground?.level);

/** Scans all over the ground floor of a house whose walls drink radio: it falls by exponent 3.4 from -48 dBm. */
function measured(seed: number, step = 6): ScanReading[] {
  const luck = noise(seed);
  const readings: ScanReading[] = [];
  if (!ground) return readings;
  const { minX, minY, maxX, maxY } = ground.bounds;
  for (let x = minX + 1; x < maxX; x += step) {
    for (let y = minY + 1; y < maxY; y += step) {
      if (!ground.isFree(x, y)) continue;
      for (let scan = 0; scan < 2; scan++) {
        for (const anchor of anchors) {
          const metres = Math.hypot(anchor.x - x, anchor.y - y, anchor.z - 1.2);
          const rssiDbm = -48 - 34 * Math.log10(metres) + 2 * luck.normal();
          if (rssiDbm < -95) continue;
          readings.push({ scan: `${x} ${y} ${scan}`, level: ground.level, anchor: anchor.id, x, y, rssiDbm });
        }
      }
    }
  }
  return readings;
}

const calibrated = (readings: readonly ScanReading[]) => {
  const result = calibrateVenue(venue, readings);
  if ('fault' in result) throw new Error(result.fault);
  return result;
};

/** The mean error of one scan each at other places, in a venue as its file has it. */
function meanError(file: VenueFile): number {
  const { locator } = venueLocator(file, gatewaysOf(file).values(), 1);
  const scans = Map.groupBy(measured(9, 7.3), ({ scan }) => scan);
  const errors = [...scans.values()].flatMap((scan) => {
    const [first] = scan;
    const heard = locator.hear(null, scan, 0);
    if (!heard || !first) return [];
    const { place } = locator.estimate(heard);
    return [Math.hypot(place.x - first.x, place.y - first.y)];
  });
  return errors.reduce((sum, one) => sum + one, 0) / errors.length;
}

test('PO 70 what was measured makes the errors smaller at places where nothing was measured, in the venue’s own file', () => {
  const { radio, check, unknown } = calibrated(measured(4));
  expect(Math.abs(radio.exponent - 3.4)).toBeLessThan(0.3);
  expect(check.places).toBeGreaterThan(15);
  expect(check.after.median).toBeLessThan(check.before.median);
  expect(check.after.p90).toBeLessThan(check.before.p90);
  expect(unknown).toEqual([]);
  expect(meanError({ ...venue, radio })).toBeLessThan(0.9 * meanError(venue));
});

test('PO 70 the errors before and after are judged where nothing was fitted: readings by chance promise nothing', () => {
  const luck = noise(8);
  const chance = measured(4).map((reading) => ({ ...reading, rssiDbm: -60 - 30 * luck.uniform() }));
  const { check } = calibrated(chance);
  expect(check.after.median).toBeGreaterThan(0.7 * check.before.median);
});

test('PO 71 gateways are known by their radio name too; what the venue does not have is told', () => {
  const markers = venue.markers.map((marker) =>
    marker.id === anchors[0]?.id ? { ...marker, radio: 'ac:23:3f:c0:00:01' } : marker,
  );
  const readings = measured(4).map((reading) =>
    reading.anchor === anchors[0]?.id ? { ...reading, anchor: 'ac:23:3f:c0:00:01' } : reading,
  );
  const strange = { scan: 's', level: ground?.level ?? '', anchor: 'next-door', x: 1, y: 1, rssiDbm: -60 };
  const result = calibrateVenue({ ...venue, markers }, [...readings, strange]);
  expect(result).toMatchObject({ unknown: ['next-door'] });
  expect('radio' in result && result.radio.gateways.length).toBe(29);
});

test('PO 71 too little, and a level that is not there, are told', () => {
  const few = measured(4).slice(0, 5);
  expect(calibrateVenue(venue, few)).toEqual({ fault: expect.stringContaining('too little') });
  const roof = measured(4).map((reading) => ({ ...reading, level: 'roof' }));
  expect(calibrateVenue(venue, roof)).toEqual({ fault: expect.stringContaining('"roof"') });
});
