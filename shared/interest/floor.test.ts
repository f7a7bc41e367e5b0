import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter } from './bytes.ts';
import { type FloorChange, FloorDecoder } from './floor-decoder.ts';
import { FloorEncoder } from './floor-encoder.ts';
import { writeFrame } from './frames.ts';
import { cellOf, type Piece, piecesIn, rosterOf } from './pieces.ts';
import { AGES, type Age, type Placement, type Shown } from './shown.ts';

const LEVELS = ['ground', 'first'];
const AREAS = ['foyer', 'hall', 'bar'];

const encoder = () => new FloorEncoder(LEVELS, AREAS);
const decoder = () => new FloorDecoder(LEVELS, AREAS);

function person(dot: number, placement: Placement, more: Partial<Shown> = {}): Shown {
  const card = { firstName: `Anna ${dot}`, gives: ['typescript'], giveLine: 'a line', simulated: false };
  return { attendee: `attendee-${dot}`, dot, level: 'ground', placement, age: 'fresh', card, ...more };
}
const at = (x: number, y: number): Placement => ({ kind: 'spot', x, y });
const nearby = (area: string): Placement => ({ kind: 'area', area });

function joined(parts: readonly (Uint8Array | null)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(part ?? [])]));
}
function deltas(from: FloorEncoder): Uint8Array {
  return joined([...from.changed()].map((piece) => from.delta(piece)));
}
function frame(write: Parameters<typeof writeFrame>[1]): Uint8Array {
  const to = new ByteWriter();
  writeFrame(to, write);
  return to.take();
}
function bytesOf(text: string): string {
  return [...new TextEncoder().encode(text)].join();
}
const name = (changes: readonly FloorChange[]) => changes.map(({ type, dot }) => `${type} ${dot}`);

test('IN 1 a place comes out within a centimetre of where it went in, anywhere in a venue', () => {
  const metres = fc.double({ min: -20_000, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(metres, metres, fc.constantFrom(...LEVELS), (x, y, level) => {
      const from = encoder();
      const to = decoder();
      from.update([person(7, at(x, y), { level })]);
      to.apply(deltas(from));
      const dot = to.dots.get(7);
      expect(dot?.level).toBe(level);
      const placement = dot?.placement;
      if (placement?.kind !== 'spot') throw new Error('not on a spot');
      expect(Math.abs(placement.x - x)).toBeLessThanOrEqual(0.010_001);
      expect(Math.abs(placement.y - y)).toBeLessThanOrEqual(0.010_001);
    }),
    { numRuns: 500 },
  );
});

test('IN 1 words of any script come out as they went in', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 3 }), fc.boolean(), (firstName, giveLine, gives, simulated) => {
      const from = encoder();
      const to = decoder();
      const card = { firstName, giveLine, gives, simulated };
      from.update([person(1, at(1, 1), { card })]);
      to.apply(deltas(from));
      expect(to.dots.get(1)?.card).toEqual(card);
    }),
  );
});

test('IN 2 nothing is sent where nothing changed, not even after a step below the resolution', () => {
  const from = encoder();
  from.update([person(1, at(5.001, 5)), person(2, at(100, 5)), person(3, nearby('bar'))]);
  expect([...from.changed()]).toHaveLength(3);
  from.update([person(1, at(5.011, 5)), person(2, at(100.5, 5)), person(3, nearby('bar'))]);
  expect([...from.changed()]).toEqual([cellOf(0, 100, 5)]);
  expect(from.delta(cellOf(0, 5, 5))).toBeNull();
});

test('IN 2 a step of one person in a cell costs at most 16 bytes', () => {
  const from = encoder();
  const crowd = (x: number) => [person(300, at(x, 5)), person(301, at(3, 3)), person(302, at(4, 4))];
  from.update(crowd(5));
  from.update(crowd(6));
  expect(deltas(from).length).toBeLessThanOrEqual(16);
});

test('IN 3 a changed piece is encoded once: everybody is handed the same bytes', () => {
  const from = encoder();
  from.update([person(1, at(5, 5))]);
  const piece = cellOf(0, 5, 5);
  expect(from.delta(piece)).toBe(from.delta(piece));
  expect(from.deltaWithout(piece, new Set(['attendee-9']))).toBe(from.delta(piece));
  expect(from.full(piece)).toBe(from.full(piece));
});

test('IN 4 who is shown beside an area is in no cell', () => {
  const from = encoder();
  from.update([person(1, nearby('bar'), { level: 'first' })]);
  expect([...from.changed()]).toEqual([rosterOf(1)]);
  const to = decoder();
  to.apply(deltas(from));
  expect(to.dots.get(1)?.placement).toEqual(nearby('bar'));
  from.update([person(1, nearby('foyer'), { level: 'first' })]);
  expect(to.apply(deltas(from))).toEqual([
    { type: 'moved', dot: 1, level: 'first', age: 'fresh', placement: nearby('foyer') },
  ]);
});

test('IN 5 who steps into the next cell has moved; who leaves the view is removed', () => {
  const from = encoder();
  const to = decoder();
  from.update([person(1, at(15.5, 5)), person(2, at(1, 1))]);
  expect(name(to.apply(deltas(from)))).toEqual(['added 1', 'added 2']);
  from.update([person(1, at(16.5, 5)), person(2, at(1, 1))]);
  expect(name(to.apply(deltas(from)))).toEqual(['moved 1']);
  expect(name(to.apply(frame({ kind: 'drop', piece: cellOf(0, 16.5, 5) })))).toEqual(['removed 1']);
  expect([...to.dots.keys()]).toEqual([2]);
});

test('IN 5 the two cells of a step may come in either order', () => {
  for (const turned of [false, true]) {
    const from = encoder();
    const to = decoder();
    from.update([person(1, at(15.5, 5))]);
    to.apply(deltas(from));
    from.update([person(1, at(16.5, 5))]);
    const parts = [...from.changed()].map((piece) => from.delta(piece));
    to.apply(joined(turned ? parts.reverse() : parts));
    expect([...to.dots.keys()]).toEqual([1]);
    expect(to.needsFull).toBe(false);
  }
});

test('IN 5 changed words come with the move, and alone when nobody moved', () => {
  const from = encoder();
  const to = decoder();
  from.update([person(1, at(5, 5))]);
  to.apply(deltas(from));
  const card = { firstName: 'Anna', gives: [], giveLine: 'another line', simulated: false };
  from.update([person(1, at(5, 5), { card })]);
  expect(to.apply(deltas(from))).toMatchObject([{ type: 'moved', dot: 1, card }]);
  from.update([person(1, at(6, 5), { card })]);
  expect(to.apply(deltas(from))[0]).not.toHaveProperty('card');
});

test('IN 6 a missed frame is noticed, and a clear with full frames heals it', () => {
  const from = encoder();
  const to = decoder();
  from.update([person(1, at(5, 5)), person(2, at(6, 6))]);
  to.apply(deltas(from));
  from.update([person(1, at(5.5, 5)), person(2, at(6, 6))]);
  from.update([person(1, at(6, 5)), person(2, at(6, 6))]);
  to.apply(deltas(from));
  expect(to.needsFull).toBe(true);
  const changes = to.apply(joined([frame({ kind: 'clear' }), from.full(cellOf(0, 5, 5))]));
  expect(to.needsFull).toBe(false);
  expect(name(changes)).toEqual(['moved 1']);
});

test('IN 6 a frame that comes twice, or for a piece that was dropped, is noticed', () => {
  const from = encoder();
  from.update([person(1, at(5, 5)), person(2, at(6, 6))]);
  const first = deltas(from);
  const twice = decoder();
  twice.apply(first);
  twice.apply(first);
  expect(twice.needsFull).toBe(true);

  const dropped = decoder();
  dropped.apply(first);
  dropped.apply(frame({ kind: 'drop', piece: cellOf(0, 5, 5) }));
  from.update([person(1, at(5, 5)), person(2, at(7, 6))]);
  dropped.apply(deltas(from));
  expect(dropped.needsFull).toBe(true);
  expect(dropped.dots.size).toBe(0);
});

test('IN 14 a face’s age comes out as it went in, in a cell and in a roster; a new age alone is told as a move', () => {
  const [from, to] = [encoder(), decoder()];
  for (const placement of [at(15.99, 15.99), nearby('bar')]) {
    from.update([]);
    to.reset();
    for (const [i, age] of AGES.entries()) {
      from.update([person(1, placement, { age })]);
      const changes = to.apply(deltas(from));
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({ type: i === 0 ? 'added' : 'moved', age });
      expect(to.dots.get(1)).toMatchObject({ age, placement: { kind: placement.kind } });
    }
  }
});

test('IN 7 no attendee id is in any byte', () => {
  const from = encoder();
  from.update([person(1, at(5, 5)), person(2, nearby('bar'))]);
  for (const piece of from.changed()) {
    expect([...(from.delta(piece) ?? [])].join()).not.toContain(bytesOf('attendee'));
    expect([...(from.full(piece) ?? [])].join()).not.toContain(bytesOf('attendee'));
  }
});

interface Walker {
  x: number;
  y: number;
  level: string;
  open: boolean;
  area: string | null;
  dot: number;
  line: string;
  age: Age;
}

/** A crowd that walks, opens, closes, changes floors, words and manner of being shown, from one seed. */
function crowd(seed: number, size: number) {
  let state = seed | 0;
  const random = () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  let nextDot = 1;
  const walkers = Array.from({ length: size }, (): Walker => {
    return {
      x: random() * 90,
      y: random() * 60,
      level: 'ground',
      open: random() < 0.5,
      area: null,
      dot: nextDot++,
      line: '',
      age: 'fresh',
    };
  });
  const tick = () => {
    for (const walker of walkers) {
      if (random() < 0.6) {
        walker.x += (random() - 0.5) * 4;
        walker.y += (random() - 0.5) * 4;
      }
      if (random() < 0.02) walker.level = random() < 0.5 ? 'ground' : 'first';
      if (random() < 0.02) walker.area = random() < 0.5 ? null : (AREAS[Math.floor(random() * 3)] ?? null);
      if (random() < 0.1) walker.age = AGES[Math.floor(random() * AGES.length)] ?? 'fresh';
      if (random() < 0.02) walker.line = `line ${Math.floor(random() * 5)}`;
      if (random() < 0.05) {
        walker.open = !walker.open;
        walker.dot = nextDot++;
      }
    }
  };
  const shown = (): Shown[] =>
    walkers.flatMap((walker, index) => {
      const { dot, level, line } = walker;
      if (!walker.open) return [];
      const card = { firstName: `P${index}`, gives: [], giveLine: line, simulated: false };
      return [
        {
          attendee: `a${index}`,
          dot,
          level,
          card,
          placement: walker.area ? nearby(walker.area) : at(walker.x, walker.y),
          age: walker.age,
        },
      ];
    });
  return { random, tick, shown };
}

test('IN 8 whatever the crowd does, each viewer has exactly what they may see, after every tick', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { random, tick, shown } = crowd(seed, 40);
      const from = encoder();
      const viewers = [0, 1, 2, 3].map((hides) => ({
        hidden: new Set([...Array(hides)].map(() => `a${Math.floor(random() * 40)}`)),
        to: decoder(),
        pieces: new Set<Piece>(),
      }));
      for (let round = 0; round < 60; round++) {
        tick();
        const people = shown();
        from.update(people);
        for (const { to, hidden, pieces } of viewers) {
          for (const piece of from.changed()) {
            const bytes = pieces.has(piece) ? from.deltaWithout(piece, hidden) : null;
            if (bytes) to.apply(bytes);
          }
          if (random() < 0.2) {
            const x = random() * 60;
            const y = random() * 40;
            const wanted = new Set([
              ...piecesIn(Math.floor(random() * 2), { minX: x, minY: y, maxX: x + 30, maxY: y + 30 }),
            ]);
            for (const piece of pieces) if (!wanted.has(piece)) to.apply(frame({ kind: 'drop', piece }));
            for (const piece of wanted) {
              const bytes = pieces.has(piece) ? null : from.fullWithout(piece, hidden);
              if (bytes) to.apply(bytes);
            }
            pieces.clear();
            for (const piece of wanted) pieces.add(piece);
          }
          expect(to.needsFull).toBe(false);
          const mayBeSeen = people.filter((one) => !hidden.has(one.attendee) && pieces.has(pieceOf(one)));
          expect([...to.dots.keys()].sort()).toEqual(mayBeSeen.map(({ dot }) => dot).sort());
          for (const one of mayBeSeen) {
            const dot = to.dots.get(one.dot);
            expect(dot?.card).toEqual(one.card);
            expect(dot?.level).toBe(one.level);
            expect(dot?.age).toBe(one.age);
            if (one.placement.kind === 'area') expect(dot?.placement).toEqual(one.placement);
            else if (dot?.placement.kind !== 'spot') throw new Error('not on a spot');
            else
              expect(Math.hypot(dot.placement.x - one.placement.x, dot.placement.y - one.placement.y)).toBeLessThan(
                0.015,
              );
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});

function pieceOf({ level, placement }: Shown): Piece {
  const index = LEVELS.indexOf(level);
  return placement.kind === 'area' ? rosterOf(index) : cellOf(index, placement.x, placement.y);
}

test('IN 9 to whom somebody is hidden, the bytes are those of a floor on which they do not exist', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { tick, shown } = crowd(seed, 20);
      const hidden = new Set(['a1', 'a5', 'a8']);
      const all = encoder();
      const without = encoder();
      for (let round = 0; round < 60; round++) {
        tick();
        const people = shown();
        all.update(people);
        without.update(people.filter(({ attendee }) => !hidden.has(attendee)));
        const pieces = new Set([...all.changed(), ...people.map(pieceOf)]);
        for (const piece of pieces) {
          expect(all.deltaWithout(piece, hidden)).toEqual(without.delta(piece));
          expect(all.fullWithout(piece, hidden)).toEqual(without.full(piece));
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('IN 9 who becomes hidden, or is so no more, leaves and comes as anybody would', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 29 }),
      fc.integer({ min: 1, max: 29 }),
      (seed, begin, length) => {
        const { tick, shown } = crowd(seed, 20);
        const all = encoder();
        const without = encoder();
        const to = decoder();
        const blocked = new Set(['a2', 'a3', 'a9', 'a11']);
        let before: ReadonlySet<string> = new Set<string>();
        for (let round = 0; round < 60; round++) {
          tick();
          const people = shown();
          const after = round >= begin && round < begin + length ? blocked : new Set<string>();
          const seen = people.filter(({ attendee }) => !after.has(attendee));
          all.update(people);
          without.update(seen);
          for (const piece of new Set([...all.changed(), ...without.changed(), ...people.map(pieceOf)])) {
            const bytes = all.deltaWithout(piece, before, after);
            expect(bytes).toEqual(without.delta(piece));
            expect(all.fullWithout(piece, after)).toEqual(without.full(piece));
            if (bytes) to.apply(bytes);
          }
          expect(to.needsFull).toBe(false);
          expect([...to.dots.keys()].sort()).toEqual(seen.map(({ dot }) => dot).sort());
          before = after;
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('IN 10 cut, altered and random bytes are never thrown over', () => {
  const { tick, shown } = crowd(11, 30);
  const from = encoder();
  const messages: Uint8Array[] = [];
  for (let round = 0; round < 20; round++) {
    tick();
    from.update(shown());
    messages.push(deltas(from));
  }
  fc.assert(
    fc.property(
      fc.nat(messages.length - 1),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.option(fc.nat()),
      (which, alterations, cut) => {
        const to = decoder();
        for (const message of messages.slice(0, which)) to.apply(message);
        const altered = Uint8Array.from(messages[which] ?? []);
        for (const [where, value] of alterations) altered[where % altered.length] = value;
        to.apply(cut === null ? altered : altered.subarray(0, cut % altered.length));
        for (const { level, placement } of to.dots.values()) {
          expect(LEVELS).toContain(level);
          if (placement.kind === 'area') expect(AREAS).toContain(placement.area);
        }
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      decoder().apply(bytes);
    }),
    { numRuns: 5000 },
  );
});

test('IN 10 a message that is cut anywhere changes nothing and is noticed', () => {
  const from = encoder();
  from.update([person(1, at(5, 5)), person(2, at(50, 6))]);
  const message = deltas(from);
  const boundary = from.delta(cellOf(0, 5, 5))?.length;
  for (let length = 1; length < message.length; length++) {
    if (length === boundary) continue;
    const to = decoder();
    expect(to.apply(message.subarray(0, length))).toEqual([]);
    expect(to.needsFull).toBe(true);
  }
});

test('IN 11 a level or area that the venue has not is an error that names it', () => {
  expect(() => encoder().update([person(1, at(5, 5), { level: 'attic' })])).toThrow('"attic"');
  expect(() => encoder().update([person(1, nearby('moon'))])).toThrow('"moon"');
});

test('IN 23 who moves within a piece is told in three bytes, whatever the dot; a step that leads out of it is noticed', () => {
  const from = encoder();
  const big = 4_000_000_000;
  const crowd = (step: number) => [0, 1, 2, 3, 4].map((i) => person(big + i, at(2 + i + step, 5)));
  from.update(crowd(0));
  const first = deltas(from);
  from.update(crowd(0.4));
  const bytes = deltas(from);
  expect(bytes.length).toBeLessThanOrEqual(10 + 5 * 3);
  const to = decoder();
  to.apply(first);
  expect(name(to.apply(bytes))).toEqual([0, 1, 2, 3, 4].map((i) => `moved ${big + i}`));
  const piece = cellOf(0, 5, 5);
  for (const { turn, dx, dy, fits } of [
    { turn: 4, dx: 1, dy: -1, fits: true },
    { turn: 5, dx: 0, dy: 1, fits: false },
    { turn: 0, dx: -500, dy: 0, fits: false },
    { turn: 0, dx: 0, dy: 800, fits: false },
  ]) {
    const other = decoder();
    other.apply(first);
    const check = new DataView(bytes.buffer, bytes.byteOffset).getUint16(5, true);
    const moved = [{ turn, dx, dy, age: null }];
    const changes = other.apply(frame({ kind: 'delta', piece, number: 2, check, left: [], moved, came: [] }));
    expect([changes.length, other.needsFull]).toEqual(fits ? [1, false] : [0, true]);
  }
});
