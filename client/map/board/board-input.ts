/** Pointers and keys on the board: a thing that is taken hold of is dragged, everything else moves the map or is a tap. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import { createGestures } from '../gestures.ts';
import type { ScreenPoint } from '../view.ts';

/** How far from a thing a tap still means it: a finger is wider than a mouse's point. */
const MOUSE_REACH: Pixels = 10;
const TOUCH_REACH: Pixels = 22;
/** A drag that moves less is a tap. */
const SLOP: Pixels = 5;
const WHEEL_DOUBLING = 420;
const PINCH_DOUBLING = 70;
const LINE_PIXELS = 16;

export interface BoardInputSink {
  /** The pointer came down here; true when it has taken hold of something, which is then dragged. */
  grab(at: ScreenPoint, reach: Pixels): boolean;
  drag(at: ScreenPoint, reach: Pixels): void;
  drop(at: ScreenPoint, reach: Pixels): void;
  /** A second finger came: what was dragged goes back. */
  letGo(): void;
  tap(at: ScreenPoint, reach: Pixels, more: boolean): void;
  doubleTap(at: ScreenPoint, reach: Pixels): void;
  hover(at: ScreenPoint | null, reach: Pixels): void;
  hold(): void;
  release(): void;
  pan(dx: Pixels, dy: Pixels): void;
  zoom(factor: number, at: ScreenPoint): void;
  /** A key on the board; true when it was of use. */
  key(event: KeyboardEvent): boolean;
}

/** Listens until the returned function is called. */
export function bindBoardInput(element: HTMLElement, sink: BoardInputSink): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let held: { readonly pointer: number; readonly from: ScreenPoint; moved: boolean } | null = null;
  let more = false;
  let reach = MOUSE_REACH;
  const gestures = createGestures(
    {
      press: () => sink.hold(),
      release: () => sink.release(),
      pan: (dx, dy) => sink.pan(dx, dy),
      zoom: (factor, at) => sink.zoom(factor, at),
      // A board is not thrown about: it stays where it is let go.
      fling: () => {},
      tap: (at) => sink.tap(at, reach, more),
      doubleTap: (at) => sink.doubleTap(at, reach),
    },
    // A hand that aims may take its time: a press that does not move is a tap.
    Number.POSITIVE_INFINITY,
  );
  const at = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const isOurs = (event: Event) => event.target === element || event.target instanceof HTMLCanvasElement;
  const on = <K extends keyof HTMLElementEventMap>(type: K, hear: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, hear, { signal });

  on('pointerdown', (event) => {
    if (!isOurs(event) || (event.pointerType === 'mouse' && event.button === 2)) return;
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    reach = event.pointerType === 'touch' ? TOUCH_REACH : MOUSE_REACH;
    more = event.shiftKey || event.ctrlKey || event.metaKey;
    const p = at(event);
    if (held !== null) {
      // A second finger: it is the map that is meant.
      sink.letGo();
      gestures.down(held.pointer, held.from.x, held.from.y, event.timeStamp);
      held = null;
    } else if (event.isPrimary && !more && event.button === 0 && sink.grab(p, reach)) {
      held = { pointer: event.pointerId, from: p, moved: false };
      return;
    }
    gestures.down(event.pointerId, p.x, p.y, event.timeStamp);
  });
  on('pointermove', (event) => {
    const p = at(event);
    if (held?.pointer === event.pointerId) {
      held.moved ||= Math.hypot(p.x - held.from.x, p.y - held.from.y) > SLOP;
      if (held.moved) sink.drag(p, reach);
      return;
    }
    gestures.move(event.pointerId, p.x, p.y, event.timeStamp);
    if (event.pointerType !== 'touch') sink.hover(p, MOUSE_REACH);
  });
  on('pointerup', (event) => {
    const p = at(event);
    if (held?.pointer === event.pointerId) {
      const { moved } = held;
      held = null;
      if (moved) sink.drop(p, reach);
      else {
        sink.letGo();
        sink.tap(p, reach, more);
      }
      return;
    }
    gestures.up(event.pointerId, p.x, p.y, event.timeStamp);
  });
  on('pointercancel', (event) => {
    if (held?.pointer === event.pointerId) {
      held = null;
      sink.letGo();
    } else gestures.cancel(event.pointerId);
  });
  on('pointerleave', () => sink.hover(null, MOUSE_REACH));
  on('contextmenu', (event) => event.preventDefault());
  element.addEventListener(
    'wheel',
    (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PIXELS : event.deltaY;
      sink.zoom(2 ** (-pixels / (event.ctrlKey ? PINCH_DOUBLING : WHEEL_DOUBLING)), at(event));
    },
    { signal, passive: false },
  );
  on('keydown', (event) => {
    if (event.target === element && sink.key(event)) event.preventDefault();
  });
  return () => stop.abort();
}
