import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAttendeeIndex } from './attendee-index.ts';

const person = fc.record({
  level: fc.constantFrom('0', '1'),
  x: fc.integer({ min: 0, max: 80 }),
  y: fc.double({ min: -30, max: 30, noNaN: true }),
  area: fc.constantFrom('bar', 'foyer', null),
  open: fc.boolean(),
});
const crowd = fc
  .array(person, { maxLength: 120 })
  .map((people) =>
    people.map(({ level, x, y, area, open }, i) => ({ who: `p${i}`, place: { level, x, y }, area, open })),
  );

test('WO 2 the index answers as brute force does: in this view, the k nearest open, how many in this area', () => {
  const place = fc.record({
    level: fc.constantFrom('0', '1', '2'),
    x: fc.integer({ min: 0, max: 80 }),
    y: fc.integer({ min: -30, max: 30 }),
  });
  fc.assert(
    fc.property(crowd, place, fc.integer({ min: 0, max: 12 }), fc.constantFrom(5, 40, 500), (people, here, k, most) => {
      const index = createAttendeeIndex(people);
      const open = new Set(people.filter((one) => one.open).map(({ who }) => who));
      const same = people.filter(({ place: { level } }) => level === here.level);

      const view = { minX: here.x - 10, minY: here.y - 15, maxX: here.x + 10, maxY: here.y + 15 };
      const inView = same.filter(
        ({ place: { x, y } }) => x >= view.minX && x <= view.maxX && y >= view.minY && y <= view.maxY,
      );
      const byWho = (p: { readonly who: string }, q: { readonly who: string }) => (p.who < q.who ? -1 : 1);
      expect(index.within(here.level, view).sort(byWho)).toEqual(
        inView.map(({ who, place: { x, y } }) => ({ who, x, y })).sort(byWho),
      );

      const nearest = same
        .filter(({ who }) => open.has(who))
        .map(({ who, place: { x, y } }) => ({ who, metres: Math.hypot(x - here.x, y - here.y) }))
        .filter(({ metres }) => metres <= most)
        .sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1))
        .slice(0, k);
      expect(index.nearest(here, k, (who) => open.has(who), most)).toEqual(nearest);

      const everywhere = { minX: -100, minY: -100, maxX: 100, maxY: 100 };
      const inBar = same.filter(({ who, area }) => area === 'bar' && open.has(who)).length;
      expect(index.countIn(here.level, 'bar', everywhere, (who) => open.has(who))).toBe(inBar);
    }),
    { numRuns: 300 },
  );
});
