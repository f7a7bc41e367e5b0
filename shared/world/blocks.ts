/** Blocks in the World: for good, both ways, and felt at once wherever the two are together. */
import type { Attendee } from './attendee.ts';
import { endMeeting } from './meetings.ts';
import { meetingOf } from './place.ts';
import { liveProposal, withdraw } from './proposals.ts';
import type { Turn } from './turn.ts';
import { blockBoth, isBlocked } from './world.ts';

/** Part these two: their meeting ends, and `me` is out of a card that they have for each other, in silence. */
export function part(turn: Turn, me: Attendee, whom: string): void {
  const { world } = turn;
  if (isBlocked(world, me.id, whom)) return;
  blockBoth(world, me.id, whom);
  const isTheirs = (members: readonly { readonly who: string }[]) => members.some(({ who }) => who === whom);
  const meeting = meetingOf(world, me);
  if (meeting && isTheirs(meeting.members)) endMeeting(turn, meeting, me.id);
  const proposal = liveProposal(world, me);
  if (proposal && isTheirs(proposal.members)) withdraw(turn, me);
}
