/** What gateways publish at a real broker moves a dot on another phone's page, also when the broker is killed meanwhile. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Broker, makeBroker } from '../../loadtest/guards/broker.ts';
import type { OrganizerBadges } from '../../shared/protocol/pages.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { Attendee } from './attendee.ts';
import { launchBrowser } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const TAG = 'F4:1F:0C:28:CB:D6';
/** Nobody's of this event: that it is counted says that the broker is heard. */
const STRANGER = 'F4:1F:0C:28:CB:D7';
const [BAR, LOUNGE] = ['C8:25:2D:8E:9C:01', 'C8:25:2D:8E:9C:02'];

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-mqtt-'));
const settings: Record<string, string> = {};
let browser: Browser;
let broker: Broker;
let gateways: MqttClient;
let server: RunningServer;

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

beforeAll(async () => {
  broker = await makeBroker();
  await broker.start();
  const { url, user, password, authority } = broker;
  Object.assign(settings, { MQTT_URL: url, MQTT_USER: user, MQTT_PASSWORD: password, MQTT_CA: authority });
  Object.assign(process.env, settings);
  const house = demoVenue();
  const radios: Readonly<Record<string, string>> = { 'gw-ground-4': BAR, 'gw-ground-14': LOUNGE };
  const venue = {
    ...house,
    markers: house.markers.map((one) => ({ ...one, ...(one.radio && { radio: radios[one.radio] ?? one.radio }) })),
  };
  const files = ['--venue', write('venue.json', venue), '--event', write('event.json', { badges: [TAG] })];
  [browser, server] = await Promise.all([launchBrowser(), startServer(['--crowd', '0', ...files])]);
  gateways = await connectAsync(url, {
    username: user,
    password,
    ca: readFileSync(authority),
    protocolVersion: 4,
    reconnectPeriod: 100,
  });
  // What cannot be sent while the broker is away is sent again by the library.
  gateways.on('error', () => {});
});

afterAll(async () => {
  await browser?.close();
  await gateways?.endAsync(true);
  await server?.close();
  await broker?.end();
  for (const name of Object.keys(settings)) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

interface Report {
  readonly topic: string;
  readonly payload: string;
}

/** As a Ruuvi gateway publishes it. */
function ruuvi(gateway: string, tag: string, ts: number, rssi: number): Report {
  const row = { gw_mac: gateway, rssi, aoa: [], gwts: ts, ts, data: '0201061BFF9904', coords: '' };
  return { topic: `ruuvi/${gateway}/${tag}`, payload: JSON.stringify(row) };
}

const publish = ({ topic, payload }: Report) => gateways.publishAsync(topic, payload, { qos: 1 });

/** Every different report about the badge so far. */
const sent = new Set<string>();

/** Publish that a gateway has heard the badge now: the same second and strength are the same report. */
async function heardBy(gateway: string): Promise<void> {
  const report = ruuvi(gateway, TAG, Math.floor(Date.now() / 1_000), -50 - (sent.size % 5));
  sent.add(report.topic + report.payload);
  await publish(report);
}

/** What became of the reports so far. */
async function outcomes(): Promise<Readonly<Record<string, number>>> {
  const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${server.token}` } });
  const found = (await answer.text()).matchAll(/^visavis_sightings_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, outcome, count]) => [outcome, Number(count)]));
}

const OFTEN = { timeout: 120_000, interval: 400 };

test('GW 32 gateways at a broker move a dot on a second phone’s page; the broker killed meanwhile costs its absence alone', async () => {
  const { id } = demoVenue();
  const signs = new Map((await server.signs(id)).map((sign) => [sign.marker, sign]));
  const arrive = async (name: string, marker: string | null): Promise<Attendee> => {
    const who = await Attendee.arrive(browser, server.url, { name, language: 'en' });
    const sign = marker === null ? undefined : signs.get(marker);
    if (sign) await who.scan(sign);
    else await who.page.goto(`${server.url}/v/${id}`);
    await who.isConnected();
    await who.join('German', 'Software development', 'Open source');
    return who;
  };
  const ada = await arrive('Ada', null);
  const answer = await fetch(`${server.url}/api/organizer/badges`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const [badge] = ((await answer.json()) as OrganizerBadges).badges;
  await ada.page.goto(badge?.url ?? '');
  await ada.page.getByText(ada.words.badge.bound).waitFor();
  await vi.waitFor(async () => {
    await heardBy(BAR);
    const inWords = ada.page.getByRole('region', { name: ada.words.heard.title });
    expect(await inWords.innerText()).toContain('Coffee Bar');
  }, OFTEN);
  await ada.open('spot');
  const cleo = await arrive('Cleo', 'qr-ground-hall');
  await cleo.open('spot');
  const ben = await arrive('Ben', 'qr-ground-stairs');
  await ben.open('spot');
  await ben.tap(ben.words.open.list);
  // Who is nearest to him stands first in his list: what he can read of where dots are.
  const rows = ben.page.getByRole('list', { name: ben.words.open.list }).locator('li b');
  const nearestFirst = async (gateway: string, names: readonly string[]): Promise<void> => {
    await heardBy(gateway);
    expect((await rows.allInnerTexts()).map((name) => name.replaceAll(/\P{L}/gu, ''))).toEqual(names);
  };
  await vi.waitFor(() => nearestFirst(BAR, ['Ada', 'Cleo']), OFTEN);
  const taken = async () => expect((await outcomes()).taken).toBe(sent.size);
  await vi.waitFor(taken, OFTEN);

  // On her way to the lounge the broker is killed.
  for (let second = 0; second < 2; second++) await heardBy(LOUNGE);
  await vi.waitFor(taken, OFTEN);
  await broker.kill();
  await broker.start();
  const strangers = async () => (await outcomes()).unknownBadge ?? 0;
  await vi.waitFor(async () => {
    await publish(ruuvi(LOUNGE, STRANGER, Math.floor(Date.now() / 1_000), -60));
    expect(await strangers()).toBeGreaterThan(0);
  }, OFTEN);
  await taken();
  const { repeated = 0 } = await outcomes();
  // A gateway that is not sure sends again what it sent, and then goes on.
  const again = ruuvi(LOUNGE, TAG, Math.floor(Date.now() / 1_000), -70);
  sent.add(again.topic + again.payload);
  await Promise.all([again, again, again].map(publish));
  await vi.waitFor(() => nearestFirst(LOUNGE, ['Cleo', 'Ada']), OFTEN);
  await vi.waitFor(taken, OFTEN);
  expect((await outcomes()).repeated).toBeGreaterThanOrEqual(repeated + 2);
  for (const { device } of [ada, ben, cleo]) {
    expect(device.complaints).toEqual([]);
    await device.context.close();
  }
});
