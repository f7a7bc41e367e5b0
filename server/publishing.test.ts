import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@colyseus/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../shared/protocol/notices.ts';
import type { Published, SessionAnswer } from '../shared/protocol/pages.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { defaultEvent } from '../shared/venue/demo/default-event.ts';
import { demoVenue } from '../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import { type App, createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createMemoryStore } from './store/memory.ts';
import { runVenueCommand } from './venues/command/venue-command.ts';
import { loadVenue } from './venues/library.ts';

const TOKEN = 'organizer-token-1';
const venue = demoVenue();
const newSign: VenueFile = {
  ...venue,
  areas: venue.areas.map((area, n) =>
    n === 0 ? { ...area, name: { en: 'The Blue Room', fr: 'La salle bleue' } } : area,
  ),
};
/** Each publishing starts a thread, which takes its time where much else runs. */
const PATIENCE = 180_000;
let folder = '';
let app: App | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-publishing-'));
});

afterEach(async () => {
  await app?.close();
  app = null;
  rmSync(folder, { recursive: true, force: true });
});

const write = (content: unknown) =>
  writeFileSync(join(folder, 'venue.json'), typeof content === 'string' ? content : JSON.stringify(content));

async function boot(crowd = 0): Promise<string> {
  write(venue);
  const path = join(folder, 'venue.json');
  app = await createApp({
    config: { ...readConfig({}), host: '127.0.0.1' },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    allowInsecure: true,
    organizerToken: TOKEN,
    store: createMemoryStore(),
    events: [{ loaded: await loadVenue(path), plan: defaultEvent(venue.id, crowd > 0), crowd, path }],
    pages: () => ({
      templates: { html: async () => '<!doctype html><html><body><main><!--first--></main><!--boot--></body></html>' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
  });
  return (await app.listen(0)).publicUrl;
}

async function publish(base: string, of = venue.id, token = TOKEN) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${base}/api/organizer/venues/${of}/reload`, { method: 'POST', headers });
  const said: Published = await answer.json();
  return { status: answer.status, said };
}

async function joins(base: string, role: 'phone' | 'kiosk') {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: venue.id, role, secret: null }),
  });
  const seat: SessionAnswer = await answer.json();
  const room = await new Client(base).joinById<{ venueHash: string }>(seat.roomId, {
    ticket: seat.ticket,
    protocol: PROTOCOL_VERSION,
  });
  room.reconnection.enabled = false;
  const notices: Notice[] = [];
  let left: number | null = null;
  room.onMessage('*', () => {});
  room.onMessage(MESSAGE.notice, (notice: Notice) => void notices.push(notice));
  room.onLeave((code) => {
    left = code;
  });
  return { room, notices, left: () => left };
}

const served = async (base: string, hash: string): Promise<VenueFile | null> => {
  const answer = await fetch(`${base}/venues/${venue.id}/${hash}.json`);
  return answer.ok ? answer.json() : null;
};

test(
  'RM 43 a new version is heard of by every phone and kiosk on the line that it has',
  async () => {
    const base = await boot();
    const [phone, kiosk] = await Promise.all([joins(base, 'phone'), joins(base, 'kiosk')]);
    const first = app?.events[0]?.venueHash ?? '';
    await expect.poll(() => phone.notices.some(({ type }) => type === 'welcome')).toBe(true);
    expect((await publish(base)).said).toEqual({ outcome: 'unchanged', venueHash: first });

    write(newSign);
    expect((await publish(base, venue.id, 'wrong')).status).toBe(401);
    expect((await publish(base, 'elsewhere')).status).toBe(404);
    const [one, other] = await Promise.all([publish(base), publish(base)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const hash = app?.events[0]?.venueHash ?? '';
    expect(hash).not.toBe(first);
    expect([one.said, other.said]).toContainEqual({ outcome: 'published', venueHash: hash });

    await expect.poll(() => phone.notices).toContainEqual({ type: 'venue', venueHash: hash });
    await expect.poll(() => kiosk.room.state.venueHash).toBe(hash);
    expect([phone.left(), kiosk.left()]).toEqual([null, null]);
    expect((await served(base, hash))?.areas[0]?.name?.en).toBe('The Blue Room');
    // For pages that were told of it and have not fetched it yet.
    expect((await served(base, first))?.areas[0]?.name?.en).toBe(venue.areas[0]?.name?.en);
    expect(await (await fetch(`${base}/`)).text()).toContain(app?.events[0]?.venueHash);
  },
  PATIENCE,
);

test(
  'RM 48 the command line publishes too, and says what came of it',
  async () => {
    const base = await boot();
    const say = (...more: readonly string[]) =>
      runVenueCommand(['publish', venue.id, '--endpoint', base, '--token', TOKEN, ...more]);
    write(newSign);
    expect(await say()).toEqual({ out: 'Published: open pages have the new version.', err: '', code: 0 });
    expect(JSON.parse((await say('--json')).out)).toMatchObject({ good: true, outcome: 'unchanged' });
    write({ ...venue, levels: [] });
    const refused = await say();
    expect(refused).toMatchObject({ out: expect.stringMatching(/^Refused; nothing has changed.*levels/s), code: 1 });
    const wrong = (...words: readonly string[]) => runVenueCommand(['publish', ...words]);
    expect(await wrong(venue.id, '--endpoint', base, '--token', 'x')).toMatchObject({
      err: 'The token is wrong.',
      code: 1,
    });
    expect((await wrong('elsewhere', '--endpoint', base, '--token', TOKEN)).err).toContain('"elsewhere"');
    expect(await wrong(venue.id, '--endpoint', 'nowhere', '--token', TOKEN)).toMatchObject({ code: 2 });
    expect(await wrong(venue.id, '--token', TOKEN)).toMatchObject({ code: 2 });
    expect((await wrong(venue.id, '--endpoint', 'http://127.0.0.1:1', '--token', TOKEN)).err).toContain('no server');
  },
  PATIENCE,
);

test(
  'RM 44 a file with faults, of another venue, or that is gone is refused sentence by sentence, and nothing changes',
  async () => {
    const base = await boot();
    const phone = await joins(base, 'phone');
    const first = app?.events[0]?.venueHash ?? '';
    const [sign] = venue.markers;
    const wrong: readonly (readonly [unknown, RegExp])[] = [
      ['{ "id": ', /not JSON/],
      [{ ...venue, levels: 'none' }, /levels/],
      [{ ...venue, areas: venue.areas.slice(1) }, /names the area/],
      [{ ...venue, markers: [sign, sign] }, /markers\[1\]/],
      [{ ...venue, id: 'another-house' }, /"another-house"/],
    ];
    for (const [content, sentence] of wrong) {
      write(content);
      const { status, said } = await publish(base);
      expect(status, String(sentence)).toBe(422);
      expect(said.outcome === 'faulty' ? said.faults.join('\n') : '').toMatch(sentence);
    }
    rmSync(join(folder, 'venue.json'));
    expect((await publish(base)).said).toMatchObject({
      outcome: 'faulty',
      faults: [expect.stringMatching(/There is nothing at/)],
    });
    expect(app?.events[0]?.venueHash).toBe(first);
    expect(await served(base, first)).not.toBe(null);
    expect(phone.notices.filter(({ type }) => type === 'venue')).toEqual([]);
    expect(phone.left()).toBe(null);
  },
  PATIENCE,
);

test(
  'RM 45 the simulated people of a demo begin anew in the house as it is now',
  async () => {
    const base = await boot(12);
    const present = () => app?.events[0]?.host.figures.lines;
    await expect.poll(present).toBe(12);
    write({
      ...newSign,
      markers: newSign.markers.filter((_, n) => n % 3 !== 0).map(({ meetingPoint: _, ...rest }) => rest),
    });
    expect((await publish(base)).said).toMatchObject({ outcome: 'published' });
    await expect.poll(present).toBe(12);
  },
  PATIENCE,
);
