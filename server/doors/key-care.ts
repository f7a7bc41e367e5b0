/** What the operator does with an event's keys: list, rotate, withdraw, export, restore. A running server follows. */
import * as z from 'zod/mini';
import { UserFault } from '../fault.ts';
import type { Store } from '../store/port.ts';
import { badgeRounds, nameOfRounds, readRounds } from './badges.ts';
import { nameOfKeys, PURPOSES, type Purpose } from './event-keys.ts';
import { type Keys, keyId, newKeys, readKeys, writeKeys } from './keys.ts';

/** Every sign that is scanned is tried with each key, so there are few. */
export const MOST_KEYS = 8;

const FORMAT = 'vis-a-vis keys 1';

const WARNING =
  'Whoever has this file can make signs, kiosk links and badge codes that this event takes for its own. ' +
  'Keep it as you keep a password, and apart from the server.';

const keyText = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'a key is 43 characters of base64url'));
const keyList = z.array(keyText).check(z.minLength(1), z.maxLength(MOST_KEYS));

/** The file of {@link exportKeys}. */
const keyFile = z.strictObject({
  format: z.literal(FORMAT),
  warning: z.string(),
  event: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'an id of an event has 1 to 60 of a-z 0-9 -')),
  exported: z.string(),
  signs: keyList,
  seals: keyList,
  /** Badges that the desk has taken back: their first code is good no more. Files of before have none. */
  badges: z.optional(badgeRounds),
});

/** The keys of one purpose, by their ids, newest first. */
export interface KeyList {
  readonly event: string;
  readonly purpose: Purpose;
  readonly keys: readonly string[];
}

async function keysOf(store: Store, event: string, purpose: Purpose): Promise<{ keys: Keys; written: string }> {
  const written = await store.key(nameOfKeys(purpose, event));
  const keys = written === null ? null : readKeys(written);
  if (written !== null && keys !== null) return { keys, written };
  const events = [...new Set((await listKeys(store)).map((list) => list.event))];
  const known = events.length === 0 ? 'there are none at all yet' : `there are keys of: ${events.join(', ')}`;
  throw new UserFault(`There are no keys of the event "${event}" in this store; ${known}.`);
}

async function replace(store: Store, name: string, before: string | null, keys: Keys): Promise<void> {
  if (await store.replaceKey(name, before, writeKeys(keys))) return;
  throw new UserFault('The keys were changed by somebody else meanwhile. Nothing was done; look again.');
}

/** All keys of all events. */
export async function listKeys(store: Store): Promise<readonly KeyList[]> {
  const lists: KeyList[] = [];
  for (const name of await store.keyNames()) {
    const purpose = PURPOSES.find((each) => name.startsWith(`${each}/`));
    const keys = purpose === undefined ? null : readKeys((await store.key(name)) ?? '');
    if (purpose === undefined || keys === null) continue;
    lists.push({ event: name.slice(purpose.length + 1), purpose, keys: keys.map(keyId) });
  }
  return lists;
}

/** Make a new key that signs from now on; those before stay good. @returns its id */
export async function rotateKeys(store: Store, event: string, purpose: Purpose): Promise<string> {
  const { keys, written } = await keysOf(store, event, purpose);
  if (keys.length >= MOST_KEYS) {
    throw new UserFault(
      `This event has ${keys.length} keys already. Withdraw the oldest that nothing carries any more.`,
    );
  }
  const [made] = newKeys();
  await replace(store, nameOfKeys(purpose, event), written, [made, ...keys]);
  return keyId(made);
}

/** What was signed with this key is good no more. The newest cannot be withdrawn: something has to sign. */
export async function withdrawKey(store: Store, event: string, purpose: Purpose, id: string): Promise<void> {
  const { keys, written } = await keysOf(store, event, purpose);
  const [first, ...older] = keys;
  if (keyId(first) === id) throw new UserFault(`The key ${id} is the newest: rotate first, then withdraw it.`);
  const left = older.filter((key) => keyId(key) !== id);
  if (left.length === older.length) {
    throw new UserFault(`This event has no key ${id}; it has ${keys.map(keyId).join(', ')}, newest first.`);
  }
  await replace(store, nameOfKeys(purpose, event), written, [first, ...left]);
}

/** A JSON document with all keys of an event. */
export async function exportKeys(store: Store, event: string, now: number): Promise<string> {
  const texts = async (purpose: Purpose) => writeKeys((await keysOf(store, event, purpose)).keys).split(' ');
  const file: z.infer<typeof keyFile> = {
    format: FORMAT,
    warning: WARNING,
    event,
    exported: new Date(now).toISOString(),
    signs: await texts('signs'),
    seals: await texts('seals'),
    badges: readRounds(await store.key(nameOfRounds(event))),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Take the keys of an exported document. What they signed is good from then on, and they sign; keys that the store has
 * beside them stay good behind them.
 * @param event the event that takes them; null: the one that they were exported from
 * @throws {UserFault} naming what is wrong with the document; nothing has changed then
 */
export async function restoreKeys(store: Store, text: string, event: string | null): Promise<readonly KeyList[]> {
  const read = keyFile.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UserFault(`This is no file of keys: ${[...(issue?.path ?? []), issue?.message].join(', ')}.`);
  }
  const into = event ?? read.data.event;
  const changes = await Promise.all(
    PURPOSES.map(async (purpose) => {
      const name = nameOfKeys(purpose, into);
      const before = await store.key(name);
      const here = before === null ? [] : before.split(' ');
      const keys = readKeys([...new Set([...read.data[purpose], ...here])].join(' '));
      if (keys === null || keys.length > MOST_KEYS) {
        throw new UserFault(`With these the event would have more than ${MOST_KEYS} keys. Withdraw some first.`);
      }
      return { purpose, name, before, keys };
    }),
  );
  for (const { name, before, keys } of changes) await replace(store, name, before, keys);
  await restoreRounds(store, into, read.data.badges ?? {});
  return changes.map(({ purpose, keys }) => ({ event: into, purpose, keys: keys.map(keyId) }));
}

/** A badge that was taken back on either side stays so, as often as on the side that did more. */
async function restoreRounds(store: Store, event: string, rounds: z.infer<typeof badgeRounds>): Promise<void> {
  const before = await store.key(nameOfRounds(event));
  const all = { ...readRounds(before) };
  for (const [badge, round] of Object.entries(rounds)) all[badge] = Math.max(round, all[badge] ?? 0);
  if (await store.replaceKey(nameOfRounds(event), before, JSON.stringify(all))) return;
  throw new UserFault(
    'A badge was taken back meanwhile. The keys are restored; restore them once more for the badges.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
