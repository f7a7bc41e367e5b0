/** The organizers' part of the suite that every store passes (rules ST 40 to ST 44). */
import { describe, expect, test } from 'vitest';
import type { Store } from './port.ts';
import type { EventRow, TokenRow, VenueRow } from './shelf.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const DAY = 86_400_000;

const venue = (id: string, revision: number, more: Partial<VenueRow> = {}): VenueRow => ({
  id,
  name: `{"en":"${id}"}`,
  levels: 2,
  revision,
  draft: `{"revision":${revision}}`,
  draftHash: `hash ${revision}`,
  publishedHash: null,
  fileHash: null,
  ...more,
});

const event = (id: string, more: Partial<EventRow> = {}): EventRow => ({
  id,
  venue: 'house',
  plan: '{}',
  state: 'prepared',
  closedAt: null,
  createdAt: NOW,
  fileHash: null,
  ...more,
});

const token = (id: string, more: Partial<TokenRow> = {}): TokenRow => ({
  id,
  name: 'Ada',
  role: 'editor',
  hash: `hash of ${id}`,
  createdAt: NOW,
  lastDay: null,
  ...more,
});

/**
 * Declare the suite for one implementation.
 * @param name what the implementation is called in the report
 * @param open gives an empty store, which the suite closes
 */
export function shelfContract(name: string, open: () => Promise<Store>): void {
  const held = (title: string, body: (store: Store) => Promise<void>) =>
    test(title, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });

  describe(`the organizers’ shelf in ${name}`, () => {
    held('ST 40 a draft is written over the revision before it alone', async (store) => {
      expect(await store.writeDraft(venue('house', 2))).toBe(false);
      expect(await store.writeDraft(venue('house', 1))).toBe(true);
      expect(await store.writeDraft(venue('house', 1, { draft: '{"mine":1}' }))).toBe(false);
      expect(await store.writeDraft(venue('house', 3))).toBe(false);
      expect(await store.venue('house')).toEqual(venue('house', 1));
      expect(await store.writeDraft(venue('house', 2, { name: '{"en":"Anew"}', levels: 3 }))).toBe(true);
      expect(await store.venue('house')).toEqual(venue('house', 2, { name: '{"en":"Anew"}', levels: 3 }));
      expect(await store.venue('barn')).toBeNull();
    });

    held('ST 40 of two who write over one revision at once, one does', async (store) => {
      await store.writeDraft(venue('house', 1));
      const written = await Promise.all(['a', 'b', 'c'].map((draft) => store.writeDraft(venue('house', 2, { draft }))));
      expect(written.filter(Boolean)).toHaveLength(1);
    });

    held('ST 41 what is published stays while the draft goes on, and the list has neither', async (store) => {
      await store.writeDraft(venue('house', 1, { publishedHash: 'of the file', fileHash: 'file' }));
      await store.writeDraft(venue('barn', 1));
      expect(await store.publishedVenue('house')).toBeNull();
      await store.publishVenue('house', '{"published":1}', 'hash 1', 'file 2');
      await store.writeDraft(venue('house', 2, { publishedHash: 'ignored', fileHash: 'ignored' }));
      expect(await store.publishedVenue('house')).toBe('{"published":1}');
      const { draft: _, ...head } = venue('house', 2, { publishedHash: 'hash 1', fileHash: 'file 2' });
      const { draft: __, ...other } = venue('barn', 1);
      expect(await store.venues()).toEqual([other, head]);
      expect(await store.publishedVenue('barn')).toBeNull();
    });

    held('ST 42 pictures of plans are kept byte for byte, and go with their venue', async (store) => {
      await store.writeDraft(venue('house', 1));
      const bytes = Uint8Array.from([0, 255, 1, 254]);
      await store.putPlan({ venue: 'house', id: 'p1', type: 'image/png', bytes });
      await store.putPlan({ venue: 'house', id: 'p2', type: 'image/png', bytes: Uint8Array.from([1]) });
      await store.putPlan({ venue: 'house', id: 'p2', type: 'image/jpeg', bytes: Uint8Array.from([2]) });
      await store.putPlan({ venue: 'barn', id: 'p1', type: 'image/png', bytes: Uint8Array.from([3]) });
      const found = await store.plan('house', 'p1');
      expect([found?.type, [...(found?.bytes ?? [])]]).toEqual(['image/png', [0, 255, 1, 254]]);
      expect([(await store.plan('house', 'p2'))?.type, await store.planIds('house')]).toEqual([
        'image/jpeg',
        ['p1', 'p2'],
      ]);
      await store.erasePlan('house', 'p2');
      expect(await store.plan('house', 'p2')).toBeNull();
      await store.eraseVenue('house');
      expect([await store.venue('house'), await store.planIds('house')]).toEqual([null, []]);
      expect(await store.planIds('barn')).toEqual(['p1']);
    });

    held('ST 43 an event that is erased takes all of its rows along, and nothing of any other', async (store) => {
      await store.putEvent(event('fair', { createdAt: NOW + 1 }));
      await store.putEvent(event('ball', { fileHash: 'file' }));
      await store.putEvent(event('fair', { createdAt: NOW + 1, state: 'closed', closedAt: NOW + 5, plan: '{"a":1}' }));
      expect(await store.events()).toEqual([
        event('ball', { fileHash: 'file' }),
        event('fair', { createdAt: NOW + 1, state: 'closed', closedAt: NOW + 5, plan: '{"a":1}' }),
      ]);
      const members = ['ada', 'ben'];
      for (const of of ['fair', 'ball']) {
        await store.putMeeting({ id: `under way ${of}`, event: of, body: '{}', endsAt: NOW + DAY });
        const keep = { meeting: `m ${of}`, event: of, members, body: '{}', expiresAt: NOW + DAY };
        for (const person of members) await store.keep({ ...keep, person }, NOW + DAY, NOW);
        await store.keep({ ...keep, meeting: `waits ${of}`, person: 'ada' }, NOW + DAY, NOW);
        await store.putCardMark(of, 'mark', NOW + DAY);
        await store.bindBadge(of, 'b1', 'ada', NOW);
        await store.putAdmissions([{ event: of, code: 'c', state: 'used', person: 'ada' }]);
        for (const purpose of ['signs', 'seals', 'admission']) await store.ensureKey(`${purpose}/${of}`, 'key');
      }
      await store.eraseEvent('fair');
      const rowsOf = async (of: string) => [
        (await store.meetings(of)).length,
        (await store.encounters('ada', of)).length,
        (await store.cardMarks(of)).length,
        (await store.bindings(of)).length,
        (await store.admissions(of)).length,
      ];
      expect(await rowsOf('fair')).toEqual([0, 0, 0, 0, 0]);
      expect(await rowsOf('ball')).toEqual([1, 1, 1, 1, 1]);
      expect(await store.keyNames()).toEqual(['admission/ball', 'seals/ball', 'signs/ball']);
      expect((await store.events()).map(({ id }) => id)).toEqual(['ball']);
      // Nobody's answer is waited for, so the other's alone brings nothing back.
      const late = { meeting: 'waits fair', event: 'fair', members, body: '{}', expiresAt: NOW + DAY, person: 'ben' };
      expect(await store.keep(late, NOW + DAY, NOW)).toBeNull();
    });

    held('ST 44 tokens are there, each with its hash, until they are erased', async (store) => {
      await store.putToken(token('t2', { createdAt: NOW + 1 }));
      await store.putToken(token('t1'));
      await store.putToken(token('t1', { lastDay: '2026-11-23' }));
      expect(await store.tokens()).toEqual([
        token('t1', { lastDay: '2026-11-23' }),
        token('t2', { createdAt: NOW + 1 }),
      ]);
      await store.eraseToken('t1');
      await store.eraseToken('t1');
      expect((await store.tokens()).map(({ id }) => id)).toEqual(['t2']);
    });
  });
}
