/** A way that somebody has asked for: told to nobody else, written nowhere, and forgotten when they are there, stop or meet. */

import type { Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { ARRIVED_WITHIN } from '../meeting/meeting.ts';
import { ownRoute, rideSeconds, stepAt } from '../meeting/way.ts';
import { moveTo, type Track } from '../positioning/track.ts';
import type { NoticeOf } from '../protocol/notices.ts';
import { wayToNearest } from '../routing/nearest.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import { paceOf } from '../routing/weights.ts';
import { readGoal } from '../venue/search/goal-text.ts';
import { type Target, targetsOf } from '../venue/search/goals.ts';
import type { AskedWay, Attendee } from './attendee.ts';
import { startsAt } from './own-word.ts';
import { notify, type Turn, touch } from './turn.ts';
import { stand, type World } from './world.ts';

/** The way from there to the nearest place of the goal; null when the house has no such goal. */
export function planAsked(world: World, me: Attendee, from: Place, to: string): AskedWay | null {
  const read = readGoal(to);
  const targets = read ? targetsOf(world.venue, read) : [];
  if (targets.length === 0) return null;
  const found = wayToNearest(world.wayfinder, from, targets, { needs: me.needs, crowd: world.counts.density });
  const none = { to, wordStep: null, led: null };
  if ('reason' in found) return { ...none, goal: null, route: null, noWay: found };
  return { ...none, goal: found.goal, route: ownRoute(found.way), noWay: null };
}

/** It is over: they are there, or it is wanted no more. */
export function endAsked(turn: Turn, me: Attendee, arrived: boolean): void {
  const { asked } = me;
  if (!asked) return;
  if (asked.led !== null) turn.world.derived.motion.stop(me.id);
  me.asked = null;
  notify(turn, me.id, { type: 'way-over', to: asked.to, arrived });
  touch(turn, me.id);
}

/** Plan it anew: the house, or what its walker needs, is another. It is over where there is no such goal any more. */
export function renewAsked(turn: Turn, me: Attendee): void {
  const { asked } = me;
  if (!asked) return;
  const from = startsAt(me);
  const planned = from && planAsked(turn.world, me, from, asked.to);
  if (!planned) {
    endAsked(turn, me, false);
    return;
  }
  me.asked = planned;
  if (asked.led !== null && !leadAsked(turn.world, me, 0)) turn.world.derived.motion.stop(me.id);
  touch(turn, me.id);
}

const isThere = ({ derived: { index } }: World, { body, fix }: Track, goal: Target): boolean => {
  if (goal.area !== null && index.areasAt(body).some(({ id }) => id === goal.area)) return true;
  if (fix.accuracyMetres > ARRIVED_WITHIN || body.level !== goal.level) return false;
  return distanceBetween(body, goal) <= ARRIVED_WITHIN;
};

/** They are proven to be somewhere: there, a step on, or beside the way, which is then another. */
export function placeAsked(turn: Turn, me: Attendee, track: Track, scanned: boolean): void {
  const { asked } = me;
  if (!asked) return;
  const step = asked.route && stepAt(asked.route, track.body);
  if (asked.goal && isThere(turn.world, track, asked.goal)) endAsked(turn, me, true);
  else if (!asked.route || step === null) renewAsked(turn, me);
  else if (scanned || step > (asked.wordStep ?? -1)) {
    me.asked = { ...asked, wordStep: null, route: { ...asked.route, step } };
    touch(turn, me.id);
  }
}

/** Lead their body along a leg of the way; false when the way has none. */
export function leadAsked(world: World, me: Attendee, leg: number): boolean {
  const walk = me.asked?.route?.legs[leg];
  if (!me.asked || !walk) return false;
  me.word = null;
  me.asked = { ...me.asked, led: leg };
  world.rides.delete(me.id);
  world.derived.motion.walk(me.id, walk.level, walk.line, WALKING_SPEED);
  return true;
}

/** Their body has walked, and perhaps come to the end of a leg, or against something. */
export function walkedAsked(turn: Turn, me: Attendee, track: Track, ended: 'arrived' | 'stuck' | null): void {
  const { asked } = me;
  if (ended === null || asked?.led == null) placeAsked(turn, me, track, false);
  else if (ended === 'stuck') renewAsked(turn, me);
  else if (asked.route?.legs[asked.led + 1] === undefined) endAsked(turn, me, true);
  else {
    turn.world.rides.set(me.id, turn.now + 1000 * rideSeconds(asked.route, paceOf(me.needs)));
    placeAsked(turn, me, track, false);
  }
}

/** The ride that they were led to is over. */
export function rodeAsked(turn: Turn, me: Attendee, track: Track): void {
  const { asked } = me;
  if (asked?.led != null) leadOn(turn, me, track, asked, asked.led + 1);
}

/** On from where the stairs or lift let them out. */
function leadOn(turn: Turn, me: Attendee, track: Track, asked: AskedWay, leg: number): void {
  const { world } = turn;
  const next = asked.route?.legs[leg];
  const [out] = next?.line ?? [];
  if (!next || !out) return;
  const place = { level: next.level, x: out.x, y: out.y };
  const there = moveTo(track, place, world.derived.index.areaAt(place)?.id ?? null);
  stand(world, me, there);
  leadAsked(world, me, leg);
  placeAsked(turn, me, there, false);
}

/** What its walker is told of it; null when they have asked for none. */
export function wayNotice({ asked }: Attendee): NoticeOf<'way'> | null {
  if (!asked) return null;
  const { to, goal, route, noWay, wordStep } = asked;
  return { type: 'way', to, goal, route: route && { ...route, step: wordStep ?? route.step }, noWay };
}
