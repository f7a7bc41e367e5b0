/** The organizer's HTTP answers, behind the organizer's token. */
import { Router } from 'express';
import type { OrganizerBadges, OrganizerOverview, OrganizerSigns } from '../../shared/protocol/pages.ts';
import { badgeAddress, badgeSecret } from '../doors/badges.ts';
import { bearerDoor } from '../doors/bearer.ts';
import { signAddress, signSign } from '../doors/signs.ts';
import { kioskKey, nameOf, publicEvent } from '../pages/boot.ts';
import type { RunningEvent } from '../running-event.ts';

/** The phone page of an event. */
export function phoneAddress(event: RunningEvent, publicUrl: string): string {
  return `${publicUrl}/v/${event.venue.id}`;
}

/** The marker that a kiosk stands at when nobody said: one at an entrance hall or desk, else the first. */
export function welcomeMarker(event: RunningEvent): string | null {
  const signs = event.venue.markers.filter((marker) => marker.kind === 'qr');
  const kindOf = (area: string) => event.venue.areas.find((each) => each.id === area)?.kind;
  const at = (kind: string) => signs.find((marker) => kindOf(marker.area) === kind);
  return (at('foyer') ?? at('desk') ?? signs[0])?.id ?? null;
}

/** The address of a kiosk at this marker, with the key that lets it show signed codes. */
export function kioskAddress(event: RunningEvent, publicUrl: string, marker = welcomeMarker(event)): string {
  const page = `${publicUrl}/kiosk/${event.venue.id}`;
  return marker === null ? page : `${page}?${new URLSearchParams({ marker, key: kioskKey(event, marker) })}`;
}

/** The signed address of one marker's sign. */
export function addressOf(event: RunningEvent, publicUrl: string, marker: string): string {
  return signAddress(publicUrl, event.venue.id, marker, signSign(event.keys.signs, event.venue.id, marker));
}

/** All signs of the event's venue with their signed addresses, in the order of the venue file, numbered from 1. */
function signsOf(event: RunningEvent, publicUrl: string): OrganizerSigns {
  const { venue } = event;
  return {
    venue: venue.id,
    venueName: venue.name,
    signs: venue.markers
      .filter((marker) => marker.kind === 'qr')
      .map((marker, index) => ({
        marker: marker.id,
        number: index + 1,
        name: marker.name,
        areaName: nameOf(venue.areas, marker.area),
        levelName: nameOf(venue.levels, marker.level),
        meetingPoint: venue.meetingPoints.find((point) => point.id === marker.meetingPoint)?.number ?? null,
        url: addressOf(event, publicUrl, marker.id),
      })),
  };
}

function overviewOf(event: RunningEvent, publicUrl: string, now: number) {
  const { present, open, meetings } = event.totals();
  return {
    event: publicEvent(event, now),
    present,
    open,
    meetings,
    phoneUrl: phoneAddress(event, publicUrl),
    kioskUrl: kioskAddress(event, publicUrl),
  } satisfies OrganizerOverview['events'][number];
}

/** The badges of the event's list, each with the address that binds it. */
function badgesOf({ plan, venue, keys }: RunningEvent, publicUrl: string): OrganizerBadges {
  const address = (badge: string) => badgeAddress(publicUrl, venue.id, badge, badgeSecret(keys.seals, badge));
  return { event: plan.id, badges: plan.badges.map((badge) => ({ badge, url: address(badge) })) };
}

/** GET /api/organizer/overview; /api/organizer/signs?venue=…; /api/organizer/badges?event=… (the first, when not said). */
export function organizerRoutes(
  events: readonly RunningEvent[],
  token: string,
  publicUrl: () => string,
  now: () => number,
): Router {
  const router = Router();
  router.use('/api/organizer', bearerDoor(token, ''), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/api/organizer/overview', (_request, response) => {
    const list = events.map((event) => overviewOf(event, publicUrl(), now()));
    response.json({ events: list } satisfies OrganizerOverview);
  });
  router.get('/api/organizer/signs', (request, response) => {
    const { venue } = request.query;
    const event = events.find((each) => each.venue.id === venue) ?? (venue === undefined ? events[0] : undefined);
    if (event === undefined) return void response.status(404).json({ error: 'no event runs in this venue' });
    response.json(signsOf(event, publicUrl()));
  });
  router.get('/api/organizer/badges', (request, response) => {
    const asked = request.query.event;
    const event = events.find(({ plan }) => plan.id === asked) ?? (asked === undefined ? events[0] : undefined);
    if (event === undefined) return void response.status(404).json({ error: 'no such event' });
    response.json(badgesOf(event, publicUrl()));
  });
  return router;
}
