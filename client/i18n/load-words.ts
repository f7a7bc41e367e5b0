import type { Words } from './en.ts';
import type { Language } from './language.ts';

/** The words of a language: only the one that is spoken is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en;
}
