/**
 * POST /matchmake/joinById/<event>: hold a seat for whom a ticket was given to. This is how the pages' network library
 * asks. Its own router on the server is not used: it throws at addresses that mean nothing where nobody catches it, and
 * answers more than this.
 */
import { ErrorCode, matchMaker, ServerError } from '@colyseus/core';
import { json, Router } from 'express';
import { type AddressGate, tooFast } from '../operations/address-limits.ts';
import { LONGEST_BODY } from '../operations/guard.ts';

/** The route. 403: no good ticket; 404: no such event; 429: neither, and too often. */
export function seatRoute(gate: AddressGate): Router {
  const router = Router();
  router.post('/matchmake/:method/:room', json({ limit: LONGEST_BODY, strict: true }), async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { method, room } = request.params;
    const context = { headers: new Headers(), ip: gate.addressOf(request) };
    try {
      response.json(await matchMaker.controller.invokeMethod(method, room, request.body ?? {}, context));
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const { code, message } = error;
      const status = code === ErrorCode.AUTH_FAILED ? 403 : 404;
      if (await gate.mayAsk(request)) response.status(status).json({ code, error: message });
      else tooFast(response, { code, error: message });
    }
  });
  return router;
}
