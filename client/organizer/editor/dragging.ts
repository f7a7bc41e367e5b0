/** Dragging: corners of what is chosen, the place to stand before a sign, whole things. Nothing changes before it is let go. */
import { moveThing } from '../../../shared/editing/any-thing.ts';
import { addCorner, moveCorner } from '../../../shared/editing/areas.ts';
import { gapAt, moveDoor } from '../../../shared/editing/doors.ts';
import { byId, type Outcome, type Ref } from '../../../shared/editing/draft.ts';
import { moveMarker, standMarkerAt } from '../../../shared/editing/signs.ts';
import { snap, snapTargets } from '../../../shared/editing/snapping.ts';
import { hangingAt, standingBefore } from '../../../shared/editing/standing.ts';
import { setObstacle } from '../../../shared/editing/things.ts';
import { moveWallPoint } from '../../../shared/editing/walls.ts';
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { between, distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import { NOTHING, type Overlay } from '../../map/board/index.ts';
import type { Editor } from './editor.ts';
import { pickAll, pointsNear, sameRef } from './pick.ts';

/** Where one can take hold of what is chosen. */
export type Handle =
  | {
      readonly kind: 'corner' | 'middle';
      readonly ref: Ref;
      readonly ring: number;
      readonly index: number;
      readonly at: Point;
    }
  | { readonly kind: 'stand'; readonly ref: Ref; readonly at: Point };

/** Edges shorter than this on the screen get no handle in their middle. */
const MIDDLE_FROM = 5;

/** The handles of the one thing that is chosen. */
export function handlesOf(editor: Editor, reach: Metres): Handle[] {
  const [ref] = editor.chosen.value;
  if (ref === undefined || editor.chosen.value.length !== 1 || editor.isReadOnly.value) return [];
  const { venue } = editor.draft;
  const level = editor.level.value;
  if (ref.list === 'markers') {
    const marker = byId(venue.markers, ref.id);
    return marker?.level === level ? [{ kind: 'stand', ref, at: pointOf(marker.standAt) }] : [];
  }
  if (ref.list === 'walls') {
    const wall = byId(venue.walls, ref.id);
    if (wall?.level !== level) return [];
    return wall.line.map((p, index) => ({ kind: 'corner', ref, ring: 0, index, at: pointOf(p) }));
  }
  if (ref.list !== 'areas' && ref.list !== 'obstacles') return [];
  const thing = ref.list === 'areas' ? byId(venue.areas, ref.id) : byId(venue.obstacles, ref.id);
  if (thing?.level !== level) return [];
  return thing.polygon.flatMap((points, ring) =>
    points.flatMap((p, index): Handle[] => {
      const at = pointOf(p);
      const next = pointOf(points[(index + 1) % points.length] ?? p);
      const corner: Handle = { kind: 'corner', ref, ring, index, at };
      if (ref.list !== 'areas' || distanceBetween(at, next) < MIDDLE_FROM * reach) return [corner];
      return [corner, { kind: 'middle', ref, ring, index, at: between(at, next, 0.5) }];
    }),
  );
}

export interface Dragging {
  /** Takes hold of what is there; false when there is nothing to be dragged. */
  grab(at: Point, reach: Metres): boolean;
  drag(at: Point, reach: Metres): void;
  drop(at: Point, reach: Metres): void;
  letGo(): void;
  /** What would come of letting go now. */
  readonly preview: Overlay;
}

type Held = { readonly handle: Handle; readonly from: Point } | { readonly ref: Ref; readonly from: Point };

export function createDragging(editor: Editor): Dragging {
  let held: Held | null = null;
  let preview = NOTHING;
  const { chance } = editor;

  /** What a thing's corners and edges snap to: all but its own. */
  const snapTo = (at: Point, reach: Metres, except: string, from: Point | null): Point => {
    const targets = snapTargets(editor.draft.venue, editor.level.value, new Set([except]));
    return snap(targets, at, { tolerance: reach, from, grid: reach < 0.1 ? 0 : 0.1 }).at;
  };
  const cornerMoved = (handle: Extract<Handle, { kind: 'corner' | 'middle' }>, to: Point): Outcome => {
    const { draft } = editor;
    const { ref, ring, index } = handle;
    if (ref.list === 'walls') return moveWallPoint(draft, ref.id, index, to);
    if (ref.list === 'obstacles') return setObstacle(draft, ref.id, { corner: { ring, index, to } });
    const corner = { area: ref.id, ring, index };
    if (handle.kind === 'corner') return moveCorner(draft, corner, to, editor.together.value, chance);
    const added = addCorner(draft, corner);
    return added.ok ? moveCorner(added.draft, { ...corner, index: index + 1 }, to, false, chance) : added;
  };
  /** Where a whole thing goes: its first corner snaps, so that rooms come to lie beside rooms. */
  const shiftOf = (ref: Ref, from: Point, at: Point, reach: Metres): { dx: number; dy: number } => {
    const raw = { dx: at.x - from.x, dy: at.y - from.y };
    const { venue } = editor.draft;
    const thing =
      ref.list === 'areas'
        ? byId(venue.areas, ref.id)
        : ref.list === 'obstacles'
          ? byId(venue.obstacles, ref.id)
          : null;
    const [corner] = thing?.polygon[0] ?? [];
    if (corner === undefined) return raw;
    const start = pointOf(corner);
    const snapped = snapTo({ x: start.x + raw.dx, y: start.y + raw.dy }, reach, ref.id, null);
    return { dx: snapped.x - start.x, dy: snapped.y - start.y };
  };
  const outcomeAt = (held: Held, at: Point, reach: Metres): Outcome => {
    const { draft } = editor;
    if ('handle' in held) {
      const { handle } = held;
      if (handle.kind === 'stand') return standMarkerAt(draft, handle.ref.id, at);
      return cornerMoved(handle, snapTo(at, reach, handle.ref.id, null));
    }
    const { ref, from } = held;
    const wall = Math.max(0.5, 1.5 * reach);
    if (ref.list === 'markers') return moveMarker(draft, ref.id, at, wall);
    if (ref.list === 'doors') return moveDoor(draft, ref.id, { at, reach: wall }, chance);
    const by = shiftOf(ref, from, at, reach);
    return moveThing(draft, ref, by, { level: editor.level.value, reach: wall }, chance);
  };
  const ghost = (held: Held, at: Point, reach: Metres): Overlay => {
    const { venue } = editor.draft;
    const level = editor.level.value;
    if ('handle' in held) {
      const { handle } = held;
      if (handle.kind === 'stand') return { ...NOTHING, points: [{ at, glyph: 'stand', tone: 'new' }] };
      const to = snapTo(at, reach, handle.ref.id, null);
      const { ref, ring, index } = handle;
      if (ref.list === 'walls') {
        const line = (byId(venue.walls, ref.id)?.line ?? []).map((p, i) => (i === index ? to : pointOf(p)));
        return { ...NOTHING, lines: [{ line, tone: 'new' }] };
      }
      const thing = ref.list === 'areas' ? byId(venue.areas, ref.id) : byId(venue.obstacles, ref.id);
      const rings = (thing?.polygon ?? []).map((points, r) =>
        points.flatMap((p, i) => {
          if (r !== ring || i !== index) return [pointOf(p)];
          return handle.kind === 'corner' ? [to] : [pointOf(p), to];
        }),
      );
      return { ...NOTHING, shapes: [{ rings, tone: 'new' }] };
    }
    const { ref, from } = held;
    if (ref.list === 'doors') {
      const door = byId(venue.doors, ref.id);
      const width = door === undefined ? 1 : distanceBetween(pointOf(door.line[0]), pointOf(door.line[1]));
      const gap = gapAt(venue, level, at, width, Math.max(0.5, 1.5 * reach));
      return typeof gap === 'string' ? NOTHING : { ...NOTHING, lines: [{ line: [gap.a, gap.b], tone: 'new' }] };
    }
    if (ref.list === 'markers') {
      const hangs = hangingAt(venue, level, at, Math.max(0.5, 1.5 * reach));
      const standing = standingBefore(venue, level, hangs, at);
      const kind = byId(venue.markers, ref.id)?.kind === 'beacon' ? 'beacon' : 'sign';
      return {
        ...NOTHING,
        lines: standing === null ? [] : [{ line: [hangs, standing.at], tone: 'guide' }],
        points: [
          { at: hangs, glyph: kind, tone: 'new' },
          ...(standing === null ? [] : [{ at: standing.at, glyph: 'stand', tone: 'new' } as const]),
        ],
      };
    }
    const { dx, dy } = shiftOf(ref, from, at, reach);
    const go = ([x, y]: [number, number]): Point => ({ x: x + dx, y: y + dy });
    if (ref.list === 'areas' || ref.list === 'obstacles') {
      const thing = ref.list === 'areas' ? byId(venue.areas, ref.id) : byId(venue.obstacles, ref.id);
      return { ...NOTHING, shapes: [{ rings: (thing?.polygon ?? []).map((ring) => ring.map(go)), tone: 'new' }] };
    }
    if (ref.list === 'walls') {
      return { ...NOTHING, lines: [{ line: (byId(venue.walls, ref.id)?.line ?? []).map(go), tone: 'new' }] };
    }
    return { ...NOTHING, points: [{ at, glyph: 'place', tone: 'new' }] };
  };

  return {
    grab(at, reach) {
      if (editor.tool.value !== 'choose' || editor.isReadOnly.value) return false;
      const { venue } = editor.draft;
      const level = editor.level.value;
      let nearest: Handle | null = null;
      let least = reach;
      for (const handle of handlesOf(editor, reach)) {
        const distance = distanceBetween(handle.at, at);
        // A corner before the middle of an edge that is as near.
        if (distance < least - 1e-9 || (distance <= least && handle.kind === 'corner'))
          [nearest, least] = [handle, distance];
      }
      if (nearest !== null) {
        held = { handle: nearest, from: at };
        return true;
      }
      const [chosen] = editor.chosen.value;
      const [point] = pointsNear(venue, level, at, reach);
      const isOnChosen =
        chosen !== undefined &&
        editor.chosen.value.length === 1 &&
        pickAll(venue, level, at, reach).some((ref) => sameRef(ref, chosen));
      // Small things are dragged at once; a room only when it is chosen, or every look around would move it.
      if (isOnChosen) held = { ref: chosen, from: at };
      else if (point !== undefined) held = { ref: point, from: at };
      else return false;
      return true;
    },
    drag(at, reach) {
      if (held !== null) preview = ghost(held, at, reach);
    },
    drop(at, reach) {
      if (held !== null) editor.take(outcomeAt(held, at, reach));
      held = null;
      preview = NOTHING;
    },
    letGo() {
      held = null;
      preview = NOTHING;
    },
    get preview() {
      return preview;
    },
  };
}
