import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { BEAT } from '../../shared/meeting/proposal.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { Attacker, frameOf } from './attacker.ts';
import { type House, openHouse } from './house.ts';
import { NEAR_SIGNS } from './near-signs.ts';
import { type Onlookers, openOnlookers, signedHouse } from './onlookers.ts';
import { profileOf } from './phone.ts';
import { processorSeconds } from './processor.ts';

const STALLED = 500;
const AT_ONCE = 10;
/**
 * How long the server's work and the others' delays are taken at a time: one whole beat, on which cards go out to everybody.
 * A shorter time holds a beat or does not, by chance, and a beat of so many is as much work as all else in a second or two.
 */
const WINDOW_MS: number = BEAT;
/** Processor time of the server while phones do not read, against that while they do. */
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
  const marker = NEAR_SIGNS[number % NEAR_SIGNS.length] ?? '';
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

test('LT 60 500 phones that stop reading at once: nothing piles up for them, the server works no fifth more, after half a minute they are closed, and may come back', async () => {
  const phones: WebSocket[] = [];
  let next = 0;
  const joining = Array.from({ length: AT_ONCE }, async () => {
    while (next < STALLED) phones.push(await phone(next++));
  });
  await Promise.all(joining);
  // What others feel is how long the server is at work. Times by the clock are told, and not judged: on a machine that does
  // much else they differ by far more than a fifth from one moment to the next.
  const cost = { reading: { used: 0, ms: 0 }, stopped: { used: 0, ms: 0 } };
  const measured = async (kind: keyof typeof cost): Promise<number> => {
    const [used, began] = [processorSeconds(house.server.pid), performance.now()];
    const delay = await onlookers.p99(WINDOW_MS);
    cost[kind].used += processorSeconds(house.server.pid) - used;
    cost[kind].ms += performance.now() - began;
    return delay;
  };
  // The others' p99 while all read, in the first seconds after these have stopped, and once they are known to be silent.
  const p99 = { reading: Array.of<number>(), stopping: Array.of<number>(), silent: Array.of<number>() };
  const present = () => phones.forEach((socket) => void say(socket, { type: 'present', visible: true }));
  const read = async () => {
    present();
    for (const socket of phones) socket.resume();
    await wait(1_000);
    p99.reading.push(await measured('reading'));
    present();
  };
  const stop = async () => {
    for (const socket of phones) socket.pause();
    p99.stopping.push(await measured('stopped'));
    p99.silent.push(await measured('stopped'));
  };
  // On the first beat after so many came, all of them are told of each other: no such beat comes again.
  await onlookers.p99(WINDOW_MS);
  await read();
  await stop();
  await read();
  expect(await neverRead()).toBe(0);

  const before = memory();
  const stopped = performance.now();
  const stopping = stop();
  let most = 0;
  let firstMs = 0;
  for (let closed = 0; closed < STALLED && performance.now() - stopped < CLOSED_WITHIN_MS; ) {
    await wait(500);
    most = Math.max(most, memory() - before);
    closed = await neverRead();
    if (closed > 0 && firstMs === 0) firstMs = performance.now() - stopped;
  }
  const allMs = performance.now() - stopped;
  await stopping;
  const rounded = (all: readonly number[]) => all.map(Math.round).join(', ');
  const share = ({ used, ms }: typeof cost.reading) => (used * 1000) / ms;
  const ratio = share(cost.stopped) / share(cost.reading);
  console.info(
    `the server's processor ${share(cost.reading).toFixed(3)}, ${share(cost.stopped).toFixed(3)} of a core; the others' p99 ${rounded(p99.reading)} ms while ${STALLED} read, ${rounded(p99.stopping)} ms as they stop, ` +
      `${rounded(p99.silent)} ms once they are silent; closed after ${(firstMs / 1000).toFixed(1)} to ` +
      `${(allMs / 1000).toFixed(1)} s; memory grew by ${Math.round(most / 1e6)} MB`,
  );
  expect(await neverRead()).toBe(STALLED);
  expect(firstMs).toBeGreaterThan(NOT_BEFORE_MS);
  expect(most).toBeLessThan(STALLED * MOST_WAITING);
  expect(ratio).toBeLessThan(MOST_RATIO);
  expect(onlookers.lost).toBe(0);
  expect((await phone(STALLED)).readyState).toBe(WebSocket.OPEN);
});
