/** Words of a free line, made comparable: without accents and case, singular, in English and French. */
import { EMPTY_WORDS, IDEAS } from './ideas.ts';

/** Lower case, without accents; ligatures opened. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');

/** The word without the -s or -x of its plural; short words stay as they are. */
export const singular = (word: string): string => {
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies') && word.length > 5) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') || word.endsWith('aux') || word.endsWith('eux') ? word.slice(0, -1) : word;
};

/** The words of a text in their comparable form. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}+#.-]+/u)
    .map((word) => singular(word.replace(/^[.-]+|[.-]+$/g, '')))
    .filter((word) => word !== '');

const phrases: readonly (readonly [phrase: string, idea: string])[] = Object.entries(IDEAS).flatMap(([idea, words]) =>
  words.map((phrase) => [` ${phrase.split(' ').map(singular).join(' ')} `, idea] as const),
);

/** The ideas that a text names. */
export function ideasIn(text: string): Set<string> {
  const line = ` ${wordsOf(text).join(' ')} `;
  return new Set(phrases.filter(([phrase]) => line.includes(phrase)).map(([, idea]) => idea));
}

const empty = new Set([...EMPTY_WORDS].map((word) => singular(folded(word))));

/** The words of a text that say something by themselves: four letters or more, and not in every second sentence. */
export const tellingWords = (text: string): Set<string> =>
  new Set(wordsOf(text).filter((word) => word.length >= 4 && !empty.has(word)));
