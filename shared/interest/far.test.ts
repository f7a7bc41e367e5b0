import { expect, test } from 'vitest';
import { FloorDecoder } from './floor-decoder.ts';
import { FloorEncoder } from './floor-encoder.ts';
import type { PlainFrame } from './frames.ts';
import * as looking from './looking.ts';
import { blocksIn, cellOf } from './pieces.ts';
import type { Shown } from './shown.ts';

const LEVELS = ['ground', 'first'];
const card = { firstName: 'Ada', gives: [], giveLine: '', simulated: false };
const person = (dot: number, x: number, y: number): Shown => {
  return { attendee: `a${dot}`, dot, level: 'first', placement: { kind: 'spot', x, y }, age: 'fresh', card };
};
let number = 0;
const frame = (what: PlainFrame): Uint8Array => looking.messageOf(++number, [looking.frame(what)]);

test('IN 22 counts come out at the middles of their cells, change, and are forgotten', () => {
  const decoder = new FloorDecoder(LEVELS, []);
  const [block] = blocksIn(1, { minX: -30, minY: 10, maxX: -30, maxY: 10 });
  if (block === undefined) throw new Error('a place lies in a block');
  decoder.apply(
    frame({
      kind: 'counts',
      block,
      counts: [
        { cell: 0, count: 3 },
        { cell: 6, count: 200 },
      ],
    }),
  );
  expect(decoder.crowds).toEqual([
    { level: 'first', x: -56, y: 8, count: 3 },
    { level: 'first', x: -40, y: 40, count: 200 },
  ]);
  expect(decoder.crowds).toBe(decoder.crowds);
  decoder.apply(frame({ kind: 'counts', block, counts: [{ cell: 0, count: 0 }] }));
  expect(decoder.crowds.map(({ count }) => count)).toEqual([200]);
  decoder.apply(frame({ kind: 'uncount', block }));
  expect(decoder.crowds).toEqual([]);
  decoder.apply(frame({ kind: 'counts', block, counts: [{ cell: 16, count: 1 }] }));
  expect([decoder.crowds, decoder.needsFull]).toEqual([[], true]);
});

test('IN 22 where single faces are known the cell is not counted beside them, and is again when they are not', () => {
  const encoder = new FloorEncoder(LEVELS, []);
  const decoder = new FloorDecoder(LEVELS, []);
  const piece = cellOf(1, 5, 5);
  const [block] = blocksIn(1, { minX: 5, minY: 5, maxX: 5, maxY: 5 });
  if (block === undefined) throw new Error('a place lies in a block');
  decoder.apply(frame({ kind: 'counts', block, counts: [{ cell: 0, count: 1 }] }));
  encoder.update([]);
  decoder.apply(looking.messageOf(++number, [encoder.full(piece)]));
  expect([decoder.dots.size, decoder.crowds.length]).toEqual([0, 1]);
  for (const [people, faces, crowds] of [
    [[person(1, 5, 5)], 1, 0],
    [[], 0, 1],
  ] as const) {
    encoder.update(people);
    const frames = encoder.tell(looking.outlookOn(encoder, [piece]))?.subarray(2) ?? new Uint8Array();
    decoder.apply(looking.messageOf(++number, [frames]));
    expect([decoder.dots.size, decoder.crowds.length]).toEqual([faces, crowds]);
  }
});
