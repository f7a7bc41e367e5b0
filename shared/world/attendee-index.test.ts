import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { AttendeeIndex } from './attendee-index.ts';

const person = fc.record({
  level: fc.constantFrom('0', '1'),
  x: fc.integer({ min: 0, max: 80 }),
  y: fc.double({ min: -30, max: 30, noNaN: true }),
  area: fc.constantFrom('bar', 'foyer', null),
  open: fc.boolean(),
});
/** The index of these. */
function indexOf(people: readonly { readonly who: string; readonly place: Place; readonly area: string | null }[]) {
  const index = new AttendeeIndex<{ readonly id: string }>();
  for (const { who, place, area } of people) index.put({ id: who }, place, area);
  index.pack();
  return index;
}

const crowd = fc
  .array(person, { maxLength: 300, size: 'max' })
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
      const index = indexOf(people);
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
        .map(({ who, place: { x, y } }) => ({ who, metres: distanceBetween({ x, y }, here) }))
        .filter(({ metres }) => metres <= most)
        .sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1))
        .slice(0, k);
      expect(index.nearest(here, k, ({ id }) => open.has(id), most)).toEqual(nearest);

      const everywhere = { minX: -100, minY: -100, maxX: 100, maxY: 100 };
      const inBar = same.filter(({ who, area }) => area === 'bar' && open.has(who)).length;
      expect(index.countIn(here.level, 'bar', everywhere, ({ id }) => open.has(id))).toBe(inBar);
    }),
    { numRuns: 300 },
  );
});

test('WO 145 an index that is told of everybody who steps, leaps, changes the level, comes or goes is that of where they are now', () => {
  const change = fc.record({
    who: fc.integer({ min: 0, max: 349 }),
    what: fc.constantFrom('step', 'step', 'step', 'leap', 'level', 'go', 'pack'),
    dx: fc.double({ min: -3, max: 3, noNaN: true }),
    dy: fc.double({ min: -3, max: 3, noNaN: true }),
  });
  const everywhere = { minX: -1e4, minY: -1e4, maxX: 1e4, maxY: 1e4 };
  fc.assert(
    fc.property(crowd, fc.array(change, { maxLength: 900, size: 'max' }), (people, changes) => {
      const now = new Map(people.map(({ who, place, area }) => [who, { place, area }]));
      const index = indexOf(people);
      for (const { who: number, what, dx, dy } of changes) {
        const who = `p${number}`;
        if (what === 'pack') index.pack();
        if (what === 'go') index.remove(who);
        if (what === 'go') now.delete(who);
        if (what === 'pack' || what === 'go') continue;
        const before = now.get(who)?.place ?? { level: '0', x: 20, y: 0 };
        const by = what === 'leap' ? 30 : 1;
        const level = what === 'level' ? '1' : before.level;
        const place = { level, x: before.x + by * dx, y: before.y + by * dy };
        index.put({ id: who }, place, what === 'leap' ? 'foyer' : 'bar');
        now.set(who, { place, area: what === 'leap' ? 'foyer' : 'bar' });
      }
      const here = { level: '0', x: 40, y: 0 };
      for (const level of ['0', '1']) {
        const byWho = (p: { readonly who: string }, q: { readonly who: string }) => (p.who < q.who ? -1 : 1);
        const standing = [...now].filter(([, { place }]) => place.level === level);
        const beside = { minX: -1e4, minY: -1e4, maxX: -0.5, maxY: 1e4 };
        for (const view of [everywhere, beside, { minX: 30, minY: -8, maxX: 52, maxY: 6 }]) {
          const inView = standing.filter(
            ([
              ,
              {
                place: { x, y },
              },
            ]) => x >= view.minX && x <= view.maxX && y >= view.minY && y <= view.maxY,
          );
          expect(index.within(level, view).sort(byWho)).toEqual(
            inView
              .map(
                ([
                  who,
                  {
                    place: { x, y },
                  },
                ]) => ({ who, x, y }),
              )
              .sort(byWho),
          );
        }
        expect(index.nearest({ ...here, level }, 7, () => true, 60)).toEqual(
          standing
            .map(([who, { place }]) => ({ who, metres: distanceBetween(place, here) }))
            .filter(({ metres }) => metres <= 60)
            .sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1))
            .slice(0, 7),
        );
        expect(index.countIn(level, 'bar', everywhere, () => true)).toBe(
          standing.filter(([, { area }]) => area === 'bar').length,
        );
      }
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
