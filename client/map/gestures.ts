/**
 * Fingers, pen and mouse as gestures: a state machine over pointer positions, without DOM. One pointer pans and taps,
 * two pinch and pan at once; a third is ignored.
 */
import type { Milliseconds, Pixels } from '../../shared/geometry/point.ts';
import type { ScreenPoint } from './view.ts';

export interface GestureSink {
  /** The first pointer came down. */
  press(): void;
  pan(dx: Pixels, dy: Pixels): void;
  zoom(factor: number, at: ScreenPoint): void;
  tap(at: ScreenPoint): void;
  /** The second of two quick taps on one place; its first was told as `tap`. */
  doubleTap(at: ScreenPoint): void;
  /** Pixels a millisecond at release. */
  fling(vx: number, vy: number): void;
  /** The last pointer was lifted or lost, after all that this told. */
  release(): void;
}

/** A finger trembles: a press that moves less is a tap. */
const SLOP: Pixels = 9;
const LONGEST_TAP: Milliseconds = 600;
export const DOUBLE_TAP_WITHIN: Milliseconds = 300;
const DOUBLE_TAP_SLOP: Pixels = 30;
/** The stretch of time before release that a fling's speed is taken from. */
const FLING_WINDOW: Milliseconds = 80;

interface Sample extends ScreenPoint {
  readonly time: Milliseconds;
}

export interface Gestures {
  down(pointer: number, x: Pixels, y: Pixels, time: Milliseconds): void;
  move(pointer: number, x: Pixels, y: Pixels, time: Milliseconds): void;
  up(pointer: number, x: Pixels, y: Pixels, time: Milliseconds): void;
  cancel(pointer: number): void;
}

/** @param longestTap a press that is held longer is no tap */
export function createGestures(sink: GestureSink, longestTap: Milliseconds = LONGEST_TAP): Gestures {
  const pointers = new Map<number, ScreenPoint>();
  let pressed: Sample | null = null;
  /** Not a tap any more: moved, or a second finger came. */
  let dragging = false;
  let trail: Sample[] = [];
  let lastTap: Sample | null = null;

  const spread = (): { at: ScreenPoint; apart: Pixels } => {
    const [a, b] = [...pointers.values()];
    if (!a || !b) return { at: a ?? { x: 0, y: 0 }, apart: 0 };
    return { at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const remember = (sample: Sample) => {
    trail = [...trail.filter((old) => sample.time - old.time <= FLING_WINDOW), sample];
  };
  const leave = (end: Sample) => {
    const start = trail.find((old) => end.time - old.time <= FLING_WINDOW);
    const passed = start ? end.time - start.time : 0;
    if (start && passed > 0) sink.fling((end.x - start.x) / passed, (end.y - start.y) / passed);
  };
  const finishTap = (end: Sample) => {
    const near = lastTap !== null && Math.hypot(end.x - lastTap.x, end.y - lastTap.y) <= DOUBLE_TAP_SLOP;
    if (lastTap && near && end.time - lastTap.time <= DOUBLE_TAP_WITHIN) {
      lastTap = null;
      sink.doubleTap({ x: end.x, y: end.y });
      return;
    }
    lastTap = end;
    sink.tap({ x: end.x, y: end.y });
  };

  return {
    down(pointer, x, y, time) {
      if (pointers.size >= 2) return;
      pointers.set(pointer, { x, y });
      trail = [];
      if (pointers.size === 1) {
        pressed = { x, y, time };
        dragging = false;
        sink.press();
      } else dragging = true;
    },
    move(pointer, x, y, time) {
      const before = pointers.get(pointer);
      if (!before) return;
      if (!dragging) {
        if (pressed && Math.hypot(x - pressed.x, y - pressed.y) < SLOP) return;
        dragging = true;
      }
      const old = spread();
      pointers.set(pointer, { x, y });
      const now = spread();
      sink.pan(now.at.x - old.at.x, now.at.y - old.at.y);
      if (old.apart > 1 && now.apart > 1) sink.zoom(now.apart / old.apart, now.at);
      if (pointers.size === 1) remember({ x, y, time });
    },
    up(pointer, x, y, time) {
      if (!pointers.delete(pointer)) return;
      if (pointers.size > 0) {
        trail = [];
        return;
      }
      const end = { x, y, time };
      if (dragging) leave(end);
      else if (pressed && time - pressed.time <= longestTap) finishTap(end);
      pressed = null;
      sink.release();
    },
    cancel(pointer) {
      const was = pointers.delete(pointer);
      trail = [];
      dragging = true;
      if (was && pointers.size === 0) sink.release();
    },
  };
}
