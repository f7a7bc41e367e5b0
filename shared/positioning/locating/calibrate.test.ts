import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';
import { noise } from './noise.ts';
import { type Anchor, DEFAULT_RADIO } from './radio-model.ts';

const anchors: Anchor[] = [
  { id: 'a', level: '0', x: 0, y: 0, z: 2.5 },
  { id: 'b', level: '0', x: 12, y: 0, z: 2.5 },
  { id: 'c', level: '0', x: 6, y: 9, z: 2.5 },
];

/** Readings on a raster of a metre; a cupboard takes 10 dB from anchor a beyond x = 8. */
function measured(exponent: number, atOneMetreDbm: number, spreadDb: number, cupboardDb = 0) {
  const luck = noise(5);
  const readings = [];
  for (let x = 0.5; x < 12; x++) {
    for (let y = 0.5; y < 9; y++) {
      for (const anchor of anchors) {
        const metres = Math.hypot(anchor.x - x, anchor.y - y, anchor.z - 1.2);
        const behind = anchor.id === 'a' && x > 8 ? cupboardDb : 0;
        const rssiDbm = atOneMetreDbm - 10 * exponent * Math.log10(metres) - behind + spreadDb * luck.normal();
        readings.push({ anchor: anchor.id, level: '0', x, y, rssiDbm });
      }
    }
  }
  return readings;
}

test('PO 26 exponent and strength at one metre are found in what they made', () => {
  fc.assert(
    fc.property(fc.double({ min: 1.5, max: 4, noNaN: true }), fc.integer({ min: -75, max: -40 }), (exponent, power) => {
      const { radio, anchors: fitted } = calibrate(DEFAULT_RADIO, anchors, measured(exponent, power, 2));
      expect(Math.abs(radio.exponent - exponent)).toBeLessThan(0.25);
      for (const { atOneMetreDbm } of fitted) expect(Math.abs((atOneMetreDbm ?? 0) - power)).toBeLessThan(2.5);
    }),
    { numRuns: 30 },
  );
});

test('PO 26 what a cupboard takes is remembered where it was measured, and nowhere else', () => {
  const { residualDb } = calibrate(DEFAULT_RADIO, anchors, measured(2, -57, 1, 10));
  expect(residualDb(0, '0', 11, 4) - residualDb(0, '0', 4, 4)).toBeLessThan(-4);
  expect(residualDb(0, '0', 100, 100)).toBe(0);
  expect(residualDb(0, 'another', 11, 4)).toBe(0);
});

test('PO 26 a few readings, and those by nobody known, change nothing', () => {
  const few = [{ anchor: 'a', level: '0', x: 1, y: 1, rssiDbm: -60 }];
  const strange = measured(2, -57, 1).map((reading) => ({ ...reading, anchor: 'nobody' }));
  for (const readings of [[], few, strange]) {
    const { radio, anchors: same, residualDb } = calibrate(DEFAULT_RADIO, anchors, readings);
    expect([radio, same, residualDb(0, '0', 1, 1)]).toEqual([DEFAULT_RADIO, anchors, 0]);
  }
});
