/** The one tap that ends it, and the one that blocks for good. Both hide me; the other reads the neutral sentence. */
import type { Attendee } from '../attendee.ts';
import { part } from '../blocks.ts';
import { endMeeting } from '../meetings.ts';
import { meetingOf } from '../place.ts';
import { close, liveProposal, withdraw } from '../proposals.ts';
import { store, type Turn } from '../turn.ts';
import type { Handler } from './handler.ts';

/** End the meeting or live proposal that this person is in; returns the others in it, null when there is none. */
function endMine(turn: Turn, me: Attendee): string[] | null {
  const { world } = turn;
  const meeting = meetingOf(world, me);
  const proposal = liveProposal(world, me);
  const members = meeting?.members ?? proposal?.members;
  if (!members) return null;
  const others = members.map(({ who }) => who).filter((who) => who !== me.id);
  if (meeting) endMeeting(turn, meeting, me.id);
  withdraw(turn, me);
  close(turn, me);
  return others;
}

export const end: Handler<'end'> = (turn, me, { of }) => {
  const mine = meetingOf(turn.world, me) ?? liveProposal(turn.world, me);
  if (of !== undefined && !mine && me.availability.state === 'open') {
    // Tapped while the line was down, on a card that is over: it was to hide me as well.
    close(turn, me);
    return null;
  }
  // A meeting has the number of the proposal that it came from: who ended the card ended the meeting.
  if (of !== undefined && mine?.id.slice(1) !== of.slice(1)) return 'nothing-to-end';
  return endMine(turn, me) ? null : 'nothing-to-end';
};

export const block: Handler<'block'> = (turn, me) => {
  const others = endMine(turn, me);
  if (!others) return 'nothing-to-end';
  for (const whom of others) {
    part(turn, me, whom);
    store(turn, { kind: 'block', by: me.id, whom });
  }
  return null;
};
