/** What somebody needs of ways: from now on theirs keep it. */

import { meetingMember } from '../../meeting/meeting.ts';
import { NEEDS, type Need } from '../../routing/needs.ts';
import { renewAsked } from '../asked-way.ts';
import { lead, meetingOf, planWay } from '../place.ts';
import { touch } from '../turn.ts';
import type { Handler } from './handler.ts';

/** Each need once, in one order, so that equal needs are equal. */
export const inOrder = (needs: readonly Need[]): readonly Need[] => NEEDS.filter((need) => needs.includes(need));

export const needs: Handler<'needs'> = (turn, me, command) => {
  const { world } = turn;
  me.needs = inOrder(command.needs);
  world.ways.clear();
  renewAsked(turn, me);
  const meeting = meetingOf(world, me);
  const member = meeting && meetingMember(meeting, me.id);
  if (meeting?.phase !== 'walking' || !member) return null;
  if (member.led === null) planWay(world, meeting, member);
  else lead(world, meeting, member);
  // Where no way is left, the turn's end looks for another spot.
  world.arrivals.add(meeting.id);
  for (const { who } of meeting.members) touch(turn, who);
  return null;
};
