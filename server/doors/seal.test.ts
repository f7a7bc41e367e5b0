import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeepClaims } from '../../shared/world/proofs.ts';
import { newKeys } from './keys.ts';
import { createProofs } from './proofs.ts';

const keys = { signs: newKeys(), seals: newKeys() };
const everybody = { admits: () => null, mayReturn: () => true };
const proofs = createProofs(keys, 'demo', everybody);
const receipt = { person: 'ada-person', marker: 'm7', at: 1_000 };
const claims: KeepClaims = {
  meeting: 'meeting-1',
  person: 'ada-person',
  members: ['ada-person', 'ben-person'],
  area: 'bar',
  metAt: 1_000,
  until: 2_000,
};

test('DO 5 what was sealed comes back as it was, the same bytes each time, within the protocol’s bounds', () => {
  const sealed = proofs.sealReceipt(receipt);
  expect(proofs.openReceipt(sealed)).toEqual(receipt);
  expect(proofs.sealReceipt(receipt)).toBe(sealed);
  expect(sealed).not.toBe(proofs.sealReceipt({ ...receipt, at: 1_001 }));
  expect(sealed.length).toBeLessThanOrEqual(600);
  const six = { ...claims, members: Array.from({ length: 6 }, (_, index) => `person-of-22-letters-${index}`) };
  expect(proofs.openKeep(proofs.sealKeep(six))).toEqual(six);
  expect(proofs.sealKeep(six).length).toBeLessThanOrEqual(1200);
});

test('DO 6 a device cannot read a sealed word: nobody’s id is in it', () => {
  const bytes = Buffer.from(proofs.sealKeep(claims), 'base64url').toString('latin1');
  expect(bytes).not.toContain('ben-person');
  expect(bytes).not.toContain('members');
});

test('DO 7 of 10,000 altered, cut, exchanged and invented words none opens', () => {
  const sealed = proofs.sealKeep(claims);
  const elsewhere = createProofs({ signs: keys.signs, seals: newKeys() }, 'demo', everybody);
  const attempt = fc.oneof(
    fc
      .tuple(fc.nat(sealed.length - 1), fc.constantFrom(...'ABCDwxyz0189-_.='))
      .map(([at, letter]) => sealed.slice(0, at) + letter + sealed.slice(at + 1))
      .filter((text) => text !== sealed),
    fc.nat(sealed.length - 1).map((length) => sealed.slice(0, length)),
    fc.string({ minLength: 1 }).map((more) => sealed + more),
    fc.string({ maxLength: 1500 }),
    fc.uint8Array({ maxLength: 900 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    fc.constant(proofs.sealReceipt(receipt)),
    fc.nat().map((metAt) => elsewhere.sealKeep({ ...claims, metAt })),
  );
  fc.assert(
    fc.property(attempt, (word) => proofs.openKeep(word) === null),
    { numRuns: 10_000 },
  );
});
