import { expect, test } from 'vitest';
import type { WayAnswer, WayRequest } from '../../shared/protocol/ways.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { DEFAULT_LIMITS, openGate } from '../operations/address-limits.ts';
import { addressReader } from '../operations/client-address.ts';
import { countCuts } from '../operations/cuts.ts';
import { get, post, runningEvent, serve } from '../served.ts';

const plan = { id: 'heron' };
const sign = (id: string) => {
  const { level, standAt } = demoVenue().markers.find((marker) => marker.id === id) ?? { level: '', standAt: [0, 0] };
  return { level, x: standAt[0] ?? 0, y: standAt[1] ?? 0 };
};

async function ask(more: Partial<WayRequest> | Record<string, unknown>) {
  const request = { event: plan.id, from: sign('qr-ground-entrance'), to: ['nearest:toilet'], needs: [], told: true };
  const answer = await post('/api/way', { ...request, ...more });
  return { status: answer.status, body: (await answer.json()) as WayAnswer & { error?: string } };
}

test('DO 180 whoever stands at a sign is told the way to what they ask for, with its steps, over levels', async () => {
  await serve([await runningEvent(plan)]);
  const { body } = await ask({ to: ['area:upper-library'] });
  expect(body).toMatchObject({ venueHash: 'hash-of-venue', answers: [{ to: 'area:upper-library', noWay: null }] });
  const [answer] = body.answers;
  expect(answer?.far?.goal).toMatchObject({ goal: 'area:upper-library', level: 'upper' });
  expect(answer?.route?.legs.map(({ level }) => level)).toEqual(['ground', 'upper']);
  expect(answer?.route?.steps.at(-1)?.kind).toBe('arrive');
  expect(answer?.far?.lengthMetres).toBeCloseTo(answer?.route?.lengthMetres ?? 0);
});

test('DO 181 the nearest is the one that is soonest reached with the needs of who asks', async () => {
  await serve([await runningEvent(plan)]);
  const nearest = async (from: WayRequest['from'], needs: WayRequest['needs'] = [], kind = 'nearest:toilet') =>
    (await ask({ from, needs, to: [kind], told: false })).body.answers[0]?.far?.goal.goal;
  expect(await nearest(sign('qr-ground-terrace'))).toBe('place:ground-place-toilets-east');
  expect(await nearest(sign('qr-ground-lift'))).toBe('place:ground-place-toilets-west');
  expect(await nearest(sign('qr-upper-lark'))).toBe('place:upper-place-toilets');
  // The quiet library is upstairs; straight above it is not how one goes there.
  expect(await nearest(sign('qr-ground-swift'), ['no-stairs'], 'nearest:quiet')).toBe('place:upper-place-quiet');
});

test('DO 182 several goals at once are only measured, and what is not there is answered as that', async () => {
  await serve([await runningEvent(plan)]);
  const to = ['nearest:coffee', 'area:nowhere', 'nearest:escalator', 'no goal at all'];
  const { body } = await ask({ to, told: false });
  expect(body.answers.map((answer) => answer.to)).toEqual(to);
  expect(body.answers.map(({ far }) => far !== null)).toEqual([true, false, false, false]);
  expect(body.answers.every(({ route, noWay }) => route === null && noWay === null)).toBe(true);
});

test('DO 183 a way that would break a need is not given: it says so, and where it ends', async () => {
  const event = await runningEvent(plan);
  const noLift = { ...event.venue, connections: event.venue.connections.filter(({ kind }) => kind !== 'lift') };
  const { buildWayfinder } = await import('../../shared/routing/wayfinder.ts');
  const wayfinder = buildWayfinder(noLift);
  await serve([{ ...event, venue: noLift, wayfinder }]);
  const { body } = await ask({ to: ['area:upper-library'], needs: ['no-stairs'] });
  expect(body.answers[0]).toMatchObject({ far: null, route: null, noWay: { reason: 'needs' } });
  expect(body.answers[0]?.noWay).toHaveProperty('ends.barrier.kind', 'stairs');
});

test('DO 184 a question is bounded, and is about an event that runs', async () => {
  await serve([await runningEvent(plan)]);
  const bad = [
    { to: [] },
    { to: Array.from({ length: 11 }, () => 'nearest:toilet') },
    { to: ['x'.repeat(101)] },
    { from: { level: 'ground', x: 1e9, y: 0 } },
    { from: { level: 'ground', x: Number.NaN, y: 0 } },
    { needs: ['wings'] },
    { more: 1 },
  ];
  for (const each of bad) expect((await ask(each)).status, JSON.stringify(each).slice(0, 60)).toBe(400);
  expect((await ask({ event: 'elsewhere' })).status).toBe(404);
  const { status, body } = await ask({ from: { level: 'cellar', x: 0, y: 0 } });
  expect(status).toBe(200);
  expect(body.answers[0]).toMatchObject({ far: null, noWay: { reason: 'start-off-floor' } });
});

test('DO 185 who has more ways looked for than a house of people would is turned away for a while, and counted', async () => {
  const cuts = countCuts();
  const gate = openGate({ ...DEFAULT_LIMITS, requests: 100 }, addressReader([]), cuts);
  await serve([await runningEvent(plan)], { gate, cuts });
  const ten = { to: Array.from({ length: 10 }, () => 'area:nowhere'), told: false };
  expect((await ask(ten)).status).toBe(200);
  expect((await ask(ten)).status).toBe(429);
  expect(cuts.counts.get('address-limit')).toBe(1);
  expect((await get('/v/heron-house')).status).toBe(200);
});
