import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter } from './bytes.ts';
import { type FloorChange, FloorDecoder } from './floor-decoder.ts';
import { FloorEncoder } from './floor-encoder.ts';
import { bitOf, movesHead, writeBody, writeMoves } from './frames.ts';
import { frame, Looking, messageOf, outlookOn } from './looking.ts';
import { cellOf, type Piece, piecesIn, rosterOf } from './pieces.ts';
import { AGES, type Age, type Placement, type Shown } from './shown.ts';

const LEVELS = ['ground', 'first'];
const AREAS = ['foyer', 'hall', 'bar'];
/** More than where anybody of these tests goes. */
const EVERYWHERE = [0, 1].flatMap((level) => piecesIn(level, { minX: -120, minY: -120, maxX: 210, maxY: 210 }));

const encoder = () => new FloorEncoder(LEVELS, AREAS);
const decoder = () => new FloorDecoder(LEVELS, AREAS);
/** Somebody who looks at these pieces, and has been told of them as they are. */
const looking = (from: FloorEncoder, pieces: Iterable<Piece> = EVERYWHERE) => {
  const viewer = new Looking(from, LEVELS, AREAS);
  viewer.hear(undefined, pieces);
  return viewer;
};

function person(dot: number, placement: Placement, more: Partial<Shown> = {}): Shown {
  const card = { firstName: `Anna ${dot}`, gives: ['typescript'], giveLine: 'a line', simulated: false };
  return { attendee: `attendee-${dot}`, dot, level: 'ground', placement, age: 'fresh', card, ...more };
}
const at = (x: number, y: number): Placement => ({ kind: 'spot', x, y });
const nearby = (area: string): Placement => ({ kind: 'area', area });

function bytesOf(text: string): string {
  return [...new TextEncoder().encode(text)].join();
}
const name = (changes: readonly FloorChange[]) => changes.map(({ type, dot }) => `${type} ${dot}`);

test('IN 1 a place comes out within a centimetre of where it went in, anywhere in a venue', () => {
  const metres = fc.double({ min: -20_000, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(metres, metres, fc.constantFrom(...LEVELS), (x, y, level) => {
      const from = encoder();
      from.update([]);
      const to = looking(from, [cellOf(LEVELS.indexOf(level), x, y)]);
      from.update([person(7, at(x, y), { level })]);
      to.hear();
      const dot = to.decoder.dots.get(7);
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
      const card = { firstName, giveLine, gives, simulated };
      from.update([person(1, at(1, 1), { card })]);
      const to = looking(from, [cellOf(0, 1, 1)]);
      expect(to.decoder.dots.get(1)?.card).toEqual(card);
    }),
  );
});

test('IN 2 nothing is sent where nothing changed, not even after a step below the resolution', () => {
  const from = encoder();
  from.update([person(1, at(5.001, 5)), person(2, at(100, 5)), person(3, nearby('bar'))]);
  const [here, there] = [looking(from, [cellOf(0, 5, 5), rosterOf(0)]), looking(from, [cellOf(0, 100, 5)])];
  from.update([person(1, at(5.011, 5)), person(2, at(100.5, 5)), person(3, nearby('bar'))]);
  expect(here.message()).toBeNull();
  expect(there.message()).not.toBeNull();
});

test('IN 2 a step of one person in a cell costs at most 16 bytes', () => {
  const from = encoder();
  const crowd = (x: number) => [person(300, at(x, 5)), person(301, at(3, 3)), person(302, at(4, 4))];
  from.update(crowd(5));
  const to = looking(from);
  from.update(crowd(6));
  expect(to.message()?.length).toBeLessThanOrEqual(16);
});

test('IN 3 what happened in a piece is written once: all who look alike are handed the same bytes, hidden or not', () => {
  const from = encoder();
  from.update([person(1, at(5, 5)), person(2, at(50, 5))]);
  const outlook = outlookOn(from, [cellOf(0, 5, 5)]);
  from.update([person(1, at(6, 5)), person(2, at(51, 5))]);
  expect(from.tell(outlook)).toBe(from.tell(outlook));
  expect(from.tell(outlook, new Set(['attendee-2']))).toBe(from.tell(outlook));
  expect(from.full(cellOf(0, 5, 5))).toBe(from.full(cellOf(0, 5, 5)));
});

test('IN 31 a square that two look at at the same paces is put together once, whatever else they look at, and then forgotten', () => {
  const from = encoder();
  const [here, there] = [cellOf(0, 5, 5), cellOf(0, 100, 5)];
  const [one, both] = [outlookOn(from, [here]), outlookOn(from, [here, there])];
  const calm = outlookOn(from, [here], 'calm');
  from.update([person(1, at(5, 5)), person(2, at(100, 5))]);
  expect(both.squares[0]).toBe(one.squares[0]);
  expect(calm.squares[0]).not.toBe(one.squares[0]);
  from.update([person(1, at(6, 5)), person(2, at(101, 5))]);
  const [short, long] = [from.tell(one), from.tell(both)];
  expect(short).not.toBeNull();
  expect([...(long ?? [])].slice(0, short?.length)).toEqual([...(short ?? [])]);
  const [square] = one.squares;
  from.release(one);
  const again = outlookOn(from, [here]);
  expect(again.squares[0]).toBe(square);
  for (const outlook of [both, again]) from.release(outlook);
  expect(outlookOn(from, [here]).squares[0]).not.toBe(square);
});

test('IN 4 who is shown beside an area is in no cell', () => {
  const from = encoder();
  from.update([person(1, nearby('bar'), { level: 'first' })]);
  const to = looking(from, [rosterOf(1)]);
  expect(to.decoder.dots.get(1)?.placement).toEqual(nearby('bar'));
  from.update([person(1, nearby('foyer'), { level: 'first' })]);
  expect(to.hear()).toEqual([{ type: 'moved', dot: 1, level: 'first', age: 'fresh', placement: nearby('foyer') }]);
});

test('IN 5 who steps into the next cell has moved; who leaves the view is removed', () => {
  const from = encoder();
  const [west, east] = [cellOf(0, 15.5, 5), cellOf(0, 16.5, 5)];
  from.update([person(1, at(15.5, 5)), person(2, at(1, 1))]);
  const [both, one] = [looking(from, [west, east]), looking(from, [west])];
  from.update([person(1, at(16.5, 5)), person(2, at(1, 1))]);
  expect(name(both.hear())).toEqual(['moved 1']);
  expect(name(one.hear())).toEqual(['removed 1']);
  from.update([person(1, at(16.5, 5)), person(2, at(1, 1))]);
  expect(name(both.hear(undefined, [west]))).toEqual(['removed 1']);
  for (const { decoder } of [both, one]) expect([...decoder.dots.keys()]).toEqual([2]);
});

test('IN 30 whoever holds both cells is told of a step over their border in a few bytes; who holds only the new one, their words', () => {
  const from = encoder();
  const [west, east] = [cellOf(0, 15.5, 5), cellOf(0, 16.5, 5)];
  from.update([person(1, at(15.9, 5)), person(2, at(1, 1))]);
  const [both, one] = [looking(from, [west, east]), looking(from, [east])];
  from.update([person(1, at(16.1, 5)), person(2, at(1, 1))]);
  const [short, long] = [both.message(), one.message()];
  expect(short?.length).toBeLessThanOrEqual(12);
  expect([...(short ?? [])].join()).not.toContain(bytesOf('Anna'));
  expect([...(long ?? [])].join()).toContain(bytesOf('Anna 1'));
  for (const [to, bytes] of [
    [both, short],
    [one, long],
  ] as const) {
    to.decoder.apply(bytes ?? new Uint8Array());
    expect(to.decoder.dots.get(1)).toMatchObject({ card: { firstName: 'Anna 1' }, placement: { kind: 'spot' } });
  }
  // On with them, so that the checks of both cells are seen to be right.
  from.update([person(1, at(16.4, 5.2)), person(2, at(1.2, 1))]);
  expect([name(both.hear()), name(one.hear())]).toEqual([['moved 2', 'moved 1'], ['moved 1']]);
  for (const { decoder } of [both, one]) expect(decoder.needsFull).toBe(false);
});

test('IN 5 changed words come with the move, and alone when nobody moved', () => {
  const from = encoder();
  from.update([person(1, at(5, 5))]);
  const to = looking(from);
  const card = { firstName: 'Anna', gives: [], giveLine: 'another line', simulated: false };
  from.update([person(1, at(5, 5), { card })]);
  expect(to.hear()).toMatchObject([{ type: 'moved', dot: 1, card }]);
  from.update([person(1, at(6, 5), { card })]);
  expect(to.hear()[0]).not.toHaveProperty('card');
});

test('IN 6 a missed frame is noticed, and a clear with full frames heals it', () => {
  const from = encoder();
  from.update([person(1, at(5, 5)), person(2, at(6, 6))]);
  const to = looking(from, [cellOf(0, 5, 5)]);
  from.update([person(1, at(5.5, 5)), person(2, at(6, 6))]);
  from.update([person(1, at(6, 5)), person(2, at(6, 6))]);
  to.hear();
  expect(to.decoder.needsFull).toBe(true);
  const changes = to.decoder.apply(messageOf(1, [frame({ kind: 'clear' }), from.full(cellOf(0, 5, 5))]));
  expect(to.decoder.needsFull).toBe(false);
  expect(name(changes)).toEqual(['moved 1']);
});

test('IN 6 a message that comes twice, or one of a piece that was dropped, is noticed', () => {
  const from = encoder();
  const piece = cellOf(0, 5, 5);
  from.update([person(1, at(5, 5)), person(2, at(6, 6))]);
  const [twice, dropped] = [looking(from, [piece]), looking(from, [piece])];
  from.update([person(1, at(5.5, 5)), person(2, at(6, 6))]);
  const bytes = twice.message() ?? new Uint8Array();
  twice.decoder.apply(bytes);
  expect(twice.decoder.needsFull).toBe(false);
  expect(twice.decoder.apply(bytes)).toEqual([]);
  expect(twice.decoder.needsFull).toBe(true);

  dropped.decoder.apply(messageOf(2, [frame({ kind: 'drop', piece })]));
  from.update([person(1, at(5, 5)), person(2, at(7, 6))]);
  dropped.hear();
  expect(dropped.decoder.needsFull).toBe(true);
  expect(dropped.decoder.dots.size).toBe(0);
});

test('IN 6 the number of a message begins anew after 65,535', () => {
  const full = frame({ kind: 'full', piece: cellOf(0, 5, 5), entries: [] });
  for (const [before, after, fits] of [
    [65_535, 0, true],
    [65_000, 400, true],
    [0, 65_535, false],
    [400, 400, false],
  ] as const) {
    const to = decoder();
    for (const number of [before, after]) to.apply(messageOf(number, [full]));
    expect(to.needsFull).toBe(!fits);
  }
});

test('IN 14 a face’s age comes out as it went in, in a cell and in a roster; a new age alone is told as a move', () => {
  const from = encoder();
  from.update([]);
  const to = looking(from);
  for (const placement of [at(15.99, 15.99), nearby('bar')]) {
    from.update([]);
    to.hear();
    for (const [i, age] of AGES.entries()) {
      from.update([person(1, placement, { age })]);
      const changes = to.hear();
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({ type: i === 0 ? 'added' : 'moved', age });
      expect(to.decoder.dots.get(1)).toMatchObject({ age, placement: { kind: placement.kind } });
    }
  }
});

test('IN 7 no attendee id is in any byte', () => {
  const from = encoder();
  from.update([]);
  const to = looking(from);
  from.update([person(1, at(5, 5)), person(2, nearby('bar'))]);
  expect([...(to.message() ?? [])].join()).toContain(bytesOf('Anna 1'));
  for (const bytes of [from.tell(outlookOn(from, EVERYWHERE)), ...EVERYWHERE.map((piece) => from.full(piece))])
    expect([...(bytes ?? [])].join()).not.toContain(bytesOf('attendee'));
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
        to: new Looking(from, LEVELS, AREAS),
        pieces: new Set<Piece>(),
      }));
      for (let round = 0; round < 60; round++) {
        tick();
        const people = shown();
        from.update(people);
        for (const viewer of viewers) {
          const { to, hidden } = viewer;
          const { decoder } = to;
          if (random() < 0.2) {
            const [x, y] = [random() * 60, random() * 40];
            const view = { minX: x, minY: y, maxX: x + 30, maxY: y + 30 };
            viewer.pieces = new Set(piecesIn(Math.floor(random() * 2), view));
          }
          to.hear(hidden, viewer.pieces);
          expect(decoder.needsFull).toBe(false);
          const mayBeSeen = people.filter((one) => !hidden.has(one.attendee) && viewer.pieces.has(pieceOf(one)));
          expect([...decoder.dots.keys()].sort()).toEqual(mayBeSeen.map(({ dot }) => dot).sort());
          for (const one of mayBeSeen) {
            const dot = decoder.dots.get(one.dot);
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

/** Part of where these crowds walk, so that some cross its border. */
const MIDDLE = piecesIn(0, { minX: 20, minY: 10, maxX: 70, maxY: 50 });

test('IN 9 to whom somebody is hidden, the bytes are those of a floor on which they do not exist', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { tick, shown } = crowd(seed, 20);
      const hidden = new Set(['a1', 'a5', 'a8']);
      const [all, without] = [encoder(), encoder()];
      const looks = [EVERYWHERE, MIDDLE].map((pieces) => [outlookOn(all, pieces), outlookOn(without, pieces)] as const);
      for (let round = 0; round < 60; round++) {
        tick();
        const people = shown();
        all.update(people);
        without.update(people.filter(({ attendee }) => !hidden.has(attendee)));
        for (const [mine, theirs] of looks) expect(all.tell(mine, hidden)).toEqual(without.tell(theirs));
        for (const piece of new Set(people.map(pieceOf))) expect(all.full(piece, hidden)).toEqual(without.full(piece));
      }
    }),
    { numRuns: 40 },
  );
});

test('IN 9 who becomes hidden, or is so no more, leaves and comes as anybody would', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 29 }),
      fc.integer({ min: 1, max: 29 }),
      fc.boolean(),
      (seed, begin, length, isEverywhere) => {
        const { tick, shown } = crowd(seed, 20);
        const [all, without] = [encoder(), encoder()];
        const pieces = isEverywhere ? EVERYWHERE : MIDDLE;
        const to = looking(all, pieces);
        const mine = outlookOn(without, pieces);
        const blocked = new Set(['a2', 'a3', 'a9', 'a11']);
        for (let round = 0; round < 60; round++) {
          tick();
          const people = shown();
          const after = round >= begin && round < begin + length ? blocked : new Set<string>();
          const seen = people.filter(({ attendee }) => !after.has(attendee));
          all.update(people);
          without.update(seen);
          const bytes = to.message(after);
          expect(bytes).toEqual(without.tell(mine));
          if (bytes) to.decoder.apply(bytes);
          expect(to.decoder.needsFull).toBe(false);
          const there = seen.filter((one) => pieces.includes(pieceOf(one)));
          expect([...to.decoder.dots.keys()].sort()).toEqual(there.map(({ dot }) => dot).sort());
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('IN 10 cut, altered and random bytes are never thrown over', () => {
  const { tick, shown } = crowd(11, 30);
  const from = encoder();
  const to = new Looking(from, LEVELS, AREAS);
  const messages: Uint8Array[] = [];
  for (let round = 0; round < 20; round++) {
    tick();
    from.update(shown());
    messages.push(to.message(undefined, MIDDLE) ?? new Uint8Array());
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
        for (const message of messages.slice(which + 1)) to.apply(message);
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
  const pieces = [cellOf(0, 5, 5), cellOf(0, 50, 6)] as const;
  const message = new Looking(from, LEVELS, AREAS).message(undefined, pieces) ?? new Uint8Array();
  const boundary = 2 + from.full(pieces[0]).length;
  for (let length = 1; length < message.length; length++) {
    if (length === boundary) continue;
    const to = decoder();
    expect(to.apply(message.subarray(0, length))).toEqual([]);
    expect(to.needsFull).toBe(true);
  }
});

test('IN 11 a level or area that the venue has not, or a dot that is there twice, is an error that names it', () => {
  expect(() => encoder().update([person(1, at(5, 5), { level: 'attic' })])).toThrow('"attic"');
  expect(() => encoder().update([person(1, nearby('moon'))])).toThrow('"moon"');
  expect(() => encoder().update([person(17, at(1, 1)), person(17, at(2, 2))])).toThrow('17');
});

test('IN 23 who moves within a piece is told in two bytes, whatever the dot; a step that leads nowhere is noticed', () => {
  const from = encoder();
  const big = 4_000_000_000;
  const crowd = (step: number) => [0, 1, 2, 3, 4].map((i) => person(big + i, at(2 + i + step, 5)));
  from.update(crowd(0));
  const piece = cellOf(0, 5, 5);
  const to = looking(from, [piece]);
  const first = from.full(piece);
  from.update(crowd(0.4));
  const bytes = to.message() ?? new Uint8Array();
  expect(bytes.length).toBeLessThanOrEqual(10 + 5 * 2);
  expect(name(to.decoder.apply(bytes))).toEqual([0, 1, 2, 3, 4].map((i) => `moved ${big + i}`));
  // The number in two bytes, head, column, row, mask in two.
  const check = new DataView(bytes.buffer, bytes.byteOffset).getUint16(7, true);
  for (const { turn, dx, dy, fits } of [
    { turn: 4, dx: 1, dy: -1, fits: true },
    { turn: 5, dx: 0, dy: 1, fits: false },
    { turn: 0, dx: -(2 ** 25), dy: 0, fits: false },
    { turn: 0, dx: 0, dy: 2 ** 25, fits: false },
  ]) {
    const other = decoder();
    other.apply(messageOf(1, [first]));
    const body = new ByteWriter();
    writeBody(body, false, { moved: [{ turn, dx, dy, age: null }], left: [], came: [] });
    const moves = new ByteWriter();
    writeMoves(moves, movesHead(piece), bitOf(piece, piece), check, [body.take()]);
    const changes = other.apply(messageOf(2, [moves.take()]));
    expect([changes.length, other.needsFull]).toEqual(fits ? [1, false] : [0, true]);
  }
});
