/** What a way along a line can be told by: landmarks beside it, areas that it enters, the connection at its end. */
import type { Metres, Point } from '../geometry/point.ts';
import { nearestOnLine, pointAlong } from '../geometry/polyline.ts';
import { nearestOnSegment, segmentIntersection } from '../geometry/segment.ts';
import { between, distanceBetween, pointOf, turn } from '../geometry/vector.ts';
import type { Landmark, VenueArea, VenueDoor } from '../venue/venue-file.ts';
import type { Surroundings } from './surroundings.ts';

/** Something that one is told to walk to. */
export interface Cue {
  readonly kind: 'landmark' | 'area' | 'out' | 'door' | 'connection';
  /** Id of the landmark, door or area (one that is entered, or left); of the landmark that stands for a connection, '' where there is none. */
  readonly id: string;
  /** Where it is seen. */
  readonly at: Point;
  /** How far along the line the walker is there. */
  readonly along: Metres;
  /** How far it is from the line. */
  readonly off: Metres;
  /** The door or opening that it is, or that leads into the area; null for all else. */
  readonly passage: Passage | null;
  /** From how far it is recognized. */
  readonly reach: Metres;
  /** What a door is that one is told through. */
  readonly door?: VenueDoor['kind'];
  /** Of stairs and escalators: their sides, over which they are seen as well. */
  readonly flanks?: readonly Point[];
}

/** A landmark farther than this from the line is not walked to. */
const BESIDE: Metres = 14;
/** Walkers stop this far from what they walk to. */
export const SHORT_OF: Metres = 1.5;
/** Behind a door one is in an area after this. */
const INSIDE: Metres = 1.5;
/** Landmarks are looked for at places along the line so far apart. */
const LOOK_EVERY: Metres = 8;

/** From how far a thing of a kind is told from others: stairs across a hall, a sign or a stand from some steps away. */
const REACHES: Readonly<Partial<Record<Landmark['kind'], Metres>>> = { other: 25, stand: 25 };

export const reachOf = (kind: Landmark['kind']): Metres => REACHES[kind] ?? 36;
/** From how far the name over a door is read. */
export const DOOR_REACH: Metres = 20;
/** Farther off nobody knows which door is meant. */
const ANY_DOOR_REACH: Metres = 14;

/** Openings wider than this are not seen as such. */
export const WIDEST_OPENING: Metres = 2.5;

/** Kinds of area that one goes through rather than into. */
const PASSED_THROUGH: readonly VenueArea['kind'][] = ['stairs', 'escalator', 'lift', 'ramp'];

/** Whether a landmark is stairs or a lift itself, and stands where one would be on them already. */
function isInside({ at, level, kind }: Landmark, around: Surroundings): boolean {
  if (kind !== 'stairs' && kind !== 'lift') return false;
  return around.index.areasAt({ ...pointOf(at), level }).some((area) => PASSED_THROUGH.includes(area.kind));
}

/** The landmarks beside the line that are seen from it. */
function landmarkCues(line: readonly Point[], total: Metres, level: string, around: Surroundings): Cue[] {
  const near = new Map<string, Landmark>();
  const reach = Math.hypot(BESIDE, LOOK_EVERY / 2);
  const pieces = Math.max(1, Math.ceil(total / LOOK_EVERY));
  for (let i = 0; i <= pieces; i++) {
    const place = { ...pointAlong(line, (total * i) / pieces), level };
    for (const { thing } of around.index.landmarksNear(place, reach)) near.set(thing.id, thing);
  }
  const cues: Cue[] = [];
  for (const landmark of near.values()) {
    const at = pointOf(landmark.at);
    const { at: beside, along: nearest, distance } = nearestOnLine(line, at);
    if (distance > BESIDE || !around.sees(level, beside, at) || isInside(landmark, around)) continue;
    // Who walks up to it stops short of it.
    const along = Math.max(0, nearest - Math.sqrt(Math.max(0, SHORT_OF ** 2 - distance ** 2)));
    const reach = reachOf(landmark.kind);
    cues.push({ kind: 'landmark', id: landmark.id, at, along, off: distance, passage: null, reach });
  }
  return cues;
}

/** Who begins so near to a door as to stand in it is told into what they go. */
const IN_DOOR: Metres = 1.5;

/** The area into which somebody goes who begins in its door. */
function beginningCue(line: readonly Point[], total: Metres, level: string, around: Surroundings): Cue[] {
  const [start] = line;
  if (!start) return [];
  const gap = around
    .gapsNear(level, start, 6)
    .find(({ a, b }) => distanceBetween(start, nearestOnSegment(start, a, b)) <= IN_DOOR);
  const into = pointAlong(line, IN_DOOR + 0.5);
  const id = around.namedAreaAt({ ...into, level });
  const kind = id === null ? undefined : around.index.area(id)?.kind;
  if (
    !gap ||
    id === null ||
    !kind ||
    PASSED_THROUGH.includes(kind) ||
    total < 3 ||
    around.gapsBetween(level, start, into).length > 0
  )
    return [];
  const middle = between(gap.a, gap.b, 0.5);
  const other = { x: 2 * middle.x - into.x, y: 2 * middle.y - into.y, level };
  if (around.namedAreaAt(other) === id) return [];
  const passage = { a: gap.a, b: gap.b, to: into };
  return [{ kind: 'area', id, at: into, along: IN_DOOR + 0.5, off: 0, passage, reach: DOOR_REACH }];
}

/** The way out of the room where somebody begins, when it has but one door. */
function outCue(line: readonly Point[], total: Metres, level: string, around: Surroundings): Cue[] {
  const [start] = line;
  const id = start ? around.namedAreaAt({ ...start, level }) : null;
  const doors = id === null ? [] : around.doorsOf(level, id);
  const [door] = doors;
  if (id === null || !door || doors.length > 1) return [];
  for (let i = 1, passed = 0; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) break;
    if (around.gapsBetween(level, a, b).includes(door)) {
      const at = meeting(a, b, door);
      const along = Math.min(total, passed + distanceBetween(a, at) + INSIDE);
      return [{ kind: 'out', id, at, along, off: 0, passage: { a: door.a, b: door.b, to: b }, reach: Infinity }];
    }
    passed += distanceBetween(a, b);
  }
  return [];
}

/** The named areas that the line enters through a door or opening, and the doors and narrow openings that lead on. */
function doorCues(line: readonly Point[], total: Metres, level: string, around: Surroundings): Cue[] {
  const cues: Cue[] = [];
  const isPassedThrough = (p: Point) =>
    around.index.areasAt({ ...p, level }).some(({ kind }) => PASSED_THROUGH.includes(kind));
  let passed = 0;
  // Who comes back into an area by a piece without a name has not left it.
  let last = line[0] ? around.namedAreaAt({ ...line[0], level }) : null;
  for (const [i, b] of line.entries()) {
    const a = line[i - 1];
    if (!a) continue;
    const length = distanceBetween(a, b);
    const crossed = around
      .gapsBetween(level, a, b)
      .map((gap) => ({ gap, share: distanceBetween(a, meeting(a, b, gap)) }));
    for (const { gap, share } of crossed.toSorted((one, other) => one.share - other.share)) {
      const along = passed + share;
      const entered = pointAlong(line, along + 0.6);
      const after = around.namedAreaAt({ ...entered, level });
      const kind = after === null ? undefined : around.index.area(after)?.kind;
      const isNew = after !== null && after !== last;
      if (after !== null) last = after;
      const isPassed = kind !== undefined && PASSED_THROUGH.includes(kind);
      const named = isNew && !isPassed ? ({ kind: 'area', id: after } as const) : null;
      const isDoor = gap.door.kind === 'door' || distanceBetween(gap.a, gap.b) <= WIDEST_OPENING;
      const isFoot = gap.door.kind === 'opening' && [pointAlong(line, along - 0.6), entered].some(isPassedThrough);
      const what =
        named ??
        (isDoor && !isPassed && !isFoot ? ({ kind: 'door', id: gap.door.id, door: gap.door.kind } as const) : null);
      if (!what) continue;
      const at = pointAlong(line, along);
      const inside = Math.min(total, along + INSIDE);
      cues.push({
        ...what,
        at,
        along: inside,
        off: 0,
        passage: { a: gap.a, b: gap.b, to: b },
        reach: named ? DOOR_REACH : ANY_DOOR_REACH,
      });
    }
    passed += length;
  }
  return cues;
}

/** A door or opening, and the point to whose side one goes through it. */
export interface Passage {
  readonly a: Point;
  readonly b: Point;
  readonly to: Point;
}

/** One goes through a wide opening where it is nearest, but so far from its jambs. */
const FROM_JAMB: Metres = 1;

/** Where one is behind a door or opening, and before it, who comes from `from` and goes square through it. */
export function through({ a, b, to }: Passage, from: Point): { stand: Point; before: Point } {
  const long = Math.max(0.01, distanceBetween(a, b));
  const trim = Math.min(0.5, FROM_JAMB / long);
  const at = nearestOnSegment(from, between(a, b, trim), between(b, a, trim));
  const by = (turn(a, b, to) > 0 ? INSIDE : -INSIDE) / long;
  const [x, y] = [-by * (b.y - a.y), by * (b.x - a.x)];
  return { stand: { x: at.x + x, y: at.y + y }, before: { x: at.x - x, y: at.y - y } };
}

/** Where the line from `a` to `b` goes through the gap. */
const meeting = (a: Point, b: Point, gap: { readonly a: Point; readonly b: Point }): Point =>
  segmentIntersection(a, b, gap.a, gap.b) ?? nearestOnSegment(between(gap.a, gap.b, 0.5), a, b);

/** How far along the line it goes through doors. */
export function doorsAlong(line: readonly Point[], level: string, around: Surroundings): Metres[] {
  const found: Metres[] = [];
  let passed = 0;
  for (const [i, b] of line.entries()) {
    const a = line[i - 1];
    if (!a) continue;
    for (const gap of around.gapsBetween(level, a, b))
      if (gap.door.kind === 'door') found.push(passed + distanceBetween(a, meeting(a, b, gap)));
    passed += distanceBetween(a, b);
  }
  return found;
}

/** Stairs and lifts are seen at the door or opening by which they are entered, when it is so near to where they are. */
const DOOR_OF_IT: Metres = 8;

/** Where somebody who walks the line to a connection at its end sees that. */
export function entranceAt(line: readonly Point[], level: string, around: Surroundings): Point {
  const end = line.at(-1) ?? { x: 0, y: 0 };
  let left = DOOR_OF_IT;
  for (let i = line.length - 1; i > 0 && left > 0; i--) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const length = distanceBetween(a, b);
    const from = length <= left ? a : between(b, a, left / length);
    const crossed = around.gapsBetween(level, from, b).map((gap) => meeting(from, b, gap));
    const [last] = crossed.toSorted((one, other) => distanceBetween(one, b) - distanceBetween(other, b));
    if (last) return last;
    left -= length;
  }
  return end;
}

/** All that the line can be told by, but for what is at its end; by how far along it is. */
export function cuesAlong(line: readonly Point[], total: Metres, level: string, around: Surroundings): Cue[] {
  return [
    ...beginningCue(line, total, level, around),
    ...outCue(line, total, level, around),
    ...landmarkCues(line, total, level, around),
    ...doorCues(line, total, level, around),
  ].toSorted((a, b) => a.along - b.along);
}
