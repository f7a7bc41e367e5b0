/**
 * The code on a sign that is typed where there is no camera: PUBLIC_URL/7K3F9QXD. It stands for the sign's signed address
 * and is signed with the same keys, but it is short: 40 bits. So wrong codes are counted (see code-door.ts).
 */
import { type Keys, mac } from './keys.ts';

/** Crockford's letters: none is taken for another. 32 of them, so that five bits are one letter. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const SHORT = 8;

/** Of two signs with one short code each has this longer one: one venue of 1,000 signs in two million. */
const LONG = 12;

/** What a key says of a text, as a code to type. The purpose keeps one kind of code from being taken for another. */
export function shortCode(key: Buffer, purpose: string, text: string, length = SHORT): string {
  const bytes = mac(key, purpose, text);
  return Array.from({ length }, (_, i) => LETTERS[(bytes[i] ?? 0) & 31]).join('');
}

const codeBy = (key: Buffer, venue: string, marker: string, length: number): string =>
  shortCode(key, 'sign code', `${venue}\0${marker}`, length);

/** A code as it was typed, in the letters that codes have: case, spaces and hyphens do not count, O is 0, I and L are 1. Null: it is none. */
export function readCode(typed: string): string | null {
  if (typed.length > 40) return null;
  const plain = typed
    .toUpperCase()
    .replace(/[\s·-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const right =
    (plain.length === SHORT || plain.length === LONG) && [...plain].every((letter) => LETTERS.includes(letter));
  return right ? plain : null;
}

/** The code of each of these markers' signs, by the newest key. */
export function signCodes(keys: Keys, venue: string, markers: readonly string[]): ReadonlyMap<string, string> {
  const short = markers.map((marker) => codeBy(keys[0], venue, marker, SHORT));
  const times = new Map<string, number>();
  for (const code of short) times.set(code, (times.get(code) ?? 0) + 1);
  return new Map(
    markers.map((marker, i) => {
      const code = short[i] ?? '';
      return [marker, times.get(code) === 1 ? code : codeBy(keys[0], venue, marker, LONG)];
    }),
  );
}

/**
 * The signs by their codes, by every key that was not withdrawn, the newest first. Null: a short code that two of them
 * share, and so is neither's.
 */
export function signsByCode(keys: Keys, venue: string, markers: readonly string[]): ReadonlyMap<string, string | null> {
  const all = new Map<string, string | null>();
  for (const key of keys) {
    const own = new Map<string, string | null>();
    for (const marker of markers) {
      for (const length of [SHORT, LONG]) {
        const code = codeBy(key, venue, marker, length);
        own.set(code, own.has(code) ? null : marker);
      }
    }
    for (const [code, marker] of own) if (!all.has(code)) all.set(code, marker);
  }
  return all;
}
