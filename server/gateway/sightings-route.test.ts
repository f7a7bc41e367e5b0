import { request } from 'node:http';
import { expect, test } from 'vitest';
import { GATEWAY, gateway, NOW, ORGANIZER, post, runningEvent, serve, told, venue } from '../served.ts';
import { openIntake } from './intake.ts';

test('DO 28 sightings want the gateways’ token, known gateways and a time that can be', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const report = { gateway, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
  expect((await post('/api/sightings', report)).status).toBe(401);
  expect((await post('/api/sightings', report, { authorization: `Bearer ${ORGANIZER}` })).status).toBe(401);
  expect(told.heard).toEqual([]);
  const none = { taken: 0, unknownGateway: 0, unknownBadge: 0, tooOld: 0, inTheFuture: 0, repeated: 0 };
  const one = await post('/api/sightings', report, { authorization });
  expect([one.status, await one.json()]).toEqual([200, { ...none, taken: 1 }]);
  const list = [
    { ...report, time: '2026-11-23T09:00:00+01:00' },
    { ...report, time: NOW + 4_000 },
    { ...report, gateway: 'not-here' },
    { ...report, badge: 'somebody-else’s' },
    { ...report, time: NOW - 61_000 },
    { ...report, time: NOW + 6_000 },
  ];
  const many = await post('/api/sightings', list, { authorization });
  expect(await many.json()).toEqual({
    taken: 2,
    unknownGateway: 1,
    unknownBadge: 1,
    tooOld: 1,
    inTheFuture: 1,
    repeated: 0,
  });
  expect(told.heard.map(({ at }) => at)).toEqual([NOW - 1_000, NOW, NOW]);
  expect(told.heard[0]).toEqual({ type: 'badge-heard', badge: 'badge-1', gateway, rssiDbm: -67, at: NOW - 1_000 });
  for (const wrong of [{ ...report, rssi: 999 }, { ...report, time: 'today' }, { ...report, more: 1 }, [{}], 'x']) {
    const answer = await post('/api/sightings', wrong, { authorization });
    expect(answer.status).toBe(400);
  }
  expect(told.heard).toHaveLength(3);
});

test('DO 28 a gateway is known by its radio and by its marker, and the longest list that is taken fits in a body', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const marker = venue.markers.find((each) => each.radio === gateway)?.id ?? '';
  const time = NOW - 1_000;
  const both = [gateway, marker].map((name) => ({ gateway: name, badge: 'badge-1', rssi: -67, time }));
  expect(await (await post('/api/sightings', both, { authorization })).json()).toMatchObject({ taken: 2 });
  const long = {
    gateway: 'g'.repeat(80),
    badge: 'b'.repeat(80),
    rssi: -139.25,
    time: '2026-11-23T09:00:00.123456+01:00',
  };
  const most = await post('/api/sightings', Array(1_000).fill(long), { authorization });
  expect(await most.json()).toMatchObject({ unknownGateway: 1_000 });
  expect((await post('/api/sightings', Array(1_001).fill(both[0]), { authorization })).status).toBe(400);
});

test('RM 60 gateways of a venue published anew are heard at once, and those that are gone no more', async () => {
  const event = await runningEvent();
  let now = venue;
  await serve([Object.defineProperty(event, 'venue', { get: () => now })]);
  const authorization = `Bearer ${GATEWAY}`;
  const heardBy = async (name: string) => {
    const report = { gateway: name, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
    return (await (await post('/api/sightings', report, { authorization })).json()).taken;
  };
  expect([await heardBy(gateway), await heardBy('gw-of-the-new-wing')]).toEqual([1, 0]);
  const markers = venue.markers.map((each) =>
    each.radio === gateway ? { ...each, id: 'new-wing', radio: 'gw-of-the-new-wing' } : each,
  );
  now = { ...venue, markers };
  expect([await heardBy(gateway), await heardBy('gw-of-the-new-wing')]).toEqual([0, 1]);
});

test('DO 28 without a gateway token no sighting is taken', async () => {
  await serve([await runningEvent()], { gatewayToken: null });
  const report = { gateway, badge: 'b', rssi: -67, time: NOW };
  const answer = await post('/api/sightings', report, { authorization: 'Bearer null' });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('GATEWAY_TOKEN');
});

const MAC = 'AC:23:3F:C0:7D:A5';
/** The demo venue whose gateway goes by its address, and whose badges are an address and an iBeacon. */
async function withAddresses() {
  const markers = venue.markers.map((each) => (each.radio === gateway ? { ...each, radio: MAC } : each));
  const badges = ['0be383050de8', 'iBeacon:6A08635B-25F7-410A-8CF8-60EEFA2E6EAB:1000:1501', 'badge-1'];
  return { ...(await runningEvent({ badges })), venue: { ...venue, markers } };
}

const send = (body: string | Uint8Array, headers: Record<string, string>) =>
  fetch(`${told.base}/api/sightings`, { method: 'POST', headers, body: Buffer.from(body) });

test('GW 8 a gateway’s own format is taken as it is, with the token as bearer or as password', async () => {
  await serve([await withAddresses()]);
  const timestamp = new Date(NOW - 1_000).toISOString();
  const row = { timestamp, type: 'iBeacon', ibeaconUuid: '6A08635B25F7410A8CF860EEFA2E6EAB', ibeaconMajor: 1000 };
  const rows = [
    { timestamp, type: 'Gateway', mac: 'AC233FC07DA5' },
    { ...row, mac: '0BE383050DE8', ibeaconMinor: 1500, rssi: -58 },
    { ...row, mac: '4DF6A1B2C3D4', ibeaconMinor: 1501, rssi: -61 },
    { ...row, mac: '4DF6A1B2C3D5', ibeaconMinor: 1502, rssi: -62 },
  ];
  const password = `Basic ${Buffer.from(`gateway:${GATEWAY}`).toString('base64')}`;
  const answer = await send(JSON.stringify(rows), { authorization: password, 'content-type': 'text/plain' });
  expect([answer.status, await answer.json()]).toMatchObject([200, { taken: 2, unknownBadge: 1 }]);
  const heard = { type: 'badge-heard', gateway: MAC, at: NOW - 1_000 };
  expect(told.heard).toEqual([
    { ...heard, badge: '0be383050de8', rssiDbm: -58 },
    { ...heard, badge: 'iBeacon:6A08635B-25F7-410A-8CF8-60EEFA2E6EAB:1000:1501', rssiDbm: -61 },
  ]);

  // One device, one packet without data: 0be383050de8 at -60 dBm, and no time.
  const binary = Buffer.from('bb0100000019ac233fc07da500010be383050de800010000c4dd', 'hex');
  binary.writeUInt32BE(binary.length, 2);
  const bearer = { authorization: `Bearer ${GATEWAY}`, 'content-type': 'application/json' };
  expect(await (await send(binary, bearer)).json()).toMatchObject({ taken: 1 });
  expect(told.heard.at(-1)).toEqual({ ...heard, badge: '0be383050de8', rssiDbm: -60, at: NOW });

  const wrong = `Basic ${Buffer.from(`${GATEWAY}:gateway`).toString('base64')}`;
  expect((await send(binary, { authorization: wrong })).status).toBe(401);
  expect(told.heard).toHaveLength(3);
});

test('GW 8 without the token a long body is answered before it is sent', async () => {
  await serve([await runningEvent()]);
  const ask = (token: string, length: number) =>
    new Promise<number | undefined>((done, fail) => {
      const headers = { authorization: `Bearer ${token}`, 'content-length': length };
      const asked = request(`${told.base}/api/sightings`, { method: 'POST', headers }, (answer) => {
        done(answer.statusCode);
        asked.destroy();
      });
      asked.on('error', fail);
      asked.write('[');
    });
  expect(await ask('not-the-token-at-all', 256 * 1024)).toBe(401);
  expect(await ask(GATEWAY, 256 * 1024 + 1)).toBe(413);
  const report = { gateway, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
  const long = JSON.stringify(report).padEnd(256 * 1024);
  expect(await (await send(long, { authorization: `Bearer ${GATEWAY}` })).json()).toMatchObject({ taken: 1 });
});

test('GW 9 what could not be used is counted, and logged once a minute as numbers alone', async () => {
  const lines: unknown[] = [];
  const log = { info() {}, error() {}, warn: (...line: unknown[]) => void lines.push(line) };
  let now = NOW;
  const events = [await runningEvent()];
  const intake = openIntake({ events, now: () => now, log });
  const hearing = { gateway: 'secret-place', names: ['secret-watch'], rssiDbm: -60, at: null };
  intake.malformed();
  intake.take([hearing, hearing]);
  intake.take([{ ...hearing, gateway }]);
  now += 59_999;
  intake.malformed();
  const words = 'gateways sent what could not be used';
  expect(lines).toEqual([[{ malformed: 1, unknownGateway: 0 }, words]]);
  now += 1;
  intake.malformed();
  expect(lines.slice(1)).toEqual([[{ malformed: 2, unknownGateway: 2 }, words]]);
  expect(intake.counts).toMatchObject({ taken: 0, unknownGateway: 2, unknownBadge: 1, malformed: 3 });
  expect(told.heard).toEqual([]);
});

test('GW 10 a report that comes again counts once; two without a time are two', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const report = { gateway, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
  const list = [report, report, { ...report, rssi: -68 }, { ...report, badge: 'badge-2' }, { ...report, time: NOW }];
  expect(await (await post('/api/sightings', list, { authorization })).json()).toMatchObject({ taken: 4, repeated: 1 });
  expect(await (await post('/api/sightings', report, { authorization })).json()).toMatchObject({
    taken: 0,
    repeated: 1,
  });
  expect(told.heard).toHaveLength(4);
  const intake = openIntake({
    events: [await runningEvent()],
    now: () => NOW,
    log: { info() {}, warn() {}, error() {} },
  });
  const hearing = { gateway, names: ['badge-1'], rssiDbm: -60, at: null };
  expect(intake.take([hearing, hearing])).toMatchObject({ taken: 2, repeated: 0 });
  // However many come between, within what 5,000 badges say in ten seconds.
  const timed = { ...hearing, at: NOW - 1_000 };
  const others = Array.from({ length: 49_000 }, (_, at) => ({ ...timed, rssiDbm: -30 - at / 1_000 }));
  expect(intake.take([timed, ...others])).toMatchObject({ taken: 49_000, repeated: 1 });
  expect(intake.take([timed])).toMatchObject({ repeated: 1 });
});
