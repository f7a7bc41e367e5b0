/** Pointer, wheel and keyboard events of the map's element, turned into gestures and camera moves. */
import { createGestures, DOUBLE_TAP_WITHIN, type GestureSink } from './gestures.ts';
import type { ScreenPoint } from './view.ts';

export interface InputSink extends Omit<GestureSink, 'tap'> {
  /** A tap; true when it hit something and so is no first half of a double tap. */
  tap(at: ScreenPoint): boolean;
  /** The tap that was told last hit nothing, and no second one followed. */
  lateTap(): void;
  /** Keyboard: move by a share of the view, -1 to 1. */
  step(x: number, y: number): void;
  /** Keyboard: one step nearer (1) or farther (-1). */
  keyZoom(direction: 1 | -1): void;
}

/** Wheel units (pixels) that double the scale. */
const WHEEL_DOUBLING = 420;
/** A trackpad's pinch comes as a wheel with small numbers and the control key. */
const PINCH_DOUBLING = 70;
const LINE_PIXELS = 16;

const KEYS: Readonly<Record<string, (sink: InputSink) => void>> = {
  ArrowLeft: (sink) => sink.step(-0.25, 0),
  ArrowRight: (sink) => sink.step(0.25, 0),
  ArrowUp: (sink) => sink.step(0, -0.25),
  ArrowDown: (sink) => sink.step(0, 0.25),
  '+': (sink) => sink.keyZoom(1),
  '=': (sink) => sink.keyZoom(1),
  '-': (sink) => sink.keyZoom(-1),
};

/** Listens until the returned function is called. */
export function bindInput(element: HTMLElement, sink: InputSink): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let late: ReturnType<typeof setTimeout> | undefined;
  const forget = () => clearTimeout(late);

  const gestures = createGestures({
    press: () => sink.press(),
    pan: (dx, dy) => sink.pan(dx, dy),
    zoom: (factor, at) => sink.zoom(factor, at),
    fling: (vx, vy) => sink.fling(vx, vy),
    release: () => sink.release(),
    tap(at) {
      forget();
      if (!sink.tap(at)) late = setTimeout(() => sink.lateTap(), DOUBLE_TAP_WITHIN);
    },
    doubleTap(at) {
      forget();
      sink.doubleTap(at);
    },
  });
  const at = (event: PointerEvent | WheelEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const isOurs = (event: Event) => event.target === element || event.target instanceof HTMLCanvasElement;

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (!isOurs(event) || (event.pointerType === 'mouse' && event.button !== 0)) return;
      element.setPointerCapture(event.pointerId);
      const { x, y } = at(event);
      gestures.down(event.pointerId, x, y, event.timeStamp);
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const { x, y } = at(event);
      gestures.move(event.pointerId, x, y, event.timeStamp);
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    (event) => {
      const { x, y } = at(event);
      gestures.up(event.pointerId, x, y, event.timeStamp);
    },
    { signal },
  );
  // What is tapped beside the map meanwhile goes before the tap on it, and is not spoken over.
  element.ownerDocument.addEventListener(
    'pointerdown',
    (event) => {
      if (!isOurs(event)) forget();
    },
    { signal, capture: true },
  );
  element.addEventListener('pointercancel', (event) => gestures.cancel(event.pointerId), { signal });
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
  element.addEventListener(
    'keydown',
    (event) => {
      const act = event.target === element && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
      if (!act) return;
      event.preventDefault();
      act(sink);
    },
    { signal },
  );
  return () => {
    forget();
    stop.abort();
  };
}
