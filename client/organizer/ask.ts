/** The organizer's two questions to the server. */
import type { OrganizerOverview, OrganizerSigns } from '../../shared/protocol/pages.ts';

/** `wrong-token`: the server knows the page, but not this token. `lost`: no answer, or none that makes sense. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'wrong-token' | 'lost' };

const WITHIN_MS = 10_000;

async function ask<T>(path: string, token: string): Promise<Asked<T>> {
  try {
    const answer = await fetch(path, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (answer.status === 401 || answer.status === 403) return { ok: false, why: 'wrong-token' };
    if (!answer.ok) return { ok: false, why: 'lost' };
    return { ok: true, value: await answer.json() };
  } catch {
    return { ok: false, why: 'lost' };
  }
}

export const askOverview = (token: string) => ask<OrganizerOverview>('/api/organizer/overview', token);

export const askSigns = (token: string, venue: string) =>
  ask<OrganizerSigns>(`/api/organizer/signs?venue=${encodeURIComponent(venue)}`, token);
