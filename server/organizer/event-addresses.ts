/** The addresses of one event: its pages, its signs, its kiosks and its badges. */
import { badgeAddress } from '../doors/badges.ts';
import { kioskKey } from '../doors/kiosks.ts';
import { signAddress, signSign } from '../doors/signs.ts';
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

/** The address of a kiosk at this marker, with the key that lets it show signed codes; without a marker the public one. */
export function kioskAddress(event: RunningEvent, publicUrl: string, marker: string | null): string {
  const page = `${publicUrl}/kiosk/${event.venue.id}`;
  if (marker === null) return page;
  const key = kioskKey(event.keys.signs, event.venue.id, marker);
  return `${page}?${new URLSearchParams({ marker, key })}`;
}

/** The signed address of one marker's sign. */
export function addressOf(event: RunningEvent, publicUrl: string, marker: string): string {
  return signAddress(publicUrl, event.venue.id, marker, signSign(event.keys.signs, event.venue.id, marker));
}

/** The address that binds this badge. */
export function addressOfBadge({ venue, badges }: RunningEvent, publicUrl: string, badge: string): string {
  return badgeAddress(publicUrl, venue.id, badge, badges.secretOf(badge));
}
