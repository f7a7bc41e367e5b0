/** How a crowd of the load test carries itself: the crowd's own profiles, and one that has no time to lose. */
import { BUSY_HABITS, DRAWS } from '../shared/crowd/habits.ts';
import { CROWD_PROFILES, type CrowdProfile } from '../shared/crowd/profiles.ts';
import type { Milliseconds } from '../shared/geometry/point.ts';

interface LoadProfile extends CrowdProfile {
  readonly about: string;
  /** Within how long so many come when nothing is said. */
  arriveMs(attendees: number): Milliseconds;
  /** Whether people have bodies, which keep their distance and queue; else they follow lines, and cost next to nothing. */
  readonly bodies: boolean;
  /** The share of people who wear a badge, 0 to 1, where the event has badges and the gateways' token is known. */
  readonly badges: number;
}

/** A server is not to be judged by a rush at its doors that nobody asked for. */
const gently = (attendees: number): Milliseconds => attendees * 20;
const rush = (): Milliseconds => 60_000;

export const PROFILES = {
  busy: {
    about: 'all open, on to the next sign soon, yes to every card: as much as can be in half a minute',
    arrival: [[0, 1]],
    habits: BUSY_HABITS,
    draws: DRAWS,
    arriveMs: gently,
    bodies: true,
    badges: 0,
  },
  many: {
    about: 'as busy, but people have no bodies: the lightest, for thousands on one machine',
    arrival: [[0, 1]],
    habits: BUSY_HABITS,
    draws: DRAWS,
    arriveMs: gently,
    bodies: false,
    badges: 0,
  },
  congress: {
    about: 'sessions and breaks, half of those who are out open; a third wear badges',
    ...CROWD_PROFILES.congress,
    arriveMs: gently,
    bodies: true,
    badges: 1 / 3,
  },
  fair: {
    about: 'from stand to stand, short stays, a third open; two thirds wear badges',
    ...CROWD_PROFILES.fair,
    arriveMs: gently,
    bodies: true,
    badges: 2 / 3,
  },
  'doors-open': {
    about: 'everybody comes through the doors within a minute',
    ...CROWD_PROFILES['doors-open'],
    arriveMs: rush,
    bodies: true,
    badges: 0,
  },
  evening: {
    about: 'drinks: standing groups, few ways, nearly all open',
    ...CROWD_PROFILES.evening,
    arriveMs: gently,
    bodies: true,
    badges: 0,
  },
} as const satisfies Readonly<Record<string, LoadProfile>>;

/** Bodies of more would take the processor that the sockets need. */
const MOST_BODIES = 2_000;

/** The profile of a run for which none is named. */
export const usualProfile = (attendees: number): ProfileName => (attendees > MOST_BODIES ? 'many' : 'busy');

export type ProfileName = keyof typeof PROFILES;

/** A profile whose people come as it says, but all within this time. */
export function crowdProfile(name: ProfileName, arriveMs: Milliseconds): CrowdProfile {
  const profile: CrowdProfile = PROFILES[name];
  const last = profile.arrival.at(-1)?.[0] ?? 0;
  const factor = last === 0 ? 0 : arriveMs / 60_000 / last;
  return { ...profile, arrival: profile.arrival.map(([after, share]) => [after * factor, share] as const) };
}
