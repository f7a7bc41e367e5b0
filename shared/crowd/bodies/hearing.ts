/** What radio says of where bodies are: readings as noisy as the filter believes radio indoors to be. */
import type { Metres } from '../../geometry/point.ts';
import { noise } from '../../positioning/locating/noise.ts';
import type { Reading } from '../../positioning/locating/reading.ts';
import { venueAnchors } from '../../positioning/locating/venue-locator.ts';
import { radioOf } from '../../positioning/locating/venue-radio.ts';
import { gatewaysOf } from '../../venue/gateways.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { type Mover, onFloor } from './mover.ts';

/** Nothing is heard that is weaker than this. */
const WEAKEST_DBM = -95;
/** Of all anchors so many at most hear somebody in one second: packets get lost. */
const MOST = 6;
/** Beyond this nobody is heard through a hall full of people. */
const FARTHEST: Metres = 40;

export interface Hearing {
  /** What the anchors around hear of this body now, the strongest first; nothing of somebody who is not on a floor. */
  heard(mover: Mover): readonly Reading[];
}

/** The ears of a venue: its beacons and gateways, by the radio that was measured there or is usual indoors. */
export function hearingOf(venue: VenueFile, seed: number): Hearing {
  const gateways = venueAnchors(gatewaysOf(venue).values());
  const { radio, anchors, residual } = radioOf(venue, gateways);
  const luck = noise(seed);
  const storeys = new Map(venue.levels.map(({ id, ordinal }) => [id, ordinal]));
  const gains = new Map<number, number>();

  const gainOf = (n: number): number => {
    const known = gains.get(n);
    if (known !== undefined) return known;
    const gain = luck.normal() * radio.deviceSpreadDb;
    gains.set(n, gain);
    return gain;
  };

  return {
    heard(mover) {
      if (!onFloor(mover)) return [];
      const { level, x, y } = mover;
      const gain = gainOf(mover.n);
      const readings: Reading[] = [];
      for (const [i, anchor] of anchors.entries()) {
        const dx = anchor.x - x;
        const dy = anchor.y - y;
        if (dx * dx + dy * dy > FARTHEST * FARTHEST) continue;
        const floors = Math.abs((storeys.get(anchor.level) ?? 0) - (storeys.get(level) ?? 0));
        const dz = anchor.z - radio.wornAtMetres + floors * radio.storeyMetres;
        const away = Math.max(0.3, Math.sqrt(dx * dx + dy * dy + dz * dz));
        const turned = Math.cos(Math.atan2(dy, dx) - mover.heading);
        const spread = luck.normal();
        const rssiDbm =
          (anchor.atOneMetreDbm ?? radio.atOneMetreDbm) +
          gain -
          10 * radio.exponent * Math.log10(away) -
          (radio.bodyLossDb * (1 - turned)) / 2 -
          floors * radio.floorLossDb +
          spread * (spread > 0 ? radio.aboveDb : radio.belowDb) +
          (residual?.(i, level, x, y) ?? 0);
        if (rssiDbm >= WEAKEST_DBM) readings.push({ anchor: anchor.id, rssiDbm: Math.min(-20, Math.round(rssiDbm)) });
      }
      return readings.sort((a, b) => b.rssiDbm - a.rssiDbm).slice(0, MOST);
    },
  };
}
