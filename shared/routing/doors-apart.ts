/** How doors without a name are told from each other: by the turn toward them, or by what is beside them. */
import type { Metres, Point } from '../geometry/point.ts';
import { nearestOnSegment } from '../geometry/segment.ts';
import { between, distanceBetween, pointOf } from '../geometry/vector.ts';
import { wrapped } from './bearings.ts';
import { type Cue, reachOf, WIDEST_OPENING } from './cues.ts';
import type { Stance } from './stance.ts';
import { type Somewhere, TOLD_ANGLES, turnKind, turnTo } from './turns.ts';

/** What is so near to a door is beside it. */
const AT_DOOR: Metres = 4;
/** Another door is farther than this from what tells one from others. */
const NO_OTHER_DOOR: Metres = 1.5;
/** Doors farther apart than this, in radians, are not taken for each other. */
const OTHER_DOOR = 0.5;

/** Whether another door is in sight about where this one is told to be. */
export function isOneOfMany(cue: Cue, stance: Stance, where: Somewhere): boolean {
  const { level, around } = where;
  const { at } = stance;
  const far = distanceBetween(at, cue.at);
  const told = TOLD_ANGLES[turnKind(stance, cue.at, where)];
  const off = (p: Point) => (told === undefined ? 0 : Math.abs(wrapped(turnTo(stance, p) - told)));
  return around.gapsNear(level, at, far + 4).some((gap) => {
    const middle = between(gap.a, gap.b, 0.5);
    const isOther = gap.door.kind !== cue.door || distanceBetween(gap.a, gap.b) > WIDEST_OPENING;
    if (gap.door.id === cue.id || isOther) return false;
    return (
      off(middle) < off(cue.at) + OTHER_DOOR && distanceBetween(middle, cue.at) > 1 && around.sees(level, at, middle)
    );
  });
}

/** What is beside a door, in sight, so that nobody takes another door for it; null where nothing is. */
export function markBeside(cue: Cue, { at, stands }: Stance, { level, around }: Somewhere): string | null {
  const { passage } = cue;
  if (!passage) return null;
  const off = (p: Point, a: Point, b: Point) => distanceBetween(p, nearestOnSegment(p, a, b));
  const near = around.index.landmarksNear({ ...cue.at, level: level }, AT_DOOR + 2).filter(({ thing }) => {
    const place = pointOf(thing.at);
    const far = off(place, passage.a, passage.b);
    if (far > AT_DOOR || distanceBetween(at, place) > reachOf(thing.kind)) return false;
    if (![at, ...stands].every((stand) => around.sees(level, stand, place))) return false;
    const isNamesake = around
      .namesakes(thing)
      .some((other) => other !== thing && around.sees(level, at, pointOf(other.at)));
    const isOther = around
      .gapsNear(level, place, far + 6)
      .some(({ door, a, b }) => door.id !== cue.id && door.kind === cue.door && off(place, a, b) < far + NO_OTHER_DOOR);
    return !isNamesake && !isOther;
  });
  return near[0]?.thing.id ?? null;
}
