import { expect, test } from 'vitest';
import type { View } from '../view.ts';
import { NOTHING, type Overlay, overlayPart } from './overlay.ts';

const view = (scale: number): View =>
  ({ x: 0, y: 0, scale, width: 400, height: 400, insets: { top: 0, right: 0, bottom: 0, left: 0 } }) as View;

const overlay: Overlay = {
  ...NOTHING,
  lines: [{ line: [], tone: 'new' }],
  points: [
    { at: { x: 0, y: 0 }, glyph: 'sign', tone: 'quiet', text: '7' },
    { at: { x: 1, y: 0 }, glyph: 'sign', tone: 'chosen', text: '8' },
    { at: { x: 2, y: 0 }, glyph: 'corner', tone: 'quiet' },
    { at: { x: 9_000, y: 0 }, glyph: 'beacon', tone: 'quiet' },
  ],
};

const glyphs = (part: 'dots' | 'rest', scale: number) =>
  overlayPart(overlay, view(scale), part).points.map(({ glyph, tone }) => `${tone} ${glyph}`);

test('ED 32 from afar the dots of signs lie under the names; what is chosen, and handles, lie over them, and near by all do', () => {
  expect(glyphs('dots', 3)).toEqual(['quiet sign']);
  expect(glyphs('rest', 3)).toEqual(['chosen sign', 'quiet corner']);
  expect(glyphs('dots', 20)).toEqual([]);
  expect(glyphs('rest', 20)).toEqual(['quiet sign', 'chosen sign', 'quiet corner']);
  expect(overlayPart(overlay, view(3), 'dots').lines).toEqual([]);
  expect(overlayPart(overlay, view(3), 'rest').lines).toHaveLength(1);
});
