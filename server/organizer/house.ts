/** For tests: a whole server on a port, with the organizer's page as its only visitor, and phones that join. */
import { Client } from '@colyseus/sdk';
import { afterEach } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { DraftAnswer, EventAnswer } from '../../shared/protocol/organizer.ts';
import type { SessionAnswer } from '../../shared/protocol/pages.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { loadDemoVenue, loadVenue } from '../venues/library.ts';

/** The server's own token, an owner's. */
const OWNER = 'organizer-token-1';

export const demo = demoVenue();

/** What is done under some token, and its answer. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const apps: App[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

export interface House {
  readonly app: App;
  readonly base: string;
  ask(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** The same, for an answer that must be good. */
  must<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** A venue of this id, whose map is the demo's, published. */
  build(id: string): Promise<void>;
  /** An event in this venue, not open yet. */
  plan(venue: string, name: string): Promise<EventAnswer>;
  joins(event: string, role?: 'phone' | 'kiosk', secret?: string | null): ReturnType<typeof join>;
  close(): Promise<void>;
}

/**
 * @param given what happens in the demo venue, which the operator gave; null: nothing is given
 * @param path where that venue's file is
 */
export async function openHouse(
  store: Store = createMemoryStore(),
  given: Partial<EventPlan> | null = {},
  path?: string,
): Promise<House> {
  const events =
    given === null
      ? []
      : [
          {
            loaded: path === undefined ? loadDemoVenue() : await loadVenue(path),
            path,
            plan: { ...defaultEvent(demo.id), ...given },
            crowd: 0,
          },
        ];
  const app = await createApp({
    config: { ...readConfig({}), host: '127.0.0.1' },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    allowInsecure: true,
    organizerToken: OWNER,
    store: { ...store, close: async () => {} },
    events,
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  apps.push(app);
  const { publicUrl: base } = await app.listen(0);

  async function ask(method: string, path: string, body?: unknown, token = OWNER): Promise<Answer> {
    const answer = await fetch(`${base}/api/organizer${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  }
  async function must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${base}/api/organizer${path}`, {
      method,
      headers: { authorization: `Bearer ${OWNER}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    app,
    base,
    ask,
    must,
    async build(id) {
      await must('POST', '/venues', { id, name: { en: `House ${id}` } });
      const venue: VenueFile = { ...demo, id, name: { en: `House ${id}` } };
      const { revision } = await must<DraftAnswer>('PUT', `/venues/${id}/draft`, {
        draft: { venue, plans: [] },
        revision: 1,
      });
      await must('POST', `/venues/${id}/publish`, { revision });
    },
    plan: (venue, name) => must('POST', '/events', { venue, name: { en: name }, timeZone: 'Europe/Paris' }),
    joins: (event, role = 'phone', secret = null) => join(base, event, role, secret),
    close: async () => {
      apps.splice(apps.indexOf(app), 1);
      await app.close();
    },
  };
}

async function join(base: string, event: string, role: 'phone' | 'kiosk', secret: string | null) {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, role, secret }),
  });
  const notices: Notice[] = [];
  const nobody = { status: answer.status, secret: null, notices, left: () => null, ask: (_: Command) => {} };
  if (!answer.ok) return nobody;
  const seat: SessionAnswer = await answer.json();
  const room = await new Client(base).joinById(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  let left: number | null = null;
  let n = 0;
  room.onMessage('*', () => {});
  room.onMessage(MESSAGE.notice, (notice: Notice) => void notices.push(notice));
  room.onLeave((code) => {
    left = code;
  });
  const ask = (command: Command) => {
    n += 1;
    room.send(MESSAGE.command, { n, command });
  };
  return { status: answer.status, secret: seat.secret, notices, left: () => left, ask };
}
