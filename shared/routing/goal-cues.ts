/** What is asked for, as something to walk to once it is in sight: a stand by its name, a meeting point by its number. */
import type { Metres, Point } from '../geometry/point.ts';
import { insidePoint } from '../geometry/polygon.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import { type Cue, reachOf, SHORT_OF } from './cues.ts';
import type { Surroundings } from './surroundings.ts';

/** A meeting point this near to what is asked for is what is asked for. */
const SAME_POINT: Metres = 0.5;
/** From how far one reads the number on a table tent. */
const TENT_REACH: Metres = 14;

/** What is asked for, and the area that it is, if it is one: who is in it has arrived. */
export interface AskedFor {
  readonly at: Point;
  readonly into: string | null;
}

/** What stands at the goal of a line of `total` metres; nothing where it is neither a stand nor a meeting point. */
export function goalCues(goal: AskedFor, total: Metres, level: string, around: Surroundings): Cue[] {
  const along = Math.max(0, total - SHORT_OF);
  const tents = around.index.venue.meetingPoints
    .filter((point) => point.level === level && distanceBetween(pointOf(point.at), goal.at) <= SAME_POINT)
    .map(
      ({ id, at }): Cue => ({ kind: 'landmark', id, at: pointOf(at), along, off: 0, passage: null, reach: TENT_REACH }),
    );
  const area = goal.into === null ? null : around.index.area(goal.into);
  if (area?.kind !== 'stand' || area.level !== level) return tents;
  const at = insidePoint(polygonOf(area.polygon));
  return [...tents, { kind: 'area', id: area.id, at, along, off: 0, passage: null, reach: reachOf('stand') }];
}
