import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';
import { Phone, profileOf } from './phone.ts';
import { smallVenue } from './small-venue.ts';

/** How long people come and go; VISAVIS_CHURN_MINUTES=10 for the whole figure. */
const MINUTES = Number(process.env.VISAVIS_CHURN_MINUTES ?? 0.6);
/** So many are in the house at a time. */
const AT_ONCE = 16;
/** Between two looks at the memory all have left. */
const ROUNDS = 12;
/** What is made once is made, and compiled, in the first of them. */
const WARM_UP_ROUNDS = 4;
/** A round has so many visits at least, on a slow machine, too. */
const LEAST_VISITS = 60;
/** So much may the server's own growing come to after that: shapes and tables that V8 makes for what is used often. */
const OWN_BYTES = 400_000;
/** A person that is not let go of holds some kilobytes. */
const MOST_BYTES_A_VISIT = 50;
/** After each round the server's clock goes on by so much: who has left is remembered for a quarter of an hour. */
const LATER_MS = 16 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-churn-'));
const file = join(folder, 'heap');
let house: House;
let visits = 0;
let asked = 0;

beforeAll(async () => {
  house = await openHouse({
    env: {
      NODE_OPTIONS: ['clock-ahead.ts', 'heap-told.ts']
        .map((name) => `--import ${join(import.meta.dirname, name)}`)
        .join(' '),
      HEAP_FILE: file,
      ADDRESS_NEWCOMERS: '1000000',
    },
  });
});

afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Held {
  readonly asked: number;
  readonly held: number;
  readonly rss: number;
}

function read(): Held | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What the server holds once everything is let go of that can be. */
async function held(): Promise<Held> {
  if (house.server.pid !== null) process.kill(house.server.pid, 'SIGUSR2');
  asked += 1;
  for (;;) {
    const told = read();
    if (told?.asked === asked) return told;
    await wait(20);
  }
}

/** Until the server has let go of the last line. */
async function nobodyIsConnected(): Promise<void> {
  const headers = { authorization: `Bearer ${house.server.token}` };
  for (;;) {
    const text = await (await fetch(`${house.server.endpoint}/metrics`, { headers })).text();
    const lines = [...text.matchAll(/^visavis_connections(?:\{[^}]*\})? (\d+)/gm)];
    if (lines.length > 0 && lines.every(([, count]) => count === '0')) return;
    await wait(20);
  }
}

/** Come, be seen, and leave for good; every third loses the line before that and comes back as the same. */
async function visit(): Promise<void> {
  const number = visits++;
  const profile = profileOf(`Guest ${number}`, `what ${number} gives`, `what ${number} seeks`);
  let phone = house.phone(profile.firstName, profile.giveLine, profile.seekLine);
  await phone.connected();
  await phone.must({ type: 'join', profile, oldEnough: true });
  const { id } = smallVenue.markers[number % smallVenue.markers.length] ?? { id: '' };
  await phone.must({ type: 'scan', marker: id, signature: house.signOf(id) });
  await phone.must({ type: 'open', minutes: 60, show: number % 4 === 0 ? 'area' : 'spot' });
  await phone.must({ type: 'look', level: '0', minX: 0, minY: 0, maxX: 30, maxY: 20, again: false });
  if (number % 3 === 0) {
    phone.link.close();
    const { secret } = phone;
    phone = new Phone({ endpoint: house.server.endpoint, event: house.event, profile, secret });
    await phone.connected();
  }
  await phone.must({ type: 'leave' });
  phone.link.close();
}

test('LT 62 people come and go, and the server’s memory does not grow', {
  timeout: (MINUTES + 10) * 60_000,
}, async () => {
  const points: (readonly [visits: number, bytes: number])[] = [];
  const rss: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const end = performance.now() + (MINUTES * 60_000) / ROUNDS;
    const least = visits + LEAST_VISITS;
    const lanes = Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < end || visits < least) await visit();
    });
    await Promise.all(lanes);
    await house.pass(LATER_MS);
    await nobodyIsConnected();
    const now = await held();
    points.push([visits, now.held]);
    rss.push(now.rss);
  }
  const [warm, last] = [points[WARM_UP_ROUNDS - 1] ?? [0, 0], points.at(-1) ?? [0, 0]];
  const [more, grown] = [last[0] - warm[0], last[1] - warm[1]];
  const MB = (bytes: number) => (bytes / 1e6).toFixed(2);
  console.info(
    `${visits} visits in ${MINUTES} minutes; held after each round: ${points.map(([, bytes]) => MB(bytes)).join(', ')} MB, ` +
      `that is ${MB(grown)} MB more after ${more} visits more; resident ${rss.map(MB).join(', ')} MB`,
  );
  expect(grown).toBeLessThan(OWN_BYTES + more * MOST_BYTES_A_VISIT);
});
