import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Beacon,
  nameOfBeacon,
  readAdvertisement,
  readManufacturerData,
  readServiceData,
} from '../../shared/positioning/beacons/advertisement.ts';
import { bytesOfHex, hexOf } from '../../shared/positioning/beacons/hex.ts';
import { readIBeacon } from '../../shared/positioning/beacons/ibeacon.ts';
import { readAprilBrother, readAprilBrotherDevice } from '../../shared/positioning/gateways/april-brother.ts';
import { minewPackets, readMinewBinary } from '../../shared/positioning/gateways/minew-binary.ts';
import { readBytes, readDocument, readPublished } from '../../shared/positioning/gateways/read-payload.ts';
import { radioName } from '../../shared/venue/radio-name.ts';
import { dataPath } from '../venues/test-data.ts';

const data = dataPath('gateways');

const bytes = (hex: string): Uint8Array => bytesOfHex(hex) ?? new Uint8Array();
const text = (path: string): string => readFileSync(join(data ?? '', path), 'utf8');

interface Vector {
  readonly kind: string;
  readonly hex: string;
  readonly expect: Readonly<Record<string, unknown>> | null;
  readonly lenientOnly?: boolean;
}

/** What a Bluetooth host is told of one advertisement (HCI LE Advertising Report): the address' last byte comes first. */
function fromHci(report: Uint8Array): object | null {
  const beacon = readAdvertisement(report.subarray(14, 14 + (report[13] ?? 0)));
  const mac = hexOf(report.slice(7, 13).reverse()).toUpperCase();
  return beacon === null ? null : { mac, rssi: (report.at(-1) ?? 0) - 256, ...beacon };
}

const READERS: Readonly<Record<string, (read: Uint8Array) => object | null>> = {
  adv: readAdvertisement,
  hci: fromHci,
  'svcdata-feaa': (read) => readServiceData(0xfeaa, read),
  'mfgdata-004c': readIBeacon,
  mfgdata: readManufacturerData,
  'aprilbrother-v4-device': (read) => {
    const device = readAprilBrotherDevice(read);
    if (device === null) return null;
    const { beacon, ...rest } = device;
    return { ...rest, ...beacon };
  },
};

describe.skipIf(data === null)('real payloads', () => {
  test('GW 1 every frame of the collection is read field by field, and what is none is refused', () => {
    const vectors: Vector[] = JSON.parse(text('vectors.json'));
    expect(vectors).toHaveLength(27);
    for (const { kind, hex, expect: expected, lenientOnly } of vectors) {
      const read = READERS[kind]?.(bytes(hex));
      // Its frame is longer than it says, and what is encrypted names nobody here.
      if (expected === null || lenientOnly) expect([hex, read]).toEqual([hex, null]);
      else {
        const degrees = expected.temperature_C;
        const wanted =
          typeof degrees === 'number' ? { ...expected, temperature_C: expect.closeTo(degrees, 3) } : expected;
        expect(read).toMatchObject(wanted);
        // Nothing besides, but for one case that does not list the age.
        const more = Object.keys(read ?? {}).filter((key) => !(key in expected));
        expect(more.filter((key) => key !== 'uptime_s')).toEqual([]);
      }
    }
  });

  test('GW 3 a capture of a Minew G1 in binary is read packet by packet', () => {
    const capture = bytes(text('raw/minew-g1-binary-long.hex').trim());
    const expected: {
      transmitterId: string;
      rssiSignature: { receiverId: string; rssi: number; numberOfDecodings: number }[];
      packets: string[];
    }[] = JSON.parse(text('raw/minew-g1-binary-long.expected.json'));
    const read = minewPackets(capture);
    expect(capture).toHaveLength(881);
    const devices = Map.groupBy(read?.packets ?? [], ({ mac }) => mac);
    expect([...devices.keys()]).toEqual(expected.map(({ transmitterId }) => transmitterId));
    for (const { transmitterId, rssiSignature, packets } of expected) {
      const heard = devices.get(transmitterId) ?? [];
      const mean = Math.round(heard.reduce((sum, { rssiDbm }) => sum + rssiDbm, 0) / heard.length);
      expect(rssiSignature).toMatchObject([{ receiverId: read?.gateway, rssi: mean, numberOfDecodings: heard.length }]);
      const unique = new Set(heard.map(({ data: payload }) => hexOf(payload)));
      // There each ends with it, after what a radio sends before: two bytes and the address, once without its first zero.
      const ends = packets.map((packet) => [...unique].find((each) => (each ? packet.endsWith(each) : packet === '')));
      expect([new Set(ends), ends.length]).toEqual([unique, unique.size]);
    }
    const names = new Set(readMinewBinary(capture)?.flatMap((hearing) => hearing.names.slice(1)));
    expect([...names]).toEqual([
      'ibeacon:4c2b0000-0001-0001-0001-012b010002c9:1:1',
      'eddystone:00112233445566778899:000000000000',
      'ibeacon:fda50693-a4e2-4fb1-afcf-c6eb07647825:10001:19641',
    ]);
  });

  test('GW 3 so is one in JSON', () => {
    const gateway = 'ac:23:3f:c0:7d:a5';
    const first = {
      gateway,
      names: ['0b:e3:83:05:0d:e8', 'ibeacon:6a08635b-25f7-410a-8cf8-60eefa2e6eab:1000:1500'],
      rssiDbm: -58,
    };
    expect(readDocument(JSON.parse(text('raw/minew-g1-json-long.json')))).toEqual([
      { ...first, at: Date.parse('2020-11-16T20:21:01.328Z') },
      { ...first, at: Date.parse('2020-11-16T20:20:58.298Z') },
      {
        gateway,
        names: ['9c:30:5b:93:9c:76', 'ibeacon:50765cb7-d9ea-4e21-99a4-fa879613a492:61930:35455'],
        rssiDbm: -81,
        at: Date.parse('2020-11-16T20:20:57.095Z'),
      },
    ]);
  });

  test('GW 4 all that a Ruuvi gateway posts is read, with and without times', () => {
    for (const file of [
      'http_data_with_timestamps',
      'http_data_without_timestamps',
      'history',
      'history_with_decoding_df5',
    ]) {
      const json = JSON.parse(text(`ruuvi/${file}.json`));
      const tags: [string, { rssi: number; timestamp?: number }][] = Object.entries(json.data.tags);
      expect(readDocument(json)).toEqual(
        tags.map(([mac, { rssi, timestamp }]) => ({
          gateway: 'c8:25:2d:8e:9c:2c',
          names: [mac.toLowerCase()],
          rssiDbm: rssi,
          at: timestamp === undefined ? null : timestamp * 1000,
        })),
      );
      expect(tags.length).toBeGreaterThan(1);
    }
    for (const file of ['gw_status_after_reboot', 'ruuvi_1']) {
      expect(readDocument(JSON.parse(text(`ruuvi/${file}.json`)))).toBe(null);
    }
  });

  test('GW 4 so is what it publishes, a device a message', () => {
    const topic = ['ruuvi', 'C8:25:2D:8E:9C:2C', 'F4:1F:0C:28:CB:D6'];
    const read = (file: string) => readPublished(JSON.parse(text(`ruuvi/${file}.json`)), topic);
    const heard = { gateway: 'c8:25:2d:8e:9c:2c', names: ['f4:1f:0c:28:cb:d6'] };
    expect(read('mqtt_data_with_timestamps')).toEqual([{ ...heard, rssiDbm: -26, at: 1_653_668_027_000 }]);
    expect(read('mqtt_data_without_timestamps')).toEqual([{ ...heard, rssiDbm: -25, at: null }]);
    expect(readPublished({ state: 'online' }, [...topic.slice(0, 2), 'gw_status'])).toEqual([]);
  });

  test('GW 5 each of 1,693 messages of ESPresense nodes is read', () => {
    const lines = text('espresense/stationary_7_14.75_1.25.jsonl').trim().split('\n');
    const { nodes }: { nodes: Record<string, unknown> } = JSON.parse(text('espresense/nodes.json'));
    expect(lines).toHaveLength(1693);
    const gateways = new Set<string>();
    for (const line of lines) {
      const { topic, payload } = JSON.parse(line);
      const node = topic.split('/').at(-1);
      const names = ['02:00:00:00:00:01', 'watch:person1'];
      expect(readPublished(payload, topic.split('/'))).toEqual([
        { gateway: node, names, rssiDbm: payload.rssi, at: null },
      ]);
      gateways.add(node);
    }
    expect([...gateways].filter((gateway) => !(gateway in nodes))).toEqual(['office_alt']);
    expect(gateways.size).toBe(10);
  });
});

const UUID = 'e2c56db5-dffb-48d2-b060-d0f5a71096e0';

test('GW 1 an AltBeacon’s frame is read whoever’s company id it carries, and only whole', () => {
  const id = `${UUID.replaceAll('-', '')}00010002`;
  const frame = `1bff1801beac${id}c500`;
  const beacon: Beacon = { type: 'altbeacon', id, txPower1m: -59 };
  expect(readAdvertisement(bytes(`020106${frame}`))).toEqual(beacon);
  expect(readAdvertisement(bytes(`1bff4c00beac${id}c500`))).toEqual(beacon);
  expect(readAdvertisement(bytes(`1bff1801beac${id}1a00`))).toEqual({ ...beacon, txPower1m: null });
  expect(nameOfBeacon(beacon)).toBe(`altbeacon:${id}`);
  expect(readAdvertisement(bytes(frame.slice(0, -2)))).toBe(null);
  expect(readAdvertisement(bytes(frame.replace('beac', 'beab')))).toBe(null);
});

test('GW 2 a name on a list is the same however its address or frame is written', () => {
  for (const written of ['AC233FC02F87', 'ac-23-3f-c0-2f-87', 'AC:23:3F:c0:2f:87']) {
    expect(radioName(written)).toBe('ac:23:3f:c0:2f:87');
  }
  expect(radioName(`iBeacon:${UUID.toUpperCase()}:100:0`)).toBe(`ibeacon:${UUID}:100:0`);
  expect(radioName('EDDYSTONE:00112233445566778899:AABBCCDDEEFF')).toBe('eddystone:00112233445566778899:aabbccddeeff');
  for (const own of ['Badge-7', 'AC:23-3f:c0:2f:87', 'ac233fc02f8', 'ac233fc02f877']) expect(radioName(own)).toBe(own);
});

test('GW 5 an ESPresense id that was made of a frame names that frame', () => {
  const names = (id: string) =>
    readPublished({ id, 'rssi@1m': -59, rssi: -70 }, ['espresense', 'devices', id, 'hall'])?.[0]?.names;
  expect(names(`iBeacon:${UUID}-100-0`)).toContain(`ibeacon:${UUID}:100:0`);
  expect(names('eddy:0011223344445566778899-aabbccddeeff')).toContain('eddystone:00112233445566778899:aabbccddeeff');
  expect(names('phone:ada')).toEqual(['phone:ada']);
  expect(readPublished({ id: 'phone:ada', rssi: -70 }, ['espresense', 'devices', 'phone:ada', 'hall'])).toBe(null);
});

test('GW 6 Theengs and OpenMQTTGateway name a device by address, by a frame that they took apart, or by the frame', () => {
  const topic = ['home', 'OMG_hall', 'BTtoMQTT', '6087574C9BC2'];
  const apart = { uuid: '1de4b189115e45f6b44e509352269977', major: 0, minor: 7, txpower: -66, mfid: '4c00' };
  const heard = { gateway: 'OMG_hall', rssiDbm: -78, at: null };
  const names = ['60:87:57:4c:9b:c2', 'ibeacon:1de4b189-115e-45f6-b44e-509352269977:0:7'];
  // As the documentation of OpenMQTTGateway shows them.
  const one = { id: '60:87:57:4C:9B:C2', mac_type: 1, rssi: -78, distance: 7.85288, model_id: 'IBEACON', ...apart };
  expect(readPublished(one, topic)).toEqual([{ ...heard, names }]);
  expect(readPublished({ ...one, id: apart.uuid, mac: one.id }, topic)).toEqual([{ ...heard, names }]);
  const raw = { id: one.id, rssi: -78, manufacturerdata: '4c0002151de4b189115e45f6b44e50935226997700000007be' };
  expect(readPublished(raw, topic)).toEqual([{ ...heard, names }]);
  const service = {
    id: one.id,
    rssi: -78,
    servicedatauuid: '0xfeaa',
    servicedata: '00e800112233445566778899aabbccddeeff',
  };
  expect(readPublished(service, topic)?.[0]?.names).toEqual([names[0], 'eddystone:00112233445566778899:aabbccddeeff']);
  expect(readPublished(one, ['home', 'OMG_hall', 'other', 'x'])).toBe(null);
  expect(readPublished({ ...one, rssi: 'near' }, topic)).toBe(null);
});

test('GW 3 an April Brother gateway’s MessagePack is read, and nothing that is cut or goes on', () => {
  const text8 = (value: string) => [0xa0 + value.length, ...Buffer.from(value)];
  const device = [...bytes(`00a1b2c3d4e5f6aa0201061aff4c000215${UUID.replaceAll('-', '')}00640000c5`)];
  const message = Uint8Array.from([
    ...[0x85, ...text8('v'), ...text8('1.5.3'), ...text8('mid'), 0xcd, 1, 2, ...text8('time'), 0xce, 0, 0, 1, 2],
    ...[...text8('mac'), ...text8('B0B4480C4F3A'), ...text8('devices'), 0x91, 0xc4, device.length, ...device],
  ]);
  const names = ['a1:b2:c3:d4:e5:f6', `ibeacon:${UUID}:100:0`];
  expect(readBytes(message)).toEqual([{ gateway: 'b0:b4:48:0c:4f:3a', names, rssiDbm: -86, at: null }]);
  for (let length = 0; length < message.length; length += 1)
    expect(readAprilBrother(message.subarray(0, length))).toBe(null);
  expect(readAprilBrother(Uint8Array.from([...message, 0]))).toBe(null);
  expect(readAprilBrother(Uint8Array.from([...Array(60).fill(0x91), 0xc0]))).toBe(null);
  expect(readAprilBrother(Uint8Array.from([0xdf, 0xff, 0xff, 0xff, 0xff]))).toBe(null);
});
