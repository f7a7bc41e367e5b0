/** English names of places inside sentences: "into the Foyer", but "into Hall 4". */

/** What a place is, as the last word of its name: with such a word a name takes the article. */
const COMMON = new Set(
  (
    'area atrium auditorium balcony bar bay building café cafe canteen cloakroom corner corridor court courtyard deck ' +
    'desk entrance escalator exit floor forecourt foyer gallery garden hall hallway kitchen lab library lift lobby ' +
    'lounge mezzanine office park passage restaurant roof room shop space stage staircase stairs stairwell stand ' +
    'studio terrace theatre toilet toilets tunnel walkway well wing workshop yard'
  ).split(' '),
);

const common = (word: string | undefined): boolean => word !== undefined && COMMON.has(word.toLowerCase());

/**
 * The name as it stands behind "into" or "to": with "the" where its last word says what the place is ("the Swift
 * Room"), or where that word comes first and "of" or "for" behind it ("the Room of Silence"); else as it is. A name that
 * is written as a description begins small: "the upper floor".
 */
export function withArticle(name: string): string {
  if (/^(the|a|an) /i.test(name)) return name;
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  if (common(words[0]) && /^(of|for)$/.test(words[1] ?? '')) return `the ${name}`;
  if (!common(last)) return name;
  const described =
    /^[a-z]/.test(last) && /^[A-Z][a-z]/.test(name) && !words.slice(1).some((word) => /^[A-Z]/.test(word));
  return `the ${described ? name.charAt(0).toLowerCase() + name.slice(1) : name}`;
}
