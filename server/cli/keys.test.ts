import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { type App, createApp } from '../app.ts';
import { addressOf } from '../organizer/event-addresses.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { loadDemoVenue } from '../venues/library.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-keys-command-'));
const loaded = loadDemoVenue();
let app: App | null = null;

afterEach(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command as an operator types it, in a process of its own. */
async function keys(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['server/cli/keys.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder },
  });
  return stdout;
}

test('DO 66 a server that runs follows the command without a restart', async () => {
  app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken: null },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store: openSqliteStore(folder),
    events: [{ loaded, plan: defaultEvent(loaded.venue.id), crowd: 0 }],
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body><!--first--><!--boot--></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  const { publicUrl } = await app.listen(0);
  const [event] = app.events;
  const marker = loaded.venue.markers.find(({ kind }) => kind === 'qr')?.id ?? '';
  if (event === undefined) throw new Error('no event');
  const sign = () => addressOf(event, publicUrl, marker);
  const statusOf = async (address: string) => (await fetch(address)).status;

  const old = sign();
  const [, id = ''] = /signs {2}([0-9a-f]{8})/.exec(await keys('list')) ?? [];
  await keys('rotate', '--event', event.plan.id);
  await vi.waitUntil(() => sign() !== old, { timeout: 30_000, interval: 100 });
  expect([await statusOf(old), await statusOf(sign())]).toEqual([200, 200]);
  await keys('withdraw', '--event', event.plan.id, '--key', id);
  await vi.waitUntil(async () => (await statusOf(old)) === 403, { timeout: 30_000, interval: 200 });
  expect(await statusOf(sign())).toBe(200);
}, 90_000);
