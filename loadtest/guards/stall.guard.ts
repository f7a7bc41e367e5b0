import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { MESSAGE } from '../../shared/protocol/version.ts';
import { quantile } from '../figures.ts';
import { Attacker, frameOf } from './attacker.ts';
import { type House, openHouse } from './house.ts';
import { profileOf } from './phone.ts';
import { smallVenue } from './small-venue.ts';

/** Phones that stop reading at once; five hundred with STALLED=500. */
const STALLED = Number(process.env.STALLED ?? 60);
/** Phones that scan, and phones that see it. */
const OTHERS = 10;
const SCAN_EVERY_MS = 1_000;
const WINDOW_MS = 10_000;
/** A phone that does not read is closed after half a minute; looked at once a second. */
const CLOSED_WITHIN_MS = 90_000;
const MOST_TRIES = 4;
/** The network library's code for bytes, and a string of one letter. */
const [BYTES, LETTER] = [17, 0xa1];

let house: House;
let attacker: Attacker;

beforeAll(async () => {
  house = await openHouse();
  attacker = new Attacker(house.server.endpoint, house.event);
});

afterAll(async () => {
  attacker?.end();
  await house?.close();
});

/** A phone as it is on the wire, which can stop to read. */
class Raw {
  readonly socket: WebSocket;
  #n = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  static async open(line: string): Promise<Raw> {
    const raw = new Raw(await attacker.socket());
    raw.say({ type: 'join', profile: profileOf('Somebody', line, ''), oldEnough: true });
    raw.scan(0);
    raw.say({ type: 'open', minutes: 60, show: 'spot' });
    raw.look(false);
    return raw;
  }

  say(command: Command): void {
    this.#n += 1;
    this.socket.send(frameOf({ n: this.#n, command }));
  }

  scan(at: number): void {
    const marker = SIGNS[at % SIGNS.length] ?? '';
    this.say({ type: 'scan', marker, signature: house.signOf(marker) });
  }

  look(again: boolean): void {
    this.say({ type: 'look', level: LEVEL, minX: -50, minY: -50, maxX: 50, maxY: 50, again });
  }
}

const LEVEL = smallVenue.levels[0]?.id ?? '';
const SIGNS = smallVenue.markers.filter(({ kind, level }) => kind === 'qr' && level === LEVEL).map(({ id }) => id);
const LONG = 'x'.repeat(60);

/** How long others waited to see a scan, in milliseconds. */
let delays: number[] = [];
const scans = new Map<string, number>();

function watch({ socket }: Raw): void {
  const decoder = new FloorDecoder(
    smallVenue.levels.map(({ id }) => id),
    smallVenue.areas.map(({ id }) => id),
  );
  socket.on('message', (message: Buffer) => {
    if (message[0] !== BYTES || message[1] !== LETTER || message[2] !== MESSAGE.floor.charCodeAt(0)) return;
    for (const change of decoder.apply(message.subarray(3))) {
      const at = scans.get(decoder.dots.get(change.dot)?.card.giveLine ?? '');
      if (change.type === 'moved' && at !== undefined) delays.push(performance.now() - at);
    }
  });
}

async function cut(): Promise<number> {
  const headers = { authorization: `Bearer ${house.server.token}` };
  const text = await (await fetch(`${house.server.endpoint}/metrics`, { headers })).text();
  return Number(/^visavis_cuts_total\{reason="never-reads"\} (\d+)/m.exec(text)?.[1] ?? 0);
}

async function p99(): Promise<number> {
  delays = [];
  await wait(WINDOW_MS);
  return quantile(delays, 0.99) ?? Number.POSITIVE_INFINITY;
}

test('LT 60 phones that stop reading all at once are closed after half a minute and may come back; the others feel less than a fifth of it', async () => {
  const movers = await Promise.all(Array.from({ length: OTHERS }, (_, at) => Raw.open(`mover ${at}`)));
  for (let at = 0; at < OTHERS; at++) watch(await Raw.open(`watcher ${at}`));
  const stalled = await Promise.all(Array.from({ length: STALLED }, (_, at) => Raw.open(`${LONG} ${at}`)));
  let turn = 0;
  const scanning = setInterval(() => {
    const mover = movers[turn % OTHERS];
    scans.set(`mover ${turn % OTHERS}`, performance.now());
    mover?.scan(1 + Math.floor(turn / OTHERS));
    turn += 1;
  }, SCAN_EVERY_MS / OTHERS);
  const before = await p99();

  const already = await cut();
  for (const { socket } of stalled) socket.pause();
  const asking = setInterval(() => {
    for (const raw of stalled) if (raw.socket.readyState === raw.socket.OPEN) raw.look(true);
  }, 500);
  // On a machine that does much else beside, one stretch may be worse for both.
  let during = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < MOST_TRIES && during >= 1.2 * before; tries++) during = Math.min(during, await p99());
  const end = performance.now() + CLOSED_WITHIN_MS;
  while ((await cut()) - already < STALLED && performance.now() < end) await wait(1_000);
  clearInterval(asking);
  clearInterval(scanning);
  const closed = (await cut()) - already;
  console.info(
    `p99 ${Math.round(before)} ms before, ${Math.round(during)} ms while ${STALLED} do not read; ${closed} closed`,
  );
  expect(closed).toBe(STALLED);
  expect(during).toBeLessThan(1.2 * before);
  expect((await Raw.open('back again')).socket.readyState).toBe(1);
});
