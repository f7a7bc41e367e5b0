import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { readDraft } from './draft-reading.ts';
import { openDraftReader } from './draft-thread.ts';

const venue = demoVenue();
const textOf = (change: object) =>
  JSON.stringify({ draft: { venue: { ...venue, ...change }, plans: [] }, revision: 3 });

test('OR 4 the draft of a large house is read beside the rooms, as a small one is read among them', async () => {
  const reader = openDraftReader();
  const texts = [{}, { name: { en: 'Anew' } }, { areas: [{ id: 'a' }] }, { id: 'other' }].map(textOf);
  expect(texts.slice(0, 2).every(({ length }) => length > 64_000)).toBe(true);
  const readings = await Promise.all([...texts, '{', '[]'].map((text) => reader.read(text, venue.id)));
  expect(readings).toEqual([...texts, '{', '[]'].map((text) => readDraft(text, venue.id)));
  expect(readings.map(({ kind }) => kind)).toEqual([
    'read',
    'read',
    'faulty',
    'faulty',
    'not-understood',
    'not-understood',
  ]);
});
