/** Growing byte buffer and bounded reader: the few number forms that frames are made of. */

/** Memory is taken in pieces of so many bytes and given out little by little: each by itself costs more than its bytes. */
const SLAB_BYTES = 64 * 1024;
/** So many are copied one by one sooner than all at once. */
const FEW_BYTES = 32;
let slab = new Uint8Array(0);
let given = 0;

function lent(bytes: number): Uint8Array {
  if (bytes > SLAB_BYTES / 4) return new Uint8Array(bytes);
  if (given + bytes > slab.length) {
    slab = new Uint8Array(SLAB_BYTES);
    given = 0;
  }
  given += bytes;
  return slab.subarray(given - bytes, given);
}

/** Writes numbers and texts into a buffer that is used again and again. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** Begin anew, keeping the memory. */
  reset(): this {
    this.#length = 0;
    return this;
  }

  /** How many bytes were written. */
  get length(): number {
    return this.#length;
  }

  /** A copy of what was written, in memory that is shared with others': for what is not kept for long. */
  lend(): Uint8Array {
    const bytes = lent(this.#length);
    bytes.set(this.#length === this.#bytes.length ? this.#bytes : this.#bytes.subarray(0, this.#length));
    return bytes;
  }

  /** A copy of what was written. */
  take(): Uint8Array {
    if (this.#length > FEW_BYTES) return this.#bytes.slice(0, this.#length);
    const bytes = new Uint8Array(this.#length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#bytes[i] ?? 0;
    return bytes;
  }

  /** Whether exactly these bytes were written. */
  holds(bytes: Uint8Array): boolean {
    if (bytes.length !== this.#length) return false;
    for (let i = 0; i < bytes.length; i++) if (bytes[i] !== this.#bytes[i]) return false;
    return true;
  }

  u8(value: number): this {
    this.#room(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  u16(value: number): this {
    this.#room(2);
    this.#bytes[this.#length++] = value;
    this.#bytes[this.#length++] = value >>> 8;
    return this;
  }

  u24(value: number): this {
    this.#room(3);
    this.#bytes[this.#length++] = value;
    this.#bytes[this.#length++] = value >>> 8;
    this.#bytes[this.#length++] = value >>> 16;
    return this;
  }

  /** A whole number from 0 to 2^32 - 1 in one to five bytes, seven bits a byte, low ones first (LEB128). */
  varint(value: number): this {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.u8(rest);
  }

  /** A whole number from -2^31 to 2^31 - 1: small ones of either sign take one byte. */
  signed(value: number): this {
    return this.varint((value << 1) ^ (value >> 31));
  }

  raw(bytes: Uint8Array): this {
    const { length } = bytes;
    this.#room(length);
    if (length > FEW_BYTES) this.#bytes.set(bytes, this.#length);
    else for (let i = 0; i < length; i++) this.#bytes[this.#length + i] = bytes[i] ?? 0;
    this.#length += length;
    return this;
  }

  /** Length in bytes, then UTF-8. */
  text(value: string): this {
    const bytes = utf8.encode(value);
    return this.varint(bytes.length).raw(bytes);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/**
 * Reads what a {@link ByteWriter} wrote. Beyond the end, and after a number that cannot be, it answers 0 or '' and
 * `failed` is true: whoever reads looks once, at the end, and believes nothing when it is.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#at;
  }

  get left(): number {
    return this.failed ? 0 : this.#bytes.length - this.#at;
  }

  /** The bytes from `start` up to here, not copied. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#at);
  }

  u8(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined || this.failed) return this.#fail();
    this.#at += 1;
    return value;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u24(): number {
    return this.u16() | (this.u8() << 16);
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte <= 0x7f) return value <= 0xffff_ffff ? value : this.#fail();
    }
    return this.#fail();
  }

  signed(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** How many things of at least `bytesEach` bytes follow; fails when they could not fit, so a lie costs nothing. */
  count(bytesEach: number): number {
    const value = this.varint();
    return value * bytesEach <= this.left ? value : this.#fail();
  }

  text(): string {
    const length = this.count(1);
    const start = this.#at;
    if (this.failed) return '';
    this.#at += length;
    return utf8Decoder.decode(this.since(start));
  }

  #fail(): 0 {
    this.failed = true;
    return 0;
  }
}

/** The two globals that every browser and Node have besides ECMAScript's own; shared/ is checked without either's types. */
interface TextGlobals {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (label: 'utf-8', options: { ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
}
const { TextEncoder, TextDecoder } = globalThis as unknown as TextGlobals;

const utf8 = new TextEncoder();
const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
