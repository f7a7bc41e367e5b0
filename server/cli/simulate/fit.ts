/** Fits the manners of talking groups to the first day of a measured conference, and judges them by the second. */
import { conferenceContacts, TWO_DAYS } from '../../../shared/crowd/bodies/conference.ts';
import { durationOf, kolmogorovSmirnov, partnersOf, WINDOW } from '../../../shared/crowd/bodies/contacts.ts';
import { MANNERS, type Manners } from '../../../shared/crowd/bodies/manners.ts';
import type { ContactDay } from './measured.ts';

/** What is tried: each of these is made smaller and larger, one after the other; then all of them by less. */
const FITTED = ['joins', 'boutExponent', 'looksAway', 'awayMean', 'again', 'shortestStay', 'stayExponent'] as const;
const FACTORS = [
  [0.8, 1.25],
  [0.9, 1.1],
] as const;
/** Probabilities stay below. */
const MOST: Partial<Manners> = { joins: 0.95, looksAway: 0.95, again: 0.95 };
const PEOPLE = 403;
/** How many contacts there are counts less than how they are: for how long people had breaks was not measured. */
const COUNT_WEIGHT = 0.1;

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;
const meanOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
const shortOf = (all: readonly number[]): number => all.filter((one) => one <= WINDOW).length / all.length;
/** How far one is from the other, as a share. */
const apart = (one: number, other: number): number => Math.abs(Math.log(one / other));

/** A simulated day, and how far it is from a measured one: the sum of what its figures differ by. */
function judged(manners: Manners, seed: number, day: number, measured: ContactDay) {
  const lived = conferenceContacts({ seed, people: PEOPLE, manners, days: TWO_DAYS.slice(0, day + 1) })[day] ?? [];
  const durations = lived.map(durationOf);
  const distance = kolmogorovSmirnov(durations, measured.durations);
  const [short, mean, partners] = [shortOf(durations), meanOf(durations), middle(partnersOf(lived))];
  const off =
    distance +
    apart(short, shortOf(measured.durations)) +
    apart(mean, meanOf(measured.durations)) +
    apart(partners, middle(measured.partners)) +
    COUNT_WEIGHT * apart(lived.length, measured.durations.length);
  return { distance, short, mean, partners, contacts: lived.length, off };
}

const said = ({ distance, short, mean, partners, contacts, off }: ReturnType<typeof judged>): string =>
  `${off.toFixed(3)} off: durations ${distance.toFixed(3)}, ${(short * 100).toFixed(1)} % of 20 s, mean ${mean.toFixed(1)} s, ` +
  `${partners} partners, ${contacts} contacts`;

/**
 * Looks for better manners, one parameter after the other, beginning with those that are in use. Only the first day is
 * looked at; the second is judged once, at the end.
 * @param say is told of each that is tried
 * @returns the best, and how far they are from both days
 */
export function fitManners(days: readonly ContactDay[], seed: number, say: (line: string) => void) {
  const [first, second] = days;
  if (!first || !second) throw new RangeError('a conference of two days is needed');
  let best: Manners = MANNERS;
  let least = judged(best, seed, 0, first);
  say(`in use: ${said(least)}`);
  for (const factors of FACTORS) {
    for (const name of FITTED) {
      for (const factor of factors) {
        const value = Math.min(MOST[name] ?? Infinity, Math.round(best[name] * factor * 100) / 100);
        if (value === best[name]) continue;
        const tried = judged({ ...best, [name]: value }, seed, 0, first);
        say(`${name} ${value}: ${said(tried)}`);
        if (tried.off >= least.off) continue;
        best = { ...best, [name]: value };
        least = tried;
      }
    }
  }
  return { manners: best, firstDay: least, secondDay: judged(best, seed, 1, second) };
}
