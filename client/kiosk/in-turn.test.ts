import { afterEach, expect, test, vi } from 'vitest';
import { paintInTurn } from './in-turn.ts';

afterEach(() => vi.unstubAllGlobals());

/** Frames that come when they are asked to. */
function frames(): { readonly wanted: (() => void)[]; draw(): void } {
  const wanted: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => wanted.push(act));
  return { wanted, draw: () => wanted.shift()?.() };
}

test('CL 102 one canvas a frame, in order, each only as it is wanted last, and no frame after the last', () => {
  const { wanted, draw } = frames();
  const painted: string[] = [];
  const [a, b] = [{}, {}];
  paintInTurn(a, () => painted.push('a, old'));
  paintInTurn(b, () => painted.push('b'));
  paintInTurn(a, () => painted.push('a'));
  expect([painted, wanted.length]).toEqual([[], 1]);
  draw();
  expect([painted, wanted.length]).toEqual([['a'], 1]);
  draw();
  expect([painted, wanted.length]).toEqual([['a', 'b'], 0]);
  paintInTurn(b, () => painted.push('b again'));
  draw();
  expect([painted, wanted.length]).toEqual([['a', 'b', 'b again'], 0]);
});
