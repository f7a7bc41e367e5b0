/** POST /api/session: who this device is, and a ticket for one seat. */
import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import * as z from 'zod/mini';
import type { SessionAnswer, SessionRequest } from '../../shared/protocol/pages.ts';
import { openingOf } from '../../shared/venue/opening.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Sessions } from './sessions.ts';

const sessionRequest: z.ZodMiniType<SessionRequest> = z.strictObject({
  event: z.string().check(z.maxLength(60)),
  role: z.enum(['phone', 'kiosk']),
  secret: z.nullable(z.string().check(z.maxLength(100))),
});

/** The route. 400: not understood; 404: no such event; 403: not open. */
export function sessionRoute(events: readonly RunningEvent[], sessions: Sessions, now: () => number): Router {
  const router = Router();
  router.post('/api/session', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const read = sessionRequest.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: 'not-understood' });
    const event = events.find((each) => each.plan.id === read.data.event);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    const { role, secret } = read.data;
    if (!openingOf(event.plan, now()).open) return void response.status(403).json({ error: 'event-not-open' });
    const session =
      role === 'kiosk'
        ? { person: `kiosk-${randomBytes(9).toString('base64url')}`, secret: null }
        : await sessions.begin(secret, now());
    const ticket = event.tickets.issue({ person: session.person, role });
    response.json({ ticket, secret: session.secret, roomId: event.roomId } satisfies SessionAnswer);
  });
  return router;
}
