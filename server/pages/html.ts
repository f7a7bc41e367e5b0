/** HTML from templates: the built page, with what the server knows written into it. */
import type { Boot } from '../../shared/protocol/pages.ts';
import type { Language } from './language.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML, safe in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

/** A value as JSON that can stand inside a script element: nothing in it ends the element or starts a comment. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Where a page leaves room for the first words and for what it is told. */
const FIRST = '<!--first-->';
const BOOT = '<!--boot-->';

/** What a template lacks that a page needs; null when it has all. */
export function templateFault(template: string): string | null {
  const missing = [FIRST, BOOT, '<html'].filter((part) => !template.includes(part));
  return missing.length === 0 ? null : `has no ${missing.join(' and no ')}`;
}

/** A page: its template with language, first words and boot data. */
export function renderPage(template: string, language: Language, first: string, boot: Boot): string {
  const script = `<script type="application/json" id="boot">${scriptJson(boot)}</script>`;
  return template
    .replace(
      /<html\b[^>]*>/,
      (tag) => `${tag.slice(0, -1).replace(/\s+lang=("[^"]*"|'[^']*'|[^\s>]+)/, '')} lang="${language}">`,
    )
    .replace(FIRST, () => first)
    .replace(BOOT, () => script);
}
