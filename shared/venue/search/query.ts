/** What was typed, understood: the words that tell something, and whether the nearest of a kind is wished for. */
import { wordsOf } from './fold.ts';

/** No more than this of what was typed is read: nobody asks for longer. */
const LONGEST = 120;
const MOST_WORDS = 12;

/** What only leads up to a name, in both languages. */
const FILLING = new Set(
  (
    'a an the to of in at on for where wheres is are i me my we go get find how do can please way need want looking ' +
    'le la les l un une du de des d au aux ou est sont je moi nous aller trouver comment chemin vers pour cherche veux ' +
    'voudrais svp y il'
  ).split(' '),
);

/** "Nearest": a wish for one of a kind. */
const NEAREST = new Set(
  'nearest closest near next nearby plus proche proches pres prochain prochaine prochains prochaines'.split(' '),
);

/** The words that tell which thing is meant: all of them where none does. */
export function telling(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !FILLING.has(word));
  return kept.length > 0 ? kept : words;
}

export interface Query {
  /** None: nothing was asked but, perhaps, what is nearest. */
  readonly words: readonly string[];
  readonly nearest: boolean;
  /** Whether the last word may go on. */
  readonly typing: boolean;
}

export function readQuery(text: string): Query {
  const all = wordsOf(text.slice(0, LONGEST)).slice(0, MOST_WORDS);
  const rest = all.filter((word) => !NEAREST.has(word));
  const nearest = rest.length < all.length;
  const words = rest.filter((word) => !FILLING.has(word));
  // A venue may have a room that is called "Plus" or "The Way".
  return { words: words.length > 0 || nearest ? words : all, nearest, typing: !/[\s.?!]$/.test(text) };
}
