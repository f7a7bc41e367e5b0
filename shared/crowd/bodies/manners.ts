/** How people of the crowd stand together: the few parameters of the talking groups, fitted to a real conference. */

export interface Manners {
  /** The probability that somebody who looks for company joins a group that has a place, rather than to found one. */
  readonly joins: number;
  /** So many stand in one group at most. */
  readonly mostInGroup: number;
  /** Two who turn to each other stay so for at least this, seconds … */
  readonly shortestBout: number;
  /** … and longer than d with the probability (shortest / d) ** this: a few go on for very long. */
  readonly boutExponent: number;
  /** The probability of looking elsewhere, at nobody, after a bout … */
  readonly looksAway: number;
  /** … for so many seconds in the mean (exponential). */
  readonly awayMean: number;
  /** The probability that one may turn to the same person twice running, who else turns to others, or to nobody. */
  readonly again: number;
  /** Who mingles stays with one group for at least this, seconds, and longer than d with (shortest / d) ** this. */
  readonly shortestStay: number;
  readonly stayExponent: number;
}

/**
 * Found by `npm run simulate -- --fit` (seed 1) on the first day of SFHH (Génois and Barrat, EPJ Data Science 7, 11, 2018;
 * CC0), from the best of two dozen trials on that day: durations of contacts are 0.04 off there by Kolmogorov and Smirnov, 55 %
 * of them are of 20 s (measured: 58 %), and there are six for ten that were measured. The second day, 0.07 off, was judged and
 * not chosen by. Another start ended at parameters that are as good with one seed and worse with two others.
 */
export const MANNERS: Manners = {
  joins: 0.59,
  mostInGroup: 6,
  shortestBout: 1,
  boutExponent: 0.5,
  looksAway: 0.85,
  awayMean: 27,
  again: 0.09,
  shortestStay: 240,
  stayExponent: 0.8,
};
