/** POST /api/way: how far it is, and the way there, for whoever looks at a phone or a kiosk. */
import { Router } from 'express';
import { wayRequest } from '../../shared/protocol/ways.ts';
import type { Cuts } from '../operations/cuts.ts';
import type { RunningEvent } from '../running-event.ts';
import { answerWay } from './answer-way.ts';

/** 400: not understood; 404: no such event. How often one address may ask is counted with every other request. */
export function wayRoute(events: readonly RunningEvent[], cuts: Cuts): Router {
  const router = Router();
  router.post('/api/way', (request, response) => {
    response.set('Cache-Control', 'no-store');
    const read = wayRequest.safeParse(request.body);
    if (!read.success) {
      cuts.cut('malformed');
      response.status(400).json({ error: 'not-understood' });
      return;
    }
    const event = events.find((each) => each.plan.id === read.data.event);
    if (event) response.json(answerWay(event, read.data));
    else response.status(404).json({ error: 'no such event' });
  });
  return router;
}
