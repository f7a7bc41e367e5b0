import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoVenue } from './demo/demo-venue.ts';
import { VenueIndex } from './venue-index.ts';

test('PO 75 the area of a place is that of all shapes looked at, wherever it is asked, and however often', () => {
  const venue = demoVenue();
  const index = new VenueIndex(venue);
  const [xs, ys] = [0, 1].map((axis) => venue.areas.flatMap(({ polygon }) => polygon.flat().map((p) => p[axis] ?? 0)));
  const within = (numbers: readonly number[] = []) =>
    fc.double({ min: Math.min(...numbers) - 3, max: Math.max(...numbers) + 3, noNaN: true });
  const corners = venue.areas.flatMap(({ level, polygon }) => polygon.flat().map(([x, y]) => ({ level, x, y })));
  const level = fc.constantFrom('nowhere', ...venue.levels.map(({ id }) => id));
  const anywhere = fc.record({ level, x: within(xs), y: within(ys) });
  const nudge = fc.double({ min: -0.8, max: 0.8, noNaN: true });
  const atCorner = fc
    .tuple(fc.constantFrom(...corners), nudge, nudge)
    .map(([corner, dx, dy]) => ({ ...corner, x: corner.x + dx, y: corner.y + dy }));
  fc.assert(
    fc.property(fc.oneof(anywhere, atCorner), (place) => {
      expect(index.areaAt(place)?.id).toBe(index.areasAt(place)[0]?.id);
    }),
    { numRuns: 4_000 },
  );
});
