/** Fits the manners of talking groups to the first day of a measured conference, and judges them by the second. */
import { conferenceContacts, TWO_DAYS } from '../../../shared/crowd/bodies/conference.ts';
import { durationOf, kolmogorovSmirnov, partnersOf } from '../../../shared/crowd/bodies/contacts.ts';
import { MANNERS, type Manners } from '../../../shared/crowd/bodies/manners.ts';
import type { ContactDay } from './measured.ts';

/** What is tried: each of these is made smaller and larger by these factors, one after the other. */
const FITTED = ['shortestBout', 'boutExponent', 'looksAway', 'awayMean', 'shortestStay', 'stayExponent'] as const;
const FACTORS = [0.85, 1.15] as const;
const ROUNDS = 2;
const PEOPLE = 403;

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** How far a simulated day is from a measured one, by how long its contacts last and by how many one meets. */
function distanceFrom(manners: Manners, seed: number, day: number, measured: ContactDay) {
  const contacts = conferenceContacts({ seed, people: PEOPLE, manners, days: TWO_DAYS })[day] ?? [];
  const durations = kolmogorovSmirnov(contacts.map(durationOf), measured.durations);
  const partners = middle(partnersOf(contacts));
  return { durations, partners, off: durations + Math.abs(Math.log(partners / middle(measured.partners))) };
}

/**
 * Looks for better manners, one parameter after the other, beginning with those that are in use.
 * @param say is told of each that is tried
 * @returns the best, and how far they are from both days
 */
export function fitManners(days: readonly ContactDay[], seed: number, say: (line: string) => void) {
  const [first, second] = days;
  if (!first || !second) throw new RangeError('a conference of two days is needed');
  let best: Manners = MANNERS;
  let least = distanceFrom(best, seed, 0, first);
  say(`in use: durations ${least.durations.toFixed(3)} off, ${least.partners} partners`);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of FITTED) {
      for (const factor of FACTORS) {
        const value = Math.round(best[name] * factor * 100) / 100;
        const tried = { ...best, [name]: name === 'looksAway' ? Math.min(0.95, value) : value };
        const distance = distanceFrom(tried, seed, 0, first);
        say(`${name} ${tried[name]}: durations ${distance.durations.toFixed(3)} off, ${distance.partners} partners`);
        if (distance.off >= least.off) continue;
        best = tried;
        least = distance;
      }
    }
  }
  return { manners: best, firstDay: least, secondDay: distanceFrom(best, seed, 1, second) };
}
