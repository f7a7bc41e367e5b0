/** Over the card's edge, where a thumb reaches it: the ways into asking the way and into scanning. */
import type { JSX } from 'preact';
import type { Phone } from '../model/phone.ts';
import { Code, Glass } from './drawings.tsx';

export function Edge({ phone }: { readonly phone: Phone }): JSX.Element | null {
  if (!phone.venue.value) return null;
  const words = phone.words.value;
  return (
    <div class="edge">
      <button type="button" class="pill" onClick={() => (phone.sheet.value = { kind: 'ask' })}>
        <Glass />
        {words.where}
      </button>
      <button
        type="button"
        class="pill round"
        aria-label={words.scan.camera}
        onClick={() => (phone.sheet.value = { kind: 'camera' })}
      >
        <Code />
      </button>
    </div>
  );
}
