import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../shared/crowd/chance.ts';
import { quantile } from '../figures.ts';
import { type House, openHouse, openPair } from './house.ts';
import { type Onlookers, openOnlookers, signedHouse } from './onlookers.ts';
import { Phone, profileOf } from './phone.ts';
import { processorSeconds } from './processor.ts';
import { openSlowLine, type SlowLine } from './slow-line.ts';

const PHONES = 1_500;
const WITHIN_MS = 60_000;
const ROUND_TRIP_MS = 300;
/** Of all packets, each way. */
const LOST = 0.02;
/** How long the delays of those who are in already are taken at a time. */
const WINDOW_MS = 8_000;
const WINDOWS_BEFORE = 2;
const SEED = 20_261;
const chance = new Chance(SEED);

let house: House;
let line: SlowLine;
let onlookers: Onlookers;
const phones: Phone[] = [];

beforeAll(async () => {
  house = await openHouse({ venue: signedHouse });
  onlookers = await openOnlookers(house);
  line = await openSlowLine({
    to: Number(new URL(house.server.endpoint).port),
    delayMs: ROUND_TRIP_MS / 2,
    lost: LOST,
    random: () => chance.next(),
  });
});

afterAll(async () => {
  for (const phone of phones) phone.link.close();
  await line?.close();
  onlookers?.end();
  await house?.close();
});

/** Each phone asks by an address of its own, so that it shares no connection with others; the server sees one address. */
const endpointOf = (at: number): string => `http://127.1.${at >> 8}.${at & 255}:${line.port}`;

test('DO 88 1,500 join within 60 s from one address, at 300 ms round trip and 2 % of packets lost each way, with every limit on', async () => {
  const pair = await openPair(house, 0);
  // Who is in already goes on meanwhile: a card comes, both say yes, and they are walked to each other.
  const met = Promise.all(
    pair.map(async (phone) => {
      const { id } = await phone.told('proposal');
      await phone.must({ type: 'answer', proposal: id, yes: true });
      await phone.told('meeting');
    }),
  );
  const p99 = { before: Array.of<number>(), meanwhile: Array.of<number>() };
  for (let window = 0; window < WINDOWS_BEFORE; window++) p99.before.push(await onlookers.p99(WINDOW_MS));
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
  let isOver = false;
  const watching = (async () => {
    while (!isOver) p99.meanwhile.push(await onlookers.p99(WINDOW_MS));
  })();
  for (let at = 0; at < PHONES; at++) {
    await wait(Math.max(0, began + (at * WITHIN_MS) / PHONES - performance.now()));
    joins.push(join(at));
  }
  await Promise.all(joins);
  const seconds = (performance.now() - began) / 1000;
  const used = processorSeconds(house.server.pid) - before;
  isOver = true;
  await watching;
  const [p50, slow] = [quantile(joinMs, 0.5), quantile(joinMs, 0.99)].map((ms) => Math.round(ms ?? 0));
  const rounded = (all: readonly number[]) => all.map(Math.round).join(', ');
  console.info(
    `${joinMs.length} in after ${seconds.toFixed(1)} s; a join p50 ${p50} ms, p99 ${slow} ms, most ${Math.round(Math.max(...joinMs))} ms; ` +
      `${line.counts.lost} of ${line.counts.packets} packets lost on ${line.counts.connections} connections; the server used ` +
      `${used.toFixed(1)} s of a core; near delays of who was in, p99: ${rounded(p99.before)} ms before, ${rounded(p99.meanwhile)} ms meanwhile`,
  );
  expect(faults).toEqual([]);
  expect(joinMs).toHaveLength(PHONES);
  await met;
  expect(pair.map((phone) => phone.link.line)).toEqual(['connected', 'connected']);
});
