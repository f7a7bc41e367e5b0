/**
 * Matching: which of the open attendees are proposed to each other on this beat. Pure: who is near and how long the
 * walk is are asked of the caller, and only a bounded number of times. It may be done bit by bit.
 */
import type { Metres, Milliseconds } from '../geometry/point.ts';
import type { Why } from '../protocol/notices.ts';
import { type Affinity, affinity, nearbyAffinity, type Understood } from './affinity.ts';
import { BEAT } from './proposal.ts';

/** Somebody who can get a card on this beat. */
export interface Candidate {
  readonly who: string;
  readonly simulated: boolean;
  readonly understood: Understood;
  /** Since when they are open. */
  readonly openSince: Milliseconds;
  /** Since when nobody near suits; what "nobody better has come" is counted from. */
  readonly lonelySince: Milliseconds;
  /** Whom this person waved at lately. */
  readonly votes: ReadonlySet<string>;
}

export interface MatchingFloor {
  /** Other candidates near this one, nearest first, with a lower bound of the way to them; bounded by the caller. */
  near(who: string): readonly { readonly who: string; readonly metres: Metres }[];
  /** The nearest of the other candidates that suit this one, however many stand nearer; bounded by the caller. */
  nearSuiting(
    who: string,
    suits: (other: string) => boolean,
  ): readonly { readonly who: string; readonly metres: Metres }[];
  /** The way between two in metres; Infinity when there is none. */
  way(a: string, b: string): Metres;
  /** Blocked, or already proposed to each other today. */
  isBarred(a: string, b: string): boolean;
}

export interface Match {
  readonly a: string;
  readonly b: string;
  readonly whyA: Why;
  readonly whyB: Why;
  readonly metres: Metres;
  /** Whether what one gives is what the other looks for; else they are merely near. */
  readonly suits: boolean;
}

/** Two who were found for each other, as they were understood then. */
export interface FoundMatch extends Match {
  readonly understood: readonly [Understood, Understood];
}

/** "Near" by walking time at 1.25 m/s: three minutes for two who suit, a minute and a half for two who are merely near. */
const NEAR_WAY: Metres = 225;
const NEARBY_WAY: Metres = 112;
/** After so long without anybody who suits, somebody near is better than nobody. */
export const LONELY_AFTER: Milliseconds = 2 * 60_000;
/** Ways asked for on one beat at most, so that a full house does not stop the clock: the rest waits ten seconds. */
const MOST_WAYS = 150;
/** For so many of those whom none of the nearest suits is looked farther on one beat: who opened last comes first. */
const MOST_FARTHER = 20;
/** For so many people is looked around on one beat, in turn; all can be found by them. */
const MOST_SEEKERS = 500;
/** What a metre of distance takes from the worth of a pair: 40 m weigh as much as one step of affinity. */
const WORTH_PER_METRE = 1 / 40;
/** Simulated people are there so that a newcomer lives the whole line at once: to them the near one is worth more. */
const SIMULATED_WORTH_PER_METRE = 1 / 8;
const WAVE_WORTH = 100;

/**
 * How much work its bits are, in hundredths of a millisecond as measured in a hall of ten thousand: to look whether somebody
 * can get a card, who is near one, whether one more suits, and how long a way is.
 */
export const WORK = { candidate: 0.1, near: 10, asked: 0.2, way: 30 } as const;

interface Pair {
  readonly a: Candidate;
  readonly b: Candidate;
  readonly affinity: Affinity;
  readonly suits: boolean;
  readonly worth: number;
  readonly longest: Metres;
}

/** Real people first: a pair of simulated people comes after all others, whatever its worth. */
const rank = (pair: Pair): number => (pair.a.simulated && pair.b.simulated ? 1 : 0);

const byWorth = (p: Pair, q: Pair): number =>
  rank(p) - rank(q) ||
  q.worth - p.worth ||
  (p.a.who < q.a.who ? -1 : p.a.who > q.a.who ? 1 : p.b.who < q.b.who ? -1 : p.b.who > q.b.who ? 1 : 0);

/** Who looks around on this beat: everybody, or in a very full house a part of them in turn. */
function seekers(candidates: ReadonlyMap<string, Candidate>, now: Milliseconds): Candidate[] {
  const all = [...candidates.values()];
  if (all.length <= MOST_SEEKERS) return all;
  const from = (Math.floor(now / BEAT) * MOST_SEEKERS) % all.length;
  return [...all.slice(from), ...all.slice(0, from)].slice(0, MOST_SEEKERS);
}

function* pairsOf(
  candidates: ReadonlyMap<string, Candidate>,
  floor: MatchingFloor,
  now: Milliseconds,
): Generator<number, Pair[]> {
  // A pair found from both sides is there twice; whoever is taken once is not taken again.
  const pairs: Pair[] = [];
  const lonely = (c: Candidate) => now - c.lonelySince >= LONELY_AFTER;
  // A wave stands for its waver's own waiting alone, and only for as much of it as the other cannot see: whoever gets
  // such a card could have got it without. Who waved too takes it for the answer to that.
  const waits = (one: Candidate, other: Candidate) =>
    lonely(one) || (one.votes.has(other.who) && now - one.openSince >= LONELY_AFTER);
  const suited = new Set<string>();
  const look = (one: Candidate, near: ReturnType<MatchingFloor['near']>) => {
    for (const { who, metres } of near) {
      const other = candidates.get(who);
      if (!other || other === one || floor.isBarred(one.who, who)) continue;
      const [a, b] = one.who < other.who ? [one, other] : [other, one];
      const suits = affinity(a.understood, b.understood);
      const longest = suits ? NEAR_WAY : NEARBY_WAY;
      if (metres > longest || !(suits || (waits(a, b) && waits(b, a)))) continue;
      const found = suits ?? nearbyAffinity(a.understood, b.understood);
      if (!found) continue;
      if (suits) suited.add(a.who).add(b.who);
      const wave = a.votes.has(b.who) || b.votes.has(a.who);
      const perMetre = a.simulated || b.simulated ? SIMULATED_WORTH_PER_METRE : WORTH_PER_METRE;
      const worth = found.score - metres * perMetre + (wave ? WAVE_WORTH : 0);
      pairs.push({ a, b, affinity: found, suits: suits !== null, worth, longest });
    }
  };
  const looking = seekers(candidates, now);
  for (const one of looking) {
    look(one, floor.near(one.who));
    yield WORK.near;
  }
  // In a crowd the nearest may all be about something else, while the one who suits stands just behind them.
  const alone = looking.filter(({ who }) => !suited.has(who));
  for (const one of alone
    .sort((p, q) => q.openSince - p.openSince || (p.who < q.who ? -1 : 1))
    .slice(0, MOST_FARTHER)) {
    let asked = 0;
    const suits = (who: string) => {
      asked += 1;
      const other = candidates.get(who);
      return other !== undefined && affinity(one.understood, other.understood) !== null;
    };
    look(one, floor.nearSuiting(one.who, suits));
    yield WORK.near + WORK.asked * asked;
  }
  return pairs.sort(byWorth);
}

/**
 * The pairs of the beat at `now`: at most one a person, best first. `simulatedPairs` is how many pairs of simulated people
 * may be made. Depends on nothing that anybody answered. After each bit of work it tells how much that was: see
 * {@link WORK}.
 */
export function* matching(
  candidates: ReadonlyMap<string, Candidate>,
  floor: MatchingFloor,
  now: Milliseconds,
  simulatedPairs: number,
): Generator<number, readonly Match[]> {
  const taken = new Set<string>();
  const matches: Match[] = [];
  let ways = 0;
  let simulatedLeft = simulatedPairs;
  for (const pair of yield* pairsOf(candidates, floor, now)) {
    if (ways >= MOST_WAYS) break;
    if (taken.has(pair.a.who) || taken.has(pair.b.who)) continue;
    if (rank(pair) === 1 && simulatedLeft <= 0) break;
    ways += 1;
    const metres = floor.way(pair.a.who, pair.b.who);
    yield WORK.way;
    if (metres > pair.longest) continue;
    taken.add(pair.a.who).add(pair.b.who);
    if (rank(pair) === 1) simulatedLeft -= 1;
    const { whyA, whyB } = pair.affinity;
    matches.push({ a: pair.a.who, b: pair.b.who, whyA, whyB, metres, suits: pair.suits });
  }
  return matches;
}
