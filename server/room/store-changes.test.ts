import { beforeEach, expect, test } from 'vitest';
import type { KeepClaims } from '../../shared/world/proofs.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { keyOf, knownOf, perform, type StoreContext } from './store-changes.ts';

const EVENT = 'event';
const NOW = 1_000_000;
const DAY = 86_400_000;
let store: Store;
let context: StoreContext;

beforeEach(() => {
  store = createMemoryStore();
  context = { store, badges: { check: () => true }, event: EVENT, encounterDays: 30 };
});

function keepOf(person: string, body: string) {
  const claims: KeepClaims = {
    meeting: 'm',
    person,
    members: ['ada', 'ben'],
    area: 'bar',
    metAt: NOW,
    until: NOW + DAY,
  };
  return { kind: 'keep', claims, body, expiresAt: NOW + DAY } as const;
}
const bodyOf = (firstName: string) =>
  JSON.stringify({
    firstName,
    gives: ['chess'],
    giveLine: 'a game',
    reach: 'at the bar',
    place: 'Bar',
    simulated: false,
  });

/** Ada and Ben have kept; the id of what Ada has of Ben. */
async function bothKept(): Promise<string> {
  await perform(keepOf('ada', bodyOf('Ada')), context, NOW);
  await perform(keepOf('ben', bodyOf('Ben')), context, NOW);
  return (await store.encounters('ada', EVENT))[0]?.id ?? '';
}

test('RM 30 the World is told of a keep alone, and of the encounters when all have kept', async () => {
  expect(await perform(keepOf('ada', bodyOf('Ada')), context, NOW)).toEqual({
    type: 'kept',
    who: 'ada',
    meeting: 'm',
    encounters: null,
  });
  const told = await perform(keepOf('ben', bodyOf('Ben')), context, NOW);
  const rest = { give: 'a game', gives: ['chess'], reach: 'at the bar', place: 'Bar', metAt: NOW, simulated: false };
  expect(told).toMatchObject({ type: 'kept', who: 'ben' });
  expect(told?.type === 'kept' && told.encounters).toEqual(
    expect.arrayContaining([
      { owner: 'ada', encounter: { id: expect.any(String), firstName: 'Ben', ...rest } },
      { owner: 'ben', encounter: { id: expect.any(String), firstName: 'Ada', ...rest } },
    ]),
  );
  expect((await store.encounters('ada', EVENT))[0]?.expiresAt).toBe(NOW + 30 * DAY);
});

test('RM 31 blocking an encounter erases it, blocks whom it is with, and tells the World the blocks', async () => {
  const encounter = await bothKept();
  const change = { kind: 'encounter-block', owner: 'ada', encounter } as const;
  expect(await perform(change, context, NOW)).toEqual({ type: 'known', who: 'ada', blocks: ['ben'], encounters: [] });
  expect(await store.blocksOf('ben')).toEqual(['ada']);
  expect(await store.encounters('ben', EVENT)).toHaveLength(1);
  expect(await perform(change, context, NOW)).toBeNull();
});

test('RM 31 nobody blocks or erases by an encounter that is not theirs', async () => {
  const encounter = await bothKept();
  expect(await perform({ kind: 'encounter-block', owner: 'eve', encounter }, context, NOW)).toBeNull();
  await perform({ kind: 'encounter-erase', owner: 'eve', encounter }, context, NOW);
  expect(await store.blocksOf('ben')).toEqual([]);
  expect(await store.encounters('ada', EVENT)).toHaveLength(1);
  await perform({ kind: 'encounter-erase', owner: 'ada', encounter }, context, NOW);
  expect(await store.encounters('ada', EVENT)).toEqual([]);
});

test('RM 32 whoever leaves is forgotten by the store', async () => {
  await store.createPerson({ id: 'cleo', secretHash: 'h', previousSecretHash: null, lastSeen: NOW });
  await perform({ kind: 'block', by: 'cleo', whom: 'eve' }, context, NOW);
  await perform({ kind: 'bind-badge', person: 'cleo', badge: 'b7', secret: 's' }, context, NOW);
  await perform({ kind: 'forget', person: 'cleo' }, context, NOW);
  expect(await store.personBySecret('h')).toBeNull();
  expect(await store.bindings(EVENT)).toEqual([]);
  expect(await knownOf('cleo', store, EVENT)).toEqual({ type: 'known', who: 'cleo', blocks: [], encounters: [] });
});

test('RM 33 an encounter whose body cannot be read is left out and hurts nobody', async () => {
  await perform(keepOf('ada', 'no JSON'), context, NOW);
  await perform(keepOf('ben', '{"firstName":7}'), context, NOW);
  expect(await knownOf('ada', store, EVENT)).toMatchObject({ encounters: [] });
  expect(await knownOf('ben', store, EVENT)).toMatchObject({ encounters: [] });
});

test('RM 14 changes of one meeting, and of one person, share a key', () => {
  const put = { kind: 'meeting-put', meeting: 'm', body: '', endsAt: 0 } as const;
  expect(keyOf(put)).toBe(keyOf({ kind: 'meeting-erase', meeting: 'm' }));
  expect(keyOf(put)).not.toBe(keyOf({ ...put, meeting: 'n' }));
  const block = keyOf({ kind: 'block', by: 'ada', whom: 'ben' });
  expect(keyOf({ kind: 'forget', person: 'ada' })).toBe(block);
  expect(keyOf(keepOf('ada', ''))).toBe(block);
  expect(keyOf({ kind: 'encounter-block', owner: 'ada', encounter: 'e' })).toBe(block);
  expect(keyOf({ kind: 'forget', person: 'ben' })).not.toBe(block);
});
