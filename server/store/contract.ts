/** The one suite that every store passes (rules ST 1 to ST 44). */
import { describe, expect, test } from 'vitest';
import type { AdmissionRow, KeepRow, MeetingRow, PersonRow, Store } from './port.ts';
import { shelfContract } from './shelf-contract.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 9);

const person = (id: string): PersonRow => ({
  id,
  secretHash: `${id}-1`,
  previousSecretHash: null,
  lastSeen: NOW,
});

const meeting = (id: string, event = 'e'): MeetingRow => ({ id, event, body: '{}', endsAt: NOW + DAY });

const keep = (who: string, members: readonly string[], id = 'm'): KeepRow => ({
  meeting: id,
  event: 'e',
  person: who,
  members,
  body: `{"of":"${who}"}`,
  expiresAt: NOW + 2 * DAY,
});

/**
 * Declare the suite for one implementation.
 * @param name what the implementation is called in the report
 * @param open gives an empty store, which the suite closes
 */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const held = (title: string, body: (store: Store) => Promise<void>) =>
    test(title, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });

  shelfContract(name, open);

  describe(`the store in ${name}`, () => {
    held('ST 1 a person is found by the hash of their secret, and by no other', async (store) => {
      await store.createPerson(person('ada'));
      expect(await store.personBySecret('ada-1')).toEqual(person('ada'));
      expect(await store.personBySecret('ada-2')).toBeNull();
      expect(await store.personBySecret('')).toBeNull();
      await expect(store.createPerson(person('ada'))).rejects.toThrow();
    });

    held('ST 2 a secret that is used gives way to the next, and stays good until that one is used', async (store) => {
      await store.createPerson(person('ada'));
      await store.createPerson(person('bo'));
      expect(await store.useSecret('ada-1', 'ada-2', NOW + 1)).toBe('ada');
      const rotated = { id: 'ada', secretHash: 'ada-2', previousSecretHash: 'ada-1', lastSeen: NOW + 1 };
      expect(await store.personBySecret('ada-1')).toEqual(rotated);
      expect(await store.personBySecret('ada-2')).toEqual(rotated);
      expect(await store.useSecret('ada-2', 'ada-3', NOW + 2)).toBe('ada');
      expect(await store.personBySecret('ada-1')).toBeNull();
      expect(await store.useSecret('ada-1', 'ada-2', NOW + 3)).toBeNull();
      expect(await store.useSecret('', 'ada-2', NOW + 3)).toBeNull();
      expect((await store.personBySecret('ada-3'))?.lastSeen).toBe(NOW + 2);
      expect(await store.personBySecret('bo-1')).toEqual(person('bo'));
    });

    held('ST 2 a secret whose answer was lost leaves the one on the device good, however often', async (store) => {
      await store.createPerson(person('ada'));
      for (const next of ['ada-2', 'ada-2', 'other', 'ada-2'])
        expect(await store.useSecret('ada-1', next, NOW)).toBe('ada');
      expect((await store.personBySecret('ada-1'))?.id).toBe('ada');
      expect((await store.personBySecret('ada-2'))?.id).toBe('ada');
      expect(await store.personBySecret('other')).toBeNull();
    });

    held('ST 3 a meeting under way is there until it is erased, in its own event only', async (store) => {
      await store.putMeeting(meeting('m1'));
      await store.putMeeting(meeting('m2', 'other'));
      await store.putMeeting({ ...meeting('m1'), body: '{"phase":"talking"}' });
      expect(await store.meetings('e')).toEqual([{ ...meeting('m1'), body: '{"phase":"talking"}' }]);
      await store.eraseMeeting('m1');
      await store.eraseMeeting('m1');
      expect(await store.meetings('e')).toEqual([]);
      expect(await store.meetings('other')).toHaveLength(1);
    });

    held('ST 4 one keep is nobody’s encounter; when all have kept, each has what the other gave', async (store) => {
      expect(await store.keep(keep('ada', ['ada', 'ben']), NOW + 9 * DAY, NOW)).toBeNull();
      expect(await store.keep(keep('ada', ['ada', 'ben']), NOW + 9 * DAY, NOW)).toBeNull();
      expect(await store.encounters('ada', 'e')).toEqual([]);
      const made = await store.keep(keep('ben', ['ada', 'ben']), NOW + 9 * DAY, NOW);
      expect(made?.map(({ owner, other, body }) => [owner, other, body]).sort()).toEqual([
        ['ada', 'ben', '{"of":"ben"}'],
        ['ben', 'ada', '{"of":"ada"}'],
      ]);
      expect(await store.encounters('ada', 'e')).toEqual(made?.filter((row) => row.owner === 'ada'));
      expect(await store.encounters('ada', 'other')).toEqual([]);
      expect((await store.encounters('ben', 'e'))[0]).toMatchObject({ metAt: NOW, expiresAt: NOW + 9 * DAY });
    });

    held('ST 4 three who met are kept only when all three did: six rows', async (store) => {
      const members = ['ada', 'ben', 'cleo'];
      expect(await store.keep(keep('ada', members), NOW + DAY, NOW)).toBeNull();
      expect(await store.keep(keep('ben', members), NOW + DAY, NOW)).toBeNull();
      expect(await store.keep(keep('cleo', members), NOW + DAY, NOW)).toHaveLength(6);
      expect(await store.encounters('cleo', 'e')).toHaveLength(2);
    });

    held('ST 5 keeping twice changes nothing, and brings back nothing that was erased', async (store) => {
      await store.keep(keep('ada', ['ada', 'ben']), NOW + 9 * DAY, NOW);
      const made = await store.keep(keep('ben', ['ada', 'ben']), NOW + 9 * DAY, NOW);
      const again = await store.keep(keep('ben', ['ada', 'ben']), NOW + 99 * DAY, NOW + 5);
      const byId = (one: { id: string }, two: { id: string }) => (one.id < two.id ? -1 : 1);
      expect([...(again ?? [])].sort(byId)).toEqual([...(made ?? [])].sort(byId));
      for (const row of made ?? []) await store.eraseEncounter(row.owner, row.id);
      expect(await store.keep(keep('ada', ['ada', 'ben']), NOW + 9 * DAY, NOW)).toEqual([]);
      expect(await store.keep(keep('ben', ['ada', 'ben']), NOW + 9 * DAY, NOW)).toEqual([]);
      expect(await store.encounters('ada', 'e')).toEqual([]);
    });

    held('ST 6 an encounter is erased by its owner alone, and on that side alone', async (store) => {
      await store.keep(keep('ada', ['ada', 'ben']), NOW + DAY, NOW);
      await store.keep(keep('ben', ['ada', 'ben']), NOW + DAY, NOW);
      const mine = (await store.encounters('ada', 'e'))[0];
      expect(mine).toBeDefined();
      await store.eraseEncounter('ben', mine?.id ?? '');
      expect(await store.encounters('ada', 'e')).toHaveLength(1);
      await store.eraseEncounter('ada', mine?.id ?? '');
      expect(await store.encounters('ada', 'e')).toEqual([]);
      expect(await store.encounters('ben', 'e')).toHaveLength(1);
    });

    held('ST 7 a block is known to both sides, and no encounter is made across it', async (store) => {
      await store.keep(keep('ada', ['ada', 'ben']), NOW + DAY, NOW);
      await store.block('ada', 'ben', NOW);
      await store.block('ada', 'ben', NOW);
      await store.block('cleo', 'ada', NOW);
      expect([...(await store.blocksOf('ada'))].sort()).toEqual(['ben', 'cleo']);
      expect(await store.blocksOf('ben')).toEqual(['ada']);
      expect(await store.blocksOf('dan')).toEqual([]);
      expect(await store.keep(keep('ben', ['ada', 'ben']), NOW + DAY, NOW)).toBeNull();
      expect(await store.encounters('ben', 'e')).toEqual([]);
    });

    held('ST 8 a key is written once and stays as it is', async (store) => {
      expect(await store.key('sign')).toBeNull();
      expect(await store.ensureKey('sign', 'first')).toBe('first');
      expect(await store.ensureKey('sign', 'second')).toBe('first');
      expect(await store.key('sign')).toBe('first');
    });

    held('ST 8 a key is replaced by whoever knows what it was, and by nobody else', async (store) => {
      expect(await store.keyNames()).toEqual([]);
      expect(await store.replaceKey('sign', 'guess', 'mine')).toBe(false);
      expect(await store.replaceKey('sign', null, 'first')).toBe(true);
      expect(await store.replaceKey('sign', null, 'mine')).toBe(false);
      expect(await store.replaceKey('sign', 'guess', 'mine')).toBe(false);
      expect(await store.key('sign')).toBe('first');
      expect(await store.replaceKey('sign', 'first', 'second')).toBe(true);
      expect(await store.key('sign')).toBe('second');
      await store.ensureKey('a key', 'x');
      expect(await store.keyNames()).toEqual(['a key', 'sign']);
    });

    held('ST 20 what became of codes is written all or nothing, over what was said before', async (store) => {
      const row = (code: string, state: AdmissionRow['state'], who: string | null = null, event = 'e') => ({
        event,
        code,
        state,
        person: who,
      });
      expect(await store.admissions('e')).toEqual([]);
      await store.putAdmissions([row('a', 'used', 'ada'), row('b', 'dead'), row('a', 'used', 'ben', 'other')]);
      await store.putAdmissions([row('b', 'unused')]);
      const rows = async (event: string) =>
        [...(await store.admissions(event))].sort((x, y) => (x.code < y.code ? -1 : 1));
      expect(await rows('e')).toEqual([row('a', 'used', 'ada'), row('b', 'unused')]);
      await store.forgetPerson('ada');
      expect(await rows('e')).toEqual([row('b', 'unused')]);
      expect(await rows('other')).toEqual([row('a', 'used', 'ben', 'other')]);
    });

    held('ST 9 a badge belongs to one person of an event', async (store) => {
      expect(await store.bindBadge('e', 'b1', 'ada', NOW)).toBe('bound');
      expect(await store.bindBadge('e', 'b1', 'ada', NOW)).toBe('bound');
      expect(await store.bindBadge('e', 'b1', 'ben', NOW)).toBe('taken');
      expect(await store.bindBadge('other', 'b1', 'ben', NOW)).toBe('bound');
      expect(await store.bindings('e')).toEqual([{ badge: 'b1', person: 'ada' }]);
    });

    held('ST 9 a badge that is freed is nobody’s until it is bound again', async (store) => {
      expect(await store.freeBadge('e', 'b1')).toBeNull();
      await store.bindBadge('e', 'b1', 'ada', NOW);
      await store.bindBadge('other', 'b1', 'ada', NOW);
      expect(await store.freeBadge('e', 'b1')).toBe('ada');
      expect(await store.bindings('e')).toEqual([]);
      expect(await store.bindings('other')).toEqual([{ badge: 'b1', person: 'ada' }]);
      expect(await store.bindBadge('e', 'b1', 'ben', NOW)).toBe('bound');
    });

    held('ST 10 forgetting a person erases all rows about them, and the person', async (store) => {
      await store.createPerson(person('ada'));
      await store.keep(keep('ada', ['ada', 'cleo'], 'm2'), NOW + DAY, NOW);
      await store.keep(keep('dan', ['ada', 'dan'], 'm3'), NOW + DAY, NOW);
      await store.block('ada', 'eve', NOW);
      await store.block('eve', 'ada', NOW);
      await store.bindBadge('e', 'b1', 'ada', NOW);
      await store.forgetPerson('ada');
      expect(await store.personBySecret('ada-1')).toBeNull();
      expect(await store.blocksOf('eve')).toEqual([]);
      expect(await store.bindings('e')).toEqual([]);
      expect(await store.keep(keep('cleo', ['ada', 'cleo'], 'm2'), NOW + DAY, NOW)).toBeNull();
      expect(await store.sweep(NOW + 2 * DAY)).toBe(1);
    });

    held('ST 10 with their own encounters, of every event; what others kept of them stays', async (store) => {
      const other = (who: string) => ({ ...keep(who, ['ada', 'fay'], 'm3'), event: 'other' });
      await store.createPerson(person('ada'));
      await store.keep(keep('ada', ['ada', 'ben']), NOW + DAY, NOW);
      await store.keep(keep('ben', ['ada', 'ben']), NOW + DAY, NOW);
      await store.keep(keep('ada', ['ada', 'cleo'], 'm2'), NOW + DAY, NOW);
      await store.block('ada', 'eve', NOW);
      await store.bindBadge('e', 'b1', 'ada', NOW);
      for (const who of ['ada', 'fay']) await store.keep(other(who), NOW + DAY, NOW);
      expect(await store.encounters('ada', 'other')).toHaveLength(1);
      await store.forgetPerson('ada');
      expect(await store.personBySecret('ada-1')).toBeNull();
      for (const event of ['e', 'other']) expect(await store.encounters('ada', event)).toEqual([]);
      expect(await store.encounters('ben', 'e')).toHaveLength(1);
      expect(await store.encounters('fay', 'other')).toHaveLength(1);
      expect(await store.blocksOf('ada')).toEqual([]);
      expect(await store.bindings('e')).toEqual([]);
      // Asked for again, it comes back to nobody who has left.
      expect(await store.keep(keep('ben', ['ada', 'ben']), NOW + DAY, NOW)).toHaveLength(1);
      expect(await store.encounters('ada', 'e')).toEqual([]);
      expect(await store.keep(keep('cleo', ['ada', 'cleo'], 'm2'), NOW + DAY, NOW)).toBeNull();
    });

    held('ST 11 the sweep erases what has expired and nothing else', async (store) => {
      await store.putMeeting(meeting('m1'));
      await store.putMeeting({ ...meeting('m2'), endsAt: NOW + 3 * DAY });
      await store.keep(keep('ada', ['ada', 'ben']), NOW + 9 * DAY, NOW);
      await store.keep(keep('ben', ['ada', 'ben']), NOW + 9 * DAY, NOW);
      await store.keep(keep('ada', ['ada', 'cleo'], 'waiting'), NOW + 9 * DAY, NOW);
      expect(await store.sweep(NOW)).toBe(0);
      expect(await store.sweep(NOW + DAY)).toBe(1);
      expect((await store.meetings('e')).map((row) => row.id)).toEqual(['m2']);
      expect(await store.sweep(NOW + 2 * DAY)).toBe(2);
      expect(await store.keep(keep('cleo', ['ada', 'cleo'], 'waiting'), NOW + 9 * DAY, NOW)).toBeNull();
      expect(await store.encounters('ada', 'e')).toHaveLength(1);
      await store.sweep(NOW + 9 * DAY);
      expect(await store.encounters('ada', 'e')).toEqual([]);
    });

    held('ST 12 of whom nothing is here but that they were is forgotten after three days', async (store) => {
      const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];
      for (const who of people) await store.createPerson(person(who));
      await store.block('ben', 'cleo', NOW);
      await store.bindBadge('e', 'b1', 'dan', NOW);
      await store.keep({ ...keep('eve', ['eve', 'fay']), expiresAt: NOW + 9 * DAY }, NOW + 9 * DAY, NOW);
      await store.sweep(NOW + 3 * DAY);
      expect(await store.personBySecret('ada-1')).not.toBeNull();
      await store.sweep(NOW + 3 * DAY + 1);
      const there = await Promise.all(people.map(async (who) => (await store.personBySecret(`${who}-1`)) !== null));
      expect(there).toEqual([false, true, true, true, true, true]);
    });

    held('ST 25 the mark of a card is there until it expires, once, in its own event', async (store) => {
      for (const until of [NOW + 5, NOW + 9]) await store.putCardMark('e', 'mark', until);
      await store.putCardMark('other', 'mark', NOW + 9);
      await store.putCardMark('e', 'later', NOW + 9);
      expect([...(await store.cardMarks('e'))].sort()).toEqual(['later', 'mark']);
      await store.sweep(NOW + 5);
      expect(await store.cardMarks('e')).toEqual(['later']);
      expect(await store.cardMarks('other')).toEqual(['mark']);
    });

    held(
      'SG 30 which signs of an event hang is there until it is taken back, or the event is erased',
      async (store) => {
        const row = { event: 'e', marker: 'm1', hungAt: NOW, doubt: null } as const;
        for (const each of [row, { ...row, event: 'other' }, { ...row, marker: 'm2', doubt: 'too-soon' } as const])
          await store.putHanging(each);
        await store.putHanging({ ...row, hungAt: NOW + 1, doubt: 'elsewhere' });
        expect(await store.hangings('e')).toEqual([
          { ...row, hungAt: NOW + 1, doubt: 'elsewhere' },
          { ...row, marker: 'm2', doubt: 'too-soon' },
        ]);
        await store.eraseHanging('e', 'm1');
        expect((await store.hangings('e')).map(({ marker }) => marker)).toEqual(['m2']);
        await store.eraseEvent('e');
        expect([await store.hangings('e'), (await store.hangings('other')).length]).toEqual([[], 1]);
      },
    );

    held('VE 85 what was imported last into a venue is there until the venue is erased', async (store) => {
      expect(await store.lastImport('house')).toBeNull();
      for (const json of ['{"a":1}', '{"a":2}']) await store.putImport('house', json);
      await store.putImport('other', '{}');
      expect(await store.lastImport('house')).toBe('{"a":2}');
      await store.eraseVenue('house');
      expect([await store.lastImport('house'), await store.lastImport('other')]).toEqual([null, '{}']);
    });

    held('ST 12 whoever was away for 90 days and owns no encounter is forgotten', async (store) => {
      await store.createPerson(person('ada'));
      await store.createPerson(person('ben'));
      await store.createPerson({ ...person('cleo'), lastSeen: NOW + 2 });
      await store.block('cleo', 'eve', NOW);
      await store.keep(keep('ben', ['ben', 'dan']), NOW + 100 * DAY, NOW);
      await store.keep(keep('dan', ['ben', 'dan']), NOW + 100 * DAY, NOW);
      await store.bindBadge('e', 'b1', 'ada', NOW);
      await store.sweep(NOW + 90 * DAY + 1);
      expect(await store.personBySecret('ada-1')).toBeNull();
      expect(await store.bindings('e')).toEqual([]);
      expect((await store.personBySecret('ben-1'))?.id).toBe('ben');
      expect((await store.personBySecret('cleo-1'))?.id).toBe('cleo');
    });
  });
}
