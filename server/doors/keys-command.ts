/** `npm run keys`: what it is asked, and what it answers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UserFault } from '../fault.ts';
import type { Store } from '../store/port.ts';
import { PURPOSES, type Purpose } from './event-keys.ts';
import { exportKeys, type KeyList, listKeys, restoreKeys, rotateKeys, withdrawKey } from './key-care.ts';

export const KEYS_USAGE = `npm run keys -- COMMAND [options]
Keeps the keys that signs, kiosk links and badges are signed with, in the store under DATA_DIR. A server that runs on the
same folder follows within five seconds, without a restart.

  list                                   the keys of every event by their ids, newest first
  export   --event ID --out FILE         write an event's keys into a new file that only you can read; keep it safe
  restore  --in FILE [--event ID]        take keys from such a file: signs that were printed with them are good again
  rotate   --event ID [--purpose P]      make a new key for what is printed from now on; the old signs stay good, and
                                         kiosk links are to be made anew
  withdraw --event ID --key ID [--purpose P]   signs that were printed with this key are refused from now on

  --event ID     the event's id
  --purpose P    signs (signs and kiosk links; when not given) or seals (badges, and what phones keep)
  --help         this text`;

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  list: [],
  export: ['event', 'out'],
  restore: ['in'],
  rotate: ['event'],
  withdraw: ['event', 'key'],
};

/** No file of keys is longer, in bytes. */
const LONGEST_FILE = 16_384;

export interface KeysWish {
  readonly command: 'list' | 'export' | 'restore' | 'rotate' | 'withdraw';
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly purpose: Purpose;
}

/** @throws {UserFault} with the usage; null: only that is wanted */
export function readKeysWish(words: string[]): KeysWish | null {
  const wrong = (why: string) => new UserFault(`${why}\n\n${KEYS_USAGE}`);
  const { values, positionals } = parse(words, wrong);
  if (values.help) return null;
  const [command, ...more] = positionals;
  if (!isCommand(command) || more.length > 0) throw wrong(`Say one of ${Object.keys(NEEDS).join(', ')}.`);
  const missing = NEEDS[command]?.find((name) => Reflect.get(values, name) === undefined);
  if (missing !== undefined) throw wrong(`--${missing} is missing.`);
  const purpose = PURPOSES.find((each) => each === values.purpose);
  if (purpose === undefined) throw wrong(`--purpose is ${PURPOSES.join(' or ')}, not '${values.purpose}'.`);
  const { event, out, in: from, key } = values;
  return { command, values: { event, out, in: from, key }, purpose };
}

function isCommand(word: string | undefined): word is KeysWish['command'] {
  return word !== undefined && Object.hasOwn(NEEDS, word);
}

function parse(words: string[], wrong: (why: string) => UserFault) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        event: { type: 'string' },
        out: { type: 'string' },
        in: { type: 'string' },
        key: { type: 'string' },
        purpose: { type: 'string', default: 'signs' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Do it, and say what was done.
 * @throws {UserFault} when it cannot be done
 */
export async function runKeysWish(store: Store, { command, values, purpose }: KeysWish, now: number): Promise<string> {
  const { event = '', out = '', in: from = '', key = '' } = values;
  switch (command) {
    case 'list':
      return linesOf(await listKeys(store));
    case 'export': {
      const text = await exportKeys(store, event, now);
      writeNew(out, text);
      return `The keys of "${event}" are in ${out}. Whoever has this file can make signs: keep it as you keep a password.`;
    }
    case 'restore':
      return linesOf(await restoreKeys(store, readSmall(from), values.event ?? null));
    case 'rotate': {
      const id = await rotateKeys(store, event, purpose);
      const then = purpose === 'signs' ? ' Print signs and open kiosks anew; old signs are good until withdrawn.' : '';
      return `The key ${id} is the newest now.${then}`;
    }
    case 'withdraw':
      await withdrawKey(store, event, purpose, key);
      return `The key ${key} is withdrawn: what was made with it is refused from now on.`;
  }
}

function linesOf(lists: readonly KeyList[]): string {
  if (lists.length === 0) return 'There are no keys yet: a server makes them when it first opens an event.';
  return lists.map(({ event, purpose, keys }) => `${event}  ${purpose}  ${keys.join(', ')}`).join('\n');
}

function writeNew(path: string, text: string): void {
  try {
    // Never over a file that is there: it might be the only copy of other keys.
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new UserFault(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readSmall(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(0, LONGEST_FILE);
  } catch (error) {
    throw new UserFault(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
