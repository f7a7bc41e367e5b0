import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { CloseCode } from '@colyseus/core';
import { Client } from '@colyseus/sdk';
import { afterEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { type App, createApp } from './app.ts';
import { selfSigned } from './operations/self-signed.ts';
import { createMemoryStore } from './store/memory.ts';
import { loadDemoVenue } from './venues/library.ts';

const loaded = loadDemoVenue();
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-tls-'));
const authorities = getCACertificates('default');
let app: App | null = null;

afterEach(async () => {
  await app?.close();
  setDefaultCACertificates(authorities);
  rmSync(folder, { recursive: true, force: true });
});

/** The serial number of the certificate that is served. */
const served = (port: number) =>
  new Promise<string>((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      done(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    }).once('error', fail);
  });

test('DO 64 the server speaks https and wss on its one port, and a renewed certificate needs no restart', async () => {
  const files = { certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  const write = ({ cert, key }: { cert: string; key: string }) => {
    writeFileSync(files.certificate, cert);
    writeFileSync(files.key, key);
  };
  const [first, second] = [selfSigned('127.0.0.1'), selfSigned('127.0.0.1')];
  setDefaultCACertificates([first.cert, second.cert]);
  write(first);
  app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, tls: files, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `https://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store: createMemoryStore(),
    events: [{ loaded, plan: defaultEvent(loaded.venue.id), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body><!--first--><!--boot--></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  const { port, publicUrl } = await app.listen(0);
  expect((await fetch(`${publicUrl}/health`)).headers.get('strict-transport-security')).not.toBeNull();
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();

  const answer = await fetch(`${publicUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: loaded.venue.id, role: 'phone', secret: null }),
  });
  const { ticket, roomId } = await answer.json();
  const room = await new Client(publicUrl).joinById(roomId, { ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  const left = new Promise<number>((done) => room.onLeave(done));

  const before = await served(port);
  write(second);
  app.renewCertificate();
  expect(await served(port)).not.toBe(before);
  // Who was there is there still, and hears of the end like everybody.
  await app.close();
  expect(await left).toBe(CloseCode.SERVER_SHUTDOWN);
});
