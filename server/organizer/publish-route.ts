/** POST /api/organizer/venues/<venue>/reload: the organizer has the venue's file read again. Behind the organizers' door. */
import { Router } from 'express';
import { needs } from '../doors/organizers.ts';
import type { Drafts } from './drafts.ts';

const STATUS = { published: 200, unchanged: 200, faulty: 422, busy: 409 } as const;

/** Answers with a `Published`; 404 when no event runs in this venue. */
export function publishRoute(drafts: Pick<Drafts, 'reload'>): Router {
  const router = Router();
  router.post('/api/organizer/venues/:venue/reload', needs('editor'), async (request, response) => {
    const published = await drafts.reload(String(request.params.venue));
    if (published === null) return void response.status(404).json({ error: 'no event runs in this venue' });
    response.status(STATUS[published.outcome]).json(published);
  });
  return router;
}
