/** Words of a free line, made comparable: without accents and case, singular, in English and French. */
import { EMPTY_WORDS, IDEAS } from './ideas.ts';

/** Lower case, without accents; ligatures opened. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');

/** The word without the -s or -x of its plural; short words stay as they are. */
const singular = (word: string): string => {
  if (word.length < 4 || word.endsWith('ss')) return word;
  if (word.endsWith('ies') && word.length > 5) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') || word.endsWith('aux') || word.endsWith('eux') ? word.slice(0, -1) : word;
};

/** The words of a text in their comparable form. */
const wordsOf = (text: string): string[] =>
  folded(text)
    // "J'ai" is no artificial intelligence.
    .replace(/(?<!\p{L})[jn]['’]ai(?!\p{L})/gu, ' ')
    .split(/[^\p{L}\p{N}+#.-]+/u)
    .map((word) => singular(word.replace(/^[.-]+|[.-]+$/g, '')))
    .filter((word) => word !== '');

/** Ideas by the words that name them. A word may name several. */
const ideasOf = new Map<string, string[]>();
let longestPhrase = 1;
for (const [idea, words] of Object.entries(IDEAS)) {
  for (const said of words.split(', ')) {
    const phrase = said.split(' ').map(singular);
    longestPhrase = Math.max(longestPhrase, phrase.length);
    const key = phrase.join(' ');
    ideasOf.set(key, [...(ideasOf.get(key) ?? []), idea]);
  }
}

/** The ideas that a text names. */
export function ideasIn(text: string): Set<string> {
  const words = wordsOf(text);
  const found = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + longestPhrase); to++) {
      for (const idea of ideasOf.get(words.slice(from, to).join(' ')) ?? []) found.add(idea);
    }
  }
  return found;
}

const empty = new Set([...EMPTY_WORDS].map((word) => singular(folded(word))));

/** The words of a text that say something by themselves: four letters or more, and not in every second sentence. */
export const tellingWords = (text: string): Set<string> =>
  new Set(wordsOf(text).filter((word) => word.length >= 4 && !empty.has(word)));
