import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { MESSAGE } from '../../shared/protocol/version.ts';
import type { Outlet } from './ports.ts';

/** A phone's socket as an outlet. One that has not finished joining counts as one that does not read. */
export function socketOutlet(client: Client): Outlet {
  return {
    notice: (notice) => client.send(MESSAGE.notice, notice),
    floor: (bytes) => client.sendBytes(MESSAGE.floor, bytes),
    own: (bytes) => client.sendBytes(MESSAGE.own, bytes),
    close: (code) => client.leave(code),
    bufferedAmount: () => (client.state === ClientState.JOINED ? bufferedAmount(client) : Number.POSITIVE_INFINITY),
  };
}

/** Bytes that wait in this process for a phone that does not read them. */
export function bufferedAmount({ ref }: Client): number {
  return 'bufferedAmount' in ref && typeof ref.bufferedAmount === 'number' ? ref.bufferedAmount : 0;
}
