/**
 * The map's colours: the design's tokens, and the few tones mixed from them that only a plan needs. Every colour has
 * one meaning on the whole page; a test holds them against the page's own tokens.
 */
export type Theme = 'light' | 'dark';

/** CSS colours `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  readonly floor: string;
  readonly room: string;
  readonly wall: string;
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly open: string;
  readonly me: string;
  readonly meet: string;
  readonly density: string;
  readonly card: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#f7f3ec',
    floor: '#fffdf9',
    room: '#f1e9dd',
    wall: '#3b3a4a',
    ink: '#23222e',
    ink2: '#5d5a69',
    line: '#e4dccf',
    open: '#c9431c',
    me: '#1f5fbf',
    meet: '#6b3fa0',
    density: '#f3c98b',
    card: '#fffdf9',
  },
  dark: {
    paper: '#15141b',
    floor: '#1e1d27',
    room: '#282633',
    wall: '#b9b4c9',
    ink: '#f4f0e8',
    ink2: '#a8a3b5',
    line: '#34313f',
    open: '#ff7d55',
    me: '#7fb0ff',
    meet: '#b795e6',
    density: '#7a5a2a',
    card: '#24222d',
  },
};

const channels = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** A colour between two, `share` from the first (0) to the second (1). */
export function mix(from: string, to: string, share: number): string {
  const a = channels(from);
  const b = channels(to);
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Contrast of two colours as WCAG 2 counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = channels(colour).map((value) => {
      const share = value / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  };
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}
