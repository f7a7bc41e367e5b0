/** POST /api/organizer/venues/<venue>/reload: the organizer has the venue's file read again. Behind the organizers' door. */
import { Router } from 'express';
import { needs } from '../doors/organizers.ts';
import type { RunningEvent } from '../running-event.ts';

const STATUS = { published: 200, unchanged: 200, faulty: 422, busy: 409 } as const;

/** Answers with a `Published`; 404 when no event runs in this venue. */
export function publishRoute(events: readonly RunningEvent[]): Router {
  const router = Router();
  router.post('/api/organizer/venues/:venue/reload', needs('editor'), async (request, response) => {
    const event = events.find(({ venue }) => venue.id === request.params.venue);
    if (event === undefined) return void response.status(404).json({ error: 'no event runs in this venue' });
    const published = await event.publishVenue();
    response.status(STATUS[published.outcome]).json(published);
  });
  return router;
}
