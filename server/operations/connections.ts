/** How many connections one address may keep open that have no seat. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Cuts } from './cuts.ts';

export interface Connections {
  /** A seat is taken over this connection: it is counted no more. */
  seated(socket: Socket): void;
}

export interface ConnectionOptions {
  /** So many connections without a seat may be open from one address. */
  readonly most: number;
  /** What an address is counted as; null: a trusted proxy, behind which are many, and which has bounds of its own. */
  readonly countedAs: (address: string | undefined) => string | null;
  readonly cuts: Cuts;
}

/** Bound them from now on. One too many is ended before a byte of it is read. */
export function boundConnections(server: Server, { most, countedAs, cuts }: ConnectionOptions): Connections {
  const open = new Map<string, number>();
  /** By both ends of the connection: with TLS, a request has another socket than the connection it came over. */
  const counted = new Map<string, () => void>();
  server.on('connection', (socket: Socket) => {
    const address = countedAs(socket.remoteAddress);
    if (address === null) return;
    const others = open.get(address) ?? 0;
    if (others >= most) {
      cuts.cut('address-limit');
      socket.destroy();
      return;
    }
    open.set(address, others + 1);
    const key = keyOf(socket);
    let isCounted = true;
    const discount = () => {
      if (!isCounted) return;
      isCounted = false;
      // The same port may have come again before this one was seen to be closed.
      if (counted.get(key) === discount) counted.delete(key);
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    };
    counted.set(key, discount);
    socket.once('close', discount);
  });
  return { seated: (socket) => counted.get(keyOf(socket))?.() };
}

const keyOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
