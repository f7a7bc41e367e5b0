/**
 * Proposals: members, a reason, a fixed time, sealed answers. Nothing but the end of the card's full time brings an
 * answer out, and then only when all said yes.
 */
import type { Milliseconds } from '../geometry/point.ts';
import type { Card, Why } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';

export interface ProposalMember {
  readonly who: string;
  /** What the others read of this member, as it was when the card came: what is changed meanwhile tells nothing. */
  readonly card: Card;
  readonly why: Why;
  /** Sealed. */
  answer: 'yes' | 'no' | null;
  /** Closed, ended or left meanwhile: a no that the others cannot tell from one. */
  withdrawn: boolean;
}

export interface Proposal {
  readonly id: string;
  /** Two now, up to six later. */
  readonly members: readonly ProposalMember[];
  /** Walking time between them when it was made, in whole minutes, at least one. */
  readonly minutes: number;
  readonly endsAt: Milliseconds;
}

/** A card runs so long whatever anybody does. */
export const CARD_TIME: Milliseconds = 60_000;
/** Cards come and go on a common beat. */
export const BEAT: Milliseconds = 10_000;

/** The beat that `now` belongs to. */
export const beatOf = (now: Milliseconds): Milliseconds => Math.floor(now / BEAT) * BEAT;

export function makeProposal(
  id: string,
  members: readonly Pick<ProposalMember, 'who' | 'card' | 'why'>[],
  walkingSeconds: number,
  beat: Milliseconds,
): Proposal {
  return {
    id,
    members: members.map(({ who, card, why }) => ({ who, card, why, answer: null, withdrawn: false })),
    minutes: Math.max(1, Math.round(walkingSeconds / 60)),
    endsAt: beat + CARD_TIME,
  };
}

export const memberOf = (proposal: Proposal, who: string): ProposalMember | undefined =>
  proposal.members.find((member) => member.who === who);

/** Seal an answer. Refuses a second one, and one that comes after the end or after withdrawing. */
export function answerProposal(proposal: Proposal, who: string, yes: boolean, now: Milliseconds): Refusal | null {
  const member = memberOf(proposal, who);
  if (!member || member.withdrawn || now >= proposal.endsAt) return 'proposal-over';
  if (member.answer !== null) return 'already-answered';
  member.answer = yes ? 'yes' : 'no';
  return null;
}

/** Whether a proposal that has ended opens a meeting. */
export const opensMeeting = (proposal: Proposal): boolean =>
  proposal.members.every((member) => member.answer === 'yes' && !member.withdrawn);
