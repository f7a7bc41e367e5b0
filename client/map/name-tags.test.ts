import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeTags, TAG_BELOW } from './name-tags.ts';

const wish = (dot: number, x: number, y: number, metresAway = 1) => ({ dot, x, y, width: 90, height: 40, metresAway });

test('CL 65 of two who cannot both speak the nearer does', () => {
  const both = [wish(1, 100, 100, 5), wish(2, 120, 96, 2)];
  expect([...placeTags(both, both, new Set())]).toEqual([2]);
});

test('CL 65 who speaks goes on speaking while another comes nearer', () => {
  const both = [wish(1, 100, 100, 5), wish(2, 120, 96, 2)];
  expect([...placeTags(both, both, new Set([1]))]).toEqual([1]);
});

test('CL 65 a tag is not laid over the face below', () => {
  const one = wish(1, 100, 100);
  expect(placeTags([one], [one, { dot: 2, x: 110, y: 130 }], new Set()).size).toBe(0);
  expect(placeTags([one], [one, { dot: 2, x: 110, y: 190 }], new Set()).size).toBe(1);
});

test('CL 65 however people stand, tags lie apart from each other and from faces', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 390 }), y: fc.integer({ min: 0, max: 844 }) });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (places) => {
      const wishes = places.map(({ x, y }, i) => wish(i, x, y, i));
      const tagged = wishes.filter(({ dot }) => placeTags(wishes, wishes, new Set()).has(dot));
      for (const a of tagged) {
        for (const b of wishes) {
          if (a === b) continue;
          expect(Math.abs(a.x - b.x) < 45 && b.y > a.y + TAG_BELOW && b.y < a.y + TAG_BELOW + 40).toBe(false);
        }
        for (const b of tagged) {
          if (a !== b) expect(Math.abs(a.x - b.x) < 90 && Math.abs(a.y - b.y) < 40).toBe(false);
        }
      }
    }),
  );
});
