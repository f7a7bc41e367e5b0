/** On the way and at the spot: the person's own word, "we met", and the demo's "walk for me". */
import { claimMet, type Meeting, type MeetingMember, meetingMember, takeBack } from '../../meeting/meeting.ts';
import type { Attendee } from '../attendee.ts';
import { settle } from '../meetings.ts';
import { lead, meetingOf, planWay } from '../place.ts';
import { touch } from '../turn.ts';
import type { World } from '../world.ts';
import type { Handler } from './handler.ts';

function mine(world: World, me: Attendee, id: string): { meeting: Meeting; member: MeetingMember } | null {
  const meeting = meetingOf(world, me);
  const member = meeting && meetingMember(meeting, me.id);
  return meeting?.id === id && member ? { meeting, member } : null;
}

export const atStep: Handler<'at-step'> = (turn, me, { meeting: id, step }) => {
  const found = mine(turn.world, me, id);
  if (!found) return 'meeting-over';
  const { meeting, member } = found;
  if (meeting.phase !== 'walking' || !member.route) return 'not-walking';
  // "I am there" says that this step is done: what is shown is the next one.
  me.word = null;
  member.wordStep = Math.min(step + 1, Math.max(0, member.route.steps.length - 1));
  touch(turn, me.id);
  return null;
};

export const weMet: Handler<'we-met'> = (turn, me, { meeting: id }) => {
  const found = mine(turn.world, me, id);
  if (!found) return 'meeting-over';
  claimMet(found.meeting, me.id, turn.now);
  settle(turn, found.meeting);
  return null;
};

export const notYet: Handler<'not-yet'> = (turn, me, { meeting: id }) => {
  const found = mine(turn.world, me, id);
  if (!found) return 'meeting-over';
  const { meeting } = found;
  const refusal = takeBack(meeting, me.id, turn.now);
  if (refusal !== null) return refusal;
  // While they talked nobody was led, and the venue may have changed.
  for (const member of meeting.members) planWay(turn.world, meeting, member);
  settle(turn, meeting);
  return null;
};

export const walkForMe: Handler<'walk-for-me'> = (turn, me, { meeting: id }) => {
  const { world } = turn;
  if (!world.event.demo) return 'demo-only';
  const found = mine(world, me, id);
  if (!found) return 'meeting-over';
  const { meeting, member } = found;
  if (meeting.phase !== 'walking') return 'not-walking';
  if (member.led !== null || member.arrived) return null;
  if (!lead(world, meeting, member)) return 'not-walking';
  touch(turn, me.id);
  return null;
};
