/** Whether the map goes along with me: a state machine over where I am and what was looked at, without a camera. */
import type { Metres, Place } from '../../shared/geometry/point.ts';
import { distanceBetween } from '../../shared/geometry/vector.ts';

/** On the way the map is moved along when I have come so far. */
const FOLLOW_METRES: Metres = 6;

/** `open`: look at me from near enough to see where I am; `along`: move as I do, as near as it is. */
type Following = 'open' | 'along';

export interface Follow {
  /** Whether the person looks elsewhere. */
  readonly away: boolean;
  /**
   * The person has moved the map; `away`: and I am no longer in the middle of what they look at. `ahead` is the level that
   * they look at where it is not mine: when I come there, the map goes along again.
   */
  looked(away: boolean, ahead?: string | null): void;
  /** The button that finds me: from now on the map goes along again. */
  found(me: Place | null): void;
  /**
   * Where I am now, and whether I walk to a meeting; says whether the map should go there: as soon as I am known, when
   * a walk begins, and with every few metres and every level of it; null otherwise, and while the person looks elsewhere.
   */
  moved(me: Place | null, walking: boolean): Following | null;
}

/** @param elsewhere whether the person looks elsewhere already: an earlier map was moved */
export function createFollow(elsewhere: boolean): Follow {
  let away = elsewhere;
  let last: Place | null = null;
  let walked = false;
  let awaited: string | null = null;
  return {
    get away() {
      return away;
    },
    looked(now, ahead = null) {
      away = now;
      awaited = now ? ahead : null;
    },
    found(me) {
      away = false;
      awaited = null;
      last = me;
    },
    moved(me, walking) {
      const begins = walking && !walked;
      walked = walking;
      // Whoever looked ahead at the next floor looks at where I am as soon as I am there.
      if (begins || (walking && me?.level === awaited)) [away, awaited] = [false, null];
      if (!me || away) return null;
      const opens = last === null || begins;
      const far = last === null || last.level !== me.level || distanceBetween(last, me) > FOLLOW_METRES;
      if (!opens && !(walking && far)) return null;
      last = me;
      return opens ? 'open' : 'along';
    },
  };
}
