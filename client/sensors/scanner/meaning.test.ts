import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOf } from './meaning.ts';

const ORIGIN = 'https://meet.example.org';
const SIGNATURE = 'A'.repeat(22);
const means = (text: string) => meaningOf(text, ORIGIN, 'house');

test('CL 204 a sign, a screen and a badge of this venue are read by their names; everything else is foreign', () => {
  expect(means(`${ORIGIN}/v/house/qr%2Fdoor/${SIGNATURE}`)).toEqual({
    kind: 'sign',
    marker: 'qr/door',
    signature: SIGNATURE,
  });
  // What a screen hands over behind the # changes nothing.
  expect(means(`${ORIGIN}/v/house/door/zjr1k.${SIGNATURE}#way=x`)).toMatchObject({ kind: 'sign', marker: 'door' });
  expect(means(`${ORIGIN}/v/house/badge/b1/secret`)).toEqual({ kind: 'badge', id: 'b1', secret: 'secret' });
  expect(means(`${ORIGIN}/v/other/door/${SIGNATURE}`)).toEqual({ kind: 'other-venue' });
  for (const text of [
    '',
    'WIFI:S:guest;;',
    `https://elsewhere.example/v/house/door/${SIGNATURE}`,
    `http://meet.example.org/v/house/door/${SIGNATURE}`,
    `https://meet.example.org@elsewhere.example/v/house/door/${SIGNATURE}`,
    `https://a:b@meet.example.org/v/house/door/${SIGNATURE}`,
    `${ORIGIN}/v/house`,
    `${ORIGIN}/v/house/door`,
    `${ORIGIN}/v/house/door/${SIGNATURE}/more`,
    `${ORIGIN}/v/house/door/${SIGNATURE}/more/and/more`,
    `${ORIGIN}/v/house/%E0%A4%A/${SIGNATURE}`,
    `${ORIGIN}/organizer#token=x`,
    `javascript:alert(1)//${ORIGIN}/v/house/door/x`,
    `${ORIGIN}/v/house/door/${'x'.repeat(700)}`,
  ])
    expect(means(text), text).toEqual({ kind: 'foreign' });
});

test('CL 204 whatever a code says, it is one of four, and nothing is thrown', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('v', 'house', 'badge', '%', '..', ''));
  const address = fc.array(part, { maxLength: 7 }).map((parts) => `${ORIGIN}/${parts.join('/')}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), address), (text) => {
      expect(means(text).kind).toMatch(/^(sign|badge|other-venue|foreign)$/);
    }),
  );
});
