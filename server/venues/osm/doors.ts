/** Doors: points on the outline of a room become gaps in its wall, as wide as the door. */

import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { distanceToSegment, nearestOnSegment } from '../../../shared/geometry/segment.ts';
import { between, distanceBetween, pointOf, turnAngle } from '../../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import type { VenueDoor } from '../../../shared/venue/venue-file.ts';
import { alongside, type Segment } from '../../../shared/venue/wall-lines.ts';
import { doorFields, isControlled } from '../door-access.ts';
import type { Plane, XY } from '../plane.ts';
import type { FloorPlan } from './floor-plan.ts';
import { type Floor, levelId, type Placed, shortId } from './rooms.ts';
import { doorControls, doorWords, isAutomatic, isPrivate, metresOf } from './tags.ts';

/** A door that does not say how wide it is. */
const USUAL_WIDTH: Metres = 0.9;

/** How far beside a wall a door may be drawn. */
const DOOR_REACH: Metres = 0.3;

/** How far two outlines of one wall may lie apart. */
export const SAME_WALL: Metres = 0.05;

/** A wall that bends less than this at a door goes on straight. */
const STRAIGHT = Math.PI / 9;

/** A door with the gaps that it leaves in the walls. */
export interface Doorway {
  readonly door: VenueDoor;
  readonly level: number;
  readonly gaps: readonly Segment[];
}

/** The elements that are doors, as points on their levels. */
export const isDoor = ({ tags, shape }: Placed): boolean =>
  shape?.type === 'Point' && (tags.has('door') || tags.has('entrance'));

const fieldsOf = ({ tags }: Pick<Placed, 'tags'>) => doorFields(doorWords(tags), doorControls(tags), isAutomatic(tags));

/** Doors that attendees are not led through: private or locked ones, and those that set off an alarm. */
export const isShutDoor = (element: Placed): boolean =>
  isDoor(element) &&
  (isPrivate(element.tags) ||
    isControlled(fieldsOf(element)) ||
    /^(emergency|emergency_ward_entrance|service)$/.test(element.tags.get('entrance') ?? ''));

const lengthOf = ({ a, b }: Segment): Metres => distanceBetween(a, b);

/** The edge with `from` as the point nearest to the door, so that it leads away from there. */
const away = (edge: Segment, at: Point): Segment =>
  distanceBetween(edge.a, at) <= distanceBetween(edge.b, at) ? edge : { a: edge.b, b: edge.a };

const begins = (edge: Segment, metres: Metres): Segment => ({
  a: edge.a,
  b: between(edge.a, edge.b, Math.min(1, metres / lengthOf(edge))),
});

/** The gaps of a door `width` wide about a point of a wall; less where the wall is shorter. */
function gapsAt(at: Point, edge: Segment, others: readonly Segment[], width: Metres): Segment[] {
  const halves = [
    { a: at, b: edge.a },
    { a: at, b: edge.b },
  ].filter((half) => lengthOf(half) > 1e-6);
  const first = halves[0];
  if (first === undefined) return [];
  // At a corner of the outline the wall may go on straight, in the next edge.
  if (halves.length === 1) {
    const onward = others
      .map((other) => away(other, at))
      .find(({ a, b }) => distanceBetween(a, at) < 1e-6 && Math.abs(turnAngle(first.b, at, b)) < STRAIGHT);
    if (onward !== undefined) halves.push(onward);
  }
  const [one, two] = halves;
  if (one === undefined) return [];
  if (two === undefined) return [begins(one, width)];
  // Where the wall ends on one side, the rest of the width is on the other.
  const spare = (half: Segment) => Math.max(0, width / 2 - lengthOf(half));
  return [begins(one, width / 2 + spare(two)), begins(two, width / 2 + spare(one))];
}

/** How many areas have this edge. */
const sharedBy = (edge: Segment, floors: readonly Floor[]): number =>
  floors.filter(({ edges }) => edges.some((other) => (alongsideLength(edge, other) ?? 0) > 0.1)).length;

function alongsideLength(edge: Segment, other: Segment): Metres | null {
  const piece = alongside(edge, other, SAME_WALL);
  return piece === null ? null : lengthOf(piece);
}

/** The doorway at a point of a level; null where no wall is near. */
export function doorwayAt(
  id: string,
  at: Point,
  level: number,
  plan: FloorPlan,
  width: Metres,
  kind: VenueDoor['kind'],
): Doorway | null {
  const near = plan.edgesNear(at, DOOR_REACH);
  const about = [...new Set(near.map(({ floor }) => floor))];
  const ranked = near
    .map(({ edge }) => ({
      edge,
      off: Math.round(distanceToSegment(at, edge.a, edge.b) / SAME_WALL),
      shared: sharedBy(edge, about),
      length: lengthOf(edge),
    }))
    .sort((p, q) => p.off - q.off || q.shared - p.shared || q.length - p.length);
  const best = ranked[0];
  if (best === undefined) return null;
  const middle = nearestOnSegment(at, best.edge.a, best.edge.b);
  const others = ranked.filter(({ edge, shared }) => edge !== best.edge && shared >= best.shared);
  const gaps = gapsAt(
    middle,
    best.edge,
    others.map(({ edge }) => edge),
    width,
  );
  const [one, two] = [gaps[0], gaps[1]];
  if (one === undefined) return null;
  const ends = two === undefined ? [one.a, one.b] : [one.b, two.b];
  const [from, to] = ends.map(({ x, y }): XY => [round(x), round(y)]);
  if (from === undefined || to === undefined) return null;
  return { door: { id, level: levelId(level), line: [from, to], kind }, level, gaps };
}

const round = (metres: number) => Math.round(metres * 1000) / 1000;

export interface Doors {
  readonly doorways: readonly Doorway[];
  /** Doors on no wall, by reason. */
  readonly notUsed: Readonly<Record<string, number>>;
}

/** The doors of all levels. */
export function makeDoors(elements: readonly Placed[], plans: ReadonlyMap<number, FloorPlan>, plane: Plane): Doors {
  const notUsed: Record<string, number> = {};
  const skip = (note: ImportNote) => {
    const key = keyOfNote(note);
    notUsed[key] = (notUsed[key] ?? 0) + 1;
  };
  const doorways: Doorway[] = [];
  for (const element of elements) {
    const { id, tags, shape, levels } = element;
    if (!isDoor(element) || shape?.type !== 'Point') continue;
    if (levels.length === 0) skip(['door-without-level']);
    const width = metresOf(tags.get('width')) ?? USUAL_WIDTH;
    const at = pointOf(plane.toXY(shape.coordinates));
    for (const level of levels) {
      const kind = tags.get('door') === 'no' ? 'opening' : 'door';
      const plan = plans.get(level);
      const doorway = plan ? doorwayAt(`${shortId(id)}:${level}`, at, level, plan, width, kind) : null;
      if (doorway !== null) doorways.push({ ...doorway, door: { ...doorway.door, ...fieldsOf(element) } });
      else skip(['door-on-no-wall']);
    }
  }
  return { doorways, notUsed };
}
