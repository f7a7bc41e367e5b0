/** Which texts can be set letter by letter. */

/** Set off a name within a sentence for mixed directions of writing; in a line of one direction they do nothing. */
const ISOLATES = /[\u2066-\u2069]/g;
/**
 * Scripts that are written from left to right in letters that neither join nor change beside each other. Arabic and the
 * scripts of India join or move them, Hebrew runs the other way, and marks sit on the letter before.
 */
const ALONE =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}]*$/u;
/** Marks, what has no look of its own, conjoining pieces of Hangul syllables, and what UTF-16 cuts in two. */
const BESIDE = /[\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Co}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u{10000}-\u{10ffff}]/u;

/**
 * `text` as single letters can say it, each of them one UTF-16 unit and whole by itself; null where its letters depend on
 * each other, so that only the browser can set it.
 */
export function plainText(text: string): string | null {
  const plain = text.replaceAll(ISOLATES, '').normalize('NFC');
  return ALONE.test(plain) && !BESIDE.test(plain) ? plain : null;
}
