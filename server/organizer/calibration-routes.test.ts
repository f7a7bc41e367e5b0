import { expect, test } from 'vitest';
import type { CalibrationFit, CalibrationRound } from '../../shared/protocol/organizer.ts';
import { NOW, ORGANIZER, runningEvent, serve, told, venue } from '../served.ts';
import { openRounds } from './calibration-round.ts';

const signs = venue.markers.filter(({ kind, level }) => kind === 'qr' && level === 'ground').slice(0, 8);
const gateways = venue.markers.filter(({ kind, level }) => kind === 'beacon' && level === 'ground');

test('OR 40 a round with a badge records that badge alone, while somebody stands, and fits what it heard', async () => {
  const event = await runningEvent();
  await serve([event]);
  const path = `${told.base}/api/organizer/events/${event.plan.id}/calibration`;
  const headers = { authorization: `Bearer ${ORGANIZER}`, 'content-type': 'application/json' };
  const ask = (method: string, body?: object, more = '') =>
    fetch(path + more, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const round = async (answer: Response): Promise<CalibrationRound | null> => (await answer.json()).round;
  expect(await round(await ask('GET'))).toBeNull();
  expect((await ask('POST', { badge: 'unlisted' })).status).toBe(404);
  expect((await ask('POST', { badge: 'badge-1', place: null })).status).toBe(400);
  expect(await round(await ask('POST', { badge: 'badge-1' }))).toMatchObject({
    places: 0,
    readings: 0,
    standing: null,
  });
  expect((await ask('POST', undefined, '/fit')).status).toBe(409);
  const hear = (badge: string, x: number, y: number, at = NOW) => {
    for (const {
      radio,
      id,
      at: [gx, gy],
    } of gateways) {
      const rssiDbm = -50 - 30 * Math.log10(Math.max(1, Math.hypot(gx - x, gy - y)));
      event.calibration.heard({ type: 'badge-heard', badge, gateway: radio ?? id, rssiDbm, at });
    }
  };
  hear('badge-1', 10, 10);
  for (const {
    level,
    standAt: [x, y],
  } of signs) {
    await ask('POST', { place: { level, x, y } });
    hear('badge-1', x, y);
    hear('badge-2', x, y);
    hear('badge-1', x, y, NOW - 1);
    expect((await round(await ask('GET')))?.standing?.readings).toBe(gateways.length);
    await ask('POST', { place: null });
    hear('badge-1', x, y);
  }
  expect(await round(await ask('GET'))).toEqual({
    badge: 'badge-1',
    places: signs.length,
    readings: signs.length * gateways.length,
    standing: null,
  });
  const fit: CalibrationFit = await (await ask('POST', undefined, '/fit')).json();
  expect(Math.abs(fit.radio.exponent - 3)).toBeLessThan(0.5);
  expect(fit.check.places).toBe(signs.length);
  expect(fit.check.after.median).toBeGreaterThan(0);
  expect(await round(await ask('DELETE'))).toBeNull();
  expect(await round(await ask('GET'))).toBeNull();
});

test('OR 51 a round with a phone takes what it says that it hears of this venue’s beacons while somebody stands, and nothing else', async () => {
  const event = await runningEvent();
  await serve([event]);
  const path = `${told.base}/api/organizer/events/${event.plan.id}/calibration`;
  const headers = { authorization: `Bearer ${ORGANIZER}`, 'content-type': 'application/json' };
  const post = async (body: object) => {
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, round: (await answer.json()).round as CalibrationRound | null };
  };
  const [beacon] = gateways;
  const readings = [
    { beacon: beacon?.radio ?? '', rssiDbm: -61, ago: 0 },
    { beacon: beacon?.id ?? '', rssiDbm: -62, ago: 0 },
    { beacon: 'ibeacon:somebody:1:2', rssiDbm: -63, ago: 0 },
    { beacon: beacon?.radio ?? '', rssiDbm: -10, ago: 0 },
    // Before they stood there.
    { beacon: beacon?.radio ?? '', rssiDbm: -64, ago: 1 },
  ];
  const place = { level: 'ground', x: 20, y: 20 };
  await post({ badge: 'badge-1' });
  await post({ place });
  expect((await post({ readings })).round?.readings).toBe(0);
  expect((await post({ badge: null })).round).toEqual({ badge: null, places: 0, readings: 0, standing: null });
  expect((await post({ readings })).round?.readings).toBe(0);
  await post({ place });
  event.calibration.heard({ type: 'badge-heard', badge: 'badge-1', gateway: beacon?.id ?? '', rssiDbm: -60, at: NOW });
  expect((await post({ readings })).round?.standing).toEqual({ place, seconds: 0, readings: 2 });
  for (const bad of [[], [{ ...readings[0], ago: -1 }], Array(61).fill(readings[0])]) {
    expect((await post({ readings: bad })).status).toBe(400);
  }
});

test('OR 41 a round that nobody goes on with is forgotten after half an hour', () => {
  let now = 0;
  const rounds = openRounds(() => now);
  rounds.begin('badge-1');
  now += 29 * 60_000;
  expect(rounds.state()).not.toBeNull();
  now += 2 * 60_000;
  expect(rounds.state()).toBeNull();
});
