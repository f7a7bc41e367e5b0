/** What is said of the doors of a place that somebody asks the way to. */
import type { Metres } from '../../shared/geometry/point.ts';
import { distanceToEdge } from '../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import { readGoal } from '../../shared/venue/search/goal-text.ts';
import type { VenueDoor, VenueFile } from '../../shared/venue/venue-file.ts';

/** A door stands this near to the outline of its room: walls have a thickness. */
const AT_OUTLINE: Metres = 0.3;

/** The doors of the room that a goal is, or lies in; none for what is in no room. */
export function doorsOf(venue: VenueFile, goal: string): VenueDoor[] {
  const read = readGoal(goal);
  if (read === null || read.kind === 'nearest') return [];
  const { kind, id } = read;
  const area = kind === 'area' ? id : kind === 'place' ? venue.places?.find((place) => place.id === id)?.area : null;
  const room = venue.areas.find((each) => each.id === area);
  if (room === undefined) return [];
  const shape = polygonOf(room.polygon);
  return venue.doors.filter(({ level, line: [a, b] }) => {
    const [from, to] = [pointOf(a), pointOf(b)];
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return level === room.level && distanceToEdge(shape, middle) <= AT_OUTLINE;
  });
}

/** What all of those doors have in common: whoever cannot pass one may pass another. */
export function commonDoor(doors: readonly VenueDoor[]): Pick<VenueDoor, 'access' | 'automatic' | 'accessibility'> {
  const [first, ...others] = doors;
  const inAll = <T>(of: (door: VenueDoor) => readonly T[] | undefined): T[] =>
    (first && of(first)?.filter((word) => others.every((door) => of(door)?.includes(word)))) ?? [];
  return {
    access: inAll(({ access }) => access),
    accessibility: inAll(({ accessibility }) => accessibility),
    automatic: first !== undefined && doors.every(({ automatic }) => automatic === true),
  };
}
