import { expect, test } from 'vitest';
import type { DraftAnswer, DraftConflict, VenueList } from '../../shared/protocol/organizer.ts';
import { get, ORGANIZER, runningEvent, serve, told } from '../served.ts';

const authorization = `Bearer ${ORGANIZER}`;
const at = '/api/organizer/venues';

const send = (method: string, path: string, body: unknown) =>
  fetch(told.base + path, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const list = async (): Promise<VenueList> => JSON.parse((await get(at, { authorization })).text);

async function draftOf(venue: string): Promise<DraftAnswer> {
  return JSON.parse((await get(`${at}/${venue}/draft`, { authorization })).text);
}

test('OR 1 a venue begins as a draft with one level, under an id made from its name', async () => {
  await serve([await runningEvent()]);
  const made = await send('POST', at, { name: { fr: 'Théâtre de l’Étoile' } });
  expect([made.status, await made.json()]).toEqual([201, { id: 'theatre-de-l-etoile' }]);
  expect(await (await send('POST', at, { name: { en: 'Théâtre de l’Étoile' } })).json()).toEqual({
    id: 'theatre-de-l-etoile-2',
  });
  const taken = await send('POST', at, { name: { en: 'x' }, id: 'theatre-de-l-etoile' });
  expect([taken.status, await taken.json()]).toEqual([409, { error: 'taken' }]);
  expect(await (await send('POST', at, { name: { en: '北京' } })).json()).toEqual({ id: 'venue' });
  const { draft, revision, publishedHash } = await draftOf('theatre-de-l-etoile');
  expect([draft.venue.levels.length, draft.plans, revision, publishedHash]).toEqual([1, [], 1, null]);
  expect((await list()).venues).toContainEqual({
    id: 'theatre-de-l-etoile',
    name: { fr: 'Théâtre de l’Étoile' },
    levels: 1,
    revision: 1,
    draftDiffers: true,
    publishedHash: null,
    given: false,
    events: [],
  });
});

test('OR 2 a draft is written over the revision that it was made from, and over no other', async () => {
  await serve([]);
  await send('POST', at, { name: { en: 'House' } });
  const { draft } = await draftOf('house');
  const named = (en: string) => ({ ...draft, venue: { ...draft.venue, name: { en } } });
  const put = (body: unknown) => send('PUT', `${at}/house/draft`, body);
  expect(await (await put({ draft: named('One'), revision: 1 })).json()).toEqual({ revision: 2 });
  const late = await put({ draft: named('Two'), revision: 1 });
  const said: DraftConflict = await late.json();
  expect([late.status, said.error, said.revision, said.draft.venue.name]).toEqual([409, 'revision', 2, { en: 'One' }]);
  expect((await put({ draft: named('Two'), revision: 7 })).status).toBe(409);
  expect((await draftOf('house')).draft.venue.name).toEqual({ en: 'One' });
});

test('OR 3 a draft may have faults but keeps the file’s shape, and its venue’s id', async () => {
  await serve([]);
  await send('POST', at, { name: { en: 'House' } });
  const { draft } = await draftOf('house');
  const put = (venue: unknown, plans: unknown = []) =>
    send('PUT', `${at}/house/draft`, { draft: { venue, plans }, revision: 1 });
  const wrong = await put({ ...draft.venue, areas: [{ id: 'a' }] });
  expect(wrong.status).toBe(422);
  expect((await wrong.json()).faults[0]).toMatch(/^areas\[0\]/);
  expect((await put({ ...draft.venue, id: 'other' })).status).toBe(422);
  expect((await put(null)).status).toBe(422);
  expect((await put(draft.venue, [{ id: '../x' }])).status).toBe(400);
  const [level] = draft.venue.levels;
  const lost = { id: 'm', kind: 'qr', level: level?.id, at: [0, 0], standAt: [0, 0], area: 'gone', name: { en: 'a' } };
  expect((await put({ ...draft.venue, markers: [lost] })).status).toBe(200);
  const published = await send('POST', `${at}/house/publish`, { revision: 2 });
  const said = await published.json();
  expect([published.status, said.outcome]).toEqual([422, 'faulty']);
  expect(said.faults.join('\n')).toMatch(/markers\[0\]/);
});
