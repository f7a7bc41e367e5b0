import type { OwnRoute } from '../../shared/protocol/notices.ts';
import { roundedMetres, stepWords } from '../../shared/routing/words.ts';
import type { Phone } from '../model/phone.ts';
import { lengthLeft } from './words.ts';

/** The next step of the way as one sentence; empty until the venue is known. */
export function sayStep(phone: Phone, route: OwnRoute): string {
  const venue = phone.venue.value;
  const step = route.steps[route.step];
  if (!venue || !step) return '';
  return stepWords(step, route.steps[route.step + 1] ?? null, venue, phone.language.value);
}

/** The metres that are left, rounded as people say them. */
export const metresLeft = (route: OwnRoute): number => roundedMetres(lengthLeft(route));
