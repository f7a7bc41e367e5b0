import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DOUBLE_TAP_WITHIN } from './gestures.ts';
import { bindInput, type InputSink } from './input.ts';

/** As much of the map's element as its input asks of it. */
class MapElement extends EventTarget {
  readonly ownerDocument = new EventTarget();
  setPointerCapture(): void {}
  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }
}

const told: string[] = [];
const sink: InputSink = {
  press() {},
  pan() {},
  zoom() {},
  fling() {},
  release() {},
  tap: () => false,
  doubleTap: () => told.push('double'),
  lateTap: () => told.push('late'),
  step() {},
  keyZoom() {},
};

const pointer = (type: string) =>
  Object.assign(new Event(type), { pointerId: 1, pointerType: 'touch', button: 0, clientX: 100, clientY: 100 });

function tapMap(map: MapElement): void {
  map.dispatchEvent(pointer('pointerdown'));
  map.dispatchEvent(pointer('pointerup'));
}

let map: MapElement;
let unbind: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('HTMLCanvasElement', class {});
  told.length = 0;
  map = new MapElement();
  unbind = bindInput(map as unknown as HTMLElement, sink);
});

afterEach(() => {
  unbind();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('CL 250 a tap on the map that hits nothing is told once it is known that no second one follows', () => {
  tapMap(map);
  vi.advanceTimersByTime(DOUBLE_TAP_WITHIN - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['late']);
});

test('CL 250 what is tapped beside the map meanwhile goes before it', () => {
  tapMap(map);
  map.ownerDocument.dispatchEvent(pointer('pointerdown'));
  vi.advanceTimersByTime(DOUBLE_TAP_WITHIN);
  expect(told).toEqual([]);
});

test('CL 250 a second tap on the same place makes it a double one', () => {
  tapMap(map);
  tapMap(map);
  vi.advanceTimersByTime(DOUBLE_TAP_WITHIN);
  expect(told).toEqual(['double']);
});
