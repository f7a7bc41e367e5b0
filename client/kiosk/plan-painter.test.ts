import { afterAll, expect, test, vi } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { planLevel } from '../map/plan.ts';
import { paintPlanNames } from './plan-painter.ts';

/** What was painted, in order: the width of a card, or a text. */
let painted: (number | string)[] = [];

/** A context that takes everything, and notes cards and letters. */
const context: unknown = new Proxy(
  {},
  {
    get: (_, name) => {
      if (name === 'measureText') return (text: string) => ({ width: text.length * 7 });
      if (name === 'roundRect') return (_x: number, _y: number, width: number) => painted.push(width);
      if (name === 'fillText') return (text: string) => painted.push(text);
      return () => {};
    },
    set: () => true,
  },
);
const canvas = { width: 0, height: 0, getContext: () => context };
vi.stubGlobal('document', {
  createElement: () => ({ getContext: (kind: string) => (kind === '2d' ? context : null) }),
});
afterAll(() => {
  vi.unstubAllGlobals();
});

test('VE 102 you are here, and where a way goes up, stand on cards that are wider than their letters; no name does', () => {
  const venue = demoVenue();
  const [level] = venue.levels;
  if (level === undefined) throw new Error('the demo venue has levels');
  const [here, up] = ['You are here', '↑ Upper floor'];
  painted = [];
  paintPlanNames(
    canvas as unknown as HTMLCanvasElement,
    { width: 1400, height: 900, pixelRatio: 1, enlarge: 1, theme: 'light' },
    planLevel(venue, level),
    {
      open: new Map(),
      language: 'en',
      here: { x: 30, y: 25, words: here },
      way: { lines: [], goal: null, marks: [{ at: { x: 50, y: 18 }, words: up }] },
    },
  );
  expect(painted).toContain('Great Hall');
  for (const words of [here, up]) {
    const before = painted[painted.indexOf(words) - 1];
    expect(before).toBeGreaterThan(words.length * 7);
  }
  expect(painted.filter((one) => typeof one === 'number')).toHaveLength(2);
});
