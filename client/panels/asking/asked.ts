/** What a question about ways is made of on this phone. */
import { useMemo } from 'preact/hooks';
import type { Place } from '../../../shared/geometry/point.ts';
import { MOST_GOALS } from '../../../shared/protocol/ways.ts';
import { createSearch, type Search } from '../../../shared/venue/search/search.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import type { Question } from '../../asking/ask-ways.ts';
import { standingAt } from '../../asking/handed-way.ts';
import type { Phone } from '../../model/phone.ts';

let made: { readonly venue: VenueFile; readonly search: Search } | null = null;

/** The venue's search, made once a version; null until the venue is known. */
export function useSearch(phone: Phone): Search | null {
  const venue = phone.venue.value;
  return useMemo(() => {
    if (venue === null) return null;
    if (made?.venue !== venue) made = { venue, search: createSearch(venue) };
    return made.search;
  }, [venue]);
}

/** Where I am: by the server's word, else by the sign in the page's address, or the kiosk's that handed the way over. */
export function whereFrom({ boot, floor, venue, handed }: Phone): Place | null {
  const { body } = floor.own.value;
  if (body) return { level: body.level, x: body.x, y: body.y };
  const file = venue.value;
  return file && (standingAt(file, boot.sign?.marker) ?? standingAt(file, handed?.from));
}

/** A question about these goals from where I am; null while that is not known, or there is nothing to ask. */
export function questionOf(phone: Phone, goals: readonly string[], told: boolean): Question | null {
  const from = whereFrom(phone);
  if (!from || !phone.event || goals.length === 0) return null;
  return { event: phone.event.id, from, to: goals.slice(0, MOST_GOALS), needs: [...phone.needs.value], told };
}
