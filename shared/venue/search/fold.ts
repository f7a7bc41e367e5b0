/** Words as they are compared: without accents, case, apostrophes and French elisions. */

/** Words of one letter before an apostrophe, and "qu", belong to the next word in French: "l'ascenseur", "d'eau". */
const ELIDED = /(^|[^\p{L}\p{N}])(?:qu|[cdjlmnst])['’](?=\p{L})/gu;

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** "L’Œuvre d’été" as "oeuvre ete". */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(ELIDED, '$1')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/['’]/g, '');

/** The words of a text, folded; letters and digits are words of their own: "Stand42b" is stand, 42, b. */
export const wordsOf = (text: string): string[] => fold(text).match(/\p{L}+|\p{N}+/gu) ?? [];

/** How many letters may be wrong in a word of this length: short words must be right, for too many are alike. */
const typosIn = (length: number): number => (length < 4 ? 0 : length < 5 ? 1 : 2);

/**
 * How many letters are wrong: left out, put in, another, or two the wrong way round (optimal string alignment); more
 * than `most` as Infinity. The end of `word` may be missing when `whole` is false: it is still being typed.
 */
export function typosBetween(asked: string, word: string, most: number, whole: boolean): number {
  if (asked.length - word.length > most || (whole && word.length - asked.length > most))
    return Number.POSITIVE_INFINITY;
  const width = Math.min(word.length, asked.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= asked.length; i++) {
    const row = [i];
    for (let j = 1; j <= width; j++) {
      const same = asked[i - 1] === word[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1];
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, row];
  }
  const typos = whole ? (last[word.length] ?? Number.POSITIVE_INFINITY) : Math.min(...last.slice(1));
  return typos <= most ? typos : Number.POSITIVE_INFINITY;
}

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

/**
 * How well an asked word means this one, from 0 (not at all) to 1 (the same).
 * @param typing whether more letters of it may follow
 */
export function likeness(asked: string, word: string, typing: boolean): number {
  if (asked === word) return 1;
  // A number is itself or another: "12" is not nearly "13". "1" may become "12" while it is typed.
  if (isNumber(asked) || isNumber(word)) return typing && word.startsWith(asked) ? 0.5 : 0;
  if (word.startsWith(asked)) return typing ? 0.75 + 0.2 * (asked.length / word.length) : asked.length > 2 ? 0.6 : 0;
  // "toilets" for "toilet", "salles" for "salle".
  if (asked === `${word}s` || asked === `${word}x`) return 0.95;
  const most = typosIn(asked.length);
  if (most === 0) return 0;
  const typos = typosBetween(asked, word, most, true);
  if (typos <= most) return 0.72 - 0.14 * typos;
  if (!typing || asked.length < 5) return 0;
  return typosBetween(asked, word, 1, false) <= 1 ? 0.5 : 0;
}
