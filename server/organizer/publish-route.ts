/** POST /api/organizer/venues/<venue>/reload: the organizer has the venue's file read again. */
import { Router } from 'express';
import { bearerDoor } from '../doors/bearer.ts';
import type { Cuts } from '../operations/cuts.ts';
import type { RunningEvent } from '../running-event.ts';

const STATUS = { published: 200, unchanged: 200, faulty: 422, busy: 409 } as const;

/** Answers with a `Published`; 404 when no event runs in this venue. */
export function publishRoute(events: readonly RunningEvent[], token: string, cuts: Cuts): Router {
  const router = Router();
  router.post('/api/organizer/venues/:venue/reload', bearerDoor(token, '', cuts), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const event = events.find(({ venue }) => venue.id === request.params.venue);
    if (event === undefined) return void response.status(404).json({ error: 'no event runs in this venue' });
    const published = await event.publishVenue();
    response.status(STATUS[published.outcome]).json(published);
  });
  return router;
}
