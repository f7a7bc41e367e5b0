/** The organizer's HTTP answers, behind the organizer's token. */
import { type Response, Router } from 'express';
import type { Me, VenueList } from '../../shared/protocol/organizer.ts';
import type { OrganizerKiosks, OrganizerOverview } from '../../shared/protocol/pages.ts';
import { needs, type Organizers, organizerDoor, organizerOf } from '../doors/organizers.ts';
import type { Cuts } from '../operations/cuts.ts';
import { publicEvent } from '../pages/boot.ts';
import { signsOf } from '../printing/print-job.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Store } from '../store/port.ts';
import { admissionRoutes } from './admission-routes.ts';
import { badgeRoutes } from './badge-routes.ts';
import { calibrationRoutes } from './calibration-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import type { Drafts } from './drafts.ts';
import { kioskAddress, phoneAddress, welcomeMarker } from './event-addresses.ts';
import type { EventDesk } from './event-desk.ts';
import { eventRoutes } from './event-routes.ts';
import type { HangingDesk } from './hanging.ts';
import { importRoutes } from './import-routes.ts';
import { openImports } from './imports.ts';
import { publishRoute } from './publish-route.ts';
import { eventIn, signRoutes } from './sign-routes.ts';
import { tokenRoutes } from './token-routes.ts';

function overviewOf(event: RunningEvent, publicUrl: string, now: number) {
  const { present, open, meetings } = event.totals();
  return {
    event: publicEvent(event, now),
    present,
    open,
    meetings,
    phoneUrl: phoneAddress(event, publicUrl),
    kioskUrl: kioskAddress(event, publicUrl, welcomeMarker(event)),
    venueHash: event.venueHash,
    counts: event.counts(),
  } satisfies OrganizerOverview['events'][number];
}

export interface OrganizerOptions {
  readonly events: readonly RunningEvent[];
  readonly organizers: Organizers;
  readonly drafts: Drafts;
  readonly desk: EventDesk;
  /** Which signs hang. */
  readonly hanging: HangingDesk;
  readonly store: Store;
  readonly publicUrl: () => string;
  /** Whether addresses to print are given out although they are not https, or this machine's own. */
  readonly allowInsecure: boolean;
  readonly cuts: Cuts;
  readonly now: () => number;
}

/**
 * GET /api/organizer/overview; /api/organizer/signs?venue=…;
 * /api/organizer/kiosks?venue=…. What is printed is refused with 409 for an address that is not fit for it.
 */
export function organizerRoutes(options: OrganizerOptions): Router {
  const { events, publicUrl, now } = options;
  const router = Router();
  router.use('/api/organizer', organizerDoor(options.organizers, options.cuts));
  router.get('/api/organizer/me', needs('desk'), (request, response) => {
    const { name, role } = organizerOf(request);
    response.json({ name, role } satisfies Me);
  });
  router.use(draftRoutes(options.drafts, options.desk, options.store));
  router.use(publishRoute(options.drafts));
  router.use(importRoutes(openImports(options.drafts, options.store)));
  router.use(eventRoutes(options.desk));
  router.use(tokenRoutes(options.organizers, publicUrl));

  const noEvent = (response: Response) => void response.status(404).json({ error: 'no such event' });

  router.get('/api/organizer/venues', needs('desk'), async (_request, response) => {
    const [drafted, events] = await Promise.all([options.drafts.list(), options.desk.lists()]);
    const venues = drafted.map((venue) => ({ ...venue, events: events.get(venue.id) ?? [] }));
    response.json({ venues } satisfies VenueList);
  });
  router.get('/api/organizer/overview', needs('desk'), (_request, response) => {
    const list = events.map((event) => overviewOf(event, publicUrl(), now()));
    response.json({ events: list } satisfies OrganizerOverview);
  });
  router.use(signRoutes(options));
  router.get('/api/organizer/kiosks', needs('desk'), (request, response) => {
    const event = eventIn(events, request.query.venue);
    if (event === null) return noEvent(response);
    const kiosks = signsOf(event.venue, event.keys.signs, publicUrl()).map(({ marker, number, name }) => ({
      marker,
      number,
      name,
      url: kioskAddress(event, publicUrl(), marker),
    }));
    response.json({ venue: event.venue.id, venueName: event.venue.name, kiosks } satisfies OrganizerKiosks);
  });
  router.use(badgeRoutes(options));
  router.use(calibrationRoutes(events));
  router.use(admissionRoutes(events, options.desk));
  return router;
}
