/** For tests of what is answered over HTTP: events that run, served on a port, and somebody who asks. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach } from 'vitest';
import type { Boot } from '../shared/protocol/pages.ts';
import type { Wayfinder } from '../shared/routing/way.ts';
import { buildWayfinder } from '../shared/routing/wayfinder.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { demoVenue } from '../shared/venue/demo/demo-venue.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import { openAdmission } from './doors/admission.ts';
import { openBadges } from './doors/badges.ts';
import { newKeys } from './doors/keys.ts';
import { openOrganizers } from './doors/organizers.ts';
import { openSessions } from './doors/sessions.ts';
import { createTicketOffice } from './doors/tickets.ts';
import type { BadgeHeard } from './gateway/badge-heard.ts';
import { openIntake } from './gateway/intake.ts';
import { type HttpOptions, routeHttp } from './http.ts';
import { DEFAULT_LIMITS, openGate } from './operations/address-limits.ts';
import { addressReader } from './operations/client-address.ts';
import { countCuts } from './operations/cuts.ts';
import { encode } from './operations/encodings.ts';
import { guardRequests } from './operations/guard.ts';
import { safeHeaders } from './operations/headers.ts';
import { openRounds } from './organizer/calibration-round.ts';
import { openDrafts } from './organizer/drafts.ts';
import { openEventDesk } from './organizer/event-desk.ts';
import type { PublicCounts } from './room/ports.ts';
import { SignDoubts } from './room/sign-doubts.ts';
import type { RunningEvent } from './running-event.ts';
import { createMemoryStore } from './store/memory.ts';
import { asLoaded } from './venues/library.ts';

export const NOW = Date.parse('2026-11-23T08:00:00Z');
export const ORGANIZER = 'organizer-token-1';
export const GATEWAY = 'gateway-token-123';

export const venue = demoVenue();
export const gateway = venue.markers.find((marker) => marker.kind === 'beacon')?.radio ?? '';
export const bar = venue.markers.find((marker) => marker.id === 'qr-mp-1');
export const nothing: PublicCounts = { areas: [], density: [], present: 0, open: 0 };

/** What the events that run say, and what they were told. */
export const told: { counts: PublicCounts; heard: BadgeHeard[]; putOut: string[]; base: string; routes: string[] } = {
  counts: nothing,
  heard: [],
  putOut: [],
  base: '',
  /** Every route there is, as "GET /api/organizer/me". */
  routes: [],
};
let server: Server | null = null;
/** Made once, for the tests that ask for ways. */
let wayfinder: Wayfinder | null = null;

/** An event in the demo venue, at eight in the morning, with two badges. */
export async function runningEvent(plan: Partial<EventPlan> = {}, venueId = venue.id): Promise<RunningEvent> {
  const keys = { signs: newKeys(), seals: newKeys(), renew: async () => {} };
  const badges = ['badge-1', 'badge-2'];
  const body = await encode('application/json; charset=utf-8', JSON.stringify(venue), 5);
  return {
    plan: { ...defaultEvent(venueId), badges, ...plan },
    venue: { ...venue, id: venueId },
    venueHash: 'hash-of-venue',
    get wayfinder() {
      wayfinder ??= buildWayfinder(venue);
      return wayfinder;
    },
    venueFile: (hash) => (hash === 'hash-of-venue' ? body : null),
    publishVenue: async () => ({ outcome: 'unchanged', venueHash: 'hash-of-venue' }),
    takeVenue() {},
    replacePlan: async () => {},
    keys,
    badges: await openBadges({ store: createMemoryStore(), keys, event: venueId, list: () => badges }),
    admission: await openAdmission({
      store: createMemoryStore(),
      plan: { ...defaultEvent(venueId), ...plan },
      clock: () => NOW,
      write: (change) => change(),
    }),
    tickets: createTicketOffice(() => NOW, DEFAULT_LIMITS.pendingTickets),
    calibration: openRounds(() => NOW),
    signDoubts: new SignDoubts(),
    roomId: `room-of-${venueId}`,
    counts: () => told.counts,
    totals: () => ({ present: 40, open: 3, meetings: 2 }),
    remembers: async () => false,
    heard: (sighting) => void told.heard.push(sighting),
    putOut: (person) => void told.putOut.push(person),
  };
}

/** What a router has, as far as its routes are told from it. */
interface Layer {
  readonly handle: object;
  readonly route?: { readonly path: unknown; readonly stack: readonly { readonly method?: string }[] } | undefined;
}

/** The routes of a router and of those that are mounted on it. */
function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ handle, route }) => {
    if (route !== undefined) {
      const methods = new Set(
        route.stack.flatMap(({ method }) => (method === undefined ? [] : [method.toUpperCase()])),
      );
      return [...methods].map((method) => `${method} ${String(route.path)}`);
    }
    const inside: unknown = Reflect.get(handle, 'stack');
    return Array.isArray(inside) ? routesOf(inside) : [];
  });
}

const page =
  '<!doctype html><html lang="en" data-page="x"><head></head><body><main><!--first--></main><!--boot--></body></html>';

/** Serves these events at `told.base` until the test ends. */
export async function serve(events: readonly RunningEvent[], more: Partial<HttpOptions> = {}): Promise<void> {
  const app = express();
  const store = createMemoryStore();
  const log = { info() {}, warn() {}, error() {} };
  const cuts = countCuts();
  const given = new Map(events.map((event) => [event.venue.id, asLoaded(event.venue)]));
  const drafts = openDrafts({ store, given, events });
  const sources = events.map((event) => ({ loaded: asLoaded(event.venue), plan: event.plan, crowd: 0 }));
  // Nothing ends here, and what is opened is what runs already.
  const stage = {
    events,
    past: [],
    open: () => runningEvent(),
    openPast: async () => {},
    giveWay: () => {},
    end: async () => {},
  };
  const gate = openGate(DEFAULT_LIMITS, addressReader([]), cuts);
  routeHttp(app, {
    events,
    past: [],
    gate,
    cuts,
    sessions: await openSessions(store),
    organizers: await openOrganizers({ store, first: ORGANIZER, now: () => NOW, log }),
    drafts,
    desk: openEventDesk({ store, drafts, stage, given: sources, now: () => NOW, log }),
    store,
    templates: { html: async () => page },
    assets: (_request, _response, next) => next(),
    allowInsecure: false,
    gatewayToken: GATEWAY,
    intake: openIntake({ events, now: () => NOW, log }),
    publicUrl: () => 'https://meet.example.org',
    operations: (_request, _response, next) => next(),
    now: () => NOW,
    log,
    ...more,
  });
  told.routes = routesOf(app.router.stack);
  const listening = createServer();
  server = listening;
  guardRequests(listening, app, { isClosing: () => false, gate, cuts });
  listening.prependListener('request', safeHeaders(false));
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  told.base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

beforeEach(() => {
  told.counts = nothing;
  told.heard = [];
  told.putOut = [];
});

/** Ends what {@link serve} began; so does the end of a test. */
export async function stopServing(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((done) => (server === null ? done(null) : server.close(done)));
  server = null;
}

afterEach(stopServing);

export async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(told.base + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

export const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(told.base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What a page is told before it has a socket. */
export function bootIn(html: string): Boot {
  const [, json = ''] = /<script type="application\/json" id="boot">(.*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(json);
}
