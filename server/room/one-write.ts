/**
 * A phone's frames of a tick in one write to its socket. A write is what a phone costs most: the system call, and what
 * Node keeps for it; one in place of the two to four that the WebSocket library makes for the same messages.
 */
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { getMessageBytes, Protocol } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';

/** What a WebSocket frame begins with: it is the last of its message, which is of bytes (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
const LENGTH_IN_TWO = 126;
const LENGTH_IN_EIGHT = 127;
const LONGEST_IN_ONE = 125;
const LONGEST_IN_TWO = 0xffff;

/** So many are copied one by one sooner than all at once. */
const FEW_BYTES = 24;

/** Frames of so many bytes together are put together in memory that all phones share. */
const SHARED_BYTES = 16 * 1024;

/** The bytes before a message's own, as Colyseus writes them. */
const headOf = (type: string): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, new Uint8Array());
const OWN_HEAD = headOf(MESSAGE.own);
const FLOOR_HEAD = headOf(MESSAGE.floor);

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

/** How long the own frame and the floor's parts are as two WebSocket messages. */
function lengthOf(own: Uint8Array | null, floor: readonly Uint8Array[]): number {
  const [first, second] = [ownPayload(own), floorPayload(floor)];
  return (first === 0 ? 0 : frameHead(first) + first) + (second === 0 ? 0 : frameHead(second) + second);
}

/** Write them, the one after the other, to the beginning of this memory. */
function fill(bytes: Buffer, own: Uint8Array | null, floor: readonly Uint8Array[]): void {
  let at = 0;
  if (own !== null) at = copy(own, bytes, copy(OWN_HEAD, bytes, writeFrameHead(bytes, 0, ownPayload(own))));
  if (floor.length === 0) return;
  at = copy(FLOOR_HEAD, bytes, writeFrameHead(bytes, at, floorPayload(floor)));
  for (const part of floor) at = copy(part, bytes, at);
}

/** Copy these bytes to there; answers where the next come. */
function copy(from: Uint8Array, to: Buffer, at: number): number {
  const { length } = from;
  if (length > FEW_BYTES) to.set(from, at);
  else for (let i = 0; i < length; i++) to[at + i] = from[i] ?? 0;
  return at + length;
}

/**
 * The own frame and the floor's parts as two WebSocket messages, the one after the other.
 * @param isKept what waits for a slow phone must not hold the memory of others' frames
 */
export function framed(own: Uint8Array | null, floor: readonly Uint8Array[], isKept = true): Buffer {
  const length = lengthOf(own, floor);
  const bytes = isKept ? Buffer.allocUnsafeSlow(length) : Buffer.allocUnsafe(length);
  fill(bytes, own, floor);
  return bytes;
}

let shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
/** Its beginnings, by their lengths: each is made once. */
let beginnings: Buffer[] = [];

/**
 * Write them to a stream; answers whether bytes of it wait now. What a plain socket takes at once, as it does for whoever
 * reads, is the system's before this returns, so the next phone's frames are put together in the same memory: new memory
 * for each, which no cache of the processor knows, costs more than filling it.
 */
export function writeFramed(stream: Socket, own: Uint8Array | null, floor: readonly Uint8Array[]): boolean {
  const length = lengthOf(own, floor);
  const waits = stream.writableLength > 0;
  if (waits || stream instanceof TLSSocket || length > SHARED_BYTES) {
    stream.write(framed(own, floor, waits));
    return stream.writableLength > 0;
  }
  let bytes = beginnings[length];
  if (bytes === undefined) {
    bytes = shared.subarray(0, length);
    beginnings[length] = bytes;
  }
  fill(bytes, own, floor);
  stream.write(bytes);
  if (stream.writableLength === 0) return false;
  // What waits is read from it later.
  shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
  beginnings = [];
  return true;
}

/**
 * The stream below a phone's WebSocket, where frames may be written past the library: it must be open, and its messages
 * must not be compressed, for then the library keeps them for a while and the order would be lost. Else null.
 */
export function streamBelow(ref: Client['ref']): Socket | null {
  if (!('_socket' in ref && 'extensions' in ref && 'readyState' in ref && 'OPEN' in ref)) return null;
  const { _socket: socket, extensions, readyState, OPEN } = ref;
  return socket instanceof Socket && extensions === '' && readyState === OPEN ? socket : null;
}
