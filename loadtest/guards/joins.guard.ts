import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../shared/crowd/chance.ts';
import { quantile } from '../figures.ts';
import { type House, openHouse, openPair } from './house.ts';
import { Phone, profileOf } from './phone.ts';
import { openSlowLine, type SlowLine } from './slow-line.ts';

const PHONES = 1_500;
const WITHIN_MS = 60_000;
const ROUND_TRIP_MS = 300;
const SEED = 20_261;
const chance = new Chance(SEED);

let house: House;
let line: SlowLine;
const phones: Phone[] = [];

beforeAll(async () => {
  house = await openHouse();
  line = await openSlowLine({
    to: Number(new URL(house.server.endpoint).port),
    delayMs: ROUND_TRIP_MS / 2,
    lost: 0.02,
    // A join is made of two connections, each of some round trips.
    lostWithinMs: 5 * ROUND_TRIP_MS,
    random: () => chance.next(),
  });
});

afterAll(async () => {
  for (const phone of phones) phone.link.close();
  await line?.close();
  await house?.close();
});

/** Processor time that a process has used, in seconds; 0 where the system does not say. */
function processorSeconds(pid: number | null): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Each phone asks by an address of its own, so that it shares no connection with others; the server sees one address. */
const endpointOf = (at: number): string => `http://127.1.${at >> 8}.${at & 255}:${line.port}`;

test('DO 88 1,500 join within 60 s from one address, at 300 ms round trip and 2 % lost connections, with every limit on', async () => {
  const pair = await openPair(house, 0);
  // Who is in already goes on meanwhile: a card comes, both say yes, and they are walked to each other.
  const met = Promise.all(
    pair.map(async (phone) => {
      const { id } = await phone.told('proposal');
      await phone.must({ type: 'answer', proposal: id, yes: true });
      await phone.told('meeting');
    }),
  );
  const before = processorSeconds(house.server.pid);
  const began = performance.now();
  const joinMs: number[] = [];
  const faults: string[] = [];
  const joins: Promise<void>[] = [];
  const join = async (at: number): Promise<void> => {
    const came = performance.now();
    const phone = new Phone({
      endpoint: endpointOf(at),
      event: house.event,
      profile: profileOf(`Guest ${at}`, `line ${at}`, ''),
    });
    phones.push(phone);
    // What the line loses is said again, as a person would tap again.
    for (let isIn = false; !isIn; ) {
      await phone.connected();
      const answer = await phone.say({ type: 'join', profile: phone.profile, oldEnough: true });
      isIn = answer.ok;
      if (!answer.ok && answer.refusal !== 'offline') faults.push(answer.refusal);
    }
    joinMs.push(performance.now() - came);
  };
  for (let at = 0; at < PHONES; at++) {
    await wait(Math.max(0, began + (at * WITHIN_MS) / PHONES - performance.now()));
    joins.push(join(at));
  }
  await Promise.all(joins);
  const seconds = (performance.now() - began) / 1000;
  const used = processorSeconds(house.server.pid) - before;
  const [p50, p99] = [quantile(joinMs, 0.5), quantile(joinMs, 0.99)].map((ms) => Math.round(ms ?? 0));
  console.info(
    `${joinMs.length} in after ${seconds.toFixed(1)} s; a join p50 ${p50} ms, p99 ${p99} ms, most ${Math.round(Math.max(...joinMs))} ms; ` +
      `${line.counts.lost} of ${line.counts.connections} connections lost; the server used ${used.toFixed(1)} s of a core`,
  );
  expect(faults).toEqual([]);
  expect(joinMs).toHaveLength(PHONES);
  await met;
  expect(pair.map((phone) => phone.link.line)).toEqual(['connected', 'connected']);
});
