import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { openCodeDoor } from './code-door.ts';
import { newKeys } from './keys.ts';
import { readCode, signCodes, signsByCode } from './sign-codes.ts';
import { isSignGenuine } from './signs.ts';
import { ADDRESS_TRIES, TRIES, TRIES_WINDOW } from './tries.ts';

const venue = demoVenue();
const markers = venue.markers.filter(({ kind }) => kind === 'qr').map(({ id }) => id);
const keys = newKeys();
const codes = signCodes(keys, venue.id, markers);

function door(signs = keys) {
  const clock = { now: 1_000 };
  const kept = { signs, seals: newKeys(), renew: async () => {} };
  return { clock, kept, ...openCodeDoor([{ venue, keys: kept }], () => clock.now) };
}
const somebody = { person: null, address: 'hall' };

test('SG 7 each sign has a code of eight letters that leads to its signed address', () => {
  expect(new Set(codes.values()).size).toBe(markers.length);
  const { look } = door();
  for (const [marker, code] of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const found = look(code, somebody);
    const [, , id, signature = ''] = ('path' in found ? found.path : '').split('/').slice(1);
    expect(decodeURIComponent(id ?? '')).toBe(marker);
    expect(isSignGenuine(keys, venue.id, marker, signature)).toBe(true);
  }
});

test('SG 7 case, spaces and hyphens do not count, and what looks like a digit is one', () => {
  expect(readCode('7k3f-9qxd')).toBe('7K3F9QXD');
  expect(readCode(' 7K3F 9QXD ')).toBe('7K3F9QXD');
  expect(readCode('oIlo-OilO')).toBe('01100110');
  for (const none of ['', '7K3F9QX', '7K3F9QXDA', '7K3F9QX!', 'U2345678', 'organizer', 'kiosk', 'x'.repeat(400)]) {
    expect(readCode(none)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (typed) => {
      const read = readCode(typed);
      return read === null || readCode(read) === read;
    }),
  );
});

test('SG 7 a code is good by any key that was not withdrawn, for its own venue and event alone', () => {
  const [marker = ''] = markers;
  const code = codes.get(marker) ?? '';
  const [newest] = newKeys();
  expect('path' in door([newest, keys[0]]).look(code, somebody)).toBe(true);
  expect(door([newest]).look(code, somebody)).toEqual({ refusal: 'sign-code-wrong' });
  expect(signsByCode(keys, 'elsewhere', markers).has(code)).toBe(false);
  const turned = door();
  expect('path' in turned.look(code, somebody)).toBe(true);
  turned.kept.signs = [newest];
  expect(turned.look(code, somebody)).toEqual({ refusal: 'sign-code-wrong' });
});

test('SG 7 two signs whose short codes are one have longer ones, and the short one is neither’s', () => {
  const twice = [...markers.slice(0, 2), markers[0] ?? ''];
  const [a = '', b = ''] = markers;
  const own = signCodes(keys, venue.id, twice);
  expect(own.get(a)).toHaveLength(12);
  expect(own.get(b)).toBe(codes.get(b));
  expect(signsByCode(keys, venue.id, twice).get(codes.get(a) ?? '')).toBeNull();
});

test('SG 8 strangers at one address have sixty wrong codes in ten minutes, then even a right one waits; elsewhere it does not', () => {
  const { clock, look } = door();
  const right = codes.get(markers[0] ?? '') ?? '';
  for (let n = 0; n < ADDRESS_TRIES; n++) expect(look('00000000', somebody)).toEqual({ refusal: 'sign-code-wrong' });
  expect(look(right, somebody)).toEqual({ refusal: 'sign-code-too-many-tries' });
  expect('path' in look(right, { person: null, address: 'elsewhere' })).toBe(true);
  expect('path' in look(right, { person: 'ada', address: 'hall' })).toBe(true);
  clock.now += TRIES_WINDOW;
  expect('path' in look(right, somebody)).toBe(true);
});

test('SG 8 whom the server knows has five wrong codes; what is no code at all is none of them', () => {
  const { look } = door();
  const ada = { person: 'ada', address: 'hall' };
  for (let n = 0; n < 100; n++) expect(look('hello', ada)).toEqual({ refusal: 'sign-code-wrong' });
  for (let n = 0; n < TRIES; n++) expect(look('00000000', ada)).toEqual({ refusal: 'sign-code-wrong' });
  expect(look('00000000', ada)).toEqual({ refusal: 'sign-code-too-many-tries' });
  expect(look('00000000', { person: 'ben', address: 'hall' })).toEqual({ refusal: 'sign-code-wrong' });
});
