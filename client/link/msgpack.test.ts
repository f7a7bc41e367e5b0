import fc from 'fast-check';
import { Packr as Theirs, unpack as theirUnpack } from 'msgpackr';
import { expect, test } from 'vitest';
import { Packr, unpack } from './msgpack.ts';

const ours = new Packr();
/** As the server packs. */
const theirs = new Theirs({ useRecords: false });

/** What can be said: no -0, which JSON does not know either, and no key that msgpackr renames. */
const plain = fc
  .jsonValue({ maxDepth: 6 })
  .filter(
    (value) => !/__proto__|-0\b/.test(JSON.stringify(value, (_, entry) => (Object.is(entry, -0) ? '-0' : entry))),
  );
const edges = [0, 31, 32, 127, 128, 255, 256, 65_535, 65_536, 0xffff_ffff, 2 ** 32, 2 ** 53 - 1].flatMap((n) => [
  n,
  -n - 1,
]);

test('CL 121 what the page packs is what msgpackr unpacks, behind the bytes that were reserved', () => {
  fc.assert(
    fc.property(plain, fc.nat(9), (value, reserved) => {
      expect(theirUnpack(ours.pack(value, reserved).subarray(reserved))).toEqual(value);
    }),
    { numRuns: 200 },
  );
  for (const n of [...edges, 0.1, Number.MAX_VALUE]) expect(theirUnpack(ours.pack(n))).toBe(n);
  for (const length of [15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
    const long = { text: 'é'.repeat(length), list: Array.from({ length }, () => 1) };
    expect(theirUnpack(ours.pack(long))).toEqual(long);
  }
});

test('CL 121 what has more than fifteen fields is packed too', () => {
  const wide = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i]));
  expect(theirUnpack(ours.pack(wide))).toEqual(wide);
  expect(unpack(theirs.pack(wide))).toEqual(wide);
});

test('CL 121 what msgpackr packs is what the page unpacks', () => {
  fc.assert(
    fc.property(plain, fc.nat(9), (value, start) => {
      const packed = theirs.pack(value);
      const bytes = new Uint8Array(start + packed.length);
      bytes.set(packed, start);
      expect(unpack(bytes, { start })).toEqual(value);
    }),
    { numRuns: 200 },
  );
  for (const n of [...edges, 0.1, 1.5]) expect(unpack(theirs.pack(n))).toBe(n);
  for (const length of [15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
    const long = { text: 'a'.repeat(length), list: Array.from({ length }, () => null), bytes: new Uint8Array(length) };
    const read = unpack(theirs.pack(long));
    expect(read).toMatchObject({ text: long.text, list: long.list });
    expect(read).toHaveProperty('bytes.length', length);
  }
  expect(unpack(theirs.pack({ a: undefined, b: 2n ** 40n }))).toEqual({ a: undefined, b: 2 ** 40 });
});

test('CL 121 a field that is left out is not said, and no field becomes a prototype', () => {
  expect(theirUnpack(ours.pack({ a: undefined, b: 1 }))).toEqual({ b: 1 });
  const odd = theirs.pack(JSON.parse('{"__proto__":{"evil":true}}'));
  expect(() => unpack(odd)).toThrow('__proto__');
});

test('CL 121 bytes that are cut are refused, and what is no plain data is not packed', () => {
  const whole = ours.pack({ type: 'me', list: [1, 2, 70_000, -5, 0.5], text: 'å'.repeat(300), none: null });
  expect(unpack(whole)).toHaveProperty('list.length', 5);
  for (let length = 0; length < whole.length; length++)
    expect(() => unpack(whole.slice(0, length)), `${length}`).toThrow(RangeError);
  expect(() => unpack(new Uint8Array(1_000).fill(0x91))).toThrow(RangeError);
  const round: unknown[] = [];
  round.push(round);
  expect(() => ours.pack(round)).toThrow('Too deep');
  expect(() => ours.pack(Symbol('no'))).toThrow('Unrecognized object');
});
