/** How strongly a beacon is heard from somewhere: what the filter believes of radio indoors. */
import type { Metres } from '../../geometry/point.ts';

/** The fixed end of a radio line: a beacon on a wall that phones hear, or a gateway that hears badges. */
export interface Anchor {
  readonly id: string;
  readonly level: string;
  readonly x: Metres;
  readonly y: Metres;
  /** Above the floor. */
  readonly z: Metres;
  /** What it is heard with at one metre, in dBm, where that is known. */
  readonly atOneMetreDbm?: number | undefined;
}

/**
 * The log-distance path-loss model (Rappaport, Wireless Communications, 4.9), and what measurements indoors add to it: a
 * body between takes strength away, floors do, and each phone and pocket is heard in its own way.
 */
export interface RadioModel {
  /** What an anchor is heard with at one metre, in dBm, and how much a device may differ from that. */
  readonly atOneMetreDbm: number;
  readonly deviceSpreadDb: number;
  /** How quickly strength falls with distance: 2 in the open. */
  readonly exponent: number;
  /** How much that differs from building to building and from one corner to the next, as a deviation. */
  readonly exponentSpread: number;
  /** Spread of readings above and below what is expected, in dB: strength is lost more easily than gained. */
  readonly aboveDb: number;
  readonly belowDb: number;
  /** The most that the bearer's own body takes away of an anchor right behind it. */
  readonly bodyLossDb: number;
  /** What each floor between takes away. */
  readonly floorLossDb: number;
  readonly storeyMetres: Metres;
  /** How high above the floor phones and badges are carried. */
  readonly wornAtMetres: Metres;
  /** By how much the ring is wider than the guesses say: they know nothing of walls and furniture that nobody measured. */
  readonly ringScale: number;
}

/**
 * How far from its anchor a device's gain is told, in decades of metres (5 m): there gain and exponent are nearly
 * independent, since that is how far anchors usually are that are heard.
 */
export const USUAL_DECADES = 0.7;

/** Strength falls no more slowly than in a tube. */
export const LEAST_EXPONENT = 1;

/** What is believed of a venue that nobody has measured. */
export const DEFAULT_RADIO: RadioModel = {
  atOneMetreDbm: -57,
  deviceSpreadDb: 10,
  exponent: 2.2,
  exponentSpread: 0.6,
  aboveDb: 6,
  belowDb: 8,
  bodyLossDb: 12,
  floorLossDb: 15,
  storeyMetres: 4,
  wornAtMetres: 1.2,
  ringScale: 0.88,
};

/** What was measured at a place beyond what the model expects, in dB, by the anchor's turn. */
export type Residual = (anchor: number, level: string, x: Metres, y: Metres) => number;

/** How far anchors are from the next one on their level, in the median; infinite where none has a next one. */
export function spacing(anchors: readonly Anchor[]): Metres {
  const next = anchors.flatMap((anchor) => {
    const others = anchors.filter((other) => other !== anchor && other.level === anchor.level);
    const nearest = Math.min(...others.map((other) => Math.hypot(other.x - anchor.x, other.y - anchor.y)));
    return Number.isFinite(nearest) ? [nearest] : [];
  });
  return next.sort((a, b) => a - b)[next.length >> 1] ?? Number.POSITIVE_INFINITY;
}
