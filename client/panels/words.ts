import type { DotCard } from '../../shared/interest/shown.ts';
import type { Card, OwnRoute, Why } from '../../shared/protocol/notices.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { languageName } from '../i18n/language.ts';
import { printed, within } from '../i18n/names.ts';
import type { Phone } from '../model/phone.ts';

/** A topic's name in the page's language; topics of another version keep their id. */
export function topicName(phone: Phone, id: string): string {
  const topic = phone.event?.topics.find((known) => known.id === id);
  return topic ? printed(textIn(topic.name, phone.language.value), phone.language.value) : id;
}

/** A topic inside a sentence: "Grant writing" begins small there, "AI" does not. */
const topicWithin = (phone: Phone, id: string): string => within(topicName(phone, id));

/** What somebody gives, in one breath: their own line, else their topics. Empty when they say nothing. */
export function givesOf(phone: Phone, card: Pick<DotCard, 'giveLine' | 'gives'>): string {
  return isolated(card.giveLine) || phone.words.value.and(card.gives.map((id) => topicWithin(phone, id)));
}

/** What somebody looks for, likewise. */
export function seeksOf(phone: Phone, card: Pick<Card, 'seekLine' | 'seeks'>): string {
  return isolated(card.seekLine) || phone.words.value.and(card.seeks.map((id) => topicWithin(phone, id)));
}

export function languagesOf(phone: Phone, codes: readonly string[]): string {
  return phone.words.value.and(codes.map((code) => languageName(code, phone.language.value)));
}

/** Why these two, in one sentence. */
export function whyOf(phone: Phone, name: string, why: Why): string {
  const words = phone.words.value.proposal;
  switch (why.kind) {
    case 'they-give':
      return words.theyGive(name, topicWithin(phone, why.topic));
    case 'you-give':
      return words.youGive(name, topicWithin(phone, why.topic));
    case 'each-gives':
      return words.each(name, topicWithin(phone, why.theirs), topicWithin(phone, why.yours));
    case 'nearby':
      return words.nearby(name);
  }
}

/** From the beginning of the next step to its end. */
export const lengthLeft = (route: Pick<OwnRoute, 'steps' | 'step'>): number =>
  route.steps.slice(route.step).reduce((sum, step) => sum + step.lengthMetres, 0);

/** The seconds that are left at the way's own pace, in steps of five. */
export function secondsLeft(route: OwnRoute): number {
  const share = route.lengthMetres > 0 ? Math.min(1, lengthLeft(route) / route.lengthMetres) : 0;
  return Math.max(5, Math.round((route.seconds * share) / 5) * 5);
}
