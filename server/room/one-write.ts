/**
 * Several messages of bytes to one phone in one write to its socket. A write is what a phone costs most: the system call,
 * and what Node keeps for it; one in place of the two to four that the WebSocket library makes for the same messages.
 */
import { Socket } from 'node:net';
import { getMessageBytes, Protocol } from '@colyseus/core';
import type { Client } from 'colyseus';

/** A message of bytes that are given in parts. */
export interface Message {
  readonly type: string;
  readonly parts: readonly Uint8Array[];
}

/** What a WebSocket frame begins with: it is the last of its message, which is of bytes (RFC 6455, 5.2). */
const FINAL_BINARY = 0x82;
const LENGTH_IN_TWO = 126;
const LENGTH_IN_EIGHT = 127;
const LONGEST_IN_ONE = 125;
const LONGEST_IN_TWO = 0xffff;

const heads = new Map<string, Uint8Array>();

/** The bytes before a message's own, as Colyseus writes them. */
function headOf(type: string): Uint8Array {
  let head = heads.get(type);
  if (head === undefined) {
    head = getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, type, undefined, new Uint8Array());
    heads.set(type, head);
  }
  return head;
}

export function payloadOf({ type, parts }: Message): number {
  let length = headOf(type).length;
  for (const part of parts) length += part.length;
  return length;
}

const frameHead = (payload: number): number => (payload <= LONGEST_IN_ONE ? 2 : payload <= LONGEST_IN_TWO ? 4 : 10);

function writeFrameHead(to: Buffer, at: number, payload: number): number {
  to[at] = FINAL_BINARY;
  if (payload <= LONGEST_IN_ONE) {
    to[at + 1] = payload;
  } else if (payload <= LONGEST_IN_TWO) {
    to[at + 1] = LENGTH_IN_TWO;
    to.writeUInt16BE(payload, at + 2);
  } else {
    to[at + 1] = LENGTH_IN_EIGHT;
    to.writeBigUInt64BE(BigInt(payload), at + 2);
  }
  return at + frameHead(payload);
}

/** The messages as WebSocket frames, one after the other. */
export function framed(messages: readonly Message[]): Buffer {
  let length = 0;
  for (const message of messages) {
    const payload = payloadOf(message);
    length += frameHead(payload) + payload;
  }
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const message of messages) {
    at = writeFrameHead(bytes, at, payloadOf(message));
    const head = headOf(message.type);
    bytes.set(head, at);
    at += head.length;
    for (const part of message.parts) {
      bytes.set(part, at);
      at += part.length;
    }
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
