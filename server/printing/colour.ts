/** Colours of print: what can be read on the venue's own colour, and how dark it must be to be read on paper. */

/** The colour of signs where the venue has none: the one of meetings. */
export const HOUSE_COLOUR = '#6b3fa0';

export const PAPER = '#ffffff';
export const INK = '#23222e';
export const QUIET_INK = '#5d5a69';

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance, 0 to 1, by WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21, by WCAG 2. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever is read better on this colour: at least 4.5 on any. */
export const inkOn = (colour: string): string => {
  if (contrast(PAPER, colour) >= 4.5) return PAPER;
  return contrast(INK, colour) >= 4.5 ? INK : '#000000';
};

/** The colour itself, darkened until it reads at 4.5 on white paper. */
export function onPaper(colour: string): string {
  for (let part = 1; part > 0; part -= 0.05) {
    const darker = `#${channels(colour)
      .map((c) =>
        Math.round(c * part * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(darker, PAPER) >= 4.5) return darker;
  }
  return INK;
}
