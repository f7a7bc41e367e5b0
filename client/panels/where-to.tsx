/** The way into asking the way: over the card's edge, where a thumb reaches it. */
import type { JSX } from 'preact';
import type { Phone } from '../model/phone.ts';
import { Glass } from './drawings.tsx';

export function WhereTo({ phone }: { readonly phone: Phone }): JSX.Element | null {
  if (!phone.venue.value) return null;
  return (
    <button type="button" class="pill where-to" onClick={() => (phone.sheet.value = { kind: 'ask' })}>
      <Glass />
      {phone.words.value.where}
    </button>
  );
}
