/**
 * AttendeeIndex: an R-tree a level over the attendees' positions, bulk-loaded anew when something moved. It answers,
 * and nothing else answers: who is in this rectangle, who are the nearest, how many are in this area.
 */
import RBush from 'rbush';
import type { Metres, Place, Point, Rectangle } from '../geometry/point.ts';

/** One attendee as the index holds them. */
interface Indexed extends Rectangle {
  readonly who: string;
  readonly area: string | null;
}

/** Somebody, and where they stand on the level that was asked for. */
export interface Standing extends Point {
  readonly who: string;
}

interface Near {
  readonly who: string;
  readonly metres: Metres;
}

export interface AttendeeIndex {
  /** All in the rectangle, its edges included. */
  within(level: string, rectangle: Rectangle): Standing[];
  /** The `count` nearest on the same level that `accept` takes, nearest first, none beyond `most` metres. */
  nearest(place: Place, count: number, accept: (who: string) => boolean, most: Metres): Near[];
  /** How many of those that `accept` takes are in the area. `bounds` is the rectangle around it. */
  countIn(level: string, area: string, bounds: Rectangle, accept: (who: string) => boolean): number;
}

/** Wide nodes: the tree is loaded far more often than it is asked. */
const MOST_IN_A_NODE = 32;
/** The first ring searched for the nearest; it doubles until enough are found. */
const FIRST_RING: Metres = 6;

/** The index of these attendees. */
export function createAttendeeIndex(
  attendees: Iterable<{ readonly who: string; readonly place: Place; readonly area: string | null }>,
): AttendeeIndex {
  const items = new Map<string, Indexed[]>();
  for (const { who, place, area } of attendees) {
    const item = { minX: place.x, minY: place.y, maxX: place.x, maxY: place.y, who, area };
    const level = items.get(place.level);
    if (level) level.push(item);
    else items.set(place.level, [item]);
  }
  const trees = new Map([...items].map(([level, list]) => [level, new RBush<Indexed>(MOST_IN_A_NODE).load(list)]));
  return {
    within: (level, rectangle) =>
      trees
        .get(level)
        ?.search(rectangle)
        .map(({ who, minX, minY }) => ({ who, x: minX, y: minY })) ?? [],
    nearest(place, count, accept, most) {
      const tree = trees.get(place.level);
      if (!tree || count <= 0) return [];
      for (let radius = Math.min(FIRST_RING, most); ; radius = Math.min(radius * 2, most)) {
        const { x, y } = place;
        const found: Near[] = [];
        for (const item of tree.search({ minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius })) {
          const metres = Math.hypot(item.minX - x, item.minY - y);
          // The corners of the square lie farther away than somebody just beyond its sides.
          if (metres <= radius && accept(item.who)) found.push({ who: item.who, metres });
        }
        if (found.length >= count || radius >= most) {
          return found.sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1)).slice(0, count);
        }
      }
    },
    countIn(level, area, bounds, accept) {
      let count = 0;
      for (const item of trees.get(level)?.search(bounds) ?? []) if (item.area === area && accept(item.who)) count += 1;
      return count;
    },
  };
}
