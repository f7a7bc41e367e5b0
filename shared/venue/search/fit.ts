/** How well what was asked fits what things are called. Each word of the venue is compared once a query. */
import { likeness } from './fold.ts';
import type { Query } from './query.ts';

/** A word asked for fits when it is at least this like. */
const FITS = 0.4;

/** What was named in full comes before what has more to its name: so much is the whole name worth. */
const WHOLE_NAME = 0.3;

/** Words that say what or where a thing is count so much of what its name does. */
const MORE_COUNTS = 0.7;

export class Fitter {
  readonly #query: Query;
  readonly #likes: Map<string, number>[];

  constructor(query: Query) {
    this.#query = query;
    this.#likes = query.words.map(() => new Map());
  }

  #like(i: number, word: string): number {
    const known = this.#likes[i]?.get(word);
    if (known !== undefined) return known;
    const { words, typing } = this.#query;
    const like = likeness(words[i] ?? '', word, typing && i === words.length - 1);
    this.#likes[i]?.set(word, like);
    return like;
  }

  /** For each asked word how like it is to the best of these that no other asked word has taken. */
  #likenesses(words: readonly string[]): number[] {
    const taken = new Set<number>();
    return this.#query.words.map((_, i) => {
      let [best, at] = [0, -1];
      for (const [j, word] of words.entries()) {
        if (taken.has(j)) continue;
        const like = this.#like(i, word);
        if (like > best) [best, at] = [like, j];
      }
      if (at >= 0) taken.add(at);
      return best;
    });
  }

  /**
   * How well all asked words fit, from 0 (one of them does not) to 1.3 (the very name).
   * @param name the words of a name
   * @param more other words that may be said with it
   */
  score(name: readonly string[], more: readonly string[] = []): number {
    const likes = this.#likenesses(name);
    const others = Math.min(...likes) >= FITS ? [] : this.#likenesses(more);
    const both = likes.map((like, i) => Math.max(like, MORE_COUNTS * (others[i] ?? 0)));
    if (both.length === 0 || Math.min(...both) < FITS) return 0;
    const mean = both.reduce((sum, like) => sum + like, 0) / both.length;
    const said = likes.reduce((sum, like) => sum + (like >= FITS ? like : 0), 0);
    return mean + WHOLE_NAME * Math.min(1, said / Math.max(1, name.length));
  }

  /** Whether every word of the phrase was asked for. */
  saysAll(phrase: readonly string[]): boolean {
    return phrase.every((word) => this.#query.words.some((_, i) => this.#like(i, word) >= FITS));
  }
}
