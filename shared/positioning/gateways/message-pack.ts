/** As much of MessagePack as gateways send: https://github.com/msgpack/msgpack/blob/master/spec.md. */
import { viewOf } from '../beacons/hex.ts';

/** Texts and binary data are both bytes here: gateways do not keep them apart. Floats, dates and the like are null. */
export type Packed = null | boolean | number | Uint8Array | readonly Packed[] | ReadonlyMap<string, Packed>;

/** Nothing that a gateway sends is nested deeper. */
const DEEPEST = 8;

/** ASCII bytes as a text. */
export const textOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** The one value that these bytes are; undefined where they are none, or more than one. */
export function readMessagePack(bytes: Uint8Array): Packed | undefined {
  const view = viewOf(bytes);
  let at = 0;

  /** The next so many bytes as an unsigned number; undefined at the end. */
  const number = (size: 1 | 2 | 4): number | undefined => {
    if (at + size > bytes.length) return undefined;
    const value = size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at) : view.getUint32(at);
    at += size;
    return value;
  };

  const piece = (length: number | undefined): Uint8Array | undefined => {
    if (length === undefined || at + length > bytes.length) return undefined;
    at += length;
    return bytes.subarray(at - length, at);
  };

  const skip = (length: number): null | undefined => (piece(length) === undefined ? undefined : null);

  const list = (length: number | undefined, depth: number): Packed[] | undefined => {
    // Every value has a byte at least.
    if (length === undefined || length > bytes.length - at) return undefined;
    const values: Packed[] = [];
    while (values.length < length) {
      const value = read(depth);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };

  const map = (size: number | undefined, depth: number): Map<string, Packed> | undefined => {
    const values = size === undefined ? undefined : list(2 * size, depth);
    if (values === undefined) return undefined;
    const entries = new Map<string, Packed>();
    for (let each = 0; each < values.length; each += 2) {
      const [key, value = null] = values.slice(each, each + 2);
      if (key instanceof Uint8Array) entries.set(textOf(key), value);
    }
    return entries;
  };

  function read(depth: number): Packed | undefined {
    const tag = number(1);
    if (tag === undefined || depth > DEEPEST) return undefined;
    if (tag < 0x80) return tag;
    if (tag < 0x90) return map(tag & 0x0f, depth + 1);
    if (tag < 0xa0) return list(tag & 0x0f, depth + 1);
    if (tag < 0xc0) return piece(tag & 0x1f);
    if (tag >= 0xe0) return tag - 0x100;
    switch (tag) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return tag === 0xc3;
      case 0xc4:
      case 0xd9:
        return piece(number(1));
      case 0xc5:
      case 0xda:
        return piece(number(2));
      case 0xc6:
      case 0xdb:
        return piece(number(4));
      case 0xcc:
        return number(1);
      case 0xcd:
        return number(2);
      case 0xce:
        return number(4);
      case 0xd0:
        return skip(1);
      case 0xd1:
        return skip(2);
      case 0xca:
      case 0xd2:
        return skip(4);
      case 0xcb:
      case 0xcf:
      case 0xd3:
        return skip(8);
      case 0xdc:
        return list(number(2), depth + 1);
      case 0xdd:
        return list(number(4), depth + 1);
      case 0xde:
        return map(number(2), depth + 1);
      case 0xdf:
        return map(number(4), depth + 1);
      default:
        return undefined;
    }
  }

  const value = read(0);
  return at === bytes.length ? value : undefined;
}
