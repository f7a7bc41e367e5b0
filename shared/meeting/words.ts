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

/** A word as it was written, and in its comparable form. */
interface Word {
  readonly said: string;
  readonly key: string;
}

/** The words of a text. */
const wordsOf = (text: string): Word[] =>
  text
    // "J'ai" is no artificial intelligence.
    .replace(/(?<!\p{L})[jn]['’]ai(?!\p{L})/giu, ' ')
    .split(/[^\p{L}\p{M}\p{N}+#.-]+/u)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ''))
    .map((said) => ({ said, key: singular(folded(said)) }))
    .filter(({ key }) => key !== '');

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

/** The ideas that a text names, each with the words that first name it there. */
export function ideasIn(text: string): Map<string, string> {
  const words = wordsOf(text);
  const found = new Map<string, string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + longestPhrase); to++) {
      const phrase = words.slice(from, to);
      for (const idea of ideasOf.get(phrase.map(({ key }) => key).join(' ')) ?? []) {
        if (!found.has(idea)) found.set(idea, phrase.map(({ said }) => said).join(' '));
      }
    }
  }
  return found;
}

const empty = new Set([...EMPTY_WORDS].map((word) => singular(folded(word))));

/**
 * The words of a text that say something by themselves (four letters or more, and not in every second sentence) in their
 * comparable form, each as it was first written.
 */
export function tellingWords(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, said } of wordsOf(text)) {
    if (key.length >= 4 && !empty.has(key) && !found.has(key)) found.set(key, said);
  }
  return found;
}
