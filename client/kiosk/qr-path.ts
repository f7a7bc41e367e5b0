/** A QR code as one SVG path: crisp at any size, on screen and on paper. */
import { correction, generate } from 'lean-qr';

/** White modules around the code, without which cameras do not find it. */
export const QUIET_ZONE = 4;

export interface QrPath {
  /** Side of the square in modules, quiet zone included. */
  readonly size: number;
  /** The dark modules, one stroke-free run a row. */
  readonly path: string;
}

/** The code of `text` with a quarter of it allowed to be covered or torn (level Q); level M for very long texts. */
export function qrPath(text: string): QrPath {
  const level = text.length > 300 ? correction.M : correction.Q;
  const code = generate(text, { minCorrectionLevel: level });
  const runs: string[] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      runs.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from + 1}v1H${from + QUIET_ZONE}z`);
    }
  }
  return { size: code.size + 2 * QUIET_ZONE, path: runs.join('') };
}
