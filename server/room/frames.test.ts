import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../shared/geometry/point.ts';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { decodeOwn } from '../../shared/interest/own-frame.ts';
import type { OwnView, Shown } from '../../shared/interest/shown.ts';
import { FrameSender, type InView, MOST_VIEW_METRES, SLOW_FROM_BYTES, SURROUNDINGS_METRES } from './frames.ts';
import type { Look } from './outlooks.ts';
import type { Outlet, Visible } from './ports.ts';

const LEVELS = ['ground', 'first'];
const AREAS = ['foyer', 'bar'];
const NOWHERE: OwnView = { dot: null, body: null, partner: null };
const SEES: Visible = { shared: true, hidden: new Set(), own: NOWHERE };
const BLIND: Visible = { ...SEES, shared: false };
/** Sees, and is told every tick what is around its person. */
const BESIDE: Visible = { ...SEES, own: { ...NOWHERE, body: { level: 'ground', x: 5, y: 5, accuracyMetres: 1 } } };

/** A phone that decodes what it is sent, and keeps it. */
function phone() {
  const messages: Uint8Array[] = [];
  const decoder = new FloorDecoder(LEVELS, AREAS);
  const state = { buffered: 0, own: [] as (OwnView | null)[] };
  const outlet: Outlet = {
    notice: () => {},
    floor: (bytes) => {
      messages.push(bytes);
      decoder.apply(bytes);
    },
    own: (bytes) => state.own.push(decodeOwn(bytes, LEVELS)),
    close: () => {},
    bufferedAmount: () => state.buffered,
  };
  return { messages, decoder, outlet, state };
}

/** An encoder that knows where those stand whom it was told of: what the World's index says in the room. */
class Floor extends FloorEncoder {
  shown: readonly Shown[] = [];
  override update(shown: readonly Shown[]): void {
    this.shown = shown;
    super.update(shown);
  }
  inView: InView = (level, { minX, minY, maxX, maxY }) =>
    this.shown.flatMap(({ level: of, placement }) => {
      if (of !== level || placement.kind !== 'spot') return [];
      const { x, y } = placement;
      return x >= minX && x <= maxX && y >= minY && y <= maxY ? [placement] : [];
    });
}

function floor() {
  const encoder = new Floor(LEVELS, AREAS);
  return { encoder, sender: new FrameSender(encoder, LEVELS, encoder.inView, (_what, run) => run()) };
}

function person(dot: number, x: number, y: number, level = 'ground'): Shown {
  const card = { firstName: `P${dot}`, gives: [], giveLine: '', simulated: false };
  return { attendee: `a${dot}`, dot, level, placement: { kind: 'spot', x, y }, age: 'fresh', card };
}
const view = (minX: number, minY: number, maxX: number, maxY: number, level = 'ground'): Look => {
  return { level, minX, minY, maxX, maxY };
};
const dots = ({ decoder }: ReturnType<typeof phone>) => [...decoder.dots.keys()].sort((one, other) => one - other);

test('RM 1 a phone has who is in its view, and gets nothing when nothing changes', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 30, 30);
  encoder.update([person(1, 5, 5), person(2, 100, 5), person(3, 5, 5, 'first')]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([1]);
  encoder.update([person(1, 5, 5), person(2, 101, 5), person(3, 6, 5, 'first')]);
  sender.send([[viewer, SEES]]);
  expect(one.messages).toHaveLength(1);
});

test('RM 1 who is in a view that a phone enters is asked of the World’s index, once, and of nothing else', () => {
  const { encoder } = floor();
  const asked: unknown[] = [];
  const sender = new FrameSender(
    encoder,
    LEVELS,
    (level, rectangle) => {
      asked.push([level, rectangle]);
      return [{ x: 5, y: 5 }];
    },
    (_what, run) => run(),
  );
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(1, 1, 30, 30);
  for (let tick = 0; tick < 2; tick++) {
    encoder.update([person(1, 5, 5), person(2, 20, 5)]);
    sender.send([[viewer, SEES]]);
  }
  expect(asked).toEqual([['ground', { minX: 0, minY: 0, maxX: 32, maxY: 32 }]]);
  expect(dots(one)).toEqual([1]);
});

test('RM 1 a view that moves on gets what comes into it and loses what leaves it', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  encoder.update([person(1, 5, 5), person(2, 100, 5), person(3, 5, 5, 'first')]);
  viewer.look = view(0, 0, 30, 30);
  sender.send([[viewer, SEES]]);
  viewer.look = view(90, 0, 120, 30);
  encoder.update([person(1, 5, 5), person(2, 100, 5), person(3, 5, 5, 'first')]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([2]);
  viewer.look = view(0, 0, 30, 30, 'first');
  encoder.update([person(1, 5, 5), person(2, 100, 5), person(3, 5, 5, 'first')]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([3]);
});

test('RM 2 two phones that look at the same piece are handed the same bytes', () => {
  const { encoder, sender } = floor();
  const phones = [phone(), phone()];
  const viewers = phones.map(({ outlet }) => sender.add(outlet));
  for (const viewer of viewers) viewer.look = view(1, 1, 15, 15);
  for (const x of [5, 6]) {
    encoder.update([person(1, x, 5)]);
    sender.send(viewers.map((viewer) => [viewer, BESIDE]));
  }
  expect(phones[0]?.messages).toHaveLength(2);
  expect(phones[0]?.messages[1]).toBe(phones[1]?.messages[1]);
});

test('RM 73 phones whose pages follow their person share what is put together, though each looks a little elsewhere', () => {
  const { encoder, sender } = floor();
  const phones = [phone(), phone(), phone()];
  const viewers = phones.map(({ outlet }) => sender.add(outlet));
  for (const x of [5, 5.5]) {
    encoder.update([person(1, x, 5), person(2, 100, 100)]);
    for (const [i, viewer] of viewers.entries()) {
      // The last looks elsewhere too.
      viewer.look = i === 2 ? view(90, 90, 110, 110) : view(-6 + i, -18 + i, 18 + i, 30 + i);
    }
    sender.send(viewers.map((viewer) => [viewer, BESIDE]));
  }
  const [one, other, third] = phones.map(({ messages }) => messages[1]);
  expect(one).toBe(other);
  expect(one).not.toBe(third);
  expect(phones.map(dots)).toEqual([[1], [1], [1, 2]]);
});

test('RM 3 a view is bounded around its middle, and one turned inside out is empty', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(-10_000, -10_000, 10_000, 10_000);
  const edge = MOST_VIEW_METRES / 2;
  const beyond = edge + 70;
  const people = [person(1, edge - 1, 0), person(2, beyond, 0), person(3, 0, 1 - edge), person(4, 0, -beyond)];
  for (let tick = 0; tick < 5; tick++) {
    encoder.update(people);
    sender.send([[viewer, SEES]]);
  }
  expect(crowdsOf(one)).toEqual({ '200 8': 1, '8 -200': 1 });
  viewer.look = view(30, 30, -30, -30);
  encoder.update([person(1, 0, 0)]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([]);
});

test('RM 3 my own surroundings are always in it', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(500, 500, 520, 520, 'first');
  const body = { level: 'ground', x: 7.9, y: 0.1, accuracyMetres: 1 };
  const near = SURROUNDINGS_METRES - 0.1;
  encoder.update([person(1, 7.9 + near, 0), person(2, 7.9, -near), person(3, 200, 0)]);
  sender.send([[viewer, { ...SEES, own: { ...NOWHERE, body } }]]);
  expect(dots(one)).toEqual([1, 2]);
});

test('RM 4 who may see no more has forgotten everybody within the tick, and sees again when they may', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 30, 30);
  encoder.update([person(1, 5, 5)]);
  sender.send([[viewer, SEES]]);
  encoder.update([person(1, 6, 5), person(2, 7, 7)]);
  sender.send([[viewer, BLIND]]);
  expect(dots(one)).toEqual([]);
  // Nothing after the tick's number but the end of everything.
  expect([...(one.messages.at(-1) ?? [])].slice(2)).toEqual([0]);
  encoder.update([person(1, 7, 5), person(2, 7, 7)]);
  sender.send([[viewer, BLIND]]);
  expect(one.messages).toHaveLength(2);
  encoder.update([person(1, 8, 5), person(2, 7, 7)]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([1, 2]);
});

test('RM 5 my own frame comes when it changes, to who sees others and who does not', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  const at = (x: number): OwnView => ({ ...NOWHERE, body: { level: 'ground', x, y: 2, accuracyMetres: 1 } });
  for (const x of [2, 2, 2.001, 4]) {
    encoder.update([]);
    sender.send([[viewer, { ...BLIND, own: at(x) }]]);
  }
  expect(one.state.own).toEqual([at(2), at(4)]);
});

test('RM 6 a phone that does not read is sent no frames, and everything anew once it has read', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 30, 30);
  encoder.update([person(1, 5, 5), person(2, 6, 6)]);
  sender.send([[viewer, SEES]]);
  one.state.buffered = SLOW_FROM_BYTES + 1;
  const own = { ...NOWHERE, dot: 4 };
  for (const x of [6, 7]) {
    encoder.update([person(1, x, 5)]);
    sender.send([[viewer, { ...SEES, own }]]);
  }
  expect(one.messages).toHaveLength(1);
  expect(one.state.own).toEqual([NOWHERE]);
  one.state.buffered = 0;
  encoder.update([person(1, 8, 5)]);
  sender.send([[viewer, { ...SEES, own }]]);
  expect(dots(one)).toEqual([1]);
  expect(one.decoder.needsFull).toBe(false);
  expect(one.state.own).toEqual([NOWHERE, own]);
});

test('RM 7 a phone that asks again gets everything again', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 30, 30);
  encoder.update([person(1, 5, 5)]);
  sender.send([[viewer, SEES]]);
  one.decoder.apply(Uint8Array.of(99));
  expect(one.decoder.needsFull).toBe(true);
  viewer.again = true;
  encoder.update([person(1, 6, 5)]);
  sender.send([[viewer, SEES]]);
  expect(one.decoder.needsFull).toBe(false);
  expect(dots(one)).toEqual([1]);
});

test('RM 24 a phone that cannot be written to takes nothing from the others', () => {
  const encoder = new Floor(LEVELS, AREAS);
  const failures: string[] = [];
  const sender = new FrameSender(encoder, LEVELS, encoder.inView, (what, run) => {
    try {
      run();
    } catch {
      failures.push(what);
    }
  });
  const broken = phone();
  const sound = phone();
  const fails = () => {
    throw new Error('this socket is gone');
  };
  const viewers = [sender.add({ ...broken.outlet, floor: fails, own: fails }), sender.add(sound.outlet)];
  for (const viewer of viewers) viewer.look = view(0, 0, 30, 30);
  for (const x of [5, 6]) {
    encoder.update([person(1, x, 5)]);
    sender.send(viewers.map((viewer) => [viewer, BESIDE]));
  }
  expect(failures).toHaveLength(2);
  expect(sound.messages).toHaveLength(2);
  expect(sound.decoder.needsFull).toBe(false);
});

test('RM 8 after every tick each phone has exactly whom it may see in what it looks at', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })), (stream) => {
      const random = () => stream.next().value ?? 0;
      const { encoder, sender } = floor();
      const people = Array.from({ length: 25 }, (_, dot) => ({ dot, x: random() * 80, y: random() * 80, on: true }));
      const phones = Array.from({ length: 5 }, () => {
        const made = phone();
        const body = { level: 'ground', x: random() * 80, y: random() * 80, accuracyMetres: 1 };
        return { ...made, viewer: sender.add(made.outlet), sees: true, hidden: new Set<string>(), body };
      });
      for (let round = 0; round < 40; round++) {
        for (const one of people) {
          one.x += (random() - 0.5) * 5;
          one.y += (random() - 0.5) * 5;
          if (random() < 0.05) one.on = !one.on;
        }
        const shown = people.filter(({ on }) => on).map(({ dot, x, y }) => person(dot, x, y));
        for (const one of phones) {
          const x = random() * 70;
          one.body.x += (random() - 0.5) * 6;
          if (random() < 0.2) one.viewer.look = view(x, x / 2, x + 25, x / 2 + 25);
          if (random() < 0.1) one.sees = !one.sees;
          if (random() < 0.05) one.viewer.again = true;
          if (random() < 0.1) one.state.buffered = one.state.buffered === 0 ? SLOW_FROM_BYTES + 1 : 0;
          if (random() < 0.1) one.hidden = new Set([`a${Math.floor(random() * 25)}`, `a${Math.floor(random() * 25)}`]);
        }
        encoder.update(shown);
        sender.send(
          phones.map(({ viewer, sees, hidden, body }) => [
            viewer,
            { shared: sees, hidden, own: { ...NOWHERE, body: { ...body } } },
          ]),
        );
        for (const one of phones) {
          if (!one.sees) {
            expect(one.decoder.dots.size).toBe(0);
          } else if (one.state.buffered === 0) {
            const look = one.viewer.look;
            const cell = (x: number) => Math.floor(x / 16);
            const within = (x: number, min: number, max: number) => cell(x) >= cell(min) && cell(x) <= cell(max);
            const inView = ({ x, y }: Point) =>
              look !== null && within(x, look.minX, look.maxX) && within(y, look.minY, look.maxY);
            const far = ({ x, y }: Point) => Math.max(Math.abs(x - one.body.x), Math.abs(y - one.body.y));
            const there = people.filter(({ dot, on }) => on && !one.hidden.has(`a${dot}`));
            const least = there.filter((at) => inView(at) || far(at) < SURROUNDINGS_METRES);
            // A view that hardly leaves the surroundings is rounded to whole rows or columns of their cells.
            const most = there.filter((at) => inView(at) || far(at) < SURROUNDINGS_METRES + 8 + 2 * 16);
            expect(one.decoder.needsFull).toBe(false);
            expect(dots(one)).toEqual(expect.arrayContaining(least.map(({ dot }) => dot)));
            expect(most.map(({ dot }) => dot)).toEqual(expect.arrayContaining(dots(one)));
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('RM 9 somebody who is hidden from me leaves my floor with the bytes of somebody who left it', () => {
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
  fc.assert(
    fc.property(chances, fc.nat(20), (stream, begin) => {
      const random = () => stream.next().value ?? 0;
      const [blocked, left] = [floor(), floor()].map((one) => {
        const made = phone();
        const viewer = one.sender.add(made.outlet);
        viewer.look = view(0, 0, 60, 60);
        return { ...one, ...made, viewer };
      });
      if (blocked === undefined || left === undefined) throw new Error('two floors were made');
      const people = Array.from({ length: 12 }, (_, dot) => ({ dot, x: random() * 60, y: random() * 60 }));
      for (let round = 0; round < 30; round++) {
        for (const one of people) if (random() < 0.5) one.x = Math.min(60, Math.max(0, one.x + (random() - 0.5) * 20));
        const hidden = new Set(round >= begin ? ['a3', 'a4', 'a7'] : []);
        const shown = people.map(({ dot, x, y }) => person(dot, x, y));
        blocked.encoder.update(shown);
        left.encoder.update(shown.filter(({ attendee }) => !hidden.has(attendee)));
        blocked.sender.send([[blocked.viewer, { ...SEES, hidden }]]);
        left.sender.send([[left.viewer, SEES]]);
      }
      expect(blocked.messages.map((bytes) => bytes.join())).toEqual(left.messages.map((bytes) => bytes.join()));
      expect(dots(blocked)).toEqual(people.map(({ dot }) => dot).filter((dot) => ![3, 4, 7].includes(dot)));
    }),
    { numRuns: 60 },
  );
});

test('RM 70 what is close is told every tick, the rest of the view once in five; as I walk on, they change over', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 100, 30);
  const seenAt = (dot: number) => {
    const placement = one.decoder.dots.get(dot)?.placement;
    return placement?.kind === 'spot' ? placement.x : Number.NaN;
  };
  /** In how many of these ticks the dot was seen exactly where it is. */
  const exact = (bodyX: number, ticks: number) => {
    const body = { level: 'ground', x: bodyX, y: 8, accuracyMetres: 1 };
    const often = { near: 0, far: 0 };
    for (let tick = 0; tick < ticks; tick++) {
      const step = (tick % 2) * 0.5;
      encoder.update([person(1, 4 + step, 8), person(2, 84 + step, 8)]);
      sender.send([[viewer, { ...SEES, own: { ...NOWHERE, body } }]]);
      if (Math.abs(seenAt(1) - 4 - step) < 0.02) often.near += 1;
      if (Math.abs(seenAt(2) - 84 - step) < 0.02) often.far += 1;
      expect(one.decoder.needsFull).toBe(false);
    }
    return often;
  };
  exact(4, 10);
  const here = exact(4, 20);
  expect(here.near).toBe(20);
  expect(here.far).toBeLessThan(15);
  exact(84, 10);
  const there = exact(84, 20);
  expect(there.far).toBe(20);
  expect(there.near).toBeLessThan(15);
});

/** How many faces the phone knows to be in each cell that is too far to tell them apart, by the cell's middle. */
const crowdsOf = ({ decoder }: ReturnType<typeof phone>) =>
  Object.fromEntries(decoder.crowds.map(({ x, y, count }) => [`${x} ${y}`, count]));

test('RM 72 of a view in which faces could not be told apart, counts are told; faces around the phone’s person', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  viewer.look = view(0, 0, 300, 300);
  const body = { level: 'ground', x: 8, y: 8, accuracyMetres: 1 };
  const tick = (people: readonly Shown[]) => {
    encoder.update(people);
    sender.send([[viewer, { ...SEES, own: { ...NOWHERE, body } }]]);
  };
  const people = [person(1, 4, 4), person(2, 200, 200), person(3, 201, 201), person(4, 120, 40)];
  for (let i = 0; i < 6; i++) tick(people);
  expect(dots(one)).toEqual([1]);
  expect(crowdsOf(one)).toEqual({ '200 200': 2, '120 40': 1 });
  const before = one.messages.length;
  for (let i = 0; i < 6; i++) tick(people);
  expect(one.messages).toHaveLength(before);
  for (let i = 0; i < 6; i++) tick([person(1, 4, 4), person(2, 200, 200), person(4, 120, 60)]);
  expect(crowdsOf(one)).toEqual({ '200 200': 1, '120 56': 1 });
  viewer.look = view(190, 190, 240, 240);
  for (let i = 0; i < 6; i++) tick(people);
  expect(dots(one)).toEqual([1, 2, 3]);
  expect(crowdsOf(one)).toEqual({});
});

test('RM 72 to whom somebody is hidden, counts and their bytes are those of a floor on which they do not exist', () => {
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
  fc.assert(
    fc.property(chances, fc.nat(30), (stream, begin) => {
      const random = () => stream.next().value ?? 0;
      const [blocked, left] = [floor(), floor()].map((one) => {
        const made = phone();
        const viewer = one.sender.add(made.outlet);
        viewer.look = view(0, 0, 300, 300);
        return { ...one, ...made, viewer };
      });
      if (blocked === undefined || left === undefined) throw new Error('two floors were made');
      const people = Array.from({ length: 30 }, (_, dot) => ({ dot, x: random() * 280, y: random() * 280 }));
      for (let round = 0; round < 40; round++) {
        for (const one of people) one.x = Math.min(280, Math.max(0, one.x + (random() - 0.5) * 20));
        const hidden = new Set(round >= begin ? ['a3', 'a4', 'a7'] : []);
        const shown = people.map(({ dot, x, y }) => person(dot, x, y));
        const seen = shown.filter(({ attendee }) => !hidden.has(attendee));
        blocked.encoder.update(shown);
        left.encoder.update(seen);
        blocked.sender.send([[blocked.viewer, { ...SEES, hidden }]]);
        left.sender.send([[left.viewer, SEES]]);
        const counted = left.decoder.crowds.reduce((sum, { count }) => sum + count, 0);
        if (round > 5) expect(counted).toBeGreaterThan(15);
      }
      expect(blocked.messages.map((bytes) => bytes.join())).toEqual(left.messages.map((bytes) => bytes.join()));
    }),
    { numRuns: 40 },
  );
});

test('RM 72 cells beside a level’s floor do not count: a whole small house is told in faces, however wide the view', () => {
  const encoder = new Floor(LEVELS, AREAS);
  const extents = new Map([['ground', { minX: 0, minY: 0, maxX: 60, maxY: 40 }]]);
  const sender = new FrameSender(encoder, LEVELS, encoder.inView, (_what, run) => run(), extents);
  const one = phone();
  const viewer = sender.add(one.outlet);
  for (const [level, known] of [
    ['ground', [1]],
    ['first', []],
  ] as const) {
    viewer.look = view(-150, -150, 150, 150, level);
    encoder.update([person(1, 5, 5), person(2, 5, 5, 'first')]);
    sender.send([[viewer, SEES]]);
    expect(dots(one)).toEqual(known);
  }
});

test('IN 31 views from all over the plane leave nothing behind, and one that goes back shows who is there', () => {
  const { encoder, sender } = floor();
  const one = phone();
  const viewer = sender.add(one.outlet);
  encoder.update([person(1, 5, 5)]);
  for (let i = 0; i < 50; i++) {
    const at = -30_000 + 1_000 * i;
    viewer.look = view(at, at, at + 100, at + 100);
    sender.send([[viewer, SEES]]);
    encoder.update([person(1, 5, 5)]);
  }
  viewer.look = view(0, 0, 15, 15);
  sender.send([[viewer, SEES]]);
  // The cell that is looked at, and the level's roster.
  expect(encoder.remembered).toBe(2);
  expect(dots(one)).toEqual([1]);
  encoder.update([]);
  sender.send([[viewer, SEES]]);
  expect(dots(one)).toEqual([]);
  sender.remove(viewer);
  encoder.update([]);
  expect(encoder.remembered).toBeLessThanOrEqual(1);
});
