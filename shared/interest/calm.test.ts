import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FloorEncoder } from './floor-encoder.ts';
import { Looking, outlookOn } from './looking.ts';
import { cellOf, piecesIn } from './pieces.ts';
import type { Shown } from './shown.ts';

const LEVELS = ['ground'];

function person(dot: number, x: number, y: number, giveLine = ''): Shown {
  const card = { firstName: `P${dot}`, gives: [], giveLine, simulated: false };
  return { attendee: `a${dot}`, dot, level: 'ground', placement: { kind: 'spot', x, y }, age: 'fresh', card };
}
/** More than where anybody of these tests goes, and a part of it whose border some cross. */
const EVERYWHERE = piecesIn(0, { minX: -130, minY: -130, maxX: 190, maxY: 190 });
const MIDDLE = piecesIn(0, { minX: 16, minY: 16, maxX: 40, maxY: 40 });
const calmly = (from: FloorEncoder, pieces = EVERYWHERE) => {
  const viewer = new Looking(from, LEVELS, [], 'calm');
  viewer.hear(undefined, pieces);
  return viewer;
};

test('IN 20 at the calm pace moves in a cell are told once in five ticks, and then as they are', () => {
  const from = new FloorEncoder(LEVELS, []);
  const piece = cellOf(0, 1, 1);
  from.update([person(1, 1, 1)]);
  const viewer = calmly(from);
  const to = viewer.decoder;
  let told = 0;
  for (let tick = 1; tick <= 10; tick++) {
    from.update([person(1, 1 + tick, 1)]);
    const bytes = viewer.message();
    expect(bytes !== null).toBe(from.isTurn(piece));
    if (bytes === null) continue;
    told += 1;
    to.apply(bytes);
    const placement = to.dots.get(1)?.placement;
    expect(placement?.kind === 'spot' && placement.x).toBeCloseTo(1 + tick, 1);
  }
  expect(told).toBe(2);
  expect(to.needsFull).toBe(false);
});

/** People who walk, come, go and change their words, from a stream of numbers from 0 to 1. */
function crowd(random: () => number, size: number) {
  const people = Array.from({ length: size }, (_, dot) => {
    return { dot, x: random() * 60, y: random() * 60, on: random() < 0.7, line: '' };
  });
  return () => {
    for (const one of people) {
      one.x += (random() - 0.5) * 4;
      one.y += (random() - 0.5) * 4;
      if (random() < 0.05) one.on = !one.on;
      if (random() < 0.03) one.line = `line ${Math.floor(random() * 4)}`;
    }
    return people.filter(({ on }) => on).map(({ dot, x, y, line }) => person(dot, x, y, line));
  };
}
const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
const drawn = (stream: Iterator<number>) => () => stream.next().value ?? 0;

test('IN 20 who comes, goes or has other words is known at once at the calm pace; on its turn a cell is as it is', () => {
  fc.assert(
    fc.property(chances, (stream) => {
      const from = new FloorEncoder(LEVELS, []);
      from.update([]);
      const viewer = calmly(from);
      const to = viewer.decoder;
      const tick = crowd(drawn(stream), 30);
      for (let round = 0; round < 60; round++) {
        const people = tick();
        from.update(people);
        viewer.hear();
        expect(to.needsFull).toBe(false);
        expect([...to.dots.keys()].sort()).toEqual(people.map(({ dot }) => dot).sort());
        for (const { dot, card, placement } of people) {
          const seen = to.dots.get(dot);
          expect(seen?.card).toEqual(card);
          if (placement.kind !== 'spot' || seen?.placement.kind !== 'spot') throw new Error('not on a spot');
          const piece = cellOf(0, placement.x, placement.y);
          // In whose turn it is not, it is in the same cell.
          expect(cellOf(0, seen.placement.x, seen.placement.y)).toBe(piece);
          const away = Math.hypot(seen.placement.x - placement.x, seen.placement.y - placement.y);
          if (from.isTurn(piece)) expect(away).toBeLessThan(0.015);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('IN 21 to whom somebody is hidden, the calm pace too is that of a floor on which they do not exist', () => {
  fc.assert(
    fc.property(chances, fc.nat(59), (stream, begin) => {
      const [all, without] = [new FloorEncoder(LEVELS, []), new FloorEncoder(LEVELS, [])];
      const tick = crowd(drawn(stream), 15);
      const looks = [EVERYWHERE, MIDDLE].map((pieces) => ({
        to: calmly(all, pieces),
        theirs: outlookOn(without, pieces, 'calm'),
      }));
      for (let round = 0; round < 60; round++) {
        const people = tick();
        const after = new Set(round >= begin ? ['a1', 'a5', 'a8'] : []);
        all.update(people);
        without.update(people.filter(({ attendee }) => !after.has(attendee)));
        for (const { to, theirs } of looks) {
          const bytes = to.message(after);
          expect(bytes).toEqual(without.tell(theirs));
          if (bytes !== null) to.decoder.apply(bytes);
          expect(to.decoder.needsFull).toBe(false);
        }
      }
    }),
    { numRuns: 40 },
  );
});
