/** Bodies that are drawn to where somebody is believed to be: at a walker's pace, round through the doors. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { moveTo } from '../positioning/track.ts';
import type { Attendee } from './attendee.ts';
import { isStraight } from './hearing.ts';
import { stand, type World } from './world.ts';

/** A walker in a hurry to be where their badge is heard. */
const CATCHING_UP = 1.6;

/** Who is on their way to a place so near to the new one goes on: the next fix is a second away. */
const SAME_GOAL: Metres = 0.5;

/**
 * Where one has to go round something, the way is kept while the new place is no farther from its end than this share of
 * how well it is known: finding a way costs more than all else, and the next fix is as good.
 */
const AS_GOOD = 1 / 3;

/** The way that is walked already is kept where it is longer than the straight line by no more than this. */
const DETOUR = { times: 1.5, and: 4 as Metres } as const;

/**
 * Draw somebody's body toward a place on its level, round through the doors; where there is no way it is set there.
 * @param accuracyMetres how well the place is known
 */
export function walkTo(world: World, me: Attendee, place: Place, accuracyMetres: Metres): void {
  if (!me.track) return;
  const { body } = me.track;
  const ahead = world.derived.motion.ahead(me.id) ?? [];
  const goal = ahead.at(-1);
  if (goal && distanceBetween(goal, place) <= SAME_GOAL) return;
  const line =
    inSight(world, body, ahead, place) ??
    (goal && distanceBetween(goal, place) <= AS_GOOD * accuracyMetres ? 'as it is' : newWay(world, body, place));
  if (line === 'as it is') return;
  if (line) {
    world.derived.motion.walk(me.id, place.level, line, CATCHING_UP);
  } else {
    stand(world, me, moveTo(me.track, place, world.derived.index.areaAt(place)?.id ?? null));
  }
}

/** Straight there; or along what is walked already as far as the place is in sight of it. */
function inSight(world: World, body: Place, ahead: readonly Point[], place: Place): readonly Point[] | null {
  if (isStraight(world, body, place)) return [body, place];
  const turns = ahead.findIndex((point) => isStraight(world, { ...point, level: body.level }, place));
  if (turns < 0) return null;
  const kept = [body, ...ahead.slice(0, turns + 1), place];
  const metres = kept.slice(1).reduce((sum, to, i) => sum + distanceBetween(kept[i] ?? to, to), 0);
  return metres <= DETOUR.times * distanceBetween(body, place) + DETOUR.and ? kept : null;
}

function newWay(world: World, body: Place, place: Place): readonly Point[] | null {
  const route = world.navigation.route(body, place);
  return 'reason' in route ? null : (route.legs[0]?.line ?? null);
}
