import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';
import { type Meter, NO_METER } from './meter.ts';
import { floorPayload, ownPayload, streamBelow, writeFramed } from './one-write.ts';
import type { Outlet } from './ports.ts';
import { bufferedAmount, unansweredPings } from './waiting.ts';

/** A phone that left so many pings unanswered, for five to ten seconds now, is sent no frames until it answers. */
const SILENT_FROM_PINGS = 2;

/**
 * A phone's socket as an outlet. One that has not finished joining, or is silent, counts as one that does not read.
 * @param meter is told of what is written past the client
 */
export function socketOutlet(client: Client, meter: Meter = NO_METER): Outlet {
  const isSilent = () => unansweredPings(client) >= SILENT_FROM_PINGS;
  return {
    notice: (notice) => client.send(MESSAGE.notice, notice),
    floor: (bytes) => client.sendBytes(MESSAGE.floor, bytes),
    own: (bytes) => client.sendBytes(MESSAGE.own, bytes),
    frames(own, floor) {
      const stream = client.state === ClientState.JOINED ? streamBelow(client.ref) : null;
      if (stream === null) {
        if (own !== null) client.sendBytes(MESSAGE.own, own);
        if (floor.length > 0) client.sendBytes(MESSAGE.floor, Buffer.concat(floor));
        return true;
      }
      if (own !== null) meter.sent('own', ownPayload(own));
      if (floor.length > 0) meter.sent('floor', floorPayload(floor));
      return writeFramed(stream, own, floor) || isSilent();
    },
    close: (code) => client.leave(code),
    bufferedAmount: () =>
      client.state === ClientState.JOINED && !isSilent() ? bufferedAmount(client) : Number.POSITIVE_INFINITY,
  };
}
