/**
 * What one can ask the way to, as a short text that travels in addresses and commands: "place:wc-3", "area:hall-1",
 * "landmark:clock", "point:mp-7", "connection:lift-2", or the nearest of a kind, "nearest:toilet".
 */
import { isNearestKind, type NearestKind } from './kinds.ts';

/** The longest text of a goal: a kind of thing, a colon, an id. */
export const LONGEST_GOAL = 100;

const THINGS = ['place', 'area', 'landmark', 'point', 'connection'] as const;
export type ThingKind = (typeof THINGS)[number];

export type Goal =
  | { readonly kind: ThingKind; readonly id: string }
  | { readonly kind: 'nearest'; readonly of: NearestKind };

/** What this text asks for; null when it is none of ours. Whether the thing is there is for `targetsOf` to say. */
export function readGoal(text: string): Goal | null {
  if (text.length > LONGEST_GOAL) return null;
  const colon = text.indexOf(':');
  const [kind, id] = [text.slice(0, colon), text.slice(colon + 1)];
  if (colon < 0 || id === '') return null;
  if (kind === 'nearest') return isNearestKind(id) ? { kind, of: id } : null;
  const thing = THINGS.find((known) => known === kind);
  return thing ? { kind: thing, id } : null;
}
