/** Waves: five an hour, each a vote for a proposal that counts for a while. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Attendee } from './attendee.ts';

const WAVES_AN_HOUR = 5;
const HOUR: Milliseconds = 3_600_000;
/** A vote outlasts the card that may hold the other just now, their two minutes of waiting, and two more beats. */
const VOTE_FOR: Milliseconds = 200_000;

const lately = ({ waves }: Attendee, now: Milliseconds) => waves.filter((at) => now - at < HOUR);

export const wavesLeft = (me: Attendee, now: Milliseconds): number => WAVES_AN_HOUR - lately(me, now).length;

/** Count a wave and let it vote. */
export function waveAt(me: Attendee, whom: string, now: Milliseconds): void {
  me.waves = [...lately(me, now), now];
  me.votes.set(whom, now + VOTE_FOR);
}

/** Forget votes that do not count any more; returns whether waves have come back. */
export function ageWaves(me: Attendee, now: Milliseconds): boolean {
  for (const [whom, until] of me.votes) if (now >= until) me.votes.delete(whom);
  const left = lately(me, now);
  if (left.length === me.waves.length) return false;
  me.waves = left;
  return true;
}
