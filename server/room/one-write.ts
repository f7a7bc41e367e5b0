/**
 * A phone's frames of a tick in one write to its socket. A write is what a phone costs most: the system call, and what
 * Node keeps for it; one in place of the two to four that the WebSocket library makes for the same messages.
 */
import { Socket } from 'node:net';
import { getMessageBytes, Protocol } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';

/** What a WebSocket frame begins with: it is the last of its message, which is of bytes (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
const LENGTH_IN_TWO = 126;
const LENGTH_IN_EIGHT = 127;
const LONGEST_IN_ONE = 125;
const LONGEST_IN_TWO = 0xffff;

/** Memory is taken in pieces of so many bytes and given out little by little. */
const SLAB_BYTES = 64 * 1024;

/** The bytes before a message's own, as Colyseus writes them. */
const headOf = (type: string): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, new Uint8Array());
const OWN_HEAD = headOf(MESSAGE.own);
const FLOOR_HEAD = headOf(MESSAGE.floor);

let slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
let given = 0;

/** @param isKept what waits for a slow phone must not hold the memory of all others' frames */
function memory(bytes: number, isKept: boolean): Buffer {
  if (isKept || bytes > SLAB_BYTES / 4) return Buffer.allocUnsafeSlow(bytes);
  if (given + bytes > SLAB_BYTES) {
    slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
    given = 0;
  }
  given += bytes;
  return slab.subarray(given - bytes, given);
}

const frameHead = (payload: number): number => (payload <= LONGEST_IN_ONE ? 2 : payload <= LONGEST_IN_TWO ? 4 : 10);

function writeFrameHead(to: Buffer, at: number, payload: number): number {
  to[at] = FINAL_BINARY;
  if (payload <= LONGEST_IN_ONE) {
    to[at + 1] = payload;
  } else if (payload <= LONGEST_IN_TWO) {
    to[at + 1] = LENGTH_IN_TWO;
    to[at + 2] = payload >>> 8;
    to[at + 3] = payload & 0xff;
  } else {
    to[at + 1] = LENGTH_IN_EIGHT;
    to.writeBigUInt64BE(BigInt(payload), at + 2);
  }
  return at + frameHead(payload);
}

/** How long the payloads of the own frame and of the floor's parts are with what stands before them; 0: there is none. */
export const ownPayload = (own: Uint8Array | null): number => (own === null ? 0 : OWN_HEAD.length + own.length);

export function floorPayload(floor: readonly Uint8Array[]): number {
  if (floor.length === 0) return 0;
  let length = FLOOR_HEAD.length;
  for (const part of floor) length += part.length;
  return length;
}

/** The own frame and the floor's parts as two WebSocket messages, the one after the other. */
export function framed(own: Uint8Array | null, floor: readonly Uint8Array[], isKept = true): Buffer {
  const [first, second] = [ownPayload(own), floorPayload(floor)];
  const length = (first === 0 ? 0 : frameHead(first) + first) + (second === 0 ? 0 : frameHead(second) + second);
  const bytes = memory(length, isKept);
  let at = 0;
  if (own !== null) {
    at = writeFrameHead(bytes, at, first);
    bytes.set(OWN_HEAD, at);
    bytes.set(own, at + OWN_HEAD.length);
    at += first;
  }
  if (second === 0) return bytes;
  at = writeFrameHead(bytes, at, second);
  bytes.set(FLOOR_HEAD, at);
  at += FLOOR_HEAD.length;
  for (const part of floor) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * The stream below a phone's WebSocket, where frames may be written past the library: it must be open, and its messages
 * must not be compressed, for then the library keeps them for a while and the order would be lost. Else null.
 */
export function streamBelow({ ref }: Client): Socket | null {
  if (!('_socket' in ref && 'extensions' in ref && 'readyState' in ref && 'OPEN' in ref)) return null;
  const { _socket: socket, extensions, readyState, OPEN } = ref;
  return socket instanceof Socket && extensions === '' && readyState === OPEN ? socket : null;
}
