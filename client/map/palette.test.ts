import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { groundTones } from './paint/ground.ts';
import { contrast, mix, PALETTES } from './palette.ts';

const css = readFileSync(resolve(import.meta.dirname, '../styles/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
const tokens = { light, dark };
const NAMES = ['paper', 'floor', 'room', 'wall', 'ink', 'line', 'open', 'me', 'meet', 'density', 'card'] as const;

for (const theme of ['light', 'dark'] as const) {
  test(`CL 63 the map's ${theme} colours are the page's tokens`, () => {
    const token = (name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(tokens[theme])?.[1];
    expect(token('ink-2')).toBe(PALETTES[theme].ink2);
    for (const name of NAMES) expect([name, token(name)]).toEqual([name, PALETTES[theme][name]]);
  });

  test(`CL 63 text on the ${theme} ground can be read`, () => {
    const palette = PALETTES[theme];
    const grounds = [palette.paper, palette.floor, palette.room, palette.card, groundTones(palette).zone];
    for (const text of [palette.ink, palette.ink2])
      for (const ground of grounds) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    for (const text of [palette.open, palette.me, palette.meet])
      for (const ground of [palette.floor, palette.card]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
}

test('CL 63 a mixed tone lies between its two', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000');
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
