/** How people of the crowd carry themselves: one set for the demo, one for a load test that has no time to lose. */
import type { AreaKind } from '../venue/venue-file.ts';

type Range = readonly [least: number, most: number];

/** Talks that many attend, one after the other: in the last `lastMs` of every `everyMs` of the clock. */
export interface Sessions {
  readonly everyMs: number;
  readonly lastMs: number;
  /** The share of people who attend them, 0 to 1; they are closed meanwhile. */
  readonly share: number;
}

/** How long the session still goes on at this instant, milliseconds; 0 in the breaks. */
export const sessionLeft = ({ everyMs, lastMs }: Sessions, now: number): number => {
  const left = everyMs - (now % everyMs);
  return left <= lastMs ? left : 0;
};

export interface Habits {
  /** The share of people who are open at any one time, 0 to 1. */
  readonly openShare: number;
  /** One round of being open and then closed, milliseconds; `openShare` of it is open. */
  readonly roundMs: number;
  /** Own walking speed, metres a second. */
  readonly speed: Range;
  /** How far from where they began people stroll, metres as the crow flies. */
  readonly roamMetres: number;
  /** The probability, for who has time until they open again, of going to another floor for the next stay. */
  readonly otherFloor: number;
  /** A stay at a sign is cut to at most this many milliseconds. */
  readonly longestStayMs: number;
  /** Who is open scans the sign that they stand at again after so long, milliseconds. */
  readonly rescanMs: number;
  /** How long a card is looked at before it is answered, milliseconds. */
  readonly answerMs: Range;
  /** Whether one stays and stays open while a card is on the screen. */
  readonly waitsWithCard: boolean;
  /** The probability of a yes to a simulated person. */
  readonly yesToSimulated: number;
  /** The same to a real one: 1 when not said. */
  readonly yesToReal?: number;
  /** How long one waits at the spot before saying "we met" to somebody who gives no sign of being there, milliseconds. */
  readonly claimMs: Range;
  /** Whether that is said to real people too; else only once they have arrived. */
  readonly claimsToReal: boolean;
  readonly talkMs: Range;
  /** The probability of keeping a meeting with a simulated person. */
  readonly keepsSimulated: number;
  /** The same with a real one: 1 when not said. */
  readonly keepsReal?: number;
  readonly keepMs: Range;
  /** How long one rests after a meeting before opening again, milliseconds. */
  readonly restMs: Range;
  /** None when not said. */
  readonly sessions?: Sessions;
}

export const DEMO_HABITS: Habits = {
  openShare: 0.45,
  roundMs: 25 * 60_000,
  speed: [1.05, 1.45],
  roamMetres: 25,
  otherFloor: 0.4,
  longestStayMs: 12 * 60_000,
  rescanMs: 150_000,
  answerMs: [2_000, 7_000],
  waitsWithCard: true,
  yesToSimulated: 0.5,
  claimMs: [6_000, 12_000],
  claimsToReal: false,
  talkMs: [70_000, 140_000],
  keepsSimulated: 0.5,
  keepMs: [2_000, 6_000],
  restMs: [20_000, 60_000],
};

/** Everybody is open all the time, moves on soon and says yes: as much to do in half a minute as can be. */
export const BUSY_HABITS: Habits = {
  openShare: 1,
  roundMs: 60_000,
  speed: [1.2, 1.6],
  roamMetres: 25,
  otherFloor: 0,
  longestStayMs: 5_000,
  rescanMs: 60_000,
  answerMs: [500, 4_000],
  waitsWithCard: false,
  yesToSimulated: 1,
  claimMs: [1_000, 3_000],
  claimsToReal: true,
  talkMs: [5_000, 15_000],
  keepsSimulated: 1,
  keepMs: [500, 2_000],
  restMs: [1_000, 3_000],
};

/** How much people are drawn to areas of a kind, and how long they stay there, milliseconds; else nobody goes there. */
export type Draws = Partial<Record<AreaKind, { readonly weight: number; readonly stay: Range }>>;

export const DRAWS: Draws = {
  bar: { weight: 4, stay: [90_000, 240_000] },
  stand: { weight: 3, stay: [60_000, 180_000] },
  lounge: { weight: 3, stay: [120_000, 360_000] },
  terrace: { weight: 2, stay: [90_000, 240_000] },
  foyer: { weight: 2, stay: [40_000, 120_000] },
  hall: { weight: 2, stay: [40_000, 150_000] },
  'talk-room': { weight: 1.5, stay: [240_000, 720_000] },
  room: { weight: 1, stay: [120_000, 360_000] },
  desk: { weight: 1, stay: [20_000, 60_000] },
  corridor: { weight: 1, stay: [10_000, 40_000] },
};
