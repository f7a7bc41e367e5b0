/** Answering a card. Sealed: nothing changes but the person's own card. */
import { placeRefusal } from '../../meeting/availability.ts';
import { answerProposal } from '../../meeting/proposal.ts';
import { liveProposal } from '../proposals.ts';
import { tellProposal } from '../tell.ts';
import type { Handler } from './handler.ts';

export const answer: Handler<'answer'> = (turn, me, { proposal: id, yes }) => {
  const { world, now } = turn;
  if (me.profile === null) return 'not-joined';
  const proposal = liveProposal(world, me);
  if (proposal?.id !== id) return 'proposal-over';
  if (yes) {
    const refusal = placeRefusal(me.track, now);
    if (refusal !== null) return refusal;
  }
  const refusal = answerProposal(proposal, me.id, yes, now);
  if (refusal === null) tellProposal(turn, me);
  return refusal;
};
