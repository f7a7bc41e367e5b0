/**
 * Wrong codes, counted against guessing, of people and of addresses. A whole venue may share one address, so an address
 * alone never locks anybody out: once too many wrong codes came from it, each person there has one try in place of five,
 * and the first try of anybody is always looked at. More guesses want more people, and how many new ones an address may
 * bring is bounded at the session.
 */
import type { Milliseconds } from '../../shared/geometry/point.ts';

/** Wrong codes that one person may give within the window. */
export const TRIES = 5;

/** Wrong codes from one address within the window after which each person there has one. A busy desk makes less. */
export const ADDRESS_TRIES = 60;

/** How long a wrong code counts; the page's sentence says it too. */
export const TRIES_WINDOW: Milliseconds = 10 * 60_000;

/** So many of each are remembered, as long as they count; then the oldest are forgotten. Some megabytes. */
const MOST_REMEMBERED = 50_000;

interface Count {
  wrong: number;
  until: Milliseconds;
}

export interface Tries {
  /** Whether a code of this person, who is at this address, is looked at now. */
  may(person: string, address: string): boolean;
  /** It was wrong. */
  wrong(person: string, address: string): void;
}

/** @param now the clock */
export function countTries(now: () => Milliseconds): Tries {
  const people = new Map<string, Count>();
  const addresses = new Map<string, Count>();

  const countOf = (counts: Map<string, Count>, key: string): number => {
    const count = counts.get(key);
    return count !== undefined && count.until > now() ? count.wrong : 0;
  };
  /** @param again whether each wrong one begins the window anew */
  const add = (counts: Map<string, Count>, key: string, again: boolean): void => {
    const before = counts.get(key);
    const runs = before !== undefined && before.until > now();
    const until = runs && !again ? before.until : now() + TRIES_WINDOW;
    counts.delete(key);
    counts.set(key, { wrong: (runs ? before.wrong : 0) + 1, until });
    for (const [oldest, count] of counts) {
      if (count.until > now() && counts.size <= MOST_REMEMBERED) return;
      counts.delete(oldest);
    }
  };

  return {
    may(person, address) {
      return countOf(people, person) < (countOf(addresses, address) < ADDRESS_TRIES ? TRIES : 1);
    },
    wrong(person, address) {
      add(people, person, true);
      add(addresses, address, false);
    },
  };
}
