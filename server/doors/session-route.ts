/** POST /api/session: who this device is, and a ticket for one seat. */
import { randomBytes } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import * as z from 'zod/mini';
import type { SessionAnswer, SessionRequest } from '../../shared/protocol/pages.ts';
import { openingOf } from '../../shared/venue/opening.ts';
import { type AddressGate, tooFast } from '../operations/address-limits.ts';
import type { Cuts } from '../operations/cuts.ts';
import { mayConnect } from '../operations/guard.ts';
import type { RunningEvent } from '../running-event.ts';
import { readIdentity, writeIdentity } from './identity-cookie.ts';
import { opensKiosk } from './kiosks.ts';
import { mayLookBack } from './looking-back.ts';
import type { Sessions } from './sessions.ts';

const sessionRequest: z.ZodMiniType<SessionRequest> = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  role: z.enum(['phone', 'kiosk']),
  secret: z.nullable(z.string().check(z.maxLength(100))),
  kiosk: z.optional(
    z.strictObject({ marker: z.string().check(z.maxLength(80)), key: z.string().check(z.maxLength(40)) }),
  ),
});

/**
 * The route. 400: not understood; 403: closed to this device, or a page of another origin; 404: no such event; 429: too often.
 * @param publicUrl the address that phones use: by https, the cookie is for https alone
 */
export function sessionRoute(
  { events, past }: { readonly events: readonly RunningEvent[]; readonly past: readonly RunningEvent[] },
  sessions: Sessions,
  gate: AddressGate,
  cuts: Cuts,
  publicUrl: () => string,
  now: () => number,
): Router {
  const router = Router();
  router.post('/api/session', ownPagesOnly(publicUrl, cuts), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const read = sessionRequest.safeParse(request.body);
    const refuse = async (status: number, error: string): Promise<void> => {
      if (await gate.mayAsk(request)) response.status(status).json({ error });
      else tooFast(response);
    };
    if (!read.success) {
      cuts.cut('malformed');
      return refuse(400, 'not-understood');
    }
    const event = [...events, ...past].find((each) => each.plan.id === read.data.event);
    if (event === undefined) return refuse(404, 'no such event');
    const { role, secret } = read.data;
    const isClosed = !openingOf(event.plan, now()).open;
    const https = publicUrl().startsWith('https:');
    const cookie = readIdentity(request, https);
    // Asked first: each rotation is a write that the disk has to take.
    const known = role === 'kiosk' ? null : await sessions.whose(secret, cookie);
    if (isClosed && (known === null || !(await mayLookBack(event, known, now())))) return refuse(403, 'event-not-open');
    if (!(await (known === null ? gate.mayCome(request) : gate.mayReturn(known)))) return tooFast(response);
    const resumed = known === null ? null : await sessions.resume(secret, cookie, now());
    // Forgotten in this very moment: nobody new begins while it is closed.
    if (isClosed && resumed === null) return refuse(403, 'event-not-open');
    const session = resumed ?? (role === 'kiosk' ? nobody() : await sessions.begin(now()));
    const { kiosk } = read.data;
    const isBound = role === 'kiosk' && kiosk && opensKiosk(event.keys.signs, event.venue.id, kiosk.marker, kiosk.key);
    const link = isBound ? kiosk : undefined;
    if (session.secret !== null) writeIdentity(response, session.secret, https);
    const ticket = event.tickets.issue(
      { person: session.person, role, link },
      gate.addressOf(request),
      resumed !== null,
    );
    response.json({ ticket, secret: session.secret, roomId: event.roomId } satisfies SessionAnswer);
  });
  return router;
}

const nobody = () => ({ person: `kiosk-${randomBytes(9).toString('base64url')}`, secret: null });

/**
 * Turns away what a page of another origin asks, whatever cookie its browser sends along. Programs name no origin; a
 * browser always does with a POST.
 */
function ownPagesOnly(publicUrl: () => string, cuts: Cuts): RequestHandler {
  return ({ headers }, response, next) => {
    const fromElsewhere = headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';
    if (!fromElsewhere && mayConnect(headers.origin ?? null, headers.host ?? null, publicUrl())) return next();
    cuts.cut('foreign-origin');
    response.status(403).json({ error: 'another origin' });
  };
}
