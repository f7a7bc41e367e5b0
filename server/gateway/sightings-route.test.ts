import { expect, test } from 'vitest';
import { GATEWAY, gateway, NOW, ORGANIZER, post, runningEvent, serve, told, venue } from '../served.ts';

test('DO 28 sightings want the gateways’ token, known gateways and a time that can be', async () => {
  await serve([await runningEvent()]);
  const authorization = `Bearer ${GATEWAY}`;
  const report = { gateway, badge: 'badge-1', rssi: -67, time: NOW - 1_000 };
  expect((await post('/api/sightings', report)).status).toBe(401);
  expect((await post('/api/sightings', report, { authorization: `Bearer ${ORGANIZER}` })).status).toBe(401);
  expect(told.heard).toEqual([]);
  const none = { taken: 0, unknownGateway: 0, unknownBadge: 0, tooOld: 0, inTheFuture: 0 };
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
  const most = await post('/api/sightings', Array(50).fill(long), { authorization });
  expect(await most.json()).toMatchObject({ unknownGateway: 50 });
  expect((await post('/api/sightings', Array(51).fill(both[0]), { authorization })).status).toBe(400);
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
