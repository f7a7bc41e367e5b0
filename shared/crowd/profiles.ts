/** Kinds of event, as a crowd lives them: when people come, how they move, how many are open. */
import { DEMO_HABITS, DRAWS, type Draws, type Habits } from './habits.ts';

type Minutes = number;

export interface CrowdProfile {
  /**
   * When people come: so many minutes after the crowd's beginning so large a share of them has come. Rising, the last
   * share is 1. Who comes at 0 is spread over the venue already; all others come in by its entrances.
   */
  readonly arrival: readonly (readonly [after: Minutes, share: number])[];
  readonly habits: Habits;
  readonly draws: Draws;
}

const MINUTE = 60_000;

/** What attendees of an event do alike. How often they say yes and keep is assumed: nobody has measured it yet. */
const ATTENDEES: Habits = {
  ...DEMO_HABITS,
  yesToReal: 0.8,
  keepsReal: 0.7,
  answerMs: [3_000, 35_000],
  talkMs: [3 * MINUTE, 12 * MINUTE],
  restMs: [1 * MINUTE, 6 * MINUTE],
  roamMetres: 60,
};

export const CROWD_PROFILES = {
  /** Sessions of forty minutes, which most attend, and breaks of twenty in which they open. */
  congress: {
    arrival: [
      [0, 0.6],
      [10, 0.85],
      [30, 1],
    ],
    habits: { ...ATTENDEES, openShare: 0.5, sessions: { everyMs: 60 * MINUTE, lastMs: 40 * MINUTE, share: 0.7 } },
    draws: DRAWS,
  },
  /** From stand to stand, all day long; few sit. */
  fair: {
    arrival: [
      [0, 0.4],
      [45, 1],
    ],
    habits: { ...ATTENDEES, openShare: 0.35, longestStayMs: 4 * MINUTE, roamMetres: 120 },
    draws: {
      ...DRAWS,
      stand: { weight: 8, stay: [MINUTE, 4 * MINUTE] },
      hall: { weight: 4, stay: [MINUTE, 3 * MINUTE] },
    },
  },
  /** Everybody stands before the doors when they open. */
  'doors-open': {
    arrival: [
      [0, 0],
      [5, 0.8],
      [10, 1],
    ],
    habits: { ...ATTENDEES, openShare: 0.6, longestStayMs: 2 * MINUTE },
    draws: DRAWS,
  },
  /** Drinks: standing groups, few ways, most are open. */
  evening: {
    arrival: [
      [0, 0.5],
      [20, 1],
    ],
    habits: {
      ...ATTENDEES,
      ...{ openShare: 0.8, roamMetres: 30, otherFloor: 0.1, longestStayMs: 15 * MINUTE },
      talkMs: [4 * MINUTE, 20 * MINUTE],
    },
    draws: {
      bar: { weight: 6, stay: [4 * MINUTE, 15 * MINUTE] },
      lounge: { weight: 4, stay: [5 * MINUTE, 15 * MINUTE] },
      terrace: { weight: 3, stay: [4 * MINUTE, 12 * MINUTE] },
      foyer: { weight: 4, stay: [4 * MINUTE, 12 * MINUTE] },
      hall: { weight: 3, stay: [4 * MINUTE, 12 * MINUTE] },
    },
  },
} as const satisfies Readonly<Record<string, CrowdProfile>>;

export type CrowdProfileName = keyof typeof CROWD_PROFILES;

/** When somebody comes by whom the share `part` (0 to 1) has come, milliseconds after the beginning. */
export function arrivalMs({ arrival }: CrowdProfile, part: number): number {
  let [before, come] = [0, 0];
  for (const [after, share] of arrival) {
    if (part <= share)
      return (share === come ? after : before + ((part - come) / (share - come)) * (after - before)) * MINUTE;
    before = after;
    come = share;
  }
  return before * MINUTE;
}
