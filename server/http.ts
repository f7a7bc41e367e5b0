/** Everything that is answered over HTTP, on one express app. */
import express, { type Application, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Organizers } from './doors/organizers.ts';
import { sessionRoute } from './doors/session-route.ts';
import type { Sessions } from './doors/sessions.ts';
import type { Intake } from './gateway/intake.ts';
import { sightingsRoute } from './gateway/sightings-route.ts';
import { type AddressGate, tooFast } from './operations/address-limits.ts';
import type { Cuts } from './operations/cuts.ts';
import { sendBody } from './operations/encodings.ts';
import { asksForSeat, LONGEST_BODY } from './operations/guard.ts';
import type { Drafts } from './organizer/drafts.ts';
import type { EventDesk } from './organizer/event-desk.ts';
import { openHanging } from './organizer/hanging.ts';
import { organizerRoutes } from './organizer/organizer-routes.ts';
import { helperRoutes } from './pages/helper-routes.ts';
import { pageRoutes, sendNotFound } from './pages/pages.ts';
import type { Templates } from './pages/templates.ts';
import type { Logger } from './room/ports.ts';
import { traceOf } from './room/trace.ts';
import type { RunningEvent } from './running-event.ts';
import type { Store } from './store/port.ts';
import { wayRoute } from './ways/way-route.ts';

export interface HttpOptions {
  readonly events: readonly RunningEvent[];
  /** Those that gave way to the next in their venue, and may be looked back at. */
  readonly past: readonly RunningEvent[];
  readonly sessions: Sessions;
  readonly gate: AddressGate;
  readonly cuts: Cuts;
  readonly templates: Templates;
  /** Serves scripts and styles; passes on what it does not have. */
  readonly assets: RequestHandler;
  readonly organizers: Organizers;
  readonly drafts: Drafts;
  readonly desk: EventDesk;
  readonly store: Store;
  /** Whether addresses to print are given out although they are not https, or this machine's own. */
  readonly allowInsecure: boolean;
  readonly gatewayToken: string | null;
  /** Where what gateways heard goes. */
  readonly intake: Intake;
  /** How a replayed walk stands; nothing is replayed when not given. */
  readonly replay?: RequestHandler | undefined;
  /** Answers /health, /ready and /metrics. */
  readonly operations: RequestHandler;
  /** Known once the server listens. */
  readonly publicUrl: () => string;
  readonly now: () => number;
  readonly log: Logger;
}

/** Put all routes on this app. */
export function routeHttp(app: Application, options: HttpOptions): void {
  const { events, past, cuts, now, publicUrl } = options;
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(options.operations);
  if (options.replay) app.use(options.replay);
  // Before any body is read: it has a bound of its own.
  app.use(sightingsRoute(options.intake, options.gatewayToken, cuts));
  // Behind their door bodies are as long as the work that organizers save.
  const hanging = openHanging(options.store, now);
  app.use(organizerRoutes({ ...options, hanging }));
  app.use('/api', express.json({ limit: LONGEST_BODY, strict: true }));
  app.use(wayRoute(events, options.gate, cuts));
  app.use(sessionRoute({ events, past }, options.sessions, options.gate, cuts, publicUrl, now));

  app.get('/venues/:venue/:file', (request, response, next) => {
    const { venue, file } = request.params;
    const [, hash = ''] = /^([^.]+)\.json$/.exec(file) ?? [];
    const files = [...events, ...past].filter((each) => each.venue.id === venue).map((each) => each.venueFile(hash));
    const body = files.find((file) => file !== null);
    if (!body) return next();
    response.set('Cache-Control', 'public, max-age=31536000, immutable');
    sendBody(request, response, body);
  });

  app.use(helperRoutes({ ...options, hanging }));
  app.use(pageRoutes(options));
  app.use(options.assets);
  app.use('/api', (_request, response) => void response.status(404).json({ error: 'no such address' }));
  app.use(sendNotFound);
  app.use(answerFaults(options));
}

/** A body that cannot be read is the asker's fault; everything else is ours, and is logged without what was asked. */
function answerFaults({ log, gate, cuts }: Pick<HttpOptions, 'log' | 'gate' | 'cuts'>): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) log.error(traceOf(error), 'an answer failed');
    else cuts.cut('malformed');
    if (status < 500 && asksForSeat(request) && !(await gate.mayAsk(request))) return tooFast(response);
    response.status(status).json({ error: status >= 500 ? 'something went wrong here' : 'not-understood' });
  };
}
