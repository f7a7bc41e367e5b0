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

/**
 * Bound them from now on. Where one too many comes, the oldest of its address is ended: somebody who hoards them pushes
 * out their own, while a page needs one for some seconds only.
 */
export function boundConnections(server: Server, { most, countedAs, cuts }: ConnectionOptions): Connections {
  /** Of each address, the oldest first. */
  const open = new Map<string, Set<Socket>>();
  /** By both ends of the connection: with TLS, a request has another socket than the connection it came over. */
  const byEnds = new Map<string, () => void>();
  server.on('connection', (socket: Socket) => {
    const address = countedAs(socket.remoteAddress);
    if (address === null) return;
    const mine = open.get(address) ?? new Set();
    open.set(address, mine.add(socket));
    const key = keyOf(socket);
    const discount = () => {
      mine.delete(socket);
      if (mine.size === 0 && open.get(address) === mine) open.delete(address);
      // The same port may have come again before this one was seen to be closed.
      if (byEnds.get(key) === discount) byEnds.delete(key);
    };
    byEnds.set(key, discount);
    socket.once('close', discount);
    const [oldest] = mine;
    if (mine.size <= most || oldest === undefined) return;
    cuts.cut('address-limit');
    mine.delete(oldest);
    oldest.destroy();
  });
  return { seated: (socket) => byEnds.get(keyOf(socket))?.() };
}

const keyOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
