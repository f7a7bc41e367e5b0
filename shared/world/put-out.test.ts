import { expect, test } from 'vitest';
import { profileOf, Stage } from './fixture.ts';

test('DO 77 whoever is put out is off the map at once, and a guest', () => {
  const stage = new Stage();
  stage.opens('ada', stage.sign(0));
  stage.opens('ben', stage.sign(9));
  expect(stage.shown()).toEqual(['ada', 'ben']);
  stage.system({ type: 'put-out', who: 'ada' });
  expect(stage.shown()).toEqual(['ben']);
  expect(stage.seenBy('ben')).toEqual([]);
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe('not-joined');
  // What the store has of them stays: they have not left, and blocks hold.
  expect(stage.changes()).toEqual([]);
});

test('DO 77 the other of a meeting reads the sentence that says nothing', () => {
  const [out, over] = [new Stage(), new Stage()];
  for (const stage of [out, over]) stage.meeting();
  out.system({ type: 'put-out', who: 'ada' });
  over.do('ada', { type: 'end' });
  expect(out.last('ben', 'meeting-over')).toEqual(over.last('ben', 'meeting-over'));
  expect(out.last('ben', 'meeting-over')).toMatchObject({ byMe: false, keep: null });
  expect(out.world.meetings.size).toBe(0);
});

test('DO 77 a card runs on as if nothing had happened, and ends in the neutral sentence', () => {
  const stage = new Stage();
  const proposal = stage.proposed();
  stage.system({ type: 'put-out', who: 'ada' });
  expect(stage.last('ben', 'proposal-over')).toBe(undefined);
  stage.do('ben', { type: 'answer', proposal, yes: true });
  stage.pass(60_000, ['ben']);
  expect(stage.last('ben', 'proposal-over')?.id).toBe(proposal);
  expect(stage.last('ben', 'meeting')).toBe(undefined);
});

test('DO 77 what the device remembers does not bring back who was put out', () => {
  const stage = new Stage();
  stage.comes('ada');
  stage.scans('ada', stage.sign(0));
  const receipt = stage.last('ada', 'me')?.receipt ?? null;
  const profile = profileOf('Ada');
  for (const mayReturn of [true, false]) {
    const after = new Stage({}, 2, stage.now + 1_000);
    const world = { ...after.world, proofs: { ...after.world.proofs, mayReturn: () => mayReturn } };
    Object.assign(after, { world });
    after.system({ type: 'connected', who: 'ada', simulated: false });
    after.do('ada', { type: 'hello', profile, receipt, open: null, language: 'en' });
    expect(world.attendees.get('ada')?.profile ?? null).toEqual(mayReturn ? profile : null);
  }
});

test('DO 77 putting out whom nobody knows, or who has not joined, changes nothing', () => {
  const stage = new Stage();
  stage.system({ type: 'connected', who: 'ada', simulated: false });
  const before = structuredClone(stage.world.attendees);
  for (const who of ['ada', 'nobody']) stage.system({ type: 'put-out', who });
  expect(stage.notices('ada')).toEqual([]);
  expect(stage.world.attendees).toEqual(before);
});
