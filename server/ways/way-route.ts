/** POST /api/way: how far it is, and the way there, for whoever looks at a phone or a kiosk. */
import { Router } from 'express';
import { wayRequest } from '../../shared/protocol/ways.ts';
import { type AddressGate, tooFast } from '../operations/address-limits.ts';
import type { Cuts } from '../operations/cuts.ts';
import type { RunningEvent } from '../running-event.ts';
import { answerWay } from './answer-way.ts';

/** 400: not understood; 404: no such event; 429: too many ways for one address. */
export function wayRoute(events: readonly RunningEvent[], gate: AddressGate, cuts: Cuts): Router {
  const router = Router();
  router.post('/api/way', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const read = wayRequest.safeParse(request.body);
    if (!read.success) {
      cuts.cut('malformed');
      response.status(400).json({ error: 'not-understood' });
      return;
    }
    if (!(await gate.mayFind(request, read.data.to.length))) return tooFast(response);
    const event = events.find((each) => each.plan.id === read.data.event);
    if (event) response.json(answerWay(event, read.data));
    else response.status(404).json({ error: 'no such event' });
  });
  return router;
}
