/** People with badges who walk about and stand, and the gateways that hear them: what comes in by the network. */

import { placesOf, Walker } from '../../../shared/crowd/walker.ts';
import type { Place } from '../../../shared/geometry/point.ts';
import { distanceBetween } from '../../../shared/geometry/vector.ts';
import type { Navigation } from '../../../shared/routing/route.ts';
import type { Marker, VenueFile } from '../../../shared/venue/venue-file.ts';
import { macOf } from './congress-floor.ts';

const PACE = 1.3;
/** They stand for up to so many seconds before they walk on. */
const LONGEST_STAND = 60;
/** A badge is heard by one of so many gateways that are nearest. */
const HEARD_BY = 4;

interface Wearer {
  readonly badge: string;
  readonly walker: Walker;
  stands: number;
}

export interface Badges {
  readonly ids: readonly string[];
  /** A second passes: what each gateway posts then, as bytes, each badge heard once by one of the gateways around it. */
  second(now: number): readonly Uint8Array[];
}

/** @param share of the people who walk from the start on; 1: they never stand */
export function badgeWalkers(
  venue: VenueFile,
  navigation: Navigation,
  count: number,
  share: number,
  random: () => number,
): Badges {
  const gateways = venue.markers.filter(({ kind }) => kind === 'beacon');
  const areas = venue.areas.filter(({ walkable }) => walkable);
  const somewhere = (): Place => {
    for (;;) {
      const { level, polygon } = areas[Math.floor(random() * areas.length)] ?? { level: '', polygon: [] };
      const [ring = []] = polygon;
      const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
      const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const place = navigation.snap({ level, x: minX + random() * (maxX - minX), y: minY + random() * (maxY - minY) });
      if (place !== null) return place;
    }
  };
  const wearers = Array.from(
    { length: count },
    (_, i): Wearer => ({
      badge: macOf(0xdd3300000000 + i),
      walker: new Walker(somewhere()),
      stands: random() < share ? 0 : random() * LONGEST_STAND,
    }),
  );

  function walk(wearer: Wearer): void {
    if (wearer.stands > 0) {
      wearer.stands -= 1;
      return;
    }
    if (wearer.walker.resting) {
      const here = wearer.walker.place;
      const route = navigation.route(here, somewhere());
      if (!('reason' in route)) wearer.walker.follow(placesOf(route));
    }
    wearer.walker.advance(PACE);
    if (wearer.walker.resting && share < 1) wearer.stands = random() * LONGEST_STAND;
  }

  const ears = gateways.map((gateway) => ({ gateway, x: gateway.at[0], y: gateway.at[1], metres: 0 }));
  type Ear = (typeof ears)[number];
  const nearest: Ear[] = [];

  /**
   * One of the gateways around, and how strongly it hears: a wall or a body takes some of it away. Without leaving objects
   * behind: clearing them away would be counted as the server's.
   */
  function hear(place: Place): { readonly gateway: Marker; readonly rssi: number } | null {
    nearest.length = 0;
    for (const ear of ears) {
      if (ear.gateway.level !== place.level) continue;
      ear.metres = distanceBetween(place, ear);
      let at = nearest.length;
      while (at > 0 && (nearest[at - 1]?.metres ?? 0) > ear.metres) at -= 1;
      if (at >= HEARD_BY) continue;
      if (nearest.length === HEARD_BY) nearest.pop();
      nearest.splice(at, 0, ear);
    }
    const one = nearest[Math.floor(random() ** 2 * nearest.length)];
    if (one === undefined) return null;
    const rssi = -57 - 22 * Math.log10(Math.max(1, one.metres)) - 8 * (random() + random() - 1);
    return { gateway: one.gateway, rssi: Math.round(Math.max(-100, rssi)) };
  }

  return {
    ids: wearers.map(({ badge }) => badge),
    second(now) {
      const posts = new Map<Marker, unknown[]>();
      for (const [i, wearer] of wearers.entries()) {
        walk(wearer);
        const heard = hear(wearer.walker.place);
        if (heard === null) continue;
        const { gateway, rssi } = heard;
        const rows = posts.get(gateway) ?? [
          { timestamp: new Date(now).toISOString(), type: 'Gateway', mac: gateway.radio },
        ];
        const timestamp = new Date(now - (i % 1000)).toISOString();
        rows.push({ timestamp, type: 'Unknown', mac: wearer.badge, bleName: '', rssi, rawData: '0201060303E1FF' });
        posts.set(gateway, rows);
      }
      return [...posts.values()].map((rows) => Buffer.from(JSON.stringify(rows)));
    },
  };
}
