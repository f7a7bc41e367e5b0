import { isolating } from '../../shared/venue/isolated.ts';
import type { Words } from './en.ts';
import type { Language } from './language.ts';

/** The words of a language: only the one that is spoken is loaded. Names of others turn nothing about in them. */
export async function loadWords(language: Language): Promise<Words> {
  return isolating(language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en);
}
