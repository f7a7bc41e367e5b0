import { readFileSync } from 'node:fs';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type Broker, makeBroker } from './broker.ts';
import { type House, openHouse } from './house.ts';
import { smallVenue } from './small-venue.ts';

const RUUVI = 'C8:25:2D:8E:9C:2C';
const TAG = 'F4:1F:0C:28:CB:D6';
const HEARD = 'the broker of the gateways is heard';
const NOT_HEARD = 'the broker of the gateways is not heard';

let broker: Broker;
let house: House;
let gateways: MqttClient;
const lines: string[] = [];
const times = (words: string) => lines.filter((line) => line.includes(words)).length;

/** A gateway at this place of the small house. */
const gatewayAt = (radio: string, area: string, x: number, y: number): VenueFile['markers'][number] => ({
  id: `gw-${area}`,
  kind: 'beacon',
  level: '0',
  at: [x, y],
  standAt: [x, y],
  area,
  name: { en: area },
  radio,
});

beforeAll(async () => {
  broker = await makeBroker();
  await broker.start();
  const { user: username, password, url, authority } = broker;
  const options = {
    username,
    password,
    ca: readFileSync(authority),
    protocolVersion: 4,
    reconnectPeriod: 100,
  } as const;
  gateways = await connectAsync(url, options);
  // What cannot be sent while the broker is away is sent again by the library.
  gateways.on('error', () => {});
  // Kept by the broker, and without a time: whoever comes later must not take it for news.
  await publish(...espresense('bar'), true);
  house = await openHouse({
    venue: {
      ...smallVenue,
      markers: [...smallVenue.markers, gatewayAt('bar', 'bar', 21, 5), gatewayAt(RUUVI, 'foyer', 18, 6)],
    },
    badges: [TAG, 'badge-7'],
    env: { MQTT_URL: url, MQTT_USER: username, MQTT_PASSWORD: password, MQTT_CA: authority, MQTT_TOPICS: '' },
    line: (line) => void lines.push(line),
  });
  await vi.waitFor(() => expect(times(HEARD)).toBe(1), 5_000);
});

afterAll(async () => {
  await gateways?.endAsync(true);
  await house?.close();
  await broker?.end();
});

/** What became of the reports so far. */
async function outcomes(): Promise<Readonly<Record<string, number>>> {
  const { endpoint, token } = house.server;
  const answer = await fetch(`${endpoint}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const found = (await answer.text()).matchAll(/^visavis_sightings_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, outcome, count]) => [outcome, Number(count)]));
}

const become = (wanted: Readonly<Record<string, number>>) =>
  vi.waitFor(async () => expect(await outcomes()).toMatchObject(wanted), 10_000);

const publish = (topic: string, payload: object | string, retain = false) =>
  gateways.publishAsync(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { qos: 1, retain });

const espresense = (node: string) =>
  [
    `espresense/devices/badge-7/${node}`,
    { mac: '0200000000aa', id: 'badge-7', idType: 250, 'rssi@1m': -64, rssi: -55, raw: 5.24, distance: 5.89, int: 588 },
  ] as const;

const ruuvi = (ts: number, rssi: number) =>
  [
    `ruuvi/${RUUVI}/${TAG}`,
    { gw_mac: RUUVI, rssi, aoa: [], gwts: ts, ts, data: '0201061BFF9904', coords: '' },
  ] as const;

test('GW 11 what gateways publish at a broker moves whoever has bound the badge; the rest is counted', async () => {
  const ada = house.phone('Ada', 'a', 'b');
  try {
    await ada.connected();
    await ada.must({ type: 'join', profile: ada.profile, oldEnough: true });
    const secretOf = (badge: string) => house.badges.find((each) => each.badge === badge)?.secret ?? '';
    await ada.must({ type: 'bind-badge', badge: TAG, secret: secretOf(TAG) });
    const isIn = (area: string) => async (report: Parameters<typeof publish>) => {
      await publish(...report);
      const place = ada.notices.findLast((notice) => notice.type === 'me')?.place;
      expect([place?.source, place?.area]).toEqual(['beacon', area]);
    };
    // Gateways say again and again what they hear.
    const often = { timeout: 10_000, interval: 300 };
    await vi.waitFor(() => isIn('foyer')([...ruuvi(Math.floor(Date.now() / 1000), -55)]), often);
    await ada.must({ type: 'bind-badge', badge: 'badge-7', secret: secretOf('badge-7') });
    await vi.waitFor(() => isIn('bar')([...espresense('bar')]), often);
  } finally {
    ada.link.close();
  }
  await publish(...espresense('another-house'));
  await publish('espresense/devices/watch/bar', { ...espresense('bar')[1], id: 'watch' });
  await publish(`ruuvi/${RUUVI}/${TAG}`, '{"gw_mac":');
  await publish('home/x/BTtoMQTT/y', 'x'.repeat(300_000));
  await become({ unknownGateway: 1, unknownBadge: 1, malformed: 2 });
});

test('GW 12 a broker that is killed and started again is heard again: nothing counts twice, and the rest arrives', async () => {
  const before = await outcomes();
  const taken = before.taken ?? 0;
  const [now, all] = [Math.floor(Date.now() / 1000), 100];
  const reports = Array.from({ length: all }, (_, at) => ruuvi(now - (at % 10), -30 - Math.floor(at / 10)));
  const first = reports.slice(0, all / 2).map((report) => publish(...report));
  await vi.waitFor(async () => expect((await outcomes()).taken).toBeGreaterThan(taken), {
    timeout: 5_000,
    interval: 5,
  });
  await broker.kill();
  await vi.waitFor(() => expect(times(NOT_HEARD)).toBeGreaterThan(0), 5_000);
  await broker.start();
  // Whatever the broker had not acknowledged, the gateway's library sends again.
  await Promise.all(first);
  await vi.waitFor(() => expect(times(HEARD)).toBe(2), 10_000);
  // A gateway that is not sure sends all of it again, and what is new.
  await Promise.all(reports.map((report) => publish(...report)));
  await become({ taken: taken + all, malformed: before.malformed ?? 0 });
  expect((await outcomes()).repeated).toBeGreaterThan(0);
});
