/** What a person tells others, made clean: trimmed, bounded, any script, no links or telephone numbers. */
import type { Profile } from '../protocol/commands.ts';
import type { Card } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';

/** Characters a first name and a free line may have, after cleaning. */
const LONGEST_NAME = 40;
export const LONGEST_LINE = 120;
/** Marks that may stand on one letter: Vietnamese and Hebrew need several, "zalgo" text piles up dozens. */
const MOST_MARKS = 4;

/**
 * Invisible characters, direction marks, fillers that look like nothing, line separators and private use. What stays of
 * the invisible: the joiners that scripts and emoji need, the selectors of a letter's form, and the tags of a flag.
 */
const UNSEEN =
  /(?!(?<=\u{1f3f4}[\u{e0020}-\u{e007f}]{0,6})[\u{e0020}-\u{e007f}])(?!\p{Variation_Selector}|\p{Join_Control})[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** Blank like a space, and no space to a regular expression. */
const SPACES = /[\s\u0085\u2800]+/gu;
/** A joiner joins a letter, mark or sign to what follows; anywhere else it only hides, and parts marks that pile up. */
const IDLE_JOINERS =
  /(?<![\p{L}\p{M}\p{S}\p{N}\p{Join_C}])\p{Join_C}+|\p{Join_C}+(?![\p{L}\p{M}\p{S}\p{Join_C}])|(\p{Join_C})\p{Join_C}+/gu;
const PILED_MARKS = new RegExp(`((?:\\p{M}\\p{Join_C}?){${MOST_MARKS}})(?:\\p{Join_C}?\\p{M})+`, 'gu');

const cleanedOnce = (text: string): string =>
  text
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(IDLE_JOINERS, '$1')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim();

/**
 * The text as it may be shown: composed, one line, single spaces, without invisible and direction characters. Taking
 * one thing away may bring two others together, so it is gone over until nothing changes; what was taken never comes back.
 */
export function cleanText(text: string): string {
  for (let before = text; ; ) {
    const after = cleanedOnce(before);
    if (after === before) return after;
    before = after;
  }
}

/** Characters as a reader counts them roughly: code points. */
const lengthOf = (text: string): number => [...text].length;

const SCHEME = /\p{L}[\p{L}\d+.-]*:\/\/|\bwww\.|\bmailto:/iu;
const AT_HANDLE = /@[\p{L}\d_.]{2,}/u;
const DOMAIN =
  /(?<![\p{L}\d])(?:[\p{L}\d-]+\s?\.)+(?:com|org|net|io|dev|app|fr|de|uk|eu|ch|be|ca|lu|es|it|nl|me|co|info|biz|ai|gg|ly|xyz|tv|us|in|jp|cn|ru)(?![\p{L}\d])/iu;
/** Names of well-known tools that only look like addresses. */
const TOOLS = /\b(?:asp\.net|ado\.net|socket\.io|draw\.io|(?:node|vue|next|three|d3|deck|react|express)\.js)\b/giu;
/** Years side by side are no telephone number. */
const YEARS = /(?<!\d)(?:19|20)\d\d\s?[-–/,]\s?(?:19|20)\d\d(?!\d)/g;
const TELEPHONE = /(?:\+\s?\d(?:[\s./()-]{0,3}\d){6,}|\d(?:[\s./()-]{0,3}\d){7,})/;

/** Marks and joiners between letters and digits, and full stops of other scripts: read by nobody, or as a full stop. */
const DISGUISES: readonly (readonly [RegExp, string])[] = [
  [/[\p{M}\p{Join_C}]/gu, ''],
  [/[\u3002\u06d4\u0701\u0702]/g, '.'],
];

/** Without disguises, and with the digits of every script as 0-9, so that a number in Arabic digits is a number too. */
function plainly(text: string): string {
  let plain = text.normalize('NFKC');
  for (const [disguise, meant] of DISGUISES) plain = plain.replace(disguise, meant);
  return plain.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Unicode keeps the ten digits of a script side by side, in order: the zero is where the run begins.
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

/** Whether the text holds a link, an address or a telephone number. */
export function hasContact(text: string): boolean {
  const plain = plainly(text).replace(TOOLS, ' ').replace(YEARS, ' ');
  return SCHEME.test(plain) || AT_HANDLE.test(plain) || DOMAIN.test(plain) || TELEPHONE.test(plain);
}

/** The profile as others may read it, or why it cannot be taken. `topics` are the event's topic ids. */
export function cleanProfile(profile: Profile, topics: ReadonlySet<string>): Profile | Refusal {
  const firstName = cleanText(profile.firstName);
  const giveLine = cleanText(profile.giveLine);
  const seekLine = cleanText(profile.seekLine);
  if (!/[\p{L}\p{N}\p{So}]/u.test(firstName)) return 'name-missing';
  if (lengthOf(firstName) > LONGEST_NAME || hasContact(firstName)) return 'name-not-allowed';
  if (lengthOf(giveLine) > LONGEST_LINE || lengthOf(seekLine) > LONGEST_LINE) return 'line-too-long';
  if (hasContact(giveLine) || hasContact(seekLine)) return 'line-has-contact';
  const gives = [...new Set(profile.gives)];
  const seeks = [...new Set(profile.seeks)];
  if ([...gives, ...seeks].some((topic) => !topics.has(topic))) return 'topic-unknown';
  return { firstName, gives, seeks, giveLine, seekLine, languages: [...new Set(profile.languages)] };
}

/** A profile as another may read it on a card. */
export const cardOf = (profile: Profile, simulated: boolean): Card => ({
  firstName: profile.firstName,
  gives: profile.gives,
  seeks: profile.seeks,
  giveLine: profile.giveLine,
  seekLine: profile.seekLine,
  languages: profile.languages,
  simulated,
});
