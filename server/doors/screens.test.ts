import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCodeDoor } from './code-door.ts';
import type { Keys } from './keys.ts';
import { readScreen, screenCode, signScreen } from './screens.ts';
import { signSign } from './signs.ts';

const keys: Keys = [randomBytes(32)];
/** 2026-11-23 09:00 UTC, when a step begins. */
const NINE = Date.UTC(2026, 10, 23, 9);
const read = (code: string, after: number, marker = 'door', venue = 'house') =>
  readScreen(keys, venue, marker, code, NINE + after);

test('DO 200 a screen’s code changes every 30 s, and is good for 60 s from when it is first shown', () => {
  const first = signScreen(keys, 'house', 'door', NINE);
  expect(signScreen(keys, 'house', 'door', NINE + 29_999)).toBe(first);
  expect(signScreen(keys, 'house', 'door', NINE + 30_000)).not.toBe(first);
  for (const after of [0, 29_999, 30_000, 59_999]) expect(read(first, after), `${after}`).toBe('good');
  for (const after of [60_000, 90_000, 86_400_000]) expect(read(first, after), `${after}`).toBe('changed');
  // Of a clock that was ahead: it has not been shown yet.
  expect(read(first, -1)).toBe(null);
  const shown = screenCode(keys, 'house', 'door', NINE + 10_000);
  expect(shown).toEqual({ signature: first, code: expect.stringMatching(/^[0-9A-Z]{8}$/), goodFor: 50_000 });
});

test('DO 200 a code is good at its own marker and venue alone, by a key that was not withdrawn', () => {
  const code = signScreen(keys, 'house', 'door', NINE);
  expect(read(code, 0, 'stairs')).toBe(null);
  expect(read(code, 0, 'door', 'barn')).toBe(null);
  expect(readScreen([randomBytes(32), ...keys], 'house', 'door', code, NINE)).toBe('good');
  expect(readScreen([randomBytes(32)], 'house', 'door', code, NINE)).toBe(null);
  // Neither a sign's signature with a number before it, nor the number of another step.
  const [step = '', signature = ''] = code.split('.');
  expect(read(`${step}.${signSign(keys, 'house', 'door')}`, 0)).toBe(null);
  const next = (Number.parseInt(step, 36) + 1).toString(36);
  expect(readScreen(keys, 'house', 'door', `${next}.${signature}`, NINE + 30_000)).toBe(null);
  for (const odd of [
    `0${step}.${signature}`,
    `${step.toUpperCase()}.${signature}`,
    signature,
    `.${signature}`,
    `${step}.`,
  ])
    expect(read(odd, 0), odd).toBe(null);
});

test('DO 200 nothing that is made up is a screen’s code', () => {
  const [step] = signScreen(keys, 'house', 'door', NINE).split('.');
  const code = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\w-]{22}$/).map((signature) => `${step}.${signature}`),
  );
  fc.assert(
    fc.property(code, (made) => read(made, 0) === null),
    { numRuns: 2_000 },
  );
});

test('DO 201 a screen’s code can be typed while it is good; afterwards it has changed, and is no guess', () => {
  let now = NINE;
  const marker = { id: 'door', kind: 'qr' };
  const event = { venue: { id: 'house', markers: [marker] }, keys: { signs: keys } };
  const door = openCodeDoor([event as never], () => now);
  const { code, signature } = screenCode(keys, 'house', 'door', NINE);
  const by = { person: 'ada', address: '192.0.2.1' };
  const path = `/v/house/door/${signature}`;
  expect(door.look(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`, by)).toEqual({ path });
  now = NINE + 59_999;
  expect(door.look(code, by)).toEqual({ path });
  now = NINE + 60_000;
  for (let n = 0; n < 20; n++) expect(door.look(code, by)).toEqual({ refusal: 'code-changed' });
  // Who only was slow can still type the one of now.
  const later = screenCode(keys, 'house', 'door', now);
  expect(door.look(later.code, by)).toEqual({ path: `/v/house/door/${later.signature}` });
  now = NINE + 3_600_000;
  expect(door.look(code, by)).toEqual({ refusal: 'sign-code-wrong' });
});
