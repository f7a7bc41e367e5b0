/**
 * POST /api/way: how far it is to what somebody may want to go to, and the way there. Anybody may ask, without a seat:
 * a kiosk, a guest at a sign, a phone before it walks. Nothing is kept of it. Where it asks from is the asker's own word,
 * which is good for this alone: ways of a public plan say nothing about anybody.
 */
import * as z from 'zod/mini';
import type { Metres } from '../geometry/point.ts';
import { NEEDS } from '../routing/needs.ts';
import type { NoWay } from '../routing/way.ts';
import { LONGEST_GOAL } from '../venue/search/goal-text.ts';
import type { OwnRoute, ReachedGoal } from './notices.ts';

const coordinate = z.number().check(z.gte(-20_000), z.lte(20_000));

/** What one asks the way to: see shared/venue/search/goal-text.ts. */
const goalSchema = z.string().check(z.minLength(1), z.maxLength(LONGEST_GOAL));

/** No more goals than this at once: what a list on a phone shows. */
export const MOST_GOALS = 10;

export const wayRequest = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  from: z.strictObject({ level: z.string().check(z.maxLength(80)), x: coordinate, y: coordinate }),
  to: z.array(goalSchema).check(z.minLength(1), z.maxLength(MOST_GOALS)),
  needs: z.array(z.enum(NEEDS)).check(z.maxLength(NEEDS.length)),
  /** Whether the way itself is wanted, for the first goal alone, or only how far each is. */
  told: z.boolean(),
});

export type WayRequest = z.infer<typeof wayRequest>;

export interface GoalAnswer {
  readonly to: string;
  /** Null where there is no such thing, or no way to it. */
  readonly far: { readonly goal: ReachedGoal; readonly lengthMetres: Metres; readonly seconds: number } | null;
  /** Why there is no way, as far as that was asked; null where there is one, or nothing of the kind is known here. */
  readonly noWay: NoWay | null;
  readonly route: OwnRoute | null;
}

export interface WayAnswer {
  /** By which version of the venue it is told. */
  readonly venueHash: string;
  readonly answers: readonly GoalAnswer[];
}
