/** advance: time passed. Called each tick (5 Hz); more seldom is well too, what is due is done then. */
import type { Milliseconds } from '../geometry/point.ts';
import { OPEN_UNHEARD_FOR, seesOthers } from '../meeting/availability.ts';
import { endsAt } from '../meeting/meeting.ts';
import { beatOf } from '../meeting/proposal.ts';
import type { Attendee } from './attendee.ts';
import { countInTime } from './counts.ts';
import type { WorldEvent } from './events.ts';
import { forget, isToBeForgotten } from './forgetting.ts';
import { searchAhead } from './matching-job.ts';
import { endMeeting, settleArrivals } from './meetings.ts';
import { turnDay } from './pairs.ts';
import { advanceBodies } from './place.ts';
import { close, endProposals, makeProposals } from './proposals.ts';
import { flush, tellOpening } from './tell.ts';
import { beginTurn, isEventOpen, type Turn, touch } from './turn.ts';
import { ageFaces } from './visible-to.ts';
import { ageWaves } from './waves.ts';
import { attendeeIndex, type World } from './world.ts';

function ageAttendee(turn: Turn, me: Attendee): void {
  const { world, now } = turn;
  const { availability, track } = me;
  if (ageWaves(me, now)) touch(turn, me.id);
  ageFaces(world, me);
  if (availability.state === 'open') {
    if (now >= availability.until || now - me.heardAt >= OPEN_UNHEARD_FOR || !isEventOpen(turn)) close(turn, me);
    // Seeing others ends by itself, half an hour after the last proof.
    else if (track && !seesOthers(availability, track, now)) touch(turn, me.id);
  }
  if (isToBeForgotten(turn, me)) forget(turn, me);
}

function eachSecond(turn: Turn): void {
  const { world, now } = turn;
  turnDay(turn);
  tellOpening(turn);
  for (const me of world.attendees.values()) ageAttendee(turn, me);
  for (const meeting of world.meetings.values()) {
    if (now >= endsAt(meeting)) endMeeting(turn, meeting, null);
  }
}

/** The parts of the World's work, in their order: bodies, the index of where they are, ageing, matching, counting, telling. */
export type WorldPart = 'motion' | 'index' | 'second' | 'matching' | 'density' | 'notices';

/**
 * Let time pass until `now`. Returns what has to be told and stored.
 * @param done is told after each part of the work, for whoever measures it
 */
export function advance(
  world: World,
  now: Milliseconds,
  done: (part: WorldPart) => void = () => {},
): readonly WorldEvent[] {
  const turn = beginTurn(world, now);
  advanceBodies(turn);
  settleArrivals(turn);
  done('motion');
  attendeeIndex(world);
  done('index');
  const second = Math.floor(turn.now / 1000);
  if (second !== world.second) {
    world.second = second;
    eachSecond(turn);
  }
  done('second');
  const beat = beatOf(turn.now);
  if (beat !== world.beat) {
    world.beat = beat;
    endProposals(turn);
    makeProposals(turn);
  } else {
    endProposals(turn);
    searchAhead(turn);
  }
  settleArrivals(turn);
  done('matching');
  countInTime(turn);
  done('density');
  flush(turn);
  done('notices');
  return turn.events;
}
