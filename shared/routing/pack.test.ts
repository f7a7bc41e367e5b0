import { expect, test } from 'vitest';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { packGround, unpackGround } from './pack.ts';
import { buildWayfinder, layGround } from './wayfinder.ts';

const venue = demoVenue();
const ground = layGround(venue);
const bytes = packGround(ground, 'this version');

test('RO 70 groundwork that was packed gives the same ways when it is unpacked', () => {
  const unpacked = unpackGround(bytes, 'this version');
  if (!unpacked) throw new Error('it cannot be unpacked');
  const [made, kept] = [buildWayfinder(venue, ground), buildWayfinder(venue, unpacked)];
  const places = venue.markers
    .filter(({ kind }) => kind === 'qr')
    .map(({ level, standAt: [x, y] }) => ({ level, x, y }));
  for (const from of places.slice(0, 10)) {
    for (const to of places) {
      for (const wishes of [{}, { needs: ['no-stairs'], by: 'length' }] as const) {
        expect(kept.way(from, to, wishes)).toEqual(made.way(from, to, wishes));
      }
    }
  }
  // Nothing is shunned on a level without stairs or escalators, and its mesh is there once.
  for (const [level, byKey] of unpacked.meshes.levels) expect(byKey.get('escalator'), level).toBe(byKey.get(''));
  // So are the walks that lead over it.
  const floods = (key: string) => unpacked.walks.get(key)?.floods ?? [];
  expect(floods('').length).toBeGreaterThan(0);
  for (const flood of floods('escalator')) expect(floods('')).toContain(flood);
});

test('RO 70 bytes of another venue, of another version, or that are cut or no groundwork at all, are not taken', () => {
  expect(unpackGround(bytes, 'that version')).toBeNull();
  for (const length of [0, 3, 8, 100, bytes.length - 1])
    expect(unpackGround(bytes.subarray(0, length), 'this version')).toBeNull();
  expect(unpackGround(new Uint8Array(5000).fill(0x7b), 'this version')).toBeNull();
  const { index } = /"version":\d/.exec(new TextDecoder('latin1').decode(bytes)) ?? {};
  if (index === undefined) throw new Error('no version is written');
  const changed = bytes.slice();
  changed[index + '"version":'.length] = '9'.charCodeAt(0);
  expect(unpackGround(changed, 'this version')).toBeNull();
});
