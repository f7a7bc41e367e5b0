/** Drafts for the tests: an empty one, and a source of chance that repeats. */
import type { Chance, Draft, Edited, Outcome } from './draft.ts';

/** Mulberry32: the same numbers from the same seed. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A venue of one level, or of more, with nothing on it. */
export const emptyDraft = (...levels: string[]): Draft => ({
  venue: {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'tiny',
    name: { en: 'Tiny' },
    levels: (levels.length === 0 ? ['l0'] : levels).map((id, ordinal) => ({
      id,
      ordinal,
      name: { en: `Level ${ordinal}` },
      shortName: String(ordinal),
    })),
    areas: [],
    walls: [],
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  },
  plans: [],
});

/** The edit that was done; fails the test when it was refused. */
export function done(outcome: Outcome): Edited {
  if (!outcome.ok) throw new Error(`refused: ${outcome.why}`);
  return outcome;
}

/** Corners of an axis-parallel rectangle. */
export const box = (minX: number, minY: number, maxX: number, maxY: number) => [
  { x: minX, y: minY },
  { x: maxX, y: minY },
  { x: maxX, y: maxY },
  { x: minX, y: maxY },
];
