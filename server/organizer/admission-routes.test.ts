import { expect, test } from 'vitest';
import type { AdmissionWish, OrganizerAdmission } from '../../shared/protocol/pages.ts';
import { get, ORGANIZER, post, runningEvent, serve, told, venue } from '../served.ts';

const authorization = `Bearer ${ORGANIZER}`;
const OWN = ['K7QP-2M4X', 'B3RT-9W8Z'];

const wished = (wish: AdmissionWish['wish'], code: string) =>
  post('/api/organizer/admission', { event: venue.id, wish, code }, { authorization });

async function seen(): Promise<OrganizerAdmission> {
  return JSON.parse((await get('/api/organizer/admission', { authorization })).text);
}

test('DO 26 admission wants the token', async () => {
  const event = await runningEvent({ admission: { kind: 'codes', codes: OWN } });
  await serve([event]);
  expect((await get('/api/organizer/admission')).status).toBe(401);
  expect((await post('/api/organizer/admission', { event: venue.id, wish: 'remove', code: OWN[0] })).status).toBe(401);
  expect(event.admission.admits('ada', OWN[0] ?? '')).toBeNull();
});

test('DO 73 the organizer sees which codes are used, and removes one with whoever came in with it', async () => {
  const event = await runningEvent({ admission: { kind: 'codes', codes: OWN } });
  await serve([event]);
  event.admission.admits('ada', 'k7qp2m4x');
  expect(await seen()).toEqual({
    event: venue.id,
    kind: 'codes',
    codes: [
      { code: 'K7QP-2M4X', state: 'used' },
      { code: 'B3RT-9W8Z', state: 'unused' },
    ],
  });
  const removed: OrganizerAdmission = await (await wished('remove', 'K7QP-2M4X')).json();
  expect(removed.codes[0]).toEqual({ code: 'K7QP-2M4X', state: 'dead' });
  expect(told.putOut).toEqual(['ada']);
  expect(event.admission.admits('ben', 'K7QP-2M4X')).toBe('admission-code-dead');
  const freed: OrganizerAdmission = await (await wished('free', 'K7QP-2M4X')).json();
  expect(freed.codes[0]?.state).toBe('unused');
  expect(event.admission.admits('ben', 'K7QP-2M4X')).toBeNull();
  await wished('free', 'K7QP-2M4X');
  expect(told.putOut).toEqual(['ada', 'ben']);
  const none = await wished('remove', 'none of ours');
  expect([none.status, await none.json()]).toEqual([409, { error: 'no-such-code' }]);
  expect((await wished('change', 'otter-2027')).status).toBe(409);
});

test('DO 74 the organizer changes the code for all, and is told when the new one is not fit', async () => {
  const event = await runningEvent({ admission: { kind: 'code', code: 'heron-2026' } });
  await serve([event]);
  const answer = await wished('change', 'otter-2027');
  const text = await answer.text();
  expect([answer.status, JSON.parse(text)]).toEqual([200, { event: venue.id, kind: 'code', codes: [] }]);
  expect(event.admission.admits('ada', 'heron-2026')).toBe('admission-code-dead');
  expect(event.admission.admits('ada', 'otter-2027')).toBeNull();
  for (const code of ['', 'short', '- - - - - -', 'x'.repeat(60)]) {
    const refused = await wished('change', code);
    expect([refused.status, await refused.json()], code).toEqual([409, { error: 'code-not-fit' }]);
  }
  expect((await wished('remove', 'otter-2027')).status).toBe(409);
  const authorized = { authorization };
  expect((await post('/api/organizer/admission', { event: 'none', wish: 'free', code: 'a' }, authorized)).status).toBe(
    404,
  );
  expect(
    (await post('/api/organizer/admission', { event: venue.id, wish: 'spin', code: 'a' }, authorized)).status,
  ).toBe(400);
});
