import { expect, test } from 'vitest';
import type { EventAnswer, VenueList } from '../../shared/protocol/organizer.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { createMemoryStore } from '../store/memory.ts';
import { demo, type House, openHouse } from './house.ts';

/** Each publishing starts a thread, which takes its time where much else runs. */
const PATIENCE = 180_000;

const venueIn = async (house: House, id: string) =>
  (await house.must<VenueList>('GET', '/venues')).venues.find((venue) => venue.id === id);

/** All that may be written of it. */
function writable({ plan }: EventAnswer): object {
  const { id: _, venue: __, demo: ___, ...rest } = plan;
  return rest;
}

test(
  'OR 11 a venue and its event are made, opened while the server runs, and there again after a restart',
  async () => {
    const store = createMemoryStore();
    const house = await openHouse(store);
    await house.build('barn');
    const event = await house.plan('barn', 'Harvest Fair');
    expect([event.plan.id, event.state, event.running]).toEqual(['harvest-fair', 'prepared', null]);
    expect((await house.joins('harvest-fair')).status).toBe(404);
    expect((await fetch(`${house.base}/v/barn`)).status).toBe(404);
    const opened = await house.must<EventAnswer>('POST', '/events/harvest-fair/open');
    expect([opened.state, opened.running?.open]).toEqual(['open', true]);
    expect((await house.joins('harvest-fair')).status).toBe(200);
    expect((await fetch(`${house.base}/v/barn`)).status).toBe(200);
    expect((await house.joins(demo.id)).status).toBe(200);
    expect((await venueIn(house, 'barn'))?.events).toMatchObject([{ id: 'harvest-fair', state: 'open' }]);
    await house.close();

    const again = await openHouse(store);
    expect((await again.joins('harvest-fair')).status).toBe(200);
    expect((await venueIn(again, 'barn'))?.events).toMatchObject([{ id: 'harvest-fair', state: 'open' }]);
  },
  PATIENCE,
);

test(
  'OR 12 what changes of an event holds for those inside at once, and after a restart',
  async () => {
    const store = createMemoryStore();
    const house = await openHouse(store);
    const phone = await house.joins(demo.id);
    const before = await house.must<EventAnswer>('GET', `/events/${demo.id}`);
    const plan = {
      ...writable(before),
      name: { en: 'Autumn Days' },
      minimumAgeYears: 16,
      admission: { kind: 'code', code: 'heron-2026' },
    };
    const after = await house.must<EventAnswer>('PUT', `/events/${demo.id}`, { plan });
    expect([after.plan.name, after.running?.minimumAgeYears, after.running?.admission]).toEqual([
      { en: 'Autumn Days' },
      16,
      'code',
    ]);
    expect(house.app.events[0]?.admission.admits('ada', 'wrong-one')).toBe('admission-code-wrong');
    expect(house.app.events[0]?.admission.admits('ada', 'heron-2026')).toBe(null);
    expect(phone.left()).toBe(null);
    await house.must('POST', '/admission', { event: demo.id, wish: 'change', code: 'otter-2027' });
    await house.close();
    const again = await openHouse(store);
    const kept = await again.must<EventAnswer>('GET', `/events/${demo.id}`);
    expect(kept.plan.name).toEqual({ en: 'Autumn Days' });
    expect(again.app.events[0]?.admission.admits('ben', 'heron-2026')).toBe('admission-code-dead');
    expect(again.app.events[0]?.admission.admits('ben', 'otter-2027')).toBe(null);
    await again.close();

    // The operator has another plan now: it counts again.
    const renewed = await openHouse(store, { minimumAgeYears: 21 });
    expect((await renewed.must<EventAnswer>('GET', `/events/${demo.id}`)).plan.minimumAgeYears).toBe(21);
  },
  PATIENCE,
);

test(
  'OR 13 in a venue one event is open at a time, and the signs that hang are good for the next',
  async () => {
    const house = await openHouse();
    const next = await house.plan(demo.id, 'Spring Days');
    const busy = await house.ask('POST', `/events/${next.plan.id}/open`);
    expect([busy.status, busy.body]).toEqual([
      409,
      { error: 'venue-busy', other: { en: 'Open house', fr: 'Portes ouvertes' } },
    ]);
    const signs = async () => (await house.must<{ signs: { url: string }[] }>('GET', '/signs')).signs[0]?.url ?? '';
    const hanging = await signs();
    await house.must('POST', `/events/${demo.id}/close`);
    expect((await house.must<EventAnswer>('POST', `/events/${next.plan.id}/open`)).state).toBe('open');
    expect(await signs()).toBe(hanging);
    expect((await house.joins(demo.id)).status).toBe(403);
    expect((await house.joins(next.plan.id)).status).toBe(200);
    expect((await house.ask('POST', `/events/${demo.id}/open`)).status).toBe(409);
  },
  PATIENCE,
);

test(
  'OR 42 once the next event is open in the venue, whoever is known still looks back at the one before, after a restart too',
  async () => {
    const store = createMemoryStore();
    const house = await openHouse(store);
    const phone = await house.joins(demo.id);
    const next = await house.plan(demo.id, 'Spring Days');
    await house.must('POST', `/events/${demo.id}/close`);
    await house.must('POST', `/events/${next.plan.id}/open`);
    // The line ends, so that kiosks and pages ask anew; then who is known is let in, and nobody else.
    await expect.poll(() => phone.left()).toBe(CLOSE.closed);
    const back = await house.joins(demo.id, 'phone', phone.secret);
    expect(back.status).toBe(200);
    expect((await house.joins(demo.id)).status).toBe(403);
    expect((await house.joins(demo.id, 'kiosk')).status).toBe(403);
    expect(house.app.events.map(({ plan }) => plan.id)).toEqual([next.plan.id]);
    const pageOf = async (query: string) => (await fetch(`${house.base}/v/${demo.id}${query}`)).text();
    expect(await pageOf('')).toContain(`"before":[{"id":"${demo.id}"`);
    expect(await pageOf(`?event=${demo.id}`)).toContain(`"instead":{"id":"${next.plan.id}"`);
    await house.close();
    const again = await openHouse(store);
    expect((await again.joins(demo.id, 'phone', back.secret)).status).toBe(200);
    expect((await again.joins(demo.id)).status).toBe(403);
    expect((await again.joins(next.plan.id)).status).toBe(200);
    // Opened again, it takes its place back, and the other one is looked back at.
    await again.must('POST', `/events/${next.plan.id}/close`);
    await again.must('POST', `/events/${demo.id}/open`);
    expect(again.app.events.map(({ plan }) => plan.id)).toEqual([demo.id]);
    expect((await again.joins(demo.id)).status).toBe(200);
    expect((await again.joins(next.plan.id)).status).toBe(403);
  },
  PATIENCE,
);

test(
  'OR 14 closing an event ends it as the end of its hours does, and it can be opened again',
  async () => {
    const store = createMemoryStore();
    const house = await openHouse(store);
    const phone = await house.joins(demo.id);
    const closed = await house.must<EventAnswer>('POST', `/events/${demo.id}/close`);
    expect([closed.state, closed.running?.open, closed.running?.opensAt]).toEqual(['closed', false, null]);
    // The plan itself is not changed, and those inside may keep what they have.
    expect([closed.plan.hours, phone.left()]).toEqual([null, null]);
    expect((await house.joins(demo.id)).status).toBe(403);
    expect((await house.joins(demo.id, 'phone', phone.secret)).status).toBe(200);
    await house.close();
    const again = await openHouse(store);
    expect((await again.joins(demo.id)).status).toBe(403);
    expect((await again.must<EventAnswer>('POST', `/events/${demo.id}/open`)).running?.open).toBe(true);
    expect((await again.joins(demo.id)).status).toBe(200);
  },
  PATIENCE,
);

test(
  'OR 15 an event that is erased by its typed name leaves nothing behind',
  async () => {
    const store = createMemoryStore();
    const house = await openHouse(store);
    await house.build('barn');
    await house.plan('barn', 'Harvest Fair');
    await house.must('POST', '/events/harvest-fair/open');
    const phone = await house.joins('harvest-fair');
    const row = {
      meeting: 'm',
      event: 'harvest-fair',
      members: ['ada', 'ben'],
      body: '{}',
      expiresAt: Date.now() + 1e9,
    };
    for (const person of row.members) await store.keep({ ...row, person }, Date.now() + 1e9, Date.now());
    for (const name of ['', 'Harvest', 'Open house']) {
      expect((await house.ask('DELETE', '/events/harvest-fair', { name })).status, name).toBe(409);
    }
    expect((await house.ask('DELETE', '/venues/barn', { name: 'House barn' })).body).toEqual({ error: 'in-use' });
    expect((await house.ask('DELETE', '/events/harvest-fair', { name: ' harvest fair ' })).status).toBe(200);
    await expect.poll(() => phone.left()).toBe(CLOSE.closed);
    expect((await house.joins('harvest-fair')).status).toBe(404);
    expect(await store.encounters('ada', 'harvest-fair')).toEqual([]);
    expect((await store.keyNames()).filter((name) => name.endsWith('/harvest-fair'))).toEqual([]);
    expect((await house.ask('GET', '/events/harvest-fair')).status).toBe(404);
    expect((await house.ask('DELETE', '/venues/barn', { name: 'House barn' })).status).toBe(200);
    expect(await venueIn(house, 'barn')).toBeUndefined();
    expect((await house.ask('DELETE', `/venues/${demo.id}`, { name: demo.name.en })).body).toEqual({ error: 'in-use' });
  },
  PATIENCE,
);
