/** Anchors by the floors that devices are looked for on: what the first look and the guesses after it have in common. */
import type { Metres } from '../../geometry/point.ts';
import type { Noise } from './noise.ts';
import type { Anchor, RadioModel, Residual } from './radio-model.ts';
import type { WalkGrid } from './walk-grid.ts';

/** How far from an anchor that hears it a device is looked for. */
export const AROUND: Metres = 14;

/** Nobody is nearer to an anchor than this: closer, the model knows no bounds. */
export const NEAREST_SQUARED = 0.25;

/** What devices are looked for with. */
export interface LookOptions {
  readonly anchors: readonly Anchor[];
  /** One a level, from below. */
  readonly grids: readonly WalkGrid[];
  readonly radio: RadioModel;
  readonly residual: Residual | null;
  readonly luck: Noise;
}

/** An anchor over its floor. */
interface FloorAnchor {
  readonly x: Metres;
  readonly y: Metres;
  /** Above what is worn. */
  readonly up: Metres;
  /** The turn of its grid. */
  readonly level: number;
  readonly atOneMetreDbm: number;
}

/** The anchors in their order. One on a level without a grid is on the lowest. */
export function floorAnchors({ anchors, grids, radio }: LookOptions): readonly FloorAnchor[] {
  const levelOf = new Map(grids.map(({ level }, i) => [level, i]));
  return anchors.map(({ x, y, z, level, atOneMetreDbm }) => ({
    x,
    y,
    up: z - radio.wornAtMetres,
    level: levelOf.get(level) ?? 0,
    atOneMetreDbm: atOneMetreDbm ?? radio.atOneMetreDbm,
  }));
}
