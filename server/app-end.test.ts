import { connect } from 'node:net';
import { matchMaker } from '@colyseus/core';
import { Client } from '@colyseus/sdk';
import { expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { createApp } from './app.ts';
import { recordingLog } from './room/testing.ts';
import { createMemoryStore } from './store/memory.ts';
import type { Store } from './store/port.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
/** The code by which phones are told to come back. */
const COME_BACK = 4001;

/** A server with one phone in it; `crowd` simulated people come. */
async function serverWithPhone(store: Store, crowd = 0) {
  const { log, lines } = recordingLog();
  const app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, tls: null, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store,
    events: [{ loaded, plan: defaultEvent(loaded.venue.id, crowd > 0), crowd }],
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log,
    clock: Date.now,
  });
  const { publicUrl } = await app.listen(0);
  const asked = await fetch(`${publicUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: loaded.venue.id, role: 'phone', secret: null }),
  });
  const { ticket, roomId } = await asked.json();
  const room = await new Client(publicUrl).joinById(roomId, { ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  const left = new Promise<number>((done) => room.onLeave(done));
  // Somebody who only keeps a connection open.
  const idle = connect(Number(new URL(publicUrl).port), '127.0.0.1').on('error', () => {});
  const hungUp = new Promise((done) => idle.once('close', done));
  await new Promise((done) => idle.once('connect', done));
  /** End it, and say how long that took and what it wrote. */
  const end = async () => {
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await left).toBe(COME_BACK);
    await hungUp;
    await expect(fetch(`${publicUrl}/health`)).rejects.toThrow();
    return lines.map(({ message }) => message);
  };
  return { app, end };
}

test('OP 10 the end comes in time although a room’s onLeave hangs', async () => {
  const { end } = await serverWithPhone(createMemoryStore());
  const leaving = vi.fn(() => new Promise<void>(() => {}));
  Object.assign(matchMaker.getLocalRoomById(loaded.venue.id), { onLeave: leaving });
  expect(await end()).toContain('the rooms were cut short');
  expect(leaving).toHaveBeenCalled();
});

test('OP 10 the end comes in time although the store hangs, and although it does not close', async () => {
  const memory = createMemoryStore();
  const erase = vi.fn(() => new Promise<void>(() => {}));
  const { app, end } = await serverWithPhone({ ...memory, eraseMeeting: erase, close: () => new Promise(() => {}) });
  // A meeting that cannot be read is erased, which never ends.
  app.events[0]?.host.system({ type: 'restore-meeting', meeting: 'm1', body: '{}' });
  await vi.waitFor(() => expect(erase).toHaveBeenCalled(), 30_000);
  const said = await end();
  expect(said).toContain('not everything could be written before the end');
  expect(said).toContain('the store did not close in time');
});

test('OP 10 the end comes in time although the crowd hangs on its way in, or fails to stop', async () => {
  const memory = createMemoryStore();
  const { app, end } = await serverWithPhone(memory, 40);
  const [event] = app.events;
  if (event === undefined) throw new Error('no event runs');
  vi.spyOn(event, 'stopCrowd').mockImplementation(() => {
    throw new Error('the crowd is stubborn');
  });
  vi.spyOn(event.host, 'connect').mockReturnValue(new Promise(() => {}));
  const said = await end();
  expect(said).toContain('a crowd did not stop');
});
