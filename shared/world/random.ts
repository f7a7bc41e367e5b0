/**
 * The World's one source of luck: HalfSipHash-2-4 (Aumasson, Bernstein 2012) of a counter under a key made from the
 * seed. Plain data, so a run repeats from its seed; a keyed hash, so that who sees some numbers cannot tell the others:
 * two dots of one person must not be attributable to each other.
 */
export interface Randomness {
  readonly key: readonly [number, number];
  counter: number;
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** HalfSipHash-2-4 of two 32-bit words, as an unsigned 32-bit number. */
function halfSipHash([k0, k1]: readonly [number, number], words: readonly [number, number]): number {
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const round = () => {
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
  };
  // The last word carries the length of the message, 8 bytes.
  for (const word of [...words, 8 << 24]) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  v2 ^= 0xff;
  for (let i = 0; i < 4; i++) round();
  return (v1 ^ v3) >>> 0;
}

/** A source from a seed: any finite number; all of its 53 bits count. */
export const randomness = (seed: number): Randomness => {
  const whole = Math.abs(Math.trunc(seed));
  const words: [number, number] = [(whole % 2 ** 32) | 0, Math.floor(whole / 2 ** 32) | 0];
  return { key: [halfSipHash(words, [1, 0]) | 0, halfSipHash(words, [2, 0]) | 0], counter: 0 };
};

/** The next unsigned 32-bit number. */
export function nextUint32(random: Randomness): number {
  random.counter += 1;
  return halfSipHash(random.key, [random.counter | 0, Math.floor(random.counter / 2 ** 32) | 0]);
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');

/** A new id of 64 random-looking bits behind a letter that says what it is of. */
export const nextId = (random: Randomness, letter: string): string =>
  `${letter}${hex(nextUint32(random))}${hex(nextUint32(random))}`;
