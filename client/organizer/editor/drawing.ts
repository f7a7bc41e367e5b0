/** What the tools do with taps on the plan, and what they show of it beforehand. */
import { addArea } from '../../../shared/editing/areas.ts';
import { addConnection } from '../../../shared/editing/connections.ts';
import { addDoor, DOOR_WIDTH, gapAt } from '../../../shared/editing/doors.ts';
import { splitArea } from '../../../shared/editing/join-split.ts';
import { upward } from '../../../shared/editing/levels.ts';
import { addMeetingPoint } from '../../../shared/editing/meeting-points.ts';
import { addMarker } from '../../../shared/editing/signs.ts';
import { type Snapped, type SnapTargets, snap, snapTargets } from '../../../shared/editing/snapping.ts';
import { hangingAt, standingBefore } from '../../../shared/editing/standing.ts';
import { addLandmark, addObstacle, addPlace } from '../../../shared/editing/things.ts';
import { addWall } from '../../../shared/editing/walls.ts';
import type { Metres, Point } from '../../../shared/geometry/point.ts';
import { distanceBetween } from '../../../shared/geometry/vector.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';
import { editorWords } from '../../i18n/editor.ts';
import type { Overlay, OverlayLine, OverlayPoint, OverlayShape } from '../../map/board/index.ts';
import type { Editor } from './editor.ts';
import type { Tool } from './tool.ts';

/** How far from a wall a sign or a door still means it, at least: a hurried tap is off by this much on any screen. */
const NEAR_WALL: Metres = 0.5;
const GRID: Metres = 0.1;
/** Tools whose points snap to corners and edges. */
const SNAPPING: ReadonlySet<Tool> = new Set(['area', 'wall', 'obstacle', 'measure', 'cut']);

const targets = new WeakMap<VenueFile, Map<string, SnapTargets>>();

function targetsOf(venue: VenueFile, level: string): SnapTargets {
  const known = targets.get(venue) ?? new Map<string, SnapTargets>();
  targets.set(venue, known);
  const found = known.get(level) ?? snapTargets(venue, level);
  known.set(level, found);
  return found;
}

const reachToWall = (reach: Metres): Metres => Math.max(NEAR_WALL, 1.5 * reach);

/** Two opposite corners make a rectangle. */
const boxOf = (a: Point, b: Point): Point[] => [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];

export interface Drawing {
  /** Where a tap would put its point. */
  snapped(at: Point, reach: Metres): Snapped;
  tap(at: Point, reach: Metres): void;
  /** The second of two quick taps, or Enter: what is being drawn is done. */
  finish(): void;
  /** What comes of the next tap at the pointer. */
  preview(at: Point | null, reach: Metres): Overlay;
}

/** Whether the tool draws from one corner to the opposite one now. */
const isBox = (editor: Editor): boolean => {
  const tool = editor.tool.value;
  return (tool === 'area' || tool === 'obstacle') && editor.kinds.value.shape === 'box';
};
const isCorners = (editor: Editor): boolean => {
  const tool = editor.tool.value;
  return (tool === 'area' || tool === 'obstacle') && editor.kinds.value.shape === 'corners';
};

/** The level that stairs lead to from here: the next above, or, from the highest, below. */
function nextLevel(editor: Editor): string[] {
  const levels = upward(editor.draft.venue).map(({ id }) => id);
  const here = levels.indexOf(editor.level.value);
  const other = levels[here + 1] ?? levels[here - 1];
  return other === undefined ? [editor.level.value] : [editor.level.value, other];
}

const inBoth = (pick: (language: 'en' | 'fr') => string): LocalText => ({ en: pick('en'), fr: pick('fr') });

export function createDrawing(editor: Editor, onScale: (a: Point, b: Point) => void): Drawing {
  const { sketch, kinds, chance } = editor;

  const snapped = (at: Point, reach: Metres): Snapped => {
    if (!SNAPPING.has(editor.tool.value)) return { at, by: 'nothing', guides: [] };
    const from = sketch.value.at(-1) ?? null;
    const found = snap(targetsOf(editor.draft.venue, editor.level.value), at, {
      tolerance: reach,
      from: isBox(editor) ? null : from,
      grid: reach < GRID ? 0 : GRID,
    });
    // What is being drawn is snapped to as well: its first point closes it.
    const own = sketch.value.find((p) => distanceBetween(p, at) <= reach);
    return own === undefined ? found : { at: own, by: 'corner', guides: [] };
  };
  const finished = () => {
    sketch.value = [];
  };
  const finishRing = () => {
    const { draft } = editor;
    const level = editor.level.value;
    const ring = sketch.value;
    const outcome =
      editor.tool.value === 'area'
        ? addArea(draft, { level, kind: kinds.value.area, rings: [ring] }, chance)
        : addObstacle(draft, { level, kind: kinds.value.obstacle, ring }, chance);
    if (editor.take(outcome) || ring.length > 2) finished();
  };
  const finishWall = () => {
    editor.take(addWall(editor.draft, editor.level.value, sketch.value, chance));
    finished();
  };
  const isSame = (a: Point | undefined, b: Point) => a !== undefined && distanceBetween(a, b) < 1e-6;

  const drawTo = (at: Point) => {
    const tool = editor.tool.value;
    const points = sketch.value;
    const level = editor.level.value;
    const [first] = points;
    if (isBox(editor)) {
      if (first === undefined) sketch.value = [at];
      else if (!isSame(first, at)) {
        sketch.value = boxOf(first, at);
        finishRing();
        finished();
      }
      return;
    }
    if (isCorners(editor)) {
      if (points.length > 2 && (isSame(first, at) || isSame(points.at(-1), at))) finishRing();
      else if (!isSame(points.at(-1), at)) sketch.value = [...points, at];
      return;
    }
    if (tool === 'wall') {
      if (points.length > 1 && isSame(points.at(-1), at)) finishWall();
      else if (!isSame(points.at(-1), at)) sketch.value = [...points, at];
      return;
    }
    // Measure, cut, scale: two points.
    if (first === undefined || points.length > 1) {
      sketch.value = [at];
      return;
    }
    sketch.value = [first, at];
    const [ref] = editor.chosen.value;
    if (tool === 'scale') onScale(first, at);
    else if (tool === 'cut' && ref?.list === 'areas') {
      if (editor.take(splitArea(editor.draft, ref.id, first, at, chance))) editor.takeUp('choose');
      else finished();
    }
    if (tool !== 'cut') editor.level.value = level;
  };

  return {
    snapped,
    tap(raw, reach) {
      const { draft } = editor;
      const level = editor.level.value;
      const { at } = snapped(raw, reach);
      const near = reachToWall(reach);
      switch (editor.tool.value) {
        case 'choose':
          return;
        case 'door':
          return void editor.take(addDoor(draft, { level, at, reach: near, kind: kinds.value.door }, chance));
        case 'sign':
          return void editor.take(addMarker(draft, { kind: 'qr', level, at, reach: near }, chance));
        case 'beacon':
          return void editor.take(addMarker(draft, { kind: 'beacon', level, at, reach: near }, chance));
        case 'meeting':
          return void editor.take(addMeetingPoint(draft, level, at, chance));
        case 'landmark': {
          const kind = kinds.value.landmark;
          const name = inBoth((language) => editorWords(language).landmark[kind].toLocaleLowerCase(language));
          return void editor.take(addLandmark(draft, { level, at, kind, name }, chance));
        }
        case 'place': {
          const kind = kinds.value.place;
          const name = inBoth((language) => editorWords(language).place[kind]);
          return void editor.take(addPlace(draft, { level, at, kind, name }, chance));
        }
        case 'connection':
          return void editor.take(
            addConnection(draft, { kind: kinds.value.connection, levels: nextLevel(editor), at }, chance),
          );
        default:
          drawTo(at);
      }
    },
    finish() {
      const points = sketch.value;
      if (editor.tool.value === 'wall' && points.length > 1) finishWall();
      else if (isCorners(editor) && points.length > 2) finishRing();
    },
    preview(raw, reach) {
      const shapes: OverlayShape[] = [];
      const lines: OverlayLine[] = [];
      const points: OverlayPoint[] = [];
      const drawn = sketch.value;
      let note: Overlay['note'] = null;
      const { venue } = editor.draft;
      const level = editor.level.value;
      const tool = editor.tool.value;
      const next = raw === null ? null : snapped(raw, reach);
      for (const guide of next?.guides ?? []) lines.push({ line: [guide.a, guide.b], tone: 'guide' });
      if (next !== null && SNAPPING.has(tool)) points.push({ at: next.at, glyph: 'middle', tone: 'new' });
      const metres = (a: Point, b: Point) => distanceBetween(a, b).toFixed(2);
      const [first] = drawn;
      const last = drawn.at(-1);
      if (isBox(editor) && first !== undefined && next !== null) {
        shapes.push({ rings: [boxOf(first, next.at)], tone: 'new' });
        const [w, h] = [Math.abs(next.at.x - first.x), Math.abs(next.at.y - first.y)];
        note = { at: next.at, text: `${w.toFixed(2)} × ${h.toFixed(2)} m` };
      } else if (drawn.length > 0) {
        const isTwo = tool === 'measure' || tool === 'cut' || tool === 'scale';
        const line = next === null || (isTwo && drawn.length > 1) ? drawn : [...drawn, next.at];
        lines.push({ line, tone: 'new' });
        const [a, b] = [line.at(-2), line.at(-1)];
        if (a !== undefined && b !== undefined) note = { at: b, text: `${metres(a, b)} m` };
        for (const at of drawn) points.push({ at, glyph: 'corner', tone: 'new' });
        if (last !== undefined && drawn.length > 2 && isCorners(editor)) shapes.push({ rings: [line], tone: 'new' });
      }
      if (raw !== null && tool === 'door') {
        const gap = gapAt(venue, level, raw, DOOR_WIDTH, reachToWall(reach));
        if (typeof gap !== 'string') lines.push({ line: [gap.a, gap.b], tone: 'new' });
      }
      if (raw !== null && (tool === 'sign' || tool === 'beacon')) {
        const at = hangingAt(venue, level, raw, reachToWall(reach));
        const standing = standingBefore(venue, level, at, raw);
        if (standing !== null) {
          lines.push({ line: [at, standing.at], tone: 'guide' });
          points.push({ at: standing.at, glyph: 'stand', tone: 'new' });
        }
        points.push({ at, glyph: tool, tone: 'new', text: '+' });
      }
      return { shapes, lines, points, note };
    },
  };
}
