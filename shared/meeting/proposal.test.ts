import { expect, test } from 'vitest';
import type { Card } from '../protocol/notices.ts';
import { answerProposal, BEAT, beatOf, CARD_TIME, makeProposal, memberOf, opensMeeting } from './proposal.ts';

const card: Card = {
  firstName: 'A',
  gives: [],
  seeks: [],
  giveLine: '',
  seekLine: '',
  languages: [],
  simulated: false,
};
const beat = 1_800_000_000_000;
const made = (seconds = 100) =>
  makeProposal(
    'p1',
    ['a', 'b'].map((who) => ({ who, card, why: { kind: 'nearby' } as const })),
    seconds,
    beat,
  );

test('ME 8 a card runs its full minute from its beat, and ends on a beat', () => {
  expect(beatOf(beat + BEAT - 1)).toBe(beat);
  expect(made().endsAt).toBe(beat + CARD_TIME);
  expect(made().endsAt % BEAT).toBe(0);
});

test('ME 9 the distance is told in whole minutes, at least one', () => {
  expect([0, 29, 89, 91, 180].map((seconds) => made(seconds).minutes)).toEqual([1, 1, 1, 2, 3]);
});

test('ME 10 an answer is given once, in time, by a member who has not withdrawn', () => {
  const proposal = made();
  expect(answerProposal(proposal, 'a', true, beat)).toBe(null);
  expect(answerProposal(proposal, 'a', false, beat)).toBe('already-answered');
  expect(memberOf(proposal, 'a')?.answer).toBe('yes');
  expect(answerProposal(proposal, 'c', true, beat)).toBe('proposal-over');
  expect(answerProposal(proposal, 'b', true, proposal.endsAt)).toBe('proposal-over');
  const mine = memberOf(proposal, 'b');
  if (mine) mine.withdrawn = true;
  expect(answerProposal(proposal, 'b', true, beat)).toBe('proposal-over');
});

test('ME 11 only when all said yes, and nobody withdrew, does it open a meeting', () => {
  for (const a of ['yes', 'no', null] as const) {
    for (const b of ['yes', 'no', null] as const) {
      for (const withdrawn of [false, true]) {
        const proposal = made();
        const [first, second] = proposal.members;
        if (first) Object.assign(first, { answer: a });
        if (second) Object.assign(second, { answer: b, withdrawn });
        expect(opensMeeting(proposal)).toBe(a === 'yes' && b === 'yes' && !withdrawn);
      }
    }
  }
});
