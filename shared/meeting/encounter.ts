/** Encounters: what both keep of a meeting, and how a keep is asked for. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Card } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { cleanText, LONGEST_LINE } from './profile.ts';

/** What a sealed keep ticket says about who may use it. */
interface Claims {
  readonly person: string;
  readonly members: readonly string[];
  readonly until: Milliseconds;
}

/** Whether this person may keep with these claims now; null when they may. */
export function keepRefusal(claims: Claims | null, who: string, now: Milliseconds): Refusal | null {
  if (claims === null || claims.person !== who || !claims.members.includes(who)) return 'keep-not-yours';
  return now > claims.until ? 'keep-too-late' : null;
}

/** What the others will have of this person, as the store writes it. */
export function keepBody(card: Card, reach: string, place: string): string | Refusal {
  const line = cleanText(reach);
  if ([...line].length > LONGEST_LINE) return 'line-too-long';
  const { firstName, gives, giveLine, simulated } = card;
  return JSON.stringify({ firstName, gives, giveLine, reach: line, place, simulated });
}
