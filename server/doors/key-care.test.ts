import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UserFault } from '../fault.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { badgeSecret, openBadges } from './badges.ts';
import { openEventKeys } from './event-keys.ts';
import { exportKeys, listKeys, MOST_KEYS, restoreKeys, rotateKeys, withdrawKey } from './key-care.ts';
import { keyId } from './keys.ts';
import { readKeysWish, runKeysWish } from './keys-command.ts';
import { kioskKey, opensKiosk } from './kiosks.ts';
import { createProofs } from './proofs.ts';
import { isSignGenuine, signSign } from './signs.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const idsOf = async (store: Store) =>
  (await listKeys(store)).find(({ event, purpose }) => event === 'fair' && purpose === 'signs')?.keys ?? [];

const everybody = { admits: () => null, mayReturn: () => true };

test('DO 66 after a rotation the new key signs and the old signs are good, until their key is withdrawn', async () => {
  const store = createMemoryStore();
  const keys = await openEventKeys(store, 'fair');
  const [old, link] = [signSign(keys.signs, 'house', 'door'), kioskKey(keys.signs, 'house', 'door')];
  const first = keyId(keys.signs[0]);

  const second = await rotateKeys(store, 'fair', 'signs');
  expect(keyId(keys.signs[0])).toBe(first);
  await keys.renew();
  expect(keys.signs.map(keyId)).toEqual([second, first]);
  expect(await idsOf(store)).toEqual([second, first]);
  const fresh = signSign(keys.signs, 'house', 'door');
  expect(fresh).not.toBe(old);
  expect([old, fresh].map((sign) => isSignGenuine(keys.signs, 'house', 'door', sign))).toEqual([true, true]);
  // A kiosk's link, other than a sign on a wall, ends at once.
  expect(opensKiosk(keys.signs, 'house', 'door', link)).toBe(false);
  expect(opensKiosk(keys.signs, 'house', 'door', kioskKey(keys.signs, 'house', 'door'))).toBe(true);

  await withdrawKey(store, 'fair', 'signs', first);
  await keys.renew();
  expect([old, fresh].map((sign) => isSignGenuine(keys.signs, 'house', 'door', sign))).toEqual([false, true]);
});

test('DO 66 the newest key cannot be withdrawn, nor one that is not there, and there are few', async () => {
  const store = createMemoryStore();
  await openEventKeys(store, 'fair');
  const [newest = ''] = await idsOf(store);
  await expect(withdrawKey(store, 'fair', 'signs', newest)).rejects.toThrow(/rotate first/);
  await expect(withdrawKey(store, 'fair', 'signs', 'cafe0000')).rejects.toThrow(newest);
  await expect(rotateKeys(store, 'fete', 'signs')).rejects.toThrow(
    /no keys of the event "fete".*there are keys of: fair/,
  );
  for (let n = 1; n < MOST_KEYS; n++) await rotateKeys(store, 'fair', 'signs');
  await expect(rotateKeys(store, 'fair', 'signs')).rejects.toThrow(UserFault);
  expect(await idsOf(store)).toHaveLength(MOST_KEYS);
});

test('DO 67 restored into an empty store, exported keys make all that was printed good again', async () => {
  const store = createMemoryStore();
  const keys = await openEventKeys(store, 'fair');
  const before = signSign(keys.signs, 'house', 'door');
  await rotateKeys(store, 'fair', 'signs');
  await keys.renew();
  const after = signSign(keys.signs, 'house', 'door');
  const badge = badgeSecret(keys.seals, 'b-1');
  const receipt = { person: 'p', marker: 'door', at: 1 };
  const sealed = createProofs(keys, 'house', everybody).sealReceipt(receipt);

  const other = createMemoryStore();
  await restoreKeys(other, await exportKeys(store, 'fair', 0), null);
  expect(await listKeys(other)).toEqual(await listKeys(store));
  const again = await openEventKeys(other, 'fair');
  for (const sign of [before, after]) expect(isSignGenuine(again.signs, 'house', 'door', sign)).toBe(true);
  expect(signSign(again.signs, 'house', 'door')).toBe(after);
  const badges = await openBadges({ store: other, keys: again, event: 'fair', list: () => ['b-1'] });
  expect(badges.check('b-1', badge)).toBe(true);
  expect(createProofs(again, 'house', everybody).openReceipt(sealed)).toEqual(receipt);
});

test('DO 67 a badge that the desk took back stays so in the restored store, whichever side took it back more often', async () => {
  const badgesOf = async (store: Store) =>
    openBadges({ store, keys: await openEventKeys(store, 'fair'), event: 'fair', list: () => ['b-1', 'b-2'] });
  const store = createMemoryStore();
  const badges = await badgesOf(store);
  const first = badges.secretOf('b-1');
  await badges.takeBack('b-1');
  const text = await exportKeys(store, 'fair', 0);

  const other = createMemoryStore();
  await restoreKeys(other, text, null);
  const there = await badgesOf(other);
  expect([there.check('b-1', first), there.check('b-1', badges.secretOf('b-1'))]).toEqual([false, true]);
  await there.takeBack('b-1');
  await there.takeBack('b-2');
  const newest = ['b-1', 'b-2'].map(there.secretOf);
  await restoreKeys(other, text, null);
  expect(['b-1', 'b-2'].map((await badgesOf(other)).secretOf)).toEqual(newest);
});

test('DO 67 restored beside other keys, both are good; twice is once; another event may take them', async () => {
  const [store, other] = [createMemoryStore(), createMemoryStore()];
  const keys = await openEventKeys(store, 'fair');
  const sign = signSign(keys.signs, 'house', 'door');
  const theirs = await openEventKeys(other, 'fete');
  const own = signSign(theirs.signs, 'house', 'door');
  const text = await exportKeys(store, 'fair', 0);
  await restoreKeys(other, text, 'fete');
  await restoreKeys(other, text, 'fete');
  await theirs.renew();
  expect(theirs.signs).toHaveLength(2);
  for (const each of [sign, own]) expect(isSignGenuine(theirs.signs, 'house', 'door', each)).toBe(true);
});

test('DO 67 a file that is none of ours is said to be so, and changes nothing', async () => {
  const store = createMemoryStore();
  await openEventKeys(store, 'fair');
  const before = await listKeys(store);
  const good = await exportKeys(store, 'fair', 0);
  for (const [text, said] of [
    ['', /no file of keys/],
    ['{}', /no file of keys/],
    [good.replace('keys 1', 'keys 9'), /format/],
    [good.replace(/"signs": \[[^\]]*\]/, '"signs": []'), /signs/],
    [good.replace(/"seals": \[\s+"./, '"seals": ["!'), /seals, 0, a key is 43 characters/],
  ] as const) {
    await expect(restoreKeys(store, text, null)).rejects.toThrow(said);
  }
  expect(await listKeys(store)).toEqual(before);
});

test('DO 68 the command exports into a new file that its owner alone can read, and takes it back', async () => {
  const store = createMemoryStore();
  const run = async (to: Store, ...words: string[]) => {
    const wish = readKeysWish(words);
    return wish === null ? '' : runKeysWish(to, wish, 0);
  };
  await openEventKeys(store, 'fair');
  const file = join(folder, 'fair.json');
  expect(await run(store, 'export', '--event', 'fair', '--out', file)).toMatch(/as you keep a password/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(run(store, 'export', '--event', 'fair', '--out', file)).rejects.toThrow(/cannot be written/);
  const other = createMemoryStore();
  expect(await run(other, 'list')).toMatch(/no keys yet/);
  await run(other, 'restore', '--in', file);
  expect(await run(other, 'list')).toBe(await run(store, 'list'));
  const [old = ''] = await idsOf(other);
  expect(await run(other, 'rotate', '--event', 'fair')).toMatch(/is the newest now/);
  expect(await run(other, 'withdraw', '--event', 'fair', '--key', old)).toContain(old);
  writeFileSync(join(folder, 'wrong.json'), 'x');
  await expect(run(other, 'restore', '--in', join(folder, 'wrong.json'))).rejects.toThrow(/no file of keys/);
  for (const words of [
    [],
    ['spin'],
    ['list', 'more'],
    ['rotate'],
    ['rotate', '--event', 'e', '--purpose', 'x'],
    ['--x'],
  ]) {
    expect(() => readKeysWish(words), words.join(' ')).toThrow(/npm run keys/);
  }
  expect(readKeysWish(['--help'])).toBeNull();
});
