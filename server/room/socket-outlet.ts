import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';
import { type Meter, NO_METER } from './meter.ts';
import { framed, type Message, payloadOf, streamBelow } from './one-write.ts';
import type { Outlet } from './ports.ts';

/**
 * A phone's socket as an outlet. One that has not finished joining counts as one that does not read.
 * @param meter is told of what is written past the client
 */
export function socketOutlet(client: Client, meter: Meter = NO_METER): Outlet {
  return {
    notice: (notice) => client.send(MESSAGE.notice, notice),
    floor: (bytes) => client.sendBytes(MESSAGE.floor, bytes),
    own: (bytes) => client.sendBytes(MESSAGE.own, bytes),
    frames(own, floor) {
      const messages: Message[] = [];
      if (own !== null) messages.push({ type: MESSAGE.own, parts: [own] });
      if (floor.length > 0) messages.push({ type: MESSAGE.floor, parts: floor });
      const stream = client.state === ClientState.JOINED ? streamBelow(client) : null;
      if (stream === null) {
        for (const { type, parts } of messages) client.sendBytes(type, Buffer.concat(parts));
        return;
      }
      for (const message of messages) meter.sent(message.type === MESSAGE.own ? 'own' : 'floor', payloadOf(message));
      stream.write(framed(messages));
    },
    close: (code) => client.leave(code),
    bufferedAmount: () => (client.state === ClientState.JOINED ? bufferedAmount(client) : Number.POSITIVE_INFINITY),
  };
}

/** Bytes that wait in this process for a phone that does not read them. */
export function bufferedAmount({ ref }: Client): number {
  return 'bufferedAmount' in ref && typeof ref.bufferedAmount === 'number' ? ref.bufferedAmount : 0;
}
