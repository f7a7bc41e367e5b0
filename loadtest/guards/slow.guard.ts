import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Attacker } from './attacker.ts';
import { type House, openHouse } from './house.ts';
import type { Phone } from './phone.ts';

/** Of each kind. */
const LINES = 100;

let house: House;
let attacker: Attacker;
let honest: Phone;

beforeAll(async () => {
  house = await openHouse();
  attacker = new Attacker(house.server.endpoint, house.event);
  honest = house.phone('Ada', 'knots', '');
  await honest.connected();
});

afterAll(async () => {
  honest?.link.close();
  attacker?.end();
  await house?.close();
});

async function cut(reason: string): Promise<number> {
  const headers = { authorization: `Bearer ${house.server.token}` };
  const text = await (await fetch(`${house.server.endpoint}/metrics`, { headers })).text();
  return Number(new RegExp(`^visavis_cuts_total\\{reason="${reason}"\\} (\\d+)`, 'm').exec(text)?.[1]);
}

test('DO 103 requests that begin and do not go on are ended within their time, and others are answered meanwhile', async () => {
  const before = await cut('half-open');
  const beginnings = [
    '',
    'GET / HTTP/1.1\r\nHost: he',
    'POST /api/session HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  ];
  const halves = Array.from({ length: 3 * LINES }, (_, at) => attacker.say(beginnings[at % 3] ?? ''));
  let ended = 0;
  for (const half of halves) void half.then(() => ended++);
  while (ended < halves.length) {
    expect((await fetch(`${house.server.endpoint}/health`)).status).toBe(200);
    await honest.must({ type: 'present', visible: true });
    await wait(500);
  }
  expect(new Set((await Promise.all(halves)).map((said) => said.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  expect((await cut('half-open')) - before).toBe(halves.length);
});

test('DO 104 heads of a request without end, and bytes that are no request, are ended at once', async () => {
  const [oversized, malformed] = [await cut('oversized'), await cut('malformed')];
  const long = 'x'.repeat(20_000);
  expect(await attacker.say(`GET / HTTP/1.1\r\nHost: here\r\nX-Long: ${long}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  expect(await attacker.say(`GET /${long} HTTP/1.1\r\nHost: here\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  const many = Array.from({ length: 5_000 }, (_, at) => `X-${at}: 1\r\n`).join('');
  expect(await attacker.say(`GET / HTTP/1.1\r\nHost: here\r\n${many}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  for (const bytes of ['\x16\x03\x01\x02\x00', 'HELO here\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '\0\0\0\0\r\n\r\n'])
    expect(await attacker.say(bytes), JSON.stringify(bytes)).toMatch(/^HTTP\/1\.1 400 /);
  expect((await cut('oversized')) - oversized).toBe(3);
  expect((await cut('malformed')) - malformed).toBe(4);
  expect(await attacker.say('CONNECT here:80 HTTP/1.1\r\nHost: here\r\n\r\n')).toBe('');
  expect((await fetch(`${house.server.endpoint}/health`)).status).toBe(200);
});
