/** The first words of each page: HTML for its card, before any script has run. */

import type { Boot, PublicEvent, ScannedSign } from '../../shared/protocol/pages.ts';
import { isolating } from '../../shared/venue/isolated.ts';
import { type LocalText, textIn } from '../../shared/venue/venue-file.ts';
import { escapeHtml } from './html.ts';
import type { Language } from './language.ts';
import { WORDS as PLAIN_WORDS, sayLocalTime } from './words.ts';

/** What an organizer calls a place turns nothing about in them. */
const WORDS = isolating(PLAIN_WORDS);

/** A heading and sentences under it, escaped. */
function card(heading: string, ...sentences: readonly string[]): string {
  return `<h1>${escapeHtml(heading)}</h1>${sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('')}`;
}

function closedWords(event: PublicEvent, language: Language): string {
  const words = WORDS[language];
  const name = textIn(event.name, language);
  return event.opensAt === null ? words.over(name) : words.opens(name, sayLocalTime(event.opensAt, language));
}

function whereWords(signName: LocalText, sign: ScannedSign, language: Language): string {
  const [name, area, level] = [signName, sign.areaName, sign.levelName].map((text) => textIn(text, language));
  return WORDS[language].youAreAt(name ?? '', area ?? '', level ?? '');
}

function signWords(signName: LocalText, sign: ScannedSign, language: Language): string {
  const words = WORDS[language];
  return card(whereWords(signName, sign, language), words.openNearby(sign.openNearby), words.wait);
}

/** The list of events to choose from, as plain links that work without script. */
function choice(events: readonly PublicEvent[], language: Language): string {
  const words = WORDS[language];
  if (events.length === 0) return card(words.nothingRuns);
  const items = events.map((event) => {
    const name = words.welcome(textIn(event.name, language), textIn(event.venueName, language));
    return `<li><a href="/v/${escapeHtml(event.venue)}">${escapeHtml(name)}</a></li>`;
  });
  return `<h1>${escapeHtml(words.choose)}</h1><ul>${items.join('')}</ul>`;
}

/** What to do about an address that did not hold. */
function refusedNext(refusal: Boot['signRefusal'], words: (typeof WORDS)[Language]): string {
  if (refusal === 'badge-not-bound') return words.refusedBadgeNext;
  return refusal === 'code-changed' ? words.refusedScreenNext : words.refusedNext;
}

/**
 * What a page says first.
 * @param signName the marker's name, when a genuine sign was scanned
 */
export function firstWords(boot: Boot, signName: LocalText | null, language: Language): string {
  const words = WORDS[language];
  const noScript = `<noscript><p>${escapeHtml(words.noScript)}</p></noscript>`;
  if (boot.page === 'organizer') return card(words.organizer) + noScript;
  if (boot.signRefusal !== null) {
    return card(words.refused[boot.signRefusal], refusedNext(boot.signRefusal, words));
  }
  if (boot.event === null) return choice(boot.events, language);
  if (boot.page === 'kiosk') return card(words.kiosk(textIn(boot.event.venueName, language))) + noScript;
  const closed = boot.event.open ? '' : `<p>${escapeHtml(closedWords(boot.event, language))}</p>`;
  if (boot.sign !== null && signName !== null) {
    return boot.event.open
      ? signWords(signName, boot.sign, language) + noScript
      : card(whereWords(signName, boot.sign, language)) + closed;
  }
  if (closed !== '') return card(closedWords(boot.event, language));
  if (boot.badge !== null) return card(words.badge, words.badgeNext) + noScript;
  const welcome = words.welcome(textIn(boot.event.name, language), textIn(boot.event.venueName, language));
  return card(welcome, words.scanASign) + noScript;
}

/** The whole of a page for an address that has none. */
export function notFoundPage(language: Language): string {
  const words = WORDS[language];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Vis-à-vis</title></head><body><main>',
    card(words.notFound),
    `<p><a href="/">${escapeHtml(words.goToStart)}</a></p></main></body></html>`,
  ].join('');
}
