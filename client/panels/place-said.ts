/** How sure a place is, in words: mine with its age, another's in the few steps that their face shows. */
import type { Dot } from '../../shared/interest/floor-decoder.ts';
import { placeWords } from '../i18n/place.ts';
import type { Phone } from '../model/phone.ts';

/** A badge fades on other maps after this, and is gone from them after that: see shared/positioning/track.ts. */
const FADES_AFTER_MS = 15_000;
const GONE_AFTER_MS = 75_000;

/** What is to be said of where I am; null while it was seen a moment ago, and when nobody knows. */
export function ownPlaceSaid(phone: Phone): string | null {
  const place = phone.session.me.value?.place;
  if (!place) return null;
  const words = placeWords(phone.language.value);
  const { places } = phone;
  const sign = place.marker === null ? null : places.value.marker(place.marker);
  const where = sign ?? places.value.area(place.area) ?? places.value.level(place.level) ?? words.somewhere;
  const age = Math.max(0, phone.clock.now.value - place.seenAt);
  const minutes = Math.floor(age / 60_000);
  if (place.source === 'own-word') return words.byWord(where);
  if (place.source === 'steps') return words.bySteps(where);
  if (place.stays) return words.stays(where);
  if (place.source === 'sign' || place.source === 'kiosk' || place.source === 'demo')
    return minutes < 1 ? null : words.lastSeen(where, minutes);
  if (age > GONE_AFTER_MS) return words.gone(where, Math.max(1, minutes));
  if (age > FADES_AFTER_MS) return words.unheard(where, Math.floor(age / 5_000) * 5);
  return place.source === 'phone' ? words.byPhone(where) : null;
}

/** What a face's age is in words; empty for somebody seen a moment ago. */
export function ageSaid(phone: Phone, { age }: Pick<Dot, 'age'>): string {
  const words = placeWords(phone.language.value);
  return age === 'fresh' ? '' : words[age];
}
