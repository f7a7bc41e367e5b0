/** A recorded walk that is replayed: what GET /api/replay answers while `npm start -- --replay` runs, and never else. */
import type { Metres, Place } from '../geometry/point.ts';

export interface ReplayedMobile {
  readonly id: string;
  /** Where its bearer's own page shows them; null: nobody knows yet. */
  readonly shown: (Place & { readonly accuracyMetres: Metres }) | null;
  /** Where they truly were; null where nobody measured it. */
  readonly truth: Place | null;
  /** Both, step by step, the newest last. */
  readonly trail: readonly Place[];
  readonly trueTrail: readonly Place[];
}

export interface Replayed {
  /** Since the recording began, of so many that it lasts. */
  readonly seconds: number;
  readonly lasts: number;
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  readonly mobiles: readonly ReplayedMobile[];
}
