/** The page of a helper who has scanned a sign: plain HTML that works without script, and its style. */
import { isolating } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/venue-file.ts';
import type { PrintedSign } from '../printing/print-job.ts';
import type { HangingRow } from '../store/shelf.ts';
import { HELPER_WORDS } from './helper-words.ts';
import { escapeHtml } from './html.ts';
import type { Language } from './language.ts';

const WORDS = isolating(HELPER_WORDS);

export const HELPER_STYLE = `:root { color-scheme: light dark; }
body { margin: 0; font: 1.125rem/1.4 "Atkinson Hyperlegible Next", system-ui, sans-serif; background: #f7f3ec; color: #23222e; }
main { display: grid; gap: 16px; max-width: 34rem; margin: 0 auto; padding: 24px 20px 48px; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.15; }
p { margin: 0; }
.name { font-size: 1.375rem; font-weight: 700; }
.question { padding: 12px 16px; border: 3px solid #c9431c; border-radius: 16px; }
svg { display: block; width: 100%; height: auto; border-radius: 16px; background: #ffffff; }
form { display: grid; gap: 12px; }
button { min-height: 56px; border: 2px solid #5d5a69; border-radius: 18px; background: transparent; color: inherit; font: inherit; font-weight: 700; cursor: pointer; }
button:focus-visible { outline: 3px solid #1f5fbf; outline-offset: 2px; }
@media (prefers-color-scheme: dark) { body { background: #15141b; color: #f4f0e8; } button { border-color: #a8a3b5; } }
`;

/** What the helper may say of the sign. */
export const HELPER_SAYS = ['right', 'elsewhere', 'untick', 'end'] as const;
type HelperSays = (typeof HELPER_SAYS)[number];

interface Shown {
  readonly sign: PrintedSign;
  /** Null: it does not hang. */
  readonly row: HangingRow | null;
  readonly hanging: number;
  readonly all: number;
  /** The plan with the sign's place, as SVG. */
  readonly plan: string;
  /** The path that the helper's word is sent to. */
  readonly path: string;
}

function page(language: Language, title: string, body: string): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/helper.css"></head><body><main>${body}</main></body></html>`,
  ].join('');
}

export function helperPage({ sign, row, hanging, all, plan, path }: Shown, language: Language): string {
  const words = WORDS[language];
  const { number } = sign;
  const title =
    row === null ? words.unticked(number) : row.doubt === null ? words.ticked(number) : words.doubted(number);
  const question = row?.doubt === 'too-soon' ? words.tooSoon : row?.doubt === 'elsewhere' ? words.elsewhere : null;
  const place = [sign.name, sign.areaName, sign.levelName]
    .map((text) => textIn(text, language))
    .filter((part) => part !== '');
  const says: readonly (readonly [HelperSays, string])[] = [
    ...(row === null || row.doubt !== null ? ([['right', words.sayRight]] as const) : []),
    ...(row?.doubt === 'elsewhere' ? [] : ([['elsewhere', words.sayElsewhere]] as const)),
    ...(row === null ? [] : ([['untick', words.sayUntick]] as const)),
    ['end', words.sayEnd],
  ];
  const buttons = says.map(([say, text]) => `<button name="say" value="${say}">${escapeHtml(text)}</button>`).join('');
  return page(
    language,
    title,
    [
      `<h1>${row?.doubt === null ? '✓ ' : ''}${escapeHtml(title)}</h1>`,
      `<p>${escapeHtml(words.hang(hanging, all))}</p>`,
      ...(question === null ? [] : [`<p class="question">${escapeHtml(question)}</p>`]),
      `<p>${escapeHtml(words.belongs)}</p><p class="name">${place.map((part) => `<bdi>${escapeHtml(part)}</bdi>`).join(', ')}</p>`,
      `<div role="img" aria-label="${escapeHtml(words.place)}">${plan}</div>`,
      `<form method="post" action="${escapeHtml(path)}">${buttons}</form>`,
    ].join(''),
  );
}

export function helperThanks(language: Language): string {
  const { ended, endedMore } = WORDS[language];
  return page(language, ended, `<h1>${escapeHtml(ended)}</h1><p>${escapeHtml(endedMore)}</p>`);
}
