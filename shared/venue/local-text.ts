/** A text in one or more languages, by BCP 47 primary language ("en", "fr"). Apart from the schema, so that a page can read names without it. */
export type Texts = Readonly<Record<string, string>>;

/** A text in the first of `languages` that it has, else in English, else in whichever language it has. */
export function textIn(text: Texts, ...languages: readonly string[]): string {
  for (const language of [...languages, 'en']) {
    const found = text[language];
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? '';
}
