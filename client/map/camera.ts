/** The camera: the view as it is now, and where it is gliding to. */
import type { Milliseconds, Pixels, Point, Rectangle } from '../../shared/geometry/point.ts';
import {
  betweenViews,
  boundView,
  easeOut,
  fitView,
  type Insets,
  insetView,
  panView,
  resizeView,
  type ScreenPoint,
  type View,
  zoomView,
} from './view.ts';

/** How long a glide takes; the design's longest motion. */
const GLIDE: Milliseconds = 260;
/** A fling slows to 1/e of its speed in this time. */
const FLING_FADE: Milliseconds = 160;
/** Pixels a millisecond below which a fling is over. */
const FLING_REST = 0.02;

export interface Camera {
  readonly view: View;
  /** Where a glide will end; the view itself when there is none. */
  readonly goal: View;
  /** Whether all of the level is shown, as at the beginning, because nobody has moved it. */
  readonly showsAll: boolean;
  /** Whether a glide or a fling is under way. */
  readonly moving: boolean;
  /** Another level, with all of it in view. */
  enter(bounds: Rectangle): void;
  /** Another level, with the camera staying where it is. */
  stay(bounds: Rectangle): void;
  resize(width: Pixels, height: Pixels): void;
  setInsets(insets: Insets): void;
  pan(dx: Pixels, dy: Pixels): void;
  zoom(factor: number, at: ScreenPoint): void;
  /** Zoom in a glide: for a double tap or a key. */
  glideZoom(factor: number, at: ScreenPoint): void;
  /** Speed in pixels a millisecond with which the finger left the glass. */
  fling(vx: number, vy: number): void;
  /** A finger on the glass holds everything still. */
  hold(): void;
  /** The last finger has left the glass: what nobody has moved goes on to show the whole level. */
  release(): void;
  focus(p: Point, scale: number): void;
  /** Likewise, but at once: where a map begins. */
  begin(p: Point, scale: number): void;
  /** Lets `elapsed` pass. */
  advance(elapsed: Milliseconds): void;
}

/** A camera over `bounds`. With `reducedMotion` it is at once where it would have glided to. */
export function createCamera(first: Rectangle, options: { readonly reducedMotion: boolean }): Camera {
  const nothing = { top: 0, right: 0, bottom: 0, left: 0 };
  let bounds = first;
  let view = fitView({ x: 0, y: 0, scale: 1, width: 1, height: 1, insets: nothing }, bounds);
  let glide: { from: View; to: View; passed: Milliseconds } | null = null;
  let speed: ScreenPoint | null = null;
  /** Nobody has moved it since it showed the whole level: it goes on showing the whole. */
  let showsAll = true;

  const goTo = (to: View) => {
    speed = null;
    const target = boundView(to, bounds);
    const there = target.x === view.x && target.y === view.y && target.scale === view.scale;
    if (options.reducedMotion || there) {
      view = target;
      glide = null;
    } else glide = { from: view, to: target, passed: 0 };
  };
  const hold = () => {
    glide = null;
    speed = null;
  };
  const whole = () => {
    hold();
    view = fitView(view, bounds);
  };
  const byHand = (next: View) => {
    showsAll = false;
    view = next;
  };

  return {
    get view() {
      return view;
    },
    get goal() {
      return glide?.to ?? view;
    },
    get showsAll() {
      return showsAll;
    },
    get moving() {
      return glide !== null || speed !== null;
    },
    enter(next) {
      bounds = next;
      showsAll = true;
      whole();
    },
    stay(next) {
      bounds = next;
      if (showsAll) whole();
      else {
        hold();
        view = boundView(view, bounds);
      }
    },
    resize(width, height) {
      view = resizeView(view, width, height);
      if (showsAll) whole();
      else {
        if (glide) glide = { ...glide, to: resizeView(glide.to, width, height) };
        view = boundView(view, bounds);
      }
    },
    setInsets(insets) {
      const { top, right, bottom, left } = view.insets;
      if (top === insets.top && right === insets.right && bottom === insets.bottom && left === insets.left) return;
      const target = glide?.to ?? view;
      view = insetView(view, insets);
      if (showsAll) goTo(fitView(view, bounds));
      else if (glide) goTo({ ...target, insets });
    },
    pan(dx, dy) {
      hold();
      byHand(boundView(panView(view, dx, dy), bounds));
    },
    zoom(factor, at) {
      hold();
      byHand(zoomView(view, factor, at, bounds));
    },
    glideZoom(factor, at) {
      showsAll = false;
      goTo(zoomView(view, factor, at, bounds));
    },
    fling(vx, vy) {
      showsAll = false;
      if (!options.reducedMotion && Math.hypot(vx, vy) > FLING_REST) speed = { x: vx, y: vy };
    },
    hold,
    release() {
      if (showsAll) goTo(fitView(view, bounds));
    },
    focus(p, scale) {
      showsAll = false;
      goTo({ ...view, x: p.x, y: p.y, scale });
    },
    begin(p, scale) {
      hold();
      byHand(boundView({ ...view, x: p.x, y: p.y, scale }, bounds));
    },
    advance(elapsed) {
      if (glide) {
        glide.passed += elapsed;
        view = betweenViews(glide.from, glide.to, easeOut(glide.passed / GLIDE));
        if (glide.passed >= GLIDE) {
          view = glide.to;
          glide = null;
        }
      }
      if (speed) {
        view = boundView(panView(view, speed.x * elapsed, speed.y * elapsed), bounds);
        const kept = Math.exp(-elapsed / FLING_FADE);
        speed = Math.hypot(speed.x, speed.y) * kept < FLING_REST ? null : { x: speed.x * kept, y: speed.y * kept };
      }
    },
  };
}
