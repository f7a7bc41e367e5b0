import { expect, test } from 'vitest';
import { Stage } from './fixture.ts';
import { shownNow, visibleTo } from './visible-to.ts';

const GIVES = { giveLine: 'I teach the guitar', seekLine: 'pottery' };
const SEEKS = { giveLine: 'sourdough bread', seekLine: 'someone who plays guitar' };

test('WO 1 the whole line: scan, open, seen, proposed, both yes, walked, met, kept', () => {
  const stage = new Stage();
  const [first, second] = stage.world.venue.markers.filter(({ kind }) => kind === 'qr');
  if (!first || !second) throw new Error('the demo venue has signs');
  const both = ['ada', 'ben'];
  stage.opens('ada', first.id, GIVES);
  stage.opens('ben', second.id, SEEKS);
  expect(shownNow(stage.world).map(({ attendee }) => attendee)).toEqual(both);
  expect(visibleTo(stage.world, 'ada').shared).toBe(true);
  stage.pass(10_000, both);
  const card = stage.last('ada', 'proposal');
  expect(card?.card.firstName).toBe('ben');
  expect(card?.why.kind).toBe('you-give');
  for (const who of both) expect(stage.do(who, { type: 'answer', proposal: card?.id ?? '', yes: true })).toBe(null);
  stage.pass(60_000, both);
  const meeting = stage.last('ada', 'meeting');
  expect(meeting?.phase).toBe('walking');
  expect(shownNow(stage.world)).toEqual([]);
  expect(stage.do('ada', { type: 'we-met', meeting: meeting?.id ?? '' })).toBe(null);
  expect(stage.last('ben', 'meeting')?.claim).toBe('theirs');
  stage.pass(60_000, both);
  expect(stage.do('ben', { type: 'we-met', meeting: stage.last('ben', 'meeting')?.id ?? '' })).toBe(null);
  expect(stage.last('ben', 'meeting')).toMatchObject({ phase: 'talking', claim: null });
  expect(stage.do('ben', { type: 'end' })).toBe(null);
  for (const who of both) {
    const over = stage.last(who, 'meeting-over');
    expect(over?.byMe).toBe(who === 'ben');
    expect(stage.do(who, { type: 'keep', ticket: over?.keep?.ticket ?? '', reach: '' })).toBe(null);
  }
  expect(stage.changes().map(({ kind }) => kind)).toEqual([
    'card-dealt',
    'meeting-put',
    'meeting-put',
    'meeting-put',
    'meeting-erase',
    'keep',
    'keep',
  ]);
});
