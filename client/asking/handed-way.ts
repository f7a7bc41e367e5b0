/** A way that a kiosk hands over: what is asked for, behind the # of an address, which no server is sent. */
import type { Place } from '../../shared/geometry/point.ts';
import { NEEDS, type Need } from '../../shared/routing/needs.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';

export interface HandedWay {
  /** What the way leads to: see shared/venue/search/goal-text.ts. */
  readonly to: string;
  /** The marker at which it was asked; null when the address itself is that sign's. */
  readonly from: string | null;
  readonly needs: readonly Need[];
}

/** No address brings more than this: a goal, a marker, some needs. */
const LONGEST = 400;

/** The address with the way behind it. */
export function handOver(address: string, { to, from, needs }: HandedWay): string {
  const said = new URLSearchParams({ to });
  if (from !== null) said.set('from', from);
  if (needs.length > 0) said.set('needs', needs.join(','));
  return `${address}#${said}`;
}

/** The way behind an address; null where there is none. What it asks for may still be nothing of this house. */
export function readHanded(hash: string): HandedWay | null {
  if (hash.length > LONGEST) return null;
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const to = said.get('to');
  if (!to) return null;
  const asked = (said.get('needs') ?? '').split(',');
  return { to, from: said.get('from'), needs: NEEDS.filter((need) => asked.includes(need)) };
}

/** Where somebody stands who is at this marker. */
export function standingAt(venue: VenueFile, marker: string | null | undefined): Place | null {
  const sign = venue.markers.find(({ id }) => id === marker);
  return sign ? { level: sign.level, x: sign.standAt[0], y: sign.standAt[1] } : null;
}
