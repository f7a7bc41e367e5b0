export type Language = 'en' | 'fr';

/** The first of the browser's languages that we speak, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.slice(0, 2).toLowerCase();
    if (primary === 'en' || primary === 'fr') return primary;
  }
  return 'en';
}

/**
 * "15:30", as a clock on this wall shows it; "15 h 30" in French.
 * @param timeZone the device's own when left out
 */
export function clockTime(at: number, language: Language, timeZone?: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  if (language === 'en') return time;
  const [hour, minute] = time.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** "Monday 23 November, 15:30"; "lundi 23 novembre à 15 h 30". */
export function dayAndTime(at: number, language: Language, timeZone?: string): string {
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  }).format(at);
  return `${day}${language === 'fr' ? ' à' : ','} ${clockTime(at, language, timeZone)}`;
}

/** A local time as the server writes it, such as 2026-11-23T09:00, in milliseconds as if it were UTC: said in UTC. */
const localInstant = (local: string): number => Date.parse(`${local.slice(0, 16)}Z`);

/** A local time of the event, as people say it. */
export const sayLocal = (local: string, language: Language): string => dayAndTime(localInstant(local), language, 'UTC');

/** Its time alone. */
export const sayLocalTime = (local: string, language: Language): string =>
  clockTime(localInstant(local), language, 'UTC');

/** A language's own name in this language: "fr" is "French" or "français". */
export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
