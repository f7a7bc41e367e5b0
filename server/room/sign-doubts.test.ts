import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { leastWalk } from '../venues/signage/too-soon.ts';
import { LEAST_TOLD, SignDoubts } from './sign-doubts.ts';

const venue = demoVenue();
const signs = venue.markers.filter(({ kind }) => kind === 'qr');
const far = signs
  .flatMap((a) => signs.map((b) => ({ a, b, ms: leastWalk(venue, a, b) })))
  .sort((one, other) => other.ms - one.ms)[0];
if (far === undefined) throw new Error('the demo venue has no signs');
const [a, b] = [far.a.id, far.b.id].toSorted();
if (a === undefined || b === undefined) throw new Error('the demo venue has one sign');

test('SG 32 two signs contradict each other when five devices went between them faster than anybody walks', () => {
  const doubts = new SignDoubts();
  for (let n = 0; n < LEAST_TOLD; n++) {
    expect(doubts.told()).toEqual([]);
    doubts.scanned(venue, `phone-${n}`, a, 1_000 * n);
    doubts.scanned(venue, `phone-${n}`, b, 1_000 * n + far.ms - 1);
  }
  expect(doubts.told()).toEqual([{ markers: [a, b], devices: LEAST_TOLD }]);
  doubts.settle(b);
  expect(doubts.told()).toEqual([]);
});

test('SG 32 whoever walks contradicts nothing, nor one device that is quick again and again', () => {
  const doubts = new SignDoubts();
  for (let n = 0; n < 20; n++) {
    doubts.scanned(venue, `walker-${n}`, a, 1_000);
    doubts.scanned(venue, `walker-${n}`, b, 1_000 + far.ms);
    doubts.scanned(venue, 'prankster', n % 2 === 0 ? a : b, n * 100);
    doubts.scanned(venue, `still-${n}`, a, n);
    doubts.scanned(venue, `still-${n}`, a, n + 1);
    doubts.scanned(venue, `gone-${n}`, 'no-such-sign', n);
    doubts.scanned(venue, `gone-${n}`, b, n + 1);
    doubts.scanned(venue, `left-${n}`, a, n);
    doubts.forget(`left-${n}`);
    doubts.scanned(venue, `left-${n}`, b, n + 1);
  }
  expect(doubts.told()).toEqual([]);
});

test('SG 32 the least walk grows with metres and floors, is the same both ways, and nobody waits longer than two minutes', () => {
  for (const one of signs) {
    expect(leastWalk(venue, one, one)).toBe(0);
    for (const other of signs) {
      const ms = leastWalk(venue, one, other);
      expect(ms).toBe(leastWalk(venue, other, one));
      expect(ms).toBeLessThanOrEqual(120_000);
      if (one.level !== other.level) expect(ms).toBeGreaterThanOrEqual(10_000);
    }
  }
});
