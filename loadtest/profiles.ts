/** How a crowd of the load test carries itself. */
import { BUSY_HABITS, DEMO_HABITS, type Habits } from '../shared/crowd/habits.ts';

export interface LoadProfile {
  readonly about: string;
  readonly habits: Habits;
  /** Within how long so many come when nothing is said, in milliseconds. */
  arriveMs(attendees: number): number;
  /** The share of people who wear a badge, 0 to 1, where the server has badges and takes gateways' reports. */
  readonly badges: number;
}

/** A server is not to be judged by a rush at its doors that nobody asked for. */
const gently = (attendees: number): number => attendees * 20;

export const PROFILES = {
  busy: {
    about: 'all open all the time, on to the next sign soon, yes to every card: as much as can be in half a minute',
    habits: BUSY_HABITS,
    arriveMs: gently,
    badges: 0,
  },
  congress: {
    about: 'long talks, breaks between them, half of all open, a third wear badges',
    habits: DEMO_HABITS,
    arriveMs: gently,
    badges: 1 / 3,
  },
  fair: {
    about: 'from stand to stand, short stays, many open, two thirds wear badges',
    habits: { ...DEMO_HABITS, openShare: 0.7, roamMetres: 60, longestStayMs: 90_000, rescanMs: 90_000 },
    arriveMs: gently,
    badges: 2 / 3,
  },
  'doors-open': {
    about: 'everybody comes within a minute, scans, opens and looks around',
    habits: { ...DEMO_HABITS, openShare: 0.6, longestStayMs: 20_000, answerMs: [1_000, 5_000] },
    arriveMs: () => 60_000,
    badges: 0,
  },
  evening: {
    about: 'drinks: few ways, long stays, nearly all open, long conversations, no badges',
    habits: { ...DEMO_HABITS, openShare: 0.85, roamMetres: 15, otherFloor: 0.1, talkMs: [120_000, 600_000] },
    arriveMs: gently,
    badges: 0,
  },
} as const satisfies Readonly<Record<string, LoadProfile>>;

export type ProfileName = keyof typeof PROFILES;
