import { Protocol } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';
import type { Meter, SentKind } from './meter.ts';

/** A message's type is a msgpack string of one letter, after the byte that says what kind of message it is. */
const LETTER_AT = 2;
const KINDS: ReadonlyMap<string, SentKind> = new Map([
  [MESSAGE.notice, 'notice'],
  [MESSAGE.floor, 'floor'],
  [MESSAGE.own, 'own'],
]);

function kindOf(bytes: Uint8Array): SentKind {
  const [protocol] = bytes;
  if (protocol !== Protocol.ROOM_DATA && protocol !== Protocol.ROOM_DATA_BYTES) return 'state';
  return KINDS.get(String.fromCharCode(bytes[LETTER_AT] ?? 0)) ?? 'state';
}

/** From now on all that is sent to this client is measured: payloads, without what sockets and TLS add. */
export function countSent(client: Client, meter: Meter): void {
  const send = client.raw;
  client.raw = (...sent: Parameters<Client['raw']>) => {
    meter.sent(kindOf(sent[0]), sent[0].length);
    Reflect.apply(send, client, sent);
  };
}
