/** Forgetting: phones that sleep when the event's day ends are nobody's any more, with all that they said. */
import { OPEN_UNHEARD_FOR } from '../meeting/availability.ts';
import type { Attendee } from './attendee.ts';
import { forgetHeard } from './hearing.ts';
import { close } from './proposals.ts';
import { hoursNow, type Turn } from './turn.ts';

/**
 * Whether somebody is to be forgotten now: who sleeps (has not been heard of for 15 minutes, and is in no card or
 * meeting) when the day's end has come; and who has gone and never joined.
 */
export function isToBeForgotten(turn: Turn, me: Attendee): boolean {
  const { today } = turn.world;
  if (turn.now - me.heardAt < OPEN_UNHEARD_FOR || me.meeting !== null || me.proposal !== null) return false;
  // Whoever left keeps the waves of the hour as used: coming anew must not give new ones.
  if (!me.connected && me.profile === null && me.waves.length === 0) return true;
  return hoursNow(turn).over || me.heardAt < today.since;
}

/**
 * Forget somebody: name, lines, topics, place, availability, answers, waves. What both kept, blocks and badges are the
 * store's; a keep that the other may still answer is too, until its 48 hours are over.
 */
export function forget(turn: Turn, me: Attendee): void {
  const { world, events } = turn;
  close(turn, me);
  world.derived.motion.stop(me.id);
  forgetHeard(world, me.id);
  world.derived.understood.delete(me.id);
  world.told.delete(me.id);
  world.stale.delete(me.id);
  world.unbound.delete(me.id);
  world.attendees.delete(me.id);
  world.derived.attendees?.remove(me.id);
  events.push({ type: 'forgotten', who: me.id });
}
