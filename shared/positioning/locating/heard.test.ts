import { expect, test } from 'vitest';
import { type Heard, remember, stillness } from './heard.ts';
import { noise } from './noise.ts';

/** What six anchors hear for half a minute, twice a second; `drift` is how far each goes up and down meanwhile, in dB. */
function listen(seed: number, drift: number): Map<number, Heard> {
  const luck = noise(seed);
  const heard = new Map<number, Heard>();
  for (let i = 0; i < 60; i++) {
    const now = [0, 1, 2, 3, 4, 5].map((anchor) => ({
      anchor,
      rssiDbm: -70 + drift * Math.sin(i / 8 + anchor) + 3 * luck.normal(),
    }));
    remember(heard, now, i * 500);
  }
  return heard;
}

test('PO 82 readings that are independent of each other are those of one who stands, and drifts those of one who walks', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    expect(stillness(listen(seed, 0))).toBeGreaterThan(0.5);
    expect(stillness(listen(seed, 8))).toBe(0);
  }
});

test('PO 82 who has just come is not taken to stand', () => {
  const heard = new Map<number, Heard>();
  expect(stillness(heard)).toBe(0);
  remember(heard, [{ anchor: 0, rssiDbm: -60 }], 0);
  expect(stillness(heard)).toBe(0);
});
