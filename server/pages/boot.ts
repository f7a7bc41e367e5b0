/** What each address tells its page. */

import { boundsOf } from '../../shared/geometry/polygon.ts';
import { pointOf } from '../../shared/geometry/vector.ts';
import type { Boot, PublicEvent, ScannedSign } from '../../shared/protocol/pages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { openingOf } from '../../shared/venue/opening.ts';
import type { LocalText, Marker, VenueFile } from '../../shared/venue/venue-file.ts';
import { opensKiosk } from '../doors/kiosks.ts';
import { readScreen } from '../doors/screens.ts';
import { isSignGenuine } from '../doors/signs.ts';
import { eventTexts } from '../room/event-texts.ts';
import type { PublicCounts } from '../room/ports.ts';
import type { RunningEvent } from '../running-event.ts';

/** Areas within so many metres of a sign count as around it. */
const AROUND = 25;

/** The event as everybody may know it, now. */
export function publicEvent(event: RunningEvent, now: number): PublicEvent {
  const { plan, venue } = event;
  return {
    id: plan.id,
    venue: venue.id,
    venueName: venue.name,
    ...eventTexts(plan),
    demo: plan.demo,
    ...openingOf(plan, now),
  };
}

const outside = (value: number, low: number, high: number) => Math.max(low - value, value - high, 0);

/** How many are open around a sign: the sum of the public counts of the areas there; null when none is given. */
function openAround(venue: VenueFile, marker: Marker, counts: PublicCounts): number | null {
  const [x, y] = marker.standAt;
  const near = new Set(
    venue.areas
      .filter((area) => area.level === marker.level)
      .filter((area) => {
        const bounds = boundsOf((area.polygon[0] ?? []).map(pointOf));
        return Math.hypot(outside(x, bounds.minX, bounds.maxX), outside(y, bounds.minY, bounds.maxY)) <= AROUND;
      })
      .map((area) => area.id),
  );
  const open = counts.areas.reduce((sum, each) => sum + (near.has(each.area) ? each.open : 0), 0);
  return open === 0 ? null : open;
}

/** What the thing of this id is called; {} when it has no name. */
export const nameOf = (things: readonly { id: string; name?: LocalText | undefined }[], id: string): LocalText =>
  things.find((thing) => thing.id === id)?.name ?? {};

/** What a scanned sign is, or why it is none of ours. */
export type SignReading =
  | { readonly genuine: true; readonly sign: ScannedSign; readonly name: LocalText }
  | { readonly genuine: false; readonly refusal: NonNullable<Boot['signRefusal']> };

/** Read a sign's or screen's address. `event` is the one of the address's venue, null when none runs there. Changes nothing. */
export function readSign(event: RunningEvent | null, marker: string, signature: string, now: number): SignReading {
  if (event === null) return { genuine: false, refusal: 'sign-of-another-venue' };
  const { keys, venue } = event;
  if (!isSignGenuine(keys.signs, venue.id, marker, signature)) {
    const screen = readScreen(keys.signs, venue.id, marker, signature, now);
    if (screen !== 'good') return { genuine: false, refusal: screen === null ? 'sign-not-genuine' : 'code-changed' };
  }
  const found = event.venue.markers.find((each) => each.id === marker && each.kind === 'qr');
  if (found === undefined) return { genuine: false, refusal: 'sign-unknown' };
  const areaName = nameOf(event.venue.areas, found.area);
  return {
    genuine: true,
    name: found.name,
    sign: {
      marker,
      signature,
      areaName: Object.keys(areaName).length > 0 ? areaName : found.name,
      levelName: nameOf(event.venue.levels, found.level),
      openNearby: openAround(event.venue, found, event.counts()),
    },
  };
}

/**
 * What a kiosk is: one that stands at a marker and is sent its codes when its address came from the organizer; else one
 * that shows the address of the phone page.
 */
export function readKiosk(
  event: RunningEvent,
  marker: string | null,
  key: string | null,
  camera: boolean,
  publicUrl: string,
): NonNullable<Boot['kiosk']> {
  const { venue, keys } = event;
  const known = venue.markers.find((each) => each.id === marker && each.kind === 'qr');
  const phonePage = `${publicUrl}/v/${venue.id}`;
  if (known === undefined) return { marker: null, joinUrl: phonePage, key: null, camera: false };
  const bound = key !== null && opensKiosk(keys.signs, venue.id, known.id, key);
  return { marker: known.id, joinUrl: phonePage, key: bound ? key : null, camera: bound && camera };
}

/** The boot data of a page. */
export function bootOf(
  page: Boot['page'],
  event: RunningEvent | null,
  events: readonly RunningEvent[],
  now: number,
  more: Partial<Pick<Boot, 'sign' | 'badge' | 'signRefusal' | 'kiosk' | 'before' | 'instead'>> = {},
): Boot {
  return {
    protocol: PROTOCOL_VERSION,
    page,
    event: event === null ? null : publicEvent(event, now),
    events: event === null ? events.map((each) => publicEvent(each, now)) : [],
    before: [],
    instead: null,
    venueHash: event?.venueHash ?? null,
    sign: null,
    badge: null,
    signRefusal: null,
    kiosk: null,
    ...more,
  };
}
