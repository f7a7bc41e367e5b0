/** Which sockets are opened: those of our own pages and programs, for which a seat is held. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { matchMaker } from '@colyseus/core';
import type { AddressGate } from '../operations/address-limits.ts';
import type { Connections } from '../operations/connections.ts';
import type { CutReason, Cuts } from '../operations/cuts.ts';
import { hasAddress, mayConnect } from '../operations/guard.ts';
import { BARE_HEADERS } from '../operations/headers.ts';

export interface UpgradeOptions {
  readonly isOpen: () => boolean;
  readonly publicUrl: () => string | null;
  /** The events by id, which are their rooms' too. */
  readonly rooms: ReadonlyMap<string, unknown>;
  readonly connections: Connections;
  readonly gate: AddressGate;
  readonly cuts: Cuts;
}

/**
 * Whether this socket may be opened. One that may not is told so and ended; when its address asks too often, it is ended
 * without a word. 503: the server does not run yet or no more; 403: a page of another origin; 404: no such seat.
 */
export function mayOpen(request: IncomingMessage, socket: Duplex, options: UpgradeOptions): boolean {
  const fault = faultOf(request, options);
  if (fault === null) {
    options.connections.seated(request.socket);
    return true;
  }
  const [status, reason] = fault;
  options.cuts.cut(reason);
  socket.on('error', () => socket.destroy());
  void options.gate.mayAsk(request).then((may) => (may ? refuse(socket, status) : socket.destroy()));
  return false;
}

function faultOf(request: IncomingMessage, options: UpgradeOptions): readonly [number, CutReason] | null {
  const { origin = null, host = null } = request.headers;
  if (!options.isOpen()) return [503, 'closing'];
  if (!hasAddress(request)) return [400, 'malformed'];
  if (!mayConnect(origin, host, options.publicUrl())) return [403, 'foreign-origin'];
  return hasSeat(request.url ?? '', options.rooms) ? null : [404, 'no-ticket'];
}

const ROOM_PATH = /^\/[\w-]+\/([\w-]+)$/;

/** Whether a seat of one of these rooms is held for whoever asks for this socket. */
function hasSeat(url: string, rooms: ReadonlyMap<string, unknown>): boolean {
  const { pathname, searchParams } = new URL(`ws://here${url}`);
  const [, room = ''] = ROOM_PATH.exec(pathname) ?? [];
  return rooms.has(room) && matchMaker.getLocalRoomById(room).hasReservedSeat(searchParams.get('sessionId') ?? '');
}

function refuse(socket: Duplex, status: number): void {
  const headers = { ...BARE_HEADERS, connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'), () => socket.destroy());
}
