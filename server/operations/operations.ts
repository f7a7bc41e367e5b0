/** What an operator is told: whether the server lives, whether it is ready, and the metrics. */
import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { Router } from 'express';
import { bearerDoor } from '../doors/bearer.ts';
import type { Meter } from '../room/meter.ts';
import type { Store } from '../store/port.ts';
import type { Cuts } from './cuts.ts';
import { doneWithin } from './deadline.ts';
import { meterStore } from './metered-store.ts';
import { createMetrics, type MeasuredEvent } from './metrics.ts';

/** Five ticks a second: after so many milliseconds without one the room stands still. */
const LONGEST_PAUSE_MS = 5_000;
/** A store that has not answered after this does not answer. */
const LONGEST_READ_MS = 1_000;
/** How long after a failure the store is held to take nothing: what failed is tried again meanwhile. */
const FAILURE_HOLDS_MS = 10_000;

export type ServerState = 'starting' | 'open' | 'closing';

interface OperationsOptions {
  readonly store: Store;
  readonly cuts: Cuts;
  readonly http: HttpServer;
  readonly state: () => ServerState;
}

/** An event as the operator's answers see it. */
export interface OperatedEvent extends MeasuredEvent {
  /** Within how many milliseconds 99 of 100 ticks of the last two minutes ended. */
  tickMsP99(): number;
}

export interface Operations {
  /** The same store, measured: to be used in the place of the one that was given. */
  readonly store: Store;
  meterOf(event: string): Meter;
  /** These are the events that run, and the counts of what gateways report. */
  watch(events: readonly OperatedEvent[], sightings: Readonly<Record<string, number>>): void;
  /**
   * GET /health: does the process work; open to everybody. GET /ready: may phones come; open to everybody.
   * GET /metrics: behind this token.
   */
  routes(token: string): Router;
}

export function createOperations({ store: given, cuts, http, state }: OperationsOptions): Operations {
  const metrics = createMetrics(cuts);
  let failedAt = Number.NEGATIVE_INFINITY;
  const store = meterStore(given, {
    called(method, ms, ok) {
      metrics.store.called(method, ms, ok);
      if (!ok) failedAt = performance.now();
    },
  });
  let events: readonly OperatedEvent[] = [];
  let looking: Promise<readonly string[]> | null = null;

  const isStalled = () => events.some((event) => (event.sinceTick() ?? 0) > LONGEST_PAUSE_MS);

  async function missing(): Promise<readonly string[]> {
    const faults: string[] = [];
    if (state() !== 'open') faults.push(state() === 'closing' ? 'the server is closing' : 'the rooms are not open yet');
    if (isStalled()) faults.push('a room stands still');
    const answers = await doneWithin(LONGEST_READ_MS, store.key('ready')).catch(() => false);
    if (!answers) faults.push('the store does not answer');
    else if (performance.now() - failedAt < FAILURE_HOLDS_MS) faults.push('the store fails');
    return faults;
  }

  return {
    store,
    meterOf: metrics.meterOf,
    watch(running, sightings) {
      events = running;
      metrics.measure({ events, network: countBytes(http), sightings });
    },
    routes(token) {
      const router = Router();
      router.use(['/health', '/ready', '/metrics'], (_request, response, next) => {
        response.set('Cache-Control', 'no-store');
        next();
      });
      router.get('/health', (_request, response) => {
        const stalled = isStalled();
        const tickMsP99 = Math.max(0, ...events.map((event) => event.tickMsP99()));
        response.status(stalled ? 503 : 200);
        response.json({ status: stalled ? 'stalled' : 'ok', events: events.length, tickMsP99 });
      });
      router.get('/ready', async (_request, response) => {
        // However many ask, the store is asked once at a time.
        looking ??= missing().finally(() => {
          looking = null;
        });
        const faults = await looking;
        response.status(faults.length === 0 ? 200 : 503).json({ ready: faults.length === 0, missing: faults });
      });
      router.get('/metrics', bearerDoor(token, '', cuts), async (_request, response) => {
        const { type, text } = await metrics.read();
        response.set('Content-Type', type).send(text);
      });
      return router;
    },
  };
}

/** Counts the bytes of all connections from now on, those of TLS and of upgraded ones too. */
function countBytes(http: HttpServer): () => { received: number; sent: number } {
  const open = new Set<Socket>();
  const past = { received: 0, sent: 0 };
  http.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      past.received += socket.bytesRead;
      past.sent += socket.bytesWritten;
    });
  });
  return () => {
    const sum = { ...past };
    for (const socket of open) {
      sum.received += socket.bytesRead;
      sum.sent += socket.bytesWritten;
    }
    return sum;
  };
}
