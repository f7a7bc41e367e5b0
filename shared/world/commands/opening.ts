/** Opening, closing and waving. */
import { placeRefusal, seesOthers } from '../../meeting/availability.ts';
import { shownOpening } from '../attendee.ts';
import { endMeeting } from '../meetings.ts';
import { openAt } from '../openings.ts';
import { meetingOf } from '../place.ts';
import { close as closeMe, liveProposal, withdraw } from '../proposals.ts';
import { isEventOpen, touch } from '../turn.ts';
import { isHiddenFrom } from '../visible-to.ts';
import { waveAt, wavesLeft } from '../waves.ts';
import type { Handler } from './handler.ts';

export const open: Handler<'open'> = (turn, me, { minutes, show }) => {
  const { world, now } = turn;
  if (me.profile === null) return 'not-joined';
  if (!isEventOpen(turn)) return 'event-not-open';
  if (me.availability.state === 'walking') return 'busy-meeting';
  const refusal = placeRefusal(me.track, now);
  if (refusal !== null) return refusal;
  // The next opening ends the talk.
  const meeting = meetingOf(world, me);
  if (meeting) endMeeting(turn, meeting, me.id);
  me.visibleAt = now;
  const { availability } = me;
  if (availability.state === 'open' && now < availability.until) {
    // Open already: for another time, or shown otherwise; it is the same opening.
    me.availability = { ...availability, until: now + minutes * 60_000, show };
    touch(turn, me.id);
  } else {
    openAt(turn, me, now + minutes * 60_000, show);
  }
  return null;
};

export const close: Handler<'close'> = (turn, me) => {
  if (me.profile === null) return 'not-joined';
  if (me.meeting !== null) return 'busy-meeting';
  withdraw(turn, me);
  closeMe(turn, me);
  return null;
};

export const wave: Handler<'wave'> = (turn, me, { dot }) => {
  const { world, now } = turn;
  if (me.profile === null) return 'not-joined';
  if (me.meeting !== null) return 'busy-meeting';
  if (shownOpening(me, now) === null) return 'not-open';
  if (liveProposal(world, me)) return 'busy-proposal';
  if (!seesOthers(me.availability, me.track, now)) return 'scan-again';
  if (wavesLeft(me, now) <= 0) return 'waves-used-up';
  const other = world.attendees.get(world.dots.get(dot) ?? '');
  // One answer for a dot that is gone, never was, is hidden from me or is my own.
  if (!other || other === me || shownOpening(other, now) === null || isHiddenFrom(world, me, other.id))
    return 'no-such-dot';
  waveAt(me, other.id, now);
  touch(turn, me.id);
  return null;
};
