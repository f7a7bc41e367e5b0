import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import { DEFAULT_TOPICS, defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { signSign } from '../doors/signs.ts';
import { type OpenEvent, openEvent } from '../open-event.ts';
import { NO_METER } from '../room/meter.ts';
import { createMemoryStore } from '../store/memory.ts';
import { loadDemoVenue } from '../venues/library.ts';

const loaded = loadDemoVenue();
const plan = defaultEvent(loaded.venue.id, true);
const TICK_MS = 200;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The demo with so many simulated people, on a store that would outlive it. */
async function demo(crowd: number) {
  const durable = createMemoryStore();
  const faults: string[] = [];
  const fault = (_facts: unknown, message: string) => void faults.push(message);
  const log = { info() {}, warn: fault, error: fault };
  const refusals: string[] = [];
  const meter = { ...NO_METER, refused: (refusal: string) => void refusals.push(refusal) };
  const event = await openEvent(
    { loaded, plan, crowd },
    { store: durable, log, meterOf: () => meter, clock: Date.now },
  );
  event.startCrowd();
  return { event, durable, faults, refusals };
}

async function pass(event: OpenEvent, seconds: number): Promise<void> {
  for (let i = 0; i < (seconds * 1000) / TICK_MS; i++) {
    await vi.advanceTimersByTimeAsync(TICK_MS);
    event.host.tick();
  }
}

test('CR 16 all of a crowd come in, join and open, and all leave when it is stopped', async () => {
  const { event, faults, refusals } = await demo(40);
  await pass(event, 40);
  expect(event.host.figures.lines).toBe(40);
  expect(event.totals()).toMatchObject({ connected: 40, present: 40, simulated: 40 });
  expect(event.totals().open).toBeGreaterThanOrEqual(5);
  expect(refusals).toEqual([]);
  event.stopCrowd();
  expect(event.host.figures.lines).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
  await pass(event, 60);
  expect(event.host.figures.lines).toBe(0);
  expect(faults).toEqual([]);
});

test('CR 16 a crowd that is stopped while it comes in leaves nobody behind', async () => {
  const { event } = await demo(40);
  event.stopCrowd();
  await pass(event, 5);
  expect(event.host.figures.lines).toBe(0);
});

test('CR 13 a real person meets somebody simulated and keeps it, and the store has never heard of it', async () => {
  const { event, durable, faults } = await demo(120);
  await pass(event, 10);
  const ana = await newcomer(event);
  await pass(event, 12);
  ana.say({ type: 'answer', proposal: ana.last('proposal').id, yes: true });
  await pass(event, 62);
  ana.say({ type: 'walk-for-me', meeting: ana.last('meeting').id });
  expect(await durable.meetings(plan.id)).toEqual([]);
  await pass(event, 50);
  expect(ana.last('meeting')).toMatchObject({ phase: 'talking', card: { simulated: true } });
  await pass(event, 150);
  ana.say({ type: 'keep', ticket: ana.last('meeting-over').keep?.ticket ?? '', reach: '' });
  await pass(event, 10);
  const [encounter, ...others] = ana.last('encounters').list;
  expect(encounter).toMatchObject({ simulated: true, firstName: ana.last('meeting').card.firstName });
  expect(others).toEqual([]);
  expect(await durable.encounters(ana.id, plan.id)).toEqual([]);
  expect(await durable.blocksOf(ana.id)).toEqual([]);
  expect(faults).toEqual([]);
  event.stopCrowd();
});

/** Somebody real, who has joined at the information desk and opened. */
async function newcomer(event: OpenEvent) {
  const id = 'BxQ1mFnKq0u2Wc7sHh9JtA';
  const notices: Notice[] = [];
  const nothing = () => {};
  const outlet = {
    notice: (notice: Notice) => void notices.push(notice),
    floor: nothing,
    own: nothing,
    close: nothing,
  };
  const line = await event.host.connect(id, outlet);
  let n = 0;
  const say = (command: Command) => {
    n += 1;
    line.command({ n, command });
  };
  const isOf = <T extends Notice['type']>(notice: Notice, type: T): notice is NoticeOf<T> => notice.type === type;
  const last = <T extends Notice['type']>(type: T): NoticeOf<T> => {
    const found = notices.findLast((notice) => isOf(notice, type));
    if (!found || !isOf(found, type)) throw new Error(`no ${type} came`);
    return found;
  };
  const [gives, seeks] = [DEFAULT_TOPICS.slice(0, 3), DEFAULT_TOPICS.slice(3, 6)].map((some) =>
    some.map(({ id }) => id),
  );
  const words = { firstName: 'Ana', giveLine: '', seekLine: '', languages: ['en'] };
  say({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  say({ type: 'join', profile: { ...words, gives: gives ?? [], seeks: seeks ?? [] }, oldEnough: true });
  const marker = 'qr-ground-info';
  say({ type: 'scan', marker, signature: signSign(event.keys.signs, event.venue.id, marker) });
  say({ type: 'present', visible: true });
  setInterval(() => say({ type: 'present', visible: true }), 8_000);
  say({ type: 'open', minutes: 30, show: 'spot' });
  return { id, say, last };
}
