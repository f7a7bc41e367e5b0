import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { NoticeOf } from '../../shared/protocol/notices.ts';
import { quantile } from '../figures.ts';
import { type House, letMeet, openHouse, openPair } from './house.ts';
import type { Phone } from './phone.ts';
import { starvedMs } from './starved.ts';

const PHONES = 300;
const PAIRS = 12;
/** Phones that come in at once. */
const AT_ONCE = 60;
const WITHIN_MS = 5_000;
/** A machine that has something else to do just then is given another chance. */
const MOST_TRIES = 3;

let house: House;
const phones: Phone[] = [];

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  for (const phone of phones) phone.link.close();
  await house?.close();
});

const meetingOf = (phone: Phone): NoticeOf<'meeting'> | undefined =>
  phone.notices.findLast((notice): notice is NoticeOf<'meeting'> => notice.type === 'meeting');

/** End the server, start it again, and say how long after it was open the last phone was back, as far as it was up to us. */
async function restart(): Promise<number> {
  const heard = phones.map((phone) => phone.notices.length);
  const back = Promise.all(phones.map((phone, at) => phone.told('welcome', () => true, heard[at])));
  const { code, ms } = await house.server.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  await vi.waitFor(() => expect(phones.filter((phone) => phone.link.line === 'connected')).toEqual([]), 5_000);

  await house.server.start();
  const openAt = performance.now();
  // Whichever waited longer for the machine: both may have waited at once.
  const pids = [process.pid, house.server.pid];
  const before = pids.map(starvedMs);
  await back;
  const held = Math.round(Math.max(...pids.map((pid, at) => starvedMs(pid) - (before[at] ?? 0))));
  const times = phones.map((phone) => Math.round((phone.connectedAt ?? Number.NaN) - openAt));
  const said = [0.5, 0.99, 1].map((share) => quantile(times, share));
  console.info(
    `ended in ${Math.round(ms)} ms; ${PHONES} phones back p50, p99, last: ${said.join(', ')} ms; starved ${held} ms`,
  );
  return Math.max(...times) - held;
}

test('OP 8 SIGTERM tells 300 phones to come back and ends; they are back within 5 s, in the same meetings', async () => {
  const pairs = await Promise.all(Array.from({ length: PAIRS }, (_, at) => openPair(house, at)));
  await letMeet(house, pairs);
  phones.push(...pairs.flat());
  while (phones.length < PHONES) {
    const fresh = Array.from({ length: Math.min(AT_ONCE, PHONES - phones.length) }, (_, at) =>
      house.phone(`Guest ${at}`, '', ''),
    );
    phones.push(...fresh);
    await Promise.all(fresh.map((phone) => phone.connected()));
  }
  const before = phones.map((phone) => meetingOf(phone)?.id);
  expect(before.filter((id) => id !== undefined)).toHaveLength(2 * PAIRS);

  for (let tries = 1; (await restart()) > WITHIN_MS; tries += 1) expect(tries).toBeLessThan(MOST_TRIES);

  for (const [at, [one, other]] of pairs.entries()) {
    const meeting = meetingOf(one)?.id ?? '';
    expect([meeting, meeting, meetingOf(other)?.id]).toEqual([before[2 * at], before[2 * at + 1], meeting]);
    // It is no memory of a meeting, but one that goes on.
    for (const phone of [one, other]) await phone.must({ type: 'we-met', meeting });
    await Promise.all([one, other].map((phone) => phone.told('meeting', ({ phase }) => phase === 'talking')));
  }
});
