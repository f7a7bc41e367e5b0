/** Texts of others inside our sentences: one that runs from right to left must not turn the words around it about. */

/** Letters and digits of scripts that run from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Marks and overrides of direction, which a text of a venue file may hold: none reaches what stands around it. */
const OVERRIDES = /[\u061c\u200e\u200f\u202a-\u202e]/g;

/** The text for a sentence of ours: in an isolate (UAX 9) where it runs from right to left, without overrides. */
export function isolated(text: string): string {
  const plain = text.replace(OVERRIDES, '');
  return FROM_RIGHT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

function isolatedIn(value: unknown): unknown {
  if (typeof value === 'string') return isolated(value);
  return Array.isArray(value) ? value.map(isolatedIn) : value;
}

/** The same sentences, into which every text is put isolated. They are plain texts, functions of texts, or trees of both. */
export function isolating<Words extends object>(words: Words): Words {
  const entries = Object.entries(words).map(([key, value]: [string, unknown]) => {
    if (typeof value === 'function') {
      return [key, (...parts: unknown[]) => Reflect.apply(value, undefined, parts.map(isolatedIn))];
    }
    return [key, typeof value === 'object' && value !== null ? isolating(value) : value];
  });
  return Object.fromEntries(entries) as Words;
}
