/** Asking the way, going on by one's own word, and wanting it no more. */
import { endAsked, leadAsked, planAsked } from '../asked-way.ts';
import { startsAt } from '../own-word.ts';
import { touch } from '../turn.ts';
import type { Handler } from './handler.ts';

export const askWay: Handler<'ask-way'> = (turn, me, { to }) => {
  if (me.meeting !== null) return 'busy-meeting';
  const from = startsAt(me);
  if (from === null) return 'scan-first';
  const planned = planAsked(turn.world, me, from, to);
  if (planned === null) return 'goal-unknown';
  if (me.asked?.led != null) turn.world.derived.motion.stop(me.id);
  me.asked = planned;
  touch(turn, me.id);
  return null;
};

export const wayStep: Handler<'way-step'> = (turn, me, { step }) => {
  const { asked } = me;
  if (!asked?.route) return 'not-walking';
  const last = asked.route.steps.length - 1;
  // Nobody waits for them: that they are there is theirs to say.
  if (step >= last) endAsked(turn, me, true);
  else me.asked = { ...asked, wordStep: step + 1 };
  me.word = null;
  touch(turn, me.id);
  return null;
};

export const stopWay: Handler<'stop-way'> = (turn, me) => {
  endAsked(turn, me, false);
  return null;
};

export const walkMyWay: Handler<'walk-my-way'> = (turn, me) => {
  if (!turn.world.event.demo) return 'demo-only';
  if (!me.asked?.route) return 'not-walking';
  if (me.asked.led === null) leadAsked(turn.world, me, 0);
  return null;
};
