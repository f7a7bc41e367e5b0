/** The server as tests and `npm start` boot it: one room for each event, and everything over HTTP, on one port. */
import type { Server as HttpServer, IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CloseCode, matchMaker, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { RequestHandler } from 'express';
import { ROOM_NAME } from '../shared/protocol/version.ts';
import type { Groundwork } from '../shared/routing/wayfinder.ts';
import type { Config } from './config.ts';
import { openOrganizers } from './doors/organizers.ts';
import { seatRoute } from './doors/seat-route.ts';
import { openSessions } from './doors/sessions.ts';
import { mayOpen } from './doors/upgrades.ts';
import { type BrokerLine, listenToBroker } from './gateway/broker.ts';
import { openIntake } from './gateway/intake.ts';
import { routeHttp } from './http.ts';
import type { EventSource, OpenEvent } from './open-event.ts';
import { type AddressLimits, DEFAULT_LIMITS, openGate } from './operations/address-limits.ts';
import { addressReader, believeProxies, peerReader } from './operations/client-address.ts';
import { boundConnections } from './operations/connections.ts';
import { countCuts } from './operations/cuts.ts';
import { type EndStep, endInSteps } from './operations/ending.ts';
import { guardConnections, guardRequests } from './operations/guard.ts';
import { guardedSockets } from './operations/guarded-socket.ts';
import { safeHeaders } from './operations/headers.ts';
import { createHttp } from './operations/http-server.ts';
import { colyseusLog } from './operations/log.ts';
import { createOperations, type OperatedEvent, type ServerState } from './operations/operations.ts';
import { quietLog } from './operations/quiet-log.ts';
import { openDrafts } from './organizer/drafts.ts';
import { openEventDesk } from './organizer/event-desk.ts';
import type { Templates } from './pages/templates.ts';
import { openStage } from './room/event-stage.ts';
import type { Logger } from './room/ports.ts';
import { defineVenueRoom } from './room/venue-room.ts';
import type { Store } from './store/port.ts';
import type { LoadedVenue } from './venues/library.ts';

/** No message of a phone is longer, in bytes. */
const LONGEST_MESSAGE = 16 * 1024;

/** How often a socket is asked whether it is there; in milliseconds. Its room ends it when it is silent for half a minute. */
const PING_MS = 5_000;
/** The network library itself ends those that no room looks at, after so many. */
const PINGS_WITHOUT_ROOM = 9;

/** What the sockets' library takes beyond the options that its wrapper names. */
const SOCKETS = {
  /** A socket that was told to close, and does not, is cut off after this; in milliseconds. */
  closeTimeout: 2_000,
  /** A page sends a message in one piece, and a proxy may make a few of it; only whole messages are counted as such. */
  maxFragments: 64,
};

/** What has expired is erased this often, in milliseconds. */
const SWEEP_MS = 10 * 60_000;

/** The files of the certificate are looked at this often, in milliseconds. */
const CERTIFICATE_MS = 60_000;

/** How often it is looked whether the operator has changed the keys, in milliseconds. */
const KEYS_MS = 5_000;

/** Whatever hangs, writing what is to be written takes no longer than this, and leaving the rooms; in milliseconds. */
const LONGEST_WRITE_MS = 4_000;
const LONGEST_LEAVE_MS = 1_000;

/** Where the pages come from. */
export interface Pages {
  readonly templates: Templates;
  /** Serves scripts and styles; passes on what it does not have. */
  readonly assets: RequestHandler;
  /** The development server writes styles and scripts into pages; the headers would forbid it. */
  readonly development: boolean;
  /** Upgrades of sockets that are the pages' own affair: the development server's. */
  readonly takesUpgrade?: (request: IncomingMessage) => boolean;
}

export interface AppOptions {
  readonly config: Pick<Config, 'host' | 'publicUrl' | 'trustProxy' | 'gatewayToken'> & {
    readonly tls?: Config['tls'];
    readonly limits?: AddressLimits;
    readonly metricsToken?: Config['metricsToken'];
    readonly broker?: Config['broker'];
  };
  /** The address in signs when the configuration names none, by the port that is listened on. */
  readonly ownUrl: (port: number) => string;
  /** Whether signs are printed for an address that no phone should be sent to: for trying out. */
  readonly allowInsecure?: boolean;
  readonly organizerToken: string;
  readonly store: Store;
  /** How a replayed walk stands. */
  readonly replay?: RequestHandler | undefined;
  /** What the operator gives; the events that organizers have made are in the store. */
  readonly events: readonly EventSource[];
  /** The groundwork of a venue, where it is kept from start to start; laid anew each time when not given. */
  readonly groundOf?: (venue: LoadedVenue) => Promise<Groundwork>;
  /** Made for the HTTP server that they will be served on. */
  readonly pages: (http: HttpServer) => Pages | Promise<Pages>;
  readonly log: Logger;
  readonly clock: () => number;
}

export interface App {
  readonly events: readonly OpenEvent[];
  /** Listen on this port; 0 takes a free one. Rejects when it is taken. */
  listen(port: number): Promise<{ readonly port: number; readonly publicUrl: string }>;
  /** Look at once whether the certificate was renewed. It is looked at every minute anyway. */
  renewCertificate(): void;
  /** Tell the phones to come back, write what is to be written, and end; whatever hangs, within eight seconds. */
  close(): Promise<void>;
}

/** Build the server. Nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock } = options;
  const log = quietLog(options.log);
  const cuts = countCuts();
  let state: ServerState = 'starting';
  const host = config.publicUrl === null ? null : new URL(config.publicUrl).hostname;
  const { http, renewCertificate } = createHttp(config.tls ?? null, host, log);
  const operations = createOperations({ store: options.store, cuts, http, state: () => state });
  const { store, meterOf } = operations;
  const limits = config.limits ?? DEFAULT_LIMITS;
  const left = (person: string, here: string) => {
    for (const event of [...events, ...past]) if (event.plan.id !== here) event.leftElsewhere(person);
  };
  const house = { store, log, meterOf, clock, left, pendingTickets: limits.pendingTickets };
  const stage = openStage(house, () => operations.watch(events.map(operated), intake.counts));
  const { events, past, rooms } = stage;
  const intake = openIntake({ events, now: clock, log });
  const sessions = await openSessions(store);
  const organizers = await openOrganizers({ store, first: options.organizerToken, now: clock, log });
  const given = new Map(options.events.map(({ loaded }) => [loaded.venue.id, loaded]));
  const drafts = openDrafts({ store, given, events });
  const desk = openEventDesk({ store, drafts, stage, given: options.events, now: clock, log });
  await desk.begin(options.groundOf);
  const gate = openGate(limits, addressReader(config.trustProxy), cuts);
  let publicUrl = config.publicUrl;
  let sweeping: NodeJS.Timeout | null = null;
  let broker: BrokerLine | null = null;
  const renewing: NodeJS.Timeout[] = [];
  let ended: Promise<void> | null = null;

  const sockets = new Set<Socket>();
  for (const made of ['connection', 'secureConnection']) {
    http.on(made, (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: LONGEST_MESSAGE,
    pingInterval: PING_MS,
    pingMaxRetries: PINGS_WITHOUT_ROOM,
    ...SOCKETS,
    WebSocket: guardedSockets(cuts, () => performance.now()),
  });
  const believe = believeProxies(config.trustProxy);
  const ours = http.listeners('upgrade');
  http.removeAllListeners('upgrade');
  const pages = await options.pages(http);
  const countedAs = peerReader(config.trustProxy);
  const connections = boundConnections(http, { most: limits.connections, countedAs, cuts });
  const upgrades = { isOpen: () => state === 'open', publicUrl: () => publicUrl, rooms, connections, gate, cuts };
  http.on('upgrade', (request: IncomingMessage, ...rest: [Duplex, Buffer]) => {
    believe(request);
    if (pages.takesUpgrade?.(request) || !mayOpen(request, rest[0], upgrades)) return;
    for (const listener of ours) Reflect.apply(listener, http, [request, ...rest]);
  });
  let site: RequestListener = () => {};
  const server = new Server({
    greet: false,
    gracefullyShutdown: false,
    logger: colyseusLog(log, clock),
    transport,
    express: (app) => {
      site = app;
      app.use(seatRoute(gate));
      routeHttp(app, {
        events,
        past,
        sessions,
        gate,
        cuts,
        templates: pages.templates,
        assets: pages.assets,
        organizers,
        drafts,
        desk,
        store,
        allowInsecure: options.allowInsecure ?? false,
        gatewayToken: config.gatewayToken,
        intake,
        replay: options.replay,
        operations: operations.routes(config.metricsToken ?? options.organizerToken),
        publicUrl: () => publicUrl ?? '',
        now: clock,
        log,
      });
    },
  });
  server.define(ROOM_NAME, defineVenueRoom({ events: rooms, log, cuts, clock }));
  matchMaker.controller.exposedMethods = ['joinById'];
  // Pages come from here and nowhere else, so no other origin is told that it may ask.
  Object.assign(matchMaker.controller, { DEFAULT_CORS_HEADERS: {} });
  matchMaker.controller.getCorsHeaders = () => ({});

  function renewKeys(): void {
    const all = Promise.all([...events, ...past].map((event) => event.keys.renew()));
    all.catch(() => log.warn({}, 'it could not be seen whether the keys were changed; again soon'));
  }

  async function end(): Promise<void> {
    state = 'closing';
    if (sweeping !== null) clearInterval(sweeping);
    broker?.close();
    for (const timer of renewing) clearInterval(timer);
    const tellAll = () => Promise.all([...events, ...past].map((event) => event.close(CloseCode.SERVER_SHUTDOWN)));
    const hangUp = () => {
      http.close();
      for (const socket of sockets) socket.destroySoon();
    };
    const steps: EndStep[] = [
      ...events.map((event) => ({
        ms: LONGEST_LEAVE_MS,
        work: () => event.stopCrowd(),
        otherwise: 'a crowd did not stop',
      })),
      { ms: LONGEST_WRITE_MS, work: tellAll, otherwise: 'not everything could be written before the end' },
      {
        ms: LONGEST_LEAVE_MS,
        work: () => server.gracefullyShutdown(false),
        otherwise: 'the rooms were cut short',
      },
      { ms: LONGEST_LEAVE_MS, work: hangUp, otherwise: 'the connections were not ended' },
      { ms: LONGEST_LEAVE_MS, work: () => store.close(), otherwise: 'the store did not close in time' },
    ];
    await endInSteps(steps, log);
    log.flush();
  }

  return {
    events,
    async listen(port) {
      const listening = server.listen(port, config.host ?? undefined);
      await Promise.race([listening, new Promise<never>((_, fail) => http.once('error', fail))]);
      guardConnections(http, cuts);
      guardRequests(http, site, { isClosing: () => state === 'closing', gate, cuts });
      const https = config.tls != null || (config.publicUrl?.startsWith('https:') ?? false);
      if (!pages.development) http.prependListener('request', safeHeaders(https));
      // Before the guard and all that it guards, the network library's own reading of addresses too.
      http.prependListener('request', believe);
      const address = http.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      publicUrl ??= options.ownUrl(taken);
      await stage.begin();
      await store.sweep(clock());
      sweeping = setInterval(() => {
        store.sweep(clock()).catch(() => log.warn({}, 'what has expired could not be erased; again later'));
        desk.endPast().catch(() => log.warn({}, 'an event could not be ended; again later'));
      }, SWEEP_MS);
      renewing.push(setInterval(renewCertificate, CERTIFICATE_MS), setInterval(renewKeys, KEYS_MS));
      if (config.broker != null) broker = await listenToBroker(config.broker, intake, log);
      state = 'open';
      return { port: taken, publicUrl };
    },
    renewCertificate,
    close: () => {
      ended ??= end();
      return ended;
    },
  };
}

/** What the operator's answers are made from. */
function operated({ plan, host, totals }: OpenEvent): OperatedEvent {
  return {
    id: plan.id,
    stats: totals,
    connections: () => {
      const { lines, phones } = host.figures;
      const clients = matchMaker.getLocalRoomById(plan.id)?.clients.length ?? 0;
      return { phone: phones, kiosk: Math.max(0, clients - phones), simulated: lines - phones };
    },
    storeWaiting: () => host.figures.storeWaiting,
    sinceTick: () => host.times.sinceLast,
    tickMsP99: () => host.times.quantile(0.99),
  };
}
