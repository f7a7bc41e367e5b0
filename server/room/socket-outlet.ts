import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';
import type { Outlet } from './ports.ts';

/** A phone's socket as an outlet. One that has not finished joining counts as one that does not read. */
export function socketOutlet(client: Client): Outlet {
  const socket: object = client.ref;
  return {
    notice: (notice) => client.send(MESSAGE.notice, notice),
    floor: (bytes) => client.sendBytes(MESSAGE.floor, bytes),
    own: (bytes) => client.sendBytes(MESSAGE.own, bytes),
    close: (code) => client.leave(code),
    bufferedAmount: () => {
      if (client.state !== ClientState.JOINED) return Number.POSITIVE_INFINITY;
      return 'bufferedAmount' in socket && typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0;
    },
  };
}
