/** POST /api/session: who this device is, and a ticket for one seat. */
import { randomBytes } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import * as z from 'zod/mini';
import type { SessionAnswer, SessionRequest } from '../../shared/protocol/pages.ts';
import { openingOf } from '../../shared/venue/opening.ts';
import { type AddressGate, WINDOW_S } from '../operations/address-limits.ts';
import { mayConnect } from '../operations/guard.ts';
import type { RunningEvent } from '../running-event.ts';
import { readIdentity, writeIdentity } from './identity-cookie.ts';
import type { Sessions } from './sessions.ts';

const sessionRequest: z.ZodMiniType<SessionRequest> = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  role: z.enum(['phone', 'kiosk']),
  secret: z.nullable(z.string().check(z.maxLength(100))),
});

/**
 * The route. 400: not understood; 403: not open, or a page of another origin; 404: no such event; 429: too often.
 * @param publicUrl the address that phones use: by https, the cookie is for https alone
 */
export function sessionRoute(
  events: readonly RunningEvent[],
  sessions: Sessions,
  gate: AddressGate,
  publicUrl: () => string,
  now: () => number,
): Router {
  const router = Router();
  router.post('/api/session', ownPagesOnly(publicUrl), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const read = sessionRequest.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: 'not-understood' });
    const event = events.find((each) => each.plan.id === read.data.event);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    const { role, secret } = read.data;
    if (!openingOf(event.plan, now()).open) return void response.status(403).json({ error: 'event-not-open' });
    const https = publicUrl().startsWith('https:');
    const known = role === 'kiosk' ? null : await sessions.resume(secret, readIdentity(request, https), now());
    const may = known === null ? gate.mayCome(request) : gate.mayReturn(known.person);
    if (!(await may)) {
      response.set({ 'Retry-After': `${WINDOW_S}`, Connection: 'close' });
      return void response.status(429).json({ error: 'too-fast' });
    }
    const session = known ?? (role === 'kiosk' ? nobody() : await sessions.begin(now()));
    if (session.secret !== null) writeIdentity(response, session.secret, https);
    const ticket = event.tickets.issue({ person: session.person, role }, gate.addressOf(request));
    response.json({ ticket, secret: session.secret, roomId: event.roomId } satisfies SessionAnswer);
  });
  return router;
}

const nobody = () => ({ person: `kiosk-${randomBytes(9).toString('base64url')}`, secret: null });

/**
 * Turns away what a page of another origin asks, whatever cookie its browser sends along. Programs name no origin; a
 * browser always does with a POST.
 */
function ownPagesOnly(publicUrl: () => string): RequestHandler {
  return ({ headers }, response, next) => {
    const fromElsewhere = headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';
    if (!fromElsewhere && mayConnect(headers.origin ?? null, headers.host ?? null, publicUrl())) return next();
    response.status(403).json({ error: 'another origin' });
  };
}
