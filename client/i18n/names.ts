/** Names of places and topics as a sentence needs them. */
import type { Language } from './language.ts';

/** "Ground floor" inside a sentence: "ground floor"; "AI", "1" and "WC" stay as they are. */
export const within = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** A name where a sentence begins, or standing alone. */
export const beginning = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A name from a file as it is printed: French takes the curved apostrophe. */
export const printed = (name: string, language: Language): string =>
  language === 'fr' ? name.replaceAll("'", '’') : name;
