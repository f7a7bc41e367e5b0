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
import { hallFor } from './hall.ts';
import { BareRoom, stateViewRoom } from './rivals.ts';
import { NEAR_VIEW } from './tick-cost.ts';

/** What to serve. `doors` is the room of which only joining is measured: nobody does anything after it. */
export interface Serving {
  readonly kind: 'room' | 'floor' | 'state-view' | 'bare' | 'doors';
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

export type Told =
  | { readonly type: 'open'; readonly port: number }
  | { readonly type: 'cost'; readonly cost: Cost }
  /** Processor time of the process since it began, in milliseconds. */
  | { readonly type: 'used'; readonly ms: number };
type Asked = { readonly type: 'measure' | 'used'; readonly seconds: number };

/** What a bare server writes to each phone, in bytes. */
const FRAME_BYTES = 450;

/** The parts of a tick that are a bare server's write loop here: interest, encoding and sending. */
const FRAMES: ReadonlySet<TickPart> = new Set(['cells', 'interest', 'sending']);

type RoomClass = Parameters<Server['define']>[1];

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

/** What the people of the hall do in this process is not the room's work: its processor time is left out. */
let peopleMs = 0;
function people(hall: FullHall): void {
  const began = threadMs();
  hall.live();
  peopleMs += threadMs() - began;
}

/** Serve this room on Colyseus under the event's id. */
async function serve(room: RoomClass, event: string): Promise<number> {
  const transport = new WebSocketTransport();
  const server = new Server({ transport, greet: false, gracefullyShutdown: false });
  server.define(ROOM_NAME, room);
  matchMaker.controller.exposedMethods = ['joinById'];
  await server.listen(0, '127.0.0.1');
  await matchMaker.createRoom(ROOM_NAME, { event });
  return portOf(transport.server?.address());
}

const hallOf = ({ people, still }: Serving, ticked: (part: TickPart) => void): Promise<FullHall> =>
  FullHall.build({
    people,
    open: 1,
    moving: 1,
    still,
    view: NEAR_VIEW,
    clock: Date.now,
    meter: { ...NO_METER, ticked },
  });

async function serveRoom(serving: Serving): Promise<number> {
  const { kind, tickMs } = serving;
  let at = 0;
  let whole = 0;
  let of = 0;
  const hall = await hallOf(serving, (part) => {
    const now = threadMs();
    if (FRAMES.has(part)) of += now - at;
    if (part !== 'whole') {
      at = now;
      return;
    }
    sending.push(of);
    ticks.push(now - whole);
    of = 0;
  });
  const { host } = hall;
  const connect = host.connect.bind(host);
  host.connect = async (person, outlet) => {
    const connection = await connect(person, outlet);
    if (kind === 'doors') return connection;
    hall.speaksFor(connection);
    hall.joins(person);
    hall.looks(person);
    return connection;
  };
  const tick = host.tick.bind(host);
  host.tick = () => {
    if (!isMeasured) return;
    people(hall);
    whole = threadMs();
    at = whole;
    tick();
  };
  const tickets: RoomEvent['tickets'] = {
    reserve: (ticket) => ({ person: ticket, role: 'phone', ticket, address: '127.0.0.1' }),
    take: () => true,
  };
  const events = new Map([
    [hall.venue.id, { plan: hall.world.event, host, tickets, meter: NO_METER, admission: { cameFrom() {} } }],
  ]);
  const log = { info() {}, warn: console.error, error: console.error };
  return serve(defineVenueRoom({ events, log, cuts: countCuts(), clock: Date.now, tickMs }), hall.venue.id);
}

async function serveStateViews(serving: Serving): Promise<number> {
  const hall = await hallOf(serving, () => {});
  const whileMeasured = (run: () => void) => {
    if (!isMeasured) return;
    people(hall);
    run();
  };
  return serve(stateViewRoom(hall, serving.tickMs, whileMeasured), hall.venue.id);
}

const servers: Record<Serving['kind'], (serving: Serving) => Promise<number>> = {
  floor: serveFloor,
  room: serveRoom,
  doors: serveRoom,
  'state-view': serveStateViews,
  bare: ({ people }) => serve(BareRoom, hallFor(people).id),
};

const serving: Serving = JSON.parse(process.argv[2] ?? '{}');
const port = await servers[serving.kind](serving);
process.on('message', async ({ type, seconds }: Asked) => {
  if (type === 'used') {
    const { user, system } = process.cpuUsage();
    tell({ type: 'used', ms: (user + system) / 1000 });
    return;
  }
  const before = process.cpuUsage();
  const began = performance.now();
  sending.length = 0;
  ticks.length = 0;
  peopleMs = 0;
  isMeasured = true;
  await wait(seconds * 1000);
  isMeasured = false;
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system - peopleMs * 1000) / (performance.now() - began);
  tell({ type: 'cost', cost: { sendingMs: median(sending), tickMs: median(ticks), cpuMs } });
});
// Who asked is gone.
process.on('disconnect', () => process.exit());
tell({ type: 'open', port });
