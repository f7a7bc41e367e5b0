/**
 * The server of a measure with sockets, in a process of its own: the room with its people, or what it is measured
 * against. It says over the process' line where it listens, and answers `measure` with what its work cost meanwhile.
 */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { matchMaker, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { type WebSocket, WebSocketServer } from 'ws';
import { ROOM_NAME } from '../../../../shared/protocol/version.ts';
import { countCuts } from '../../../operations/cuts.ts';
import type { TickPart } from '../../../room/meter.ts';
import { NO_METER } from '../../../room/meter.ts';
import { defineVenueRoom, type RoomEvent } from '../../../room/venue-room.ts';
import { median, threadMs } from './figures.ts';
import { FullHall } from './full-hall.ts';
import { NEAR_VIEW } from './tick-cost.ts';

/** What to serve. */
export interface Serving {
  readonly kind: 'room' | 'floor';
  readonly people: number;
  readonly tickMs: number;
  /** So many stand still and look on. */
  readonly still: number;
}

/** What the work of some seconds cost. */
export interface Cost {
  /** Median processor time of interest, encoding and sending in a tick, in milliseconds. */
  readonly sendingMs: number;
  /** The same of the whole tick. */
  readonly tickMs: number;
  /** Processor time of the process, in milliseconds a second. */
  readonly cpuMs: number;
}

export type Told = { readonly type: 'open'; readonly port: number } | { readonly type: 'cost'; readonly cost: Cost };
export type Asked = { readonly type: 'measure'; readonly seconds: number };

/** What a bare server writes to each phone, in bytes. */
const FRAME_BYTES = 450;

const tell = (told: Told): void => void process.send?.(told);
const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']> | undefined): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Work is done while it is measured, so that what is measured in turn does not disturb the other. */
let isMeasured = false;
const sending: number[] = [];
const ticks: number[] = [];

/** The machine's own floor: one frame a phone and tick, and nothing else. */
async function serveFloor({ tickMs }: Serving): Promise<number> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const open = new Set<WebSocket>();
  sockets.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  setInterval(() => {
    if (!isMeasured) return;
    const frame = Buffer.alloc(FRAME_BYTES, ticks.length);
    const began = threadMs();
    for (const socket of open) socket.send(frame, { binary: true });
    const took = threadMs() - began;
    sending.push(took);
    ticks.push(took);
  }, tickMs);
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  return portOf(http.address());
}

async function serveRoom({ people, tickMs, still }: Serving): Promise<number> {
  let at = 0;
  let whole = 0;
  const ticked = (part: TickPart) => {
    const now = threadMs();
    if (part === 'frames') sending.push(now - at);
    if (part === 'whole') ticks.push(now - whole);
    if (part === 'whole') return;
    at = now;
  };
  const hall = await FullHall.build({
    people,
    open: 1,
    moving: 1,
    still,
    clock: Date.now,
    meter: { ...NO_METER, ticked },
  });
  const { host } = hall;
  const connect = host.connect.bind(host);
  host.connect = async (person, outlet) => {
    const connection = await connect(person, outlet);
    hall.speaksFor(connection);
    hall.joins(person);
    hall.look(person, NEAR_VIEW.width, NEAR_VIEW.height);
    return connection;
  };
  const tick = host.tick.bind(host);
  host.tick = () => {
    if (!isMeasured) return;
    hall.live();
    whole = threadMs();
    at = whole;
    tick();
  };
  const tickets: RoomEvent['tickets'] = {
    reserve: (ticket) => ({ person: ticket, role: 'phone', ticket, address: '127.0.0.1' }),
    take: () => true,
  };
  const events = new Map([[hall.venue.id, { host, tickets, meter: NO_METER, admission: { cameFrom() {} } }]]);
  const transport = new WebSocketTransport();
  const server = new Server({ transport, greet: false, gracefullyShutdown: false });
  const log = { info() {}, warn: console.error, error: console.error };
  server.define(ROOM_NAME, defineVenueRoom({ events, log, cuts: countCuts(), clock: Date.now, tickMs }));
  matchMaker.controller.exposedMethods = ['joinById'];
  await server.listen(0, '127.0.0.1');
  await matchMaker.createRoom(ROOM_NAME, { event: hall.venue.id });
  return portOf(transport.server?.address());
}

const serving: Serving = JSON.parse(process.argv[2] ?? '{}');
const port = serving.kind === 'floor' ? await serveFloor(serving) : await serveRoom(serving);
process.on('message', async ({ seconds }: Asked) => {
  const before = process.cpuUsage();
  const began = performance.now();
  sending.length = 0;
  ticks.length = 0;
  isMeasured = true;
  await wait(seconds * 1000);
  isMeasured = false;
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / (performance.now() - began);
  tell({ type: 'cost', cost: { sendingMs: median(sending), tickMs: median(ticks), cpuMs } });
});
// Who asked is gone.
process.on('disconnect', () => process.exit());
tell({ type: 'open', port });
