import type { Words } from './en.ts';

export type Language = 'en' | 'fr';

/** The words of a language: only the one that is spoken is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en;
}

/** The first of the browser's languages that we speak, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.slice(0, 2).toLowerCase();
    if (primary === 'en' || primary === 'fr') return primary;
  }
  return 'en';
}

/** "15:30", as a clock on this wall shows it. */
export function clockTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
}

/** "Monday 23 November, 15:30". */
export function dayAndTime(at: number, language: Language): string {
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(at);
  return `${day}, ${clockTime(at, language)}`;
}

/** A language's own name in this language: "fr" is "French" or "français". */
export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
