import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { RouteStep } from '../../shared/routing/route.ts';
import { roundedMetres, stepWords } from '../../shared/routing/words.ts';
import { beginning } from '../i18n/names.ts';
import type { Phone } from '../model/phone.ts';
import { lengthLeft } from './words.ts';

/** What is told of a way. */
type Told = Pick<OwnRoute, 'steps' | 'step'>;

/** The next step of the way as one sentence; empty until the venue is known. */
export const sayStep = (phone: Phone, route: Told): string => sayAllSteps(phone, route)[0]?.sentence ?? '';

/** Every step that is left, the next one first; none until the venue is known. */
export function sayAllSteps(
  phone: Phone,
  { steps, step: next }: Told,
): { kind: RouteStep['kind']; sentence: string }[] {
  const venue = phone.venue.value;
  if (!venue) return [];
  return steps.slice(next).map((step, i) => ({
    kind: step.kind,
    sentence: stepWords(step, steps[next + i + 1] ?? null, venue, phone.language.value),
  }));
}

/**
 * What is said below a step: how far it still is to the goal. The goal alone where the step leads there itself, for its
 * sentence tells the metres; nothing where that names the goal too.
 */
export function restWords(
  { steps, step }: Told,
  sentence: string,
  goal: string,
  toGo: (metres: number, goal: string) => string,
): string | null {
  const next = steps[step + 1];
  const isLast = next?.kind === 'arrive' && next.lengthMetres < 1;
  if (!isLast) return toGo(metresLeft({ steps, step }), goal);
  return sentence.toLowerCase().includes(goal.toLowerCase()) ? null : beginning(goal);
}

/** The metres that are left, rounded as people say them. */
const metresLeft = (route: Told): number => roundedMetres(lengthLeft(route));
