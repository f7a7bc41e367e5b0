import { expect, test } from 'vitest';
import { MINUTE, Stage } from './fixture.ts';
import { replaceEvent } from './replace-event.ts';

const over = [{ opens: '2026-11-23T00:00', closes: '2026-11-23T00:01' }];

test('OR 10 hours that close a running event hold from the next second, and everybody is told', () => {
  const stage = new Stage({ timeZone: 'UTC', hours: null });
  stage.comes('ada');
  stage.pass(MINUTE, ['ada']);
  expect(stage.last('ada', 'hours')).toMatchObject({ open: true });
  replaceEvent(stage.world, { ...stage.world.event, hours: over });
  stage.pass(2_000, ['ada']);
  expect(stage.last('ada', 'hours')).toEqual({ type: 'hours', open: false, opensAt: null });
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe('event-not-open');
  replaceEvent(stage.world, { ...stage.world.event, hours: null });
  stage.pass(2_000, ['ada']);
  expect(stage.last('ada', 'hours')).toMatchObject({ open: true });
});

test('OR 10 topics and the minimum age hold for whoever joins from then on', () => {
  const stage = new Stage();
  replaceEvent(stage.world, {
    ...stage.world.event,
    minimumAgeYears: 16,
    topics: [{ id: 'bees', name: { en: 'Bees' } }],
  });
  stage.comes('ada', { gives: ['bees'], seeks: ['bees'] });
  expect(stage.world.attendees.get('ada')?.profile?.gives).toEqual(['bees']);
  stage.comes('ben', { gives: ['software'], seeks: ['bees'] });
  expect(stage.world.attendees.get('ben')?.profile).toBe(null);
});
