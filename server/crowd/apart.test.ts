import { expect, test } from 'vitest';
import { storeContract } from '../store/contract.ts';
import { createMemoryStore } from '../store/memory.ts';
import { isSimulated, keepSimulatedApart, simulatedId } from './apart.ts';

storeContract('memory, with the simulated kept apart', async () => keepSimulatedApart(createMemoryStore()));

const ana = 'BxQ1mFnKq0u2Wc7sHh9JtA';
const sim = simulatedId(3);
const keep = (person: string) => ({
  meeting: 'm',
  event: 'e',
  person,
  members: [ana, sim],
  body: '{}',
  expiresAt: 1e6,
});

test('CR 13 what a real person has of a simulated one is theirs within the demo, and not in the store', async () => {
  const durable = createMemoryStore();
  const store = keepSimulatedApart(durable);
  expect(await store.keep(keep(sim), 2e6, 5)).toBeNull();
  expect(await store.keep(keep(ana), 2e6, 5)).toHaveLength(2);
  const [mine, ...others] = await store.encounters(ana, 'e');
  expect(mine?.other).toBe(sim);
  expect(others).toEqual([]);
  expect(await durable.encounters(ana, 'e')).toEqual([]);
  await store.block(ana, sim, 5);
  expect(await store.blocksOf(ana)).toEqual([sim]);
  expect(await durable.blocksOf(ana)).toEqual([]);
  await store.eraseEncounter(ana, mine?.id ?? '');
  expect(await store.encounters(ana, 'e')).toEqual([]);
});

test('CR 13 a meeting with a simulated member is not in the store, one of real people is', async () => {
  const durable = createMemoryStore();
  const store = keepSimulatedApart(durable);
  const row = (id: string, members: readonly string[]) => ({
    id,
    event: 'e',
    body: JSON.stringify({ members: members.map((who) => ({ who })) }),
    endsAt: 1e6,
  });
  await store.putMeeting(row('one', [ana, sim]));
  await store.putMeeting(row('two', [ana, 'ben']));
  expect((await durable.meetings('e')).map(({ id }) => id)).toEqual(['two']);
  await store.eraseMeeting('two');
  expect(await durable.meetings('e')).toEqual([]);
});

test('CR 13 no real id is taken for a simulated one', () => {
  expect(isSimulated(sim)).toBe(true);
  expect(isSimulated(ana)).toBe(false);
});
