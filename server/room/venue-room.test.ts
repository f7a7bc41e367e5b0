import { ErrorCode, matchMaker, Server } from '@colyseus/core';
import { Client as SdkClient, type Room as SdkRoom } from '@colyseus/sdk';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Notice } from '../../shared/protocol/notices.ts';
import { CLOSE, MESSAGE, PROTOCOL_VERSION, ROOM_NAME } from '../../shared/protocol/version.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { countCuts } from '../operations/cuts.ts';
import { createMemoryStore } from '../store/memory.ts';
import { VenueHost } from './host.ts';
import type { KioskScreens } from './kiosk-lines.ts';
import { NO_METER, type SentKind } from './meter.ts';
import type { Seat, Tickets, WorldPort } from './ports.ts';
import { quietWorld, recordingLog } from './testing.ts';
import { defineVenueRoom, type RoomEvent } from './venue-room.ts';

const { log, lines } = recordingLog();
const events = new Map<string, RoomEvent>();
const seats = new Map<string, Seat>();
const taken = new Set<string>();
const world: { current: Partial<WorldPort> } = { current: {} };
const NOBODY_HERE = { areas: [], density: [], present: 0, open: 0 };
const store = createMemoryStore();
const sent: { kind: SentKind; bytes: number }[] = [];
const refused: string[] = [];
let server: Server;
let address = '';
let now = 1_000;

async function host(id: string): Promise<VenueHost> {
  return VenueHost.open({
    world: quietWorld({
      apply: (...given) => world.current.apply?.(...given) ?? { ok: true, events: [] },
      advance: (time) => world.current.advance?.(time) ?? [],
      countsNow: () => world.current.countsNow?.() ?? NOBODY_HERE,
    }),
    store,
    badges: { check: () => false },
    log,
    clock: () => now,
    pause: async () => {},
    event: { id, encounterDays: 30 },
    venue: { id: 'venue', hash: 'hash', levels: ['ground'], areas: ['foyer'] },
  });
}

const meter = {
  ...NO_METER,
  sent: (kind: SentKind, bytes: number) => void sent.push({ kind, bytes }),
  refused: (refusal: string) => void refused.push(refusal),
};

beforeAll(async () => {
  for (const id of ['one', 'two']) {
    const office: Tickets = {
      reserve(ticket) {
        const seat = ticket.startsWith(id) ? seats.get(ticket) : undefined;
        return seat === undefined ? 'no-ticket' : { ...seat, ticket, address: '192.0.2.1' };
      },
      take: (ticket) => !taken.has(ticket),
    };
    const screens: KioskScreens = {
      codeOf: ({ key }) =>
        key === 'good' ? { signature: `${Math.floor(now / 30_000)}`, code: 'K', goodFor: 9 } : null,
      shown: (marker, code) => (marker === 'door' && code === 'mine' ? null : 'sign-not-genuine'),
    };
    events.set(id, {
      plan: defaultEvent('venue'),
      host: await host(id),
      tickets: office,
      meter,
      screens,
      admission: { cameFrom() {} },
    });
  }
  const transport = new WebSocketTransport();
  server = new Server({ transport, greet: false, gracefullyShutdown: false });
  server.define(ROOM_NAME, defineVenueRoom({ events, log, cuts: countCuts(), clock: () => now }));
  matchMaker.controller.exposedMethods = ['joinById'];
  await server.listen(0, '127.0.0.1');
  const bound = transport.server?.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the server has no address');
  address = `http://127.0.0.1:${bound.port}`;
  for (const id of ['one', 'two']) await matchMaker.createRoom(ROOM_NAME, { event: id });
});

afterAll(async () => {
  await server.gracefullyShutdown(false);
});

beforeEach(() => {
  world.current = {};
  lines.length = 0;
  sent.length = 0;
  refused.length = 0;
  seats.clear();
  taken.clear();
  for (const person of ['anna', 'ben']) seats.set(`one ${person}`, { person, role: 'phone' });
  seats.set('two carl', { person: 'carl', role: 'phone' });
  seats.set('one kiosk', { person: '', role: 'kiosk' });
  seats.set('one bound kiosk', { person: '', role: 'kiosk', link: { marker: 'door', key: 'good' } });
});

/** A joined phone, and a way to wait for its notices. */
async function join(ticket: string, roomId = 'one') {
  const room: SdkRoom = await new SdkClient(address).joinById(roomId, { ticket, protocol: PROTOCOL_VERSION });
  room.reconnection.enabled = false;
  room.onMessage(MESSAGE.own, () => {});
  const notices: Notice[] = [];
  const waiting = new Set<() => void>();
  room.onMessage(MESSAGE.notice, (notice: Notice) => {
    notices.push(notice);
    for (const look of waiting) look();
  });
  const notice = <T extends Notice['type']>(type: T) =>
    new Promise<Extract<Notice, { type: T }>>((resolve) => {
      const look = () => {
        const at = notices.findIndex((one) => one.type === type);
        if (at < 0) return;
        waiting.delete(look);
        resolve(notices.splice(at, 1)[0] as Extract<Notice, { type: T }>);
      };
      waiting.add(look);
      look();
    });
  const left = new Promise<number>((resolve) => {
    room.onLeave((code) => resolve(code));
  });
  return { room, notice, left };
}

test('RM 20 who joins with a good ticket is welcomed, and each command is answered by its number', async () => {
  now = 5_000;
  const { room, notice } = await join('one anna');
  expect(await notice('welcome')).toMatchObject({ protocol: PROTOCOL_VERSION, now: 5_000, venueHash: 'hash' });
  room.send(MESSAGE.command, { n: 7, command: { type: 'close' } });
  expect(await notice('done')).toEqual({ type: 'done', n: 7 });
  world.current = { apply: () => ({ ok: false, refusal: 'scan-first' }) };
  room.send(MESSAGE.command, { n: 8, command: { type: 'open', minutes: 15, show: 'spot' } });
  expect(await notice('refused')).toEqual({ type: 'refused', n: 8, command: 'open', refusal: 'scan-first' });
  await room.leave();
});

test('OP 4 what is sent is measured by what it holds, in bytes, and a kiosk is sent nothing but state', async () => {
  const phone = await join('one anna');
  await phone.notice('welcome');
  sent.length = 0;
  phone.room.send(MESSAGE.command, { n: 7, command: { type: 'close' } });
  await phone.notice('done');
  phone.room.send(MESSAGE.command, { n: 8, command: { type: 'nonsense' } });
  await phone.notice('refused');
  // What it is, "n", then {type: "done", n: 7} in msgpack with a long head: 1 + 2 + 16 bytes.
  expect(sent[0]).toEqual({ kind: 'notice', bytes: 19 });
  expect(refused).toEqual(['not-understood']);
  await phone.room.leave();
  sent.length = 0;
  const kiosk = await join('one kiosk');
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0), 30_000);
  expect(sent.filter(({ kind }) => kind !== 'state')).toEqual([]);
  await kiosk.room.leave();
});

test('RM 21 no ticket, a foreign one, odd options and another version do not get in', async () => {
  const client = new SdkClient(address);
  const ask = (options: unknown, id = 'one') => client.joinById(id, options);
  const good = { ticket: 'one anna', protocol: PROTOCOL_VERSION };
  await expect(ask({ ...good, protocol: PROTOCOL_VERSION + 1 })).rejects.toMatchObject({ code: CLOSE.otherVersion });
  await expect(ask({ ...good, ticket: 'two carl' })).rejects.toMatchObject({ code: CLOSE.misbehaved });
  const { AUTH_FAILED } = ErrorCode;
  await expect(ask({ ...good, ticket: 'one nobody' })).rejects.toMatchObject({ code: AUTH_FAILED });
  await expect(ask({})).rejects.toMatchObject({ code: AUTH_FAILED });
  await expect(ask({ ...good, more: 1 })).rejects.toMatchObject({ code: AUTH_FAILED });
  taken.add('one anna');
  await expect(ask(good)).rejects.toMatchObject({ code: AUTH_FAILED });
  expect(matchMaker.getLocalRoomById('one').clients).toHaveLength(0);
  expect(lines).toEqual([]);
});

test('RM 34 while the store does not answer nobody joins, and they may come again', async () => {
  const asked = vi.spyOn(store, 'blocksOf').mockRejectedValueOnce(new Error('Anna cannot be read'));
  await expect(join('one anna')).rejects.toMatchObject({ code: ErrorCode.APPLICATION_ERROR });
  expect(lines).toEqual([{ facts: {}, message: 'nobody can join: the store does not answer' }]);
  asked.mockRestore();
  const { room, notice } = await join('one anna');
  await notice('welcome');
  await room.leave();
});

test('RM 22 a client can neither create a room nor join one by anything but its id', async () => {
  const client = new SdkClient(address);
  const good = { ticket: 'one anna', protocol: PROTOCOL_VERSION };
  await expect(client.create(ROOM_NAME, good)).rejects.toThrow();
  await expect(client.joinOrCreate(ROOM_NAME, good)).rejects.toThrow();
  await expect(client.join(ROOM_NAME, good)).rejects.toThrow();
});

test('RM 23 what is not understood is refused kindly, and five times within a minute ends the connection', async () => {
  const odd = [
    { n: 3, command: { type: 'fly' } },
    { n: 4, command: { type: 'close', extra: true } },
    'close',
    { n: -1, command: { type: 'close' } },
  ];
  const { room, notice, left } = await join('one anna');
  const ben = await join('one ben');
  const answers: number[] = [];
  for (const message of odd) {
    room.send(MESSAGE.command, message);
    const { n, command, refusal } = await notice('refused');
    expect({ command, refusal }).toEqual({ command: null, refusal: 'not-understood' });
    answers.push(n);
  }
  expect(answers).toEqual([3, 4, 0, 0]);
  // What was a minute ago no longer counts.
  now += 60_000;
  for (let times = 1; times < 5; times++) {
    room.send('unknown', {});
    await notice('refused');
  }
  room.send(MESSAGE.command, { n: 9, command: { type: 'close' } });
  expect(await notice('done')).toEqual({ type: 'done', n: 9 });
  room.send('unknown', {});
  expect(await left).toBe(CLOSE.misbehaved);
  ben.room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await ben.notice('done')).toEqual({ type: 'done', n: 1 });
  await ben.room.leave();
});

test('RM 24 a handler or a tick that throws is logged without what it said, and the room goes on', async () => {
  const { room, notice } = await join('one anna');
  world.current = {
    apply: () => {
      throw new Error('Anna at 12.3, 4.5');
    },
    advance: () => {
      throw new TypeError('Anna again');
    },
  };
  room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await notice('refused')).toMatchObject({ n: 1, refusal: 'not-understood' });
  events.get('one')?.host.tick();
  const local = matchMaker.getLocalRoomById('one');
  local.onMessage('boom', () => {
    throw new Error('Anna once more');
  });
  room.send('boom', {});
  world.current = {};
  room.send(MESSAGE.command, { n: 2, command: { type: 'close' } });
  expect(await notice('done')).toEqual({ type: 'done', n: 2 });
  const bugs = lines.filter(({ message }) => message === 'a bug of ours');
  expect(bugs.length).toBeGreaterThanOrEqual(3);
  expect(bugs.map(({ facts }) => facts.error)).toContain('TypeError');
  expect(JSON.stringify(bugs)).not.toContain('Anna');
  expect(JSON.stringify(bugs)).toContain('venue-room.test.ts');
  await room.leave();
});

test('RM 25 more than twenty messages a second end that connection alone', async () => {
  const anna = await join('one anna');
  const ben = await join('one ben');
  for (let n = 1; n <= 60; n++) anna.room.send(MESSAGE.command, { n, command: { type: 'present', visible: true } });
  expect(await anna.left).toBeGreaterThan(1000);
  ben.room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await ben.notice('done')).toEqual({ type: 'done', n: 1 });
  await ben.room.leave();
});

test('RM 26 the same person again takes over, and the first line is told so', async () => {
  const applied: string[] = [];
  world.current = {
    apply: (_who, command) => {
      applied.push(command.type);
      return { ok: true, events: [] };
    },
  };
  const first = await join('one anna');
  const second = await join('one anna');
  expect(await first.left).toBe(CLOSE.continuedElsewhere);
  second.room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await second.notice('done')).toEqual({ type: 'done', n: 1 });
  expect(applied).not.toContain('disconnected');
  await second.room.leave();
});

test('RM 27 the state holds the public numbers and nobody; a kiosk has it and nothing else', async () => {
  const counts = {
    areas: [{ area: 'foyer', present: 12, open: 5 }],
    density: [{ level: 'ground', x: 1.5, y: 2, sizeMetres: 4, people: 6 }],
    present: 12,
    open: 5,
  };
  world.current = { countsNow: () => counts };
  const { room, notice } = await join('one kiosk');
  while ((room.state as { open?: number }).open !== 5) await new Promise((resolve) => room.onStateChange.once(resolve));
  expect(room.state.toJSON()).toEqual({
    protocol: PROTOCOL_VERSION,
    event: 'one',
    venueHash: 'hash',
    present: 12,
    open: 5,
    areas: { foyer: counts.areas[0] },
    density: { 'ground 1.5 2': counts.density[0] },
    screens: [],
  });
  room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await notice('refused')).toMatchObject({ n: 1, refusal: 'not-understood' });
  await room.leave();
});

test('DO 202 a bound kiosk is sent its codes, the state says where it is, and its camera alone is heard', async () => {
  now = 30_000;
  const { room, notice } = await join('one bound kiosk');
  expect(await notice('screen')).toMatchObject({ screen: { signature: '1' } });
  now = 60_000;
  expect(await notice('screen')).toMatchObject({ screen: { signature: '2' } });
  await expect.poll(() => (room.state.toJSON() as { screens?: string[] }).screens).toEqual(['door']);
  room.send(MESSAGE.command, { n: 1, command: { type: 'shown', code: 'mine' } });
  expect(await notice('done')).toEqual({ type: 'done', n: 1 });
  room.send(MESSAGE.command, { n: 2, command: { type: 'shown', code: 'other' } });
  expect(await notice('refused')).toEqual({ type: 'refused', n: 2, command: 'shown', refusal: 'sign-not-genuine' });
  const unbound = await join('one kiosk');
  unbound.room.send(MESSAGE.command, { n: 3, command: { type: 'shown', code: 'mine' } });
  expect(await unbound.notice('refused')).toMatchObject({ n: 3, refusal: 'not-understood' });
  await room.leave();
  await expect.poll(() => (unbound.room.state.toJSON() as { screens?: string[] }).screens).toEqual([]);
  await unbound.room.leave();
});

test('RM 28 bytes that are no message at all end that connection alone', async () => {
  const anna = await join('one anna');
  const ben = await join('one ben');
  for (const bytes of [[], [255, 255, 255], [13, 161, 99, 193], [13, 161, 99, 218]])
    anna.room.connection.send(Uint8Array.from(bytes));
  expect(await anna.left).toBeGreaterThan(1000);
  ben.room.send(MESSAGE.command, { n: 1, command: { type: 'close' } });
  expect(await ben.notice('done')).toEqual({ type: 'done', n: 1 });
  await ben.room.leave();
});
