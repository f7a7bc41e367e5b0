import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Command } from '../../shared/protocol/commands.ts';
import { Attacker, frameOf } from './attacker.ts';
import { type House, openHouse } from './house.ts';
import { type Onlookers, openOnlookers, signedHouse } from './onlookers.ts';
import { profileOf } from './phone.ts';

const STALLED = 500;
const AT_ONCE = 10;
/** How long the others' delays are taken at a time, with the phones reading and not reading in turn. */
const WINDOW_MS = 6_000;
const LEAST_TURNS = 2;
/** Of these while the phones are held back as silent, too. */
const HELD_WINDOWS = 3;
/** On a machine that does much else a stretch may be worse for either: then more are taken. */
const MOST_TURNS = 8;
const MOST_RATIO = 1.2;
/** Half a minute, the time between two pings, and a second until it is looked at; on a machine that is late. */
const CLOSED_WITHIN_MS = 60_000;
const NOT_BEFORE_MS = 29_000;
const MOST_WAITING = 256 * 1024;

let house: House;
let attacker: Attacker;
let onlookers: Onlookers;

beforeAll(async () => {
  house = await openHouse({ venue: signedHouse });
  attacker = new Attacker(house.server.endpoint, house.event);
  onlookers = await openOnlookers(house);
});

afterAll(async () => {
  onlookers?.end();
  attacker?.end();
  await house?.close();
});

let said = 0;
const say = (socket: WebSocket, command: Command): void => socket.send(frameOf({ n: said++, command }));

/** A phone as it is on the wire: joined, open, and looking at where the onlookers are. */
async function phone(number: number): Promise<WebSocket> {
  const socket = await attacker.socket();
  say(socket, { type: 'join', profile: profileOf('Somebody', `phone ${number}`, ''), oldEnough: true });
  const marker = `qr-${number % signedHouse.markers.length}`;
  say(socket, { type: 'scan', marker, signature: house.signOf(marker) });
  say(socket, { type: 'open', minutes: 60, show: 'spot' });
  say(socket, { type: 'look', level: '0', minX: 0, minY: 0, maxX: 30, maxY: 20, again: false });
  return socket;
}

async function neverRead(): Promise<number> {
  const headers = { authorization: `Bearer ${house.server.token}` };
  const text = await (await fetch(`${house.server.endpoint}/metrics`, { headers })).text();
  return Number(/^visavis_cuts_total\{reason="never-reads"\} (\d+)/m.exec(text)?.[1]);
}

function memory(): number {
  const status = readFileSync(`/proc/${house.server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

test('LT 60 500 phones that stop reading at once: nothing piles up for them, the others’ p99 changes by less than a fifth, after half a minute they are closed, and may come back', async () => {
  const phones: WebSocket[] = [];
  let next = 0;
  const joining = Array.from({ length: AT_ONCE }, async () => {
    while (next < STALLED) phones.push(await phone(next++));
  });
  await Promise.all(joining);
  const reading: number[] = [];
  const stalled: number[] = [];
  const present = () => phones.forEach((socket) => void say(socket, { type: 'present', visible: true }));
  const isSteady = () => Math.min(...stalled) < MOST_RATIO * Math.min(...reading);
  for (let turn = 0; turn < LEAST_TURNS || (turn < MOST_TURNS && !isSteady()); turn++) {
    present();
    for (const socket of phones) socket.resume();
    await wait(1_000);
    reading.push(await onlookers.p99(WINDOW_MS));
    present();
    for (const socket of phones) socket.pause();
    stalled.push(await onlookers.p99(WINDOW_MS));
  }
  for (const socket of phones) socket.resume();
  await wait(1_000);
  expect(await neverRead()).toBe(0);

  const before = memory();
  for (const socket of phones) socket.pause();
  const stopped = performance.now();
  const held = (async () => {
    for (let window = 0; window < HELD_WINDOWS; window++) stalled.push(await onlookers.p99(WINDOW_MS));
  })();
  let most = 0;
  let firstMs = 0;
  for (let closed = 0; closed < STALLED && performance.now() - stopped < CLOSED_WITHIN_MS; ) {
    await wait(500);
    most = Math.max(most, memory() - before);
    closed = await neverRead();
    if (closed > 0 && firstMs === 0) firstMs = performance.now() - stopped;
  }
  const allMs = performance.now() - stopped;
  await held;
  const rounded = (all: readonly number[]) => all.map(Math.round).join(', ');
  console.info(
    `the others' p99 ${rounded(reading)} ms while ${STALLED} read, ${rounded(stalled)} ms while they do not; ` +
      `closed after ${Math.round(firstMs / 100) / 10} to ${Math.round(allMs / 100) / 10} s; memory grew by ${Math.round(most / 1e6)} MB`,
  );
  expect(await neverRead()).toBe(STALLED);
  expect(firstMs).toBeGreaterThan(NOT_BEFORE_MS);
  expect(most).toBeLessThan(STALLED * MOST_WAITING);
  expect(Math.min(...stalled) / Math.min(...reading)).toBeLessThan(MOST_RATIO);
  expect(onlookers.lost).toBe(0);
  expect((await phone(STALLED)).readyState).toBe(WebSocket.OPEN);
});
