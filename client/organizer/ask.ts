/** What the organizer's page asks of the server. */
import type {
  AdmissionWish,
  OrganizerAdmission,
  OrganizerKiosks,
  OrganizerOverview,
} from '../../shared/protocol/pages.ts';

/** `wrong-token`: the server knows the page, but not this token. `lost`: no answer, or none that makes sense. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'wrong-token' | 'lost' };

const WITHIN_MS = 10_000;

/** An answer of 409 says why the server does not do it, and is one of the T. */
async function ask<T>(path: string, token: string, body?: unknown): Promise<Asked<T>> {
  try {
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (answer.status === 401) return { ok: false, why: 'wrong-token' };
    if (!answer.ok && answer.status !== 409) return { ok: false, why: 'lost' };
    return { ok: true, value: await answer.json() };
  } catch {
    return { ok: false, why: 'lost' };
  }
}

export const askOverview = (token: string) => ask<OrganizerOverview>('/api/organizer/overview', token);

export const askKiosks = (token: string, venue: string) =>
  ask<OrganizerKiosks>(`/api/organizer/kiosks?venue=${encodeURIComponent(venue)}`, token);

export const askAdmission = (token: string, event: string) =>
  ask<OrganizerAdmission>(`/api/organizer/admission?event=${encodeURIComponent(event)}`, token);

/** `code-not-fit`: too short or too long; `no-such-code`: none of the event's. */
export interface WishRefused {
  readonly error: 'code-not-fit' | 'no-such-code';
}

export const askWish = (token: string, wish: AdmissionWish) =>
  ask<OrganizerAdmission | WishRefused>('/api/organizer/admission', token, wish);
