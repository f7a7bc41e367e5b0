/** Whom to thank for the map, small in its corner: some licences ask that whoever sees the map sees this. */
import type { JSX } from 'preact';
import type { Phone } from '../model/phone.ts';

export function Credit({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const credit = phone.venue.value?.credit;
  return credit ? <p class="credit">{phone.words.value.credit(credit)}</p> : null;
}
