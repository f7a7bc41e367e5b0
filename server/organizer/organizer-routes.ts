/** The organizer's HTTP answers, behind the organizer's token. */
import { type Response, Router } from 'express';
import type { Me, VenueList } from '../../shared/protocol/organizer.ts';
import type {
  NotPrinted,
  OrganizerBadges,
  OrganizerKiosks,
  OrganizerOverview,
  OrganizerSigns,
} from '../../shared/protocol/pages.ts';
import { keyId } from '../doors/keys.ts';
import { needs, type Organizers, organizerDoor, organizerOf } from '../doors/organizers.ts';
import { addressFault } from '../operations/addresses.ts';
import type { Cuts } from '../operations/cuts.ts';
import { nameOf, publicEvent } from '../pages/boot.ts';
import type { RunningEvent } from '../running-event.ts';
import type { Store } from '../store/port.ts';
import { admissionRoutes } from './admission-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import type { Drafts } from './drafts.ts';
import { addressOf, addressOfBadge, kioskAddress, phoneAddress, welcomeMarker } from './event-addresses.ts';
import { publishRoute } from './publish-route.ts';

/** All signs of the event's venue with their signed addresses, in the order of the venue file, numbered from 1. */
function signsOf(event: RunningEvent, publicUrl: string): OrganizerSigns['signs'] {
  const { venue } = event;
  return venue.markers
    .filter((marker) => marker.kind === 'qr')
    .map((marker, index) => ({
      marker: marker.id,
      number: index + 1,
      name: marker.name,
      areaName: nameOf(venue.areas, marker.area),
      levelName: nameOf(venue.levels, marker.level),
      meetingPoint: venue.meetingPoints.find((point) => point.id === marker.meetingPoint)?.number ?? null,
      url: addressOf(event, publicUrl, marker.id),
    }));
}

function overviewOf(event: RunningEvent, publicUrl: string, now: number) {
  const { present, open, meetings } = event.totals();
  return {
    event: publicEvent(event, now),
    present,
    open,
    meetings,
    phoneUrl: phoneAddress(event, publicUrl),
    kioskUrl: kioskAddress(event, publicUrl, welcomeMarker(event)),
  } satisfies OrganizerOverview['events'][number];
}

export interface OrganizerOptions {
  readonly events: readonly RunningEvent[];
  readonly organizers: Organizers;
  readonly drafts: Drafts;
  readonly store: Store;
  readonly publicUrl: () => string;
  /** Whether addresses to print are given out although they are not https, or this machine's own. */
  readonly allowInsecure: boolean;
  readonly cuts: Cuts;
  readonly now: () => number;
}

/**
 * GET /api/organizer/overview; /api/organizer/signs?venue=…; /api/organizer/badges?event=… (the first, when not said);
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
  router.use(draftRoutes(options.drafts, options.store));
  router.use(publishRoute(events));

  const inVenue = (venue: unknown) =>
    events.find((each) => each.venue.id === venue) ?? (venue === undefined ? events[0] : undefined);
  const noEvent = (response: Response) => void response.status(404).json({ error: 'no such event' });

  /** Whether it may be printed; the answer is given when it may not. */
  function mayPrint(response: Response): boolean {
    const error = addressFault(publicUrl());
    if (error === null || options.allowInsecure) return true;
    response.status(409).json({ error, publicUrl: publicUrl() } satisfies NotPrinted);
    return false;
  }

  router.get('/api/organizer/venues', needs('desk'), async (_request, response) => {
    const venues = (await options.drafts.list()).map((venue) => ({
      ...venue,
      events: events
        .filter((event) => event.venue.id === venue.id)
        .map((event) => ({
          id: event.plan.id,
          name: event.plan.name,
          state: 'open' as const,
          running: publicEvent(event, now()),
        })),
    }));
    response.json({ venues } satisfies VenueList);
  });
  router.get('/api/organizer/overview', needs('desk'), (_request, response) => {
    const list = events.map((event) => overviewOf(event, publicUrl(), now()));
    response.json({ events: list } satisfies OrganizerOverview);
  });
  router.get('/api/organizer/signs', needs('desk'), (request, response) => {
    const event = inVenue(request.query.venue);
    if (event === undefined) return noEvent(response);
    if (!mayPrint(response)) return;
    const { id, name } = event.venue;
    const signs = signsOf(event, publicUrl());
    const key = keyId(event.keys.signs[0]);
    response.json({
      fault: addressFault(publicUrl()),
      key,
      venue: id,
      venueName: name,
      signs,
    } satisfies OrganizerSigns);
  });
  router.get('/api/organizer/kiosks', needs('desk'), (request, response) => {
    const event = inVenue(request.query.venue);
    if (event === undefined) return noEvent(response);
    const kiosks = signsOf(event, publicUrl()).map(({ marker, number, name }) => ({
      marker,
      number,
      name,
      url: kioskAddress(event, publicUrl(), marker),
    }));
    response.json({ venue: event.venue.id, venueName: event.venue.name, kiosks } satisfies OrganizerKiosks);
  });
  router.get('/api/organizer/badges', needs('desk'), (request, response) => {
    const asked = request.query.event;
    const event = events.find(({ plan }) => plan.id === asked) ?? (asked === undefined ? events[0] : undefined);
    if (event === undefined) return noEvent(response);
    if (!mayPrint(response)) return;
    const badges = event.plan.badges.map((badge) => ({ badge, url: addressOfBadge(event, publicUrl(), badge) }));
    response.json({ event: event.plan.id, badges } satisfies OrganizerBadges);
  });
  router.use(admissionRoutes(events));
  return router;
}
