import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { Attacker, frameOf } from './attacker.ts';
import { type House, letMeet, openHouse } from './house.ts';
import { Phone, profileOf } from './phone.ts';
import { smallVenue } from './small-venue.ts';

/** How long strangers shout. */
const ATTACK_MS = 10_000;
const GATEWAY = 'gateway-token-of-the-guard';
const METRICS = 'metrics-token-of-the-guard';

let house: House;
const said: { readonly line: string; readonly at: number }[] = [];

beforeAll(async () => {
  house = await openHouse({
    badges: 2,
    env: { LOG_LEVEL: 'trace', GATEWAY_TOKEN: GATEWAY, METRICS_TOKEN: METRICS, DEBUG: 'colyseus:*' },
    line: (line) => void said.push({ line, at: performance.now() }),
  });
});

afterAll(() => house?.close());

/** What a stranger knocks with, none of which is to be found in a log. */
const FORGED = {
  token: 'a-token-that-somebody-guessed',
  signature: 'AForgedSignatureAAAAAA',
  secret: `${'forgedsecret'.repeat(4).slice(0, 43)}`,
  ticket: 'a.forged.ticket',
  address: '203.0.113.77',
  words: 'Kassiopeia reads the log',
};

/** One of each thing that is turned away, over HTTP and over a socket. */
async function knock(attacker: Attacker): Promise<void> {
  const { endpoint } = house.server;
  const headers = { authorization: `Bearer ${FORGED.token}`, 'x-forwarded-for': FORGED.address };
  const event = house.event;
  const asked = [
    attacker.post('/api/session', { event, role: 'phone', secret: FORGED.secret }, headers),
    attacker.post('/api/session', { event: FORGED.words, role: 'phone', secret: null }),
    attacker.post('/api/session', `{"event":"${FORGED.words}`),
    attacker.post('/api/sightings', [{ badge: FORGED.words }], headers),
    attacker.post('/api/sightings', [{ badge: FORGED.words }], { authorization: `Bearer ${GATEWAY}` }),
    attacker.post(`/matchmake/joinById/${event}`, { ticket: FORGED.ticket, protocol: PROTOCOL_VERSION }),
    attacker.post(`/matchmake/create/${encodeURIComponent(FORGED.words)}`, { ticket: FORGED.ticket }),
    fetch(`${endpoint}/api/organizer/overview`, { headers }),
    fetch(`${endpoint}/metrics`, { headers }),
    fetch(`${endpoint}/v/${smallVenue.id}/qr-bar/${FORGED.signature}`, { headers }),
    fetch(`${endpoint}/${encodeURIComponent(FORGED.words)}?q=${FORGED.token}`),
  ];
  for (const answer of await Promise.allSettled(asked)) {
    if (answer.status === 'fulfilled') await answer.value.body?.cancel();
  }
  await new Promise<void>((done) => {
    const line = connect(Number(new URL(endpoint).port), '127.0.0.1', () =>
      line.end(`NONSENSE ${FORGED.words}\r\nHost: ${FORGED.token}\r\n\r\n`),
    );
    line.on('error', () => {});
    line.on('close', () => done());
    line.resume();
  });
  const socket = await attacker.socket().catch(() => null);
  if (socket === null) return;
  const closed = new Promise<void>((done) => void socket.once('close', () => done()));
  socket.send(frameOf({ n: 1, command: { type: 'hello', words: FORGED.words } }));
  socket.send(frameOf({ n: 2, command: { type: FORGED.words } }, MESSAGE.notice));
  socket.send(Buffer.from([13, 0xa1, 0x63, 0xd9, 0xff, ...Buffer.from(FORGED.words)]));
  socket.send(Buffer.from(FORGED.words));
  socket.close();
  await closed;
}

/** Two live the whole line, with everything in it that is nobody else's. Returns all that must not be written. */
async function liveTheLine(): Promise<string[]> {
  const { server, event, signOf, badges } = house;
  const phone = (name: string, give: string, seek: string) =>
    new Phone({ endpoint: server.endpoint, event, profile: profileOf(name, give, seek) });
  const pair = [
    phone('Zenobia', 'theremin zimbarigeta', 'kolbarigeta'),
    phone('Balthasar', 'kolbarigeta weaving', 'zimbarigeta'),
  ] as const;
  const [one, other] = pair;
  for (const each of pair) {
    await each.connected();
    // Refused, each in its way.
    await each.say({ type: 'open', minutes: 15, show: 'spot' });
    await each.say({ type: 'scan', marker: 'qr-bar', signature: FORGED.signature });
    await each.say({ type: 'join', profile: { ...each.profile, giveLine: 'call +44 20 7946 0958' }, oldEnough: true });
    await each.must({ type: 'join', profile: each.profile, oldEnough: true });
    await each.must({ type: 'scan', marker: 'qr-bar', signature: signOf('qr-bar') });
    await each.must({ type: 'open', minutes: 60, show: 'spot' });
  }
  await one.must({ type: 'bind-badge', badge: badges[0]?.badge ?? '', secret: badges[0]?.secret ?? '' });
  await other.say({ type: 'bind-badge', badge: badges[1]?.badge ?? '', secret: 'a-badge-secret-guessed' });
  await letMeet(house, [pair]);
  const meeting = await one.told('meeting');
  for (const each of pair) await each.must({ type: 'we-met', meeting: meeting.id });
  await one.must({ type: 'end' });
  const tickets: string[] = [];
  for (const [at, each] of pair.entries()) {
    const ticket = (await each.told('meeting-over')).keep?.ticket ?? '';
    tickets.push(ticket);
    await each.must({ type: 'keep', ticket, reach: `pigeon post to loft ${at}, Ravenstein` });
  }
  await one.told('kept', ({ encounter }) => encounter !== null);
  const receipts = pair.flatMap(({ notices }) =>
    notices.flatMap((notice) => (notice.type === 'me' && notice.receipt !== null ? [notice.receipt] : [])),
  );
  const proposals = pair.flatMap(({ notices }) =>
    notices.flatMap((notice) => (notice.type === 'proposal' ? [notice.id] : [])),
  );
  const encounters = one.encounters.map(({ id }) => id);
  const secrets = pair.map(({ secret }) => secret ?? '');
  const people = personIds(server.folder, secrets);
  for (const each of pair) each.link.close();
  return [
    ...['Zenobia', 'Balthasar', 'theremin', 'zimbarigeta', 'kolbarigeta', 'pigeon', 'Ravenstein', '7946'],
    ...secrets,
    ...secrets.map(hashOf),
    ...people,
    ...tickets,
    ...receipts,
    ...proposals,
    ...encounters,
    meeting.id,
    signOf('qr-bar'),
    ...badges.flatMap(({ badge, secret }) => [badge, secret]),
    'a-badge-secret-guessed',
  ];
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

function personIds(folder: string, secrets: readonly string[]): string[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? 'none';
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  const find = database.prepare('SELECT id FROM person WHERE secret_hash IN (?, ?)');
  const rows = find.all(...secrets.map(hashOf));
  database.close();
  expect(rows).toHaveLength(secrets.length);
  return rows.map(({ id }) => String(id));
}

test('OP 7 nothing of anybody is in the log, and under attack it has a line a second at most', async () => {
  const attacker = new Attacker(house.server.endpoint, house.event);
  const private_ = await liveTheLine();
  await knock(attacker);
  const before = said.length;
  const began = performance.now();
  let knocks = 0;
  while (performance.now() - began < ATTACK_MS) {
    await knock(attacker);
    knocks += 1;
  }
  const lines = said.slice(before);
  const seconds = (performance.now() - began) / 1000;
  expect(knocks).toBeGreaterThan(5);
  expect(lines.length, lines.map(({ line }) => line).join('\n')).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  // What still waits is written at the end.
  await house.server.stop();

  const everything = said.map(({ line }) => line).join('\n');
  expect(everything).toContain('"msg":"open"');
  const places = smallVenue.markers.flatMap(({ standAt }) => standAt.map(String));
  const spot = smallVenue.meetingPoints.flatMap(({ at }) => at.map(String));
  const addresses = [FORGED.address, '127.0.0.1:', '"127.0.0.1"'];
  const tokens = [house.server.token, GATEWAY, METRICS];
  const forbidden = [...private_, ...Object.values(FORGED), ...places, ...spot, ...addresses, ...tokens];
  expect(forbidden.every((text) => text.length > 3)).toBe(true);
  expect(forbidden.filter((text) => everything.includes(text))).toEqual([]);
});
