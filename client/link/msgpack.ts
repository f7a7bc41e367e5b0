/**
 * As much of MessagePack as the SDK asks of msgpackr, under the same names: the build puts this in its place, which spares
 * a phone ten kilobytes before the card works. Plain data only; what the format has beyond that is refused, but for the
 * extension that stands for undefined. https://github.com/msgpack/msgpack/blob/master/spec.md
 */

/** Nothing that we say or hear is nested more deeply. */
const DEEPEST = 32;

/** In msgpackr a flag beside the number of bytes to leave free at the front; here that number is enough. */
export const RESERVE_START_SPACE = 0;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** Packs what `JSON.stringify` takes; whole numbers in as few bytes as they need. Throws on anything else. */
export class Packr {
  #bytes = new Uint8Array(512);
  #length = 0;

  /**
   * @param reserved how many bytes to leave free at the front
   * @returns bytes of their own
   */
  pack(value: unknown, reserved = 0): Uint8Array {
    this.#length = 0;
    this.#room(reserved);
    this.#write(value, 0);
    return this.#bytes.slice(0, this.#length);
  }

  /** Room for so many bytes more; they count as written. */
  #room(count: number): DataView {
    const from = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return new DataView(this.#bytes.buffer, from, count);
  }

  /** A length in the head's own bits, else after a head of its own, in one (where there is one), two or four bytes. */
  #head(length: number, short: number, most: number, long8: number | null, long16: number): void {
    if (length <= most) this.#room(1).setUint8(0, short | length);
    else if (long8 !== null && length < 0x100) this.#room(2).setUint16(0, (long8 << 8) | length);
    else if (length < 0x10000) {
      const room = this.#room(3);
      room.setUint8(0, long16);
      room.setUint16(1, length);
    } else {
      const room = this.#room(5);
      room.setUint8(0, long16 + 1);
      room.setUint32(1, length);
    }
  }

  #number(value: number): void {
    if (Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) this.#head(value, 0, 0x7f, 0xcc, 0xcd);
    else if (Number.isInteger(value) && value >= -32 && value < 0) this.#room(1).setInt8(0, value);
    else {
      const room = this.#room(9);
      room.setUint8(0, 0xcb);
      room.setFloat64(1, value);
    }
  }

  #write(value: unknown, depth: number): void {
    if (depth > DEEPEST) throw new RangeError('nested too deeply');
    if (value === null) this.#room(1).setUint8(0, 0xc0);
    else if (typeof value === 'boolean') this.#room(1).setUint8(0, value ? 0xc3 : 0xc2);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') {
      const bytes = utf8.encode(value);
      this.#head(bytes.length, 0xa0, 31, 0xd9, 0xda);
      const at = this.#length;
      this.#room(bytes.length);
      this.#bytes.set(bytes, at);
    } else if (Array.isArray(value)) {
      this.#head(value.length, 0x90, 15, null, 0xdc);
      for (const entry of value) this.#write(entry, depth + 1);
    } else if (typeof value === 'object') {
      const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
      this.#head(entries.length, 0x80, 15, null, 0xde);
      for (const [key, entry] of entries) {
        this.#write(key, depth + 1);
        this.#write(entry, depth + 1);
      }
    } else throw new TypeError(`${typeof value} cannot be packed`);
  }
}

class Unpacking {
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
  }

  /** The bytes of this many, which are read by it. Throws a RangeError where there are fewer. */
  #take(count: number): DataView {
    const taken = new DataView(this.#view.buffer, this.#view.byteOffset + this.#at, count);
    if (this.#at + count > this.#view.byteLength) throw new RangeError('cut short');
    this.#at += count;
    return taken;
  }

  /** A whole number of 1, 2 or 4 bytes. */
  #count(size: number): number {
    const bytes = this.#take(size);
    return size === 1 ? bytes.getUint8(0) : size === 2 ? bytes.getUint16(0) : bytes.getUint32(0);
  }

  #text(length: number): string {
    return fromUtf8.decode(this.#take(length));
  }

  #list(length: number, depth: number): unknown[] {
    const read: unknown[] = [];
    while (read.length < length) read.push(this.read(depth + 1));
    return read;
  }

  #map(length: number, depth: number): unknown {
    const read: [string, unknown][] = [];
    while (read.length < length) read.push([String(this.read(depth + 1)), this.read(depth + 1)]);
    // Defines each field, so that none is taken for the object's prototype.
    return Object.fromEntries(read);
  }

  #bin(length: number): Uint8Array {
    const { buffer, byteOffset } = this.#take(length);
    return new Uint8Array(buffer, byteOffset, length);
  }

  read(depth: number): unknown {
    if (depth > DEEPEST) throw new RangeError('nested too deeply');
    const head = this.#count(1);
    if (head < 0x80) return head;
    if (head < 0x90) return this.#map(head & 15, depth);
    if (head < 0xa0) return this.#list(head & 15, depth);
    if (head < 0xc0) return this.#text(head & 31);
    if (head >= 0xe0) return head - 0x100;
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return head === 0xc3;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#bin(this.#count(1 << (head - 0xc4)));
      case 0xca:
        return this.#take(4).getFloat32(0);
      case 0xcb:
        return this.#take(8).getFloat64(0);
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.#count(1 << (head - 0xcc));
      case 0xcf:
        return Number(this.#take(8).getBigUint64(0));
      case 0xd0:
        return this.#take(1).getInt8(0);
      case 0xd1:
        return this.#take(2).getInt16(0);
      case 0xd2:
        return this.#take(4).getInt32(0);
      case 0xd3:
        return Number(this.#take(8).getBigInt64(0));
      case 0xd4:
        this.#take(2);
        return undefined;
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#count(1 << (head - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.#list(this.#count(2 << (head - 0xdc)), depth);
      case 0xde:
      case 0xdf:
        return this.#map(this.#count(2 << (head - 0xde)), depth);
      default:
        throw new TypeError(`0x${head.toString(16)} is not plain data`);
    }
  }
}

/** The value that is packed in these bytes from `start` on. Throws when they are cut short or hold more than plain data. */
export function unpack(bytes: Uint8Array, { start = 0 }: { start?: number } = {}): unknown {
  return new Unpacking(bytes, start).read(0);
}
