/** What somebody needs of a way, and what ways they never take because of it. */
import type { AreaKind, VenueConnection } from '../venue/venue-file.ts';

/** Every need there is; an attendee chooses them once. */
export const NEEDS = [
  /** No flights and no single steps, on any level. */
  'no-stairs',
  /** No escalators and no moving walkways. */
  'no-escalators',
  /** A lift only where nothing else leads there. */
  'lift-only-when-needed',
  /** Slower on foot, so that what is walked weighs more against what is ridden. */
  'slow-pace',
  /** Rather a longer way than one through a dense crowd. */
  'avoid-crowds',
] as const;

export type Need = (typeof NEEDS)[number];

/** Kinds of area that are never entered, in a fixed order; one set of meshes is made for each of `SHUNNED`. */
export type Shunned = readonly Extract<AreaKind, 'stairs' | 'escalator'>[];

/** All that needs can shun. */
export const SHUNNED: readonly Shunned[] = [[], ['stairs'], ['escalator'], ['stairs', 'escalator']];

/** What is shunned, as a key: "stairs+escalator". */
export const shunKey = (shunned: Shunned): string => shunned.join('+');

/** The kinds of area, and of connection, that somebody with these needs never enters. */
export function shunnedBy(needs: readonly Need[]): Shunned {
  const [stairs, escalators] = [needs.includes('no-stairs'), needs.includes('no-escalators')];
  return (SHUNNED[Number(stairs) + 2 * Number(escalators)] ?? []) satisfies Shunned;
}

/** Whether a connection of this kind may be taken by somebody who shuns these. */
export const takes = (shunned: Shunned, kind: VenueConnection['kind']): boolean =>
  !shunned.some((shun) => shun === kind);

/** What is least on the way that is given. */
export type Measure = 'time' | 'length';
