/** A calibration round: what is heard of one badge, or by one phone, while an organizer stands with it at known places. In memory alone. */
import type { Milliseconds, Place } from '../../shared/geometry/point.ts';
import { type CalibratedVenue, calibrateVenue } from '../../shared/positioning/locating/calibrate-venue.ts';
import type { ScanReading } from '../../shared/positioning/locating/cross-check.ts';
import { isReading } from '../../shared/positioning/sighting.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import type { CalibrationRound } from '../../shared/protocol/organizer.ts';
import { gatewaysOf } from '../../shared/venue/gateways.ts';
import { radioName } from '../../shared/venue/radio-name.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { BadgeHeard } from '../gateway/badge-heard.ts';

/** A round that nobody goes on with is forgotten after so long. */
const FORGOTTEN_AFTER: Milliseconds = 30 * 60_000;

/** A badge is heard a few times a second: an hour of standing. */
const MOST_READINGS = 20_000;

/** What is heard within so long is one scan. */
const SCAN: Milliseconds = 1_000;

export interface RoundDesk {
  /** Begin anew with this badge, or null for a phone; whatever was measured before is forgotten. */
  begin(badge: string | null): void;
  /** The organizer stands here now; null: is on the way. */
  stand(place: Place | null): void;
  /** What a gateway heard of any badge. */
  heard(sighting: BadgeHeard): void;
  /** What the phone of a round has heard; nothing is made of it where the round is not walked with one. */
  heardByPhone(readings: readonly PhoneReading[], venue: VenueFile): void;
  /** Null: there is no round. */
  state(): CalibrationRound | null;
  fit(venue: VenueFile): CalibratedVenue | { readonly fault: string };
  end(): void;
}

/** As the command `hear` says it. */
type PhoneReading = Extract<Command, { type: 'hear' }>['readings'][number];

interface Round {
  readonly badge: string | null;
  readonly readings: ScanReading[];
  readonly places: Place[];
  standing: { readonly place: Place; readonly since: Milliseconds } | null;
  at: Milliseconds;
}

export function openRounds(now: () => Milliseconds): RoundDesk {
  let round: Round | null = null;
  const current = (): Round | null => {
    if (round !== null && now() - round.at > FORGOTTEN_AFTER) round = null;
    return round;
  };
  /** Note what was heard of, or by, what is carried about; what is no reading, or was heard elsewhere, is left out. */
  const record = (anchor: string, rssiDbm: number, at: Milliseconds): void => {
    const here = current();
    // What was heard before they stood there says nothing of this place.
    if (here?.standing == null || at < here.standing.since || !isReading(rssiDbm)) return;
    if (here.readings.length >= MOST_READINGS) return;
    const { level, x, y } = here.standing.place;
    const scan = `${here.places.length} ${Math.floor(at / SCAN)}`;
    here.readings.push({ scan, anchor, level, x, y, rssiDbm });
  };
  return {
    begin(badge) {
      round = { badge, readings: [], places: [], standing: null, at: now() };
    },
    stand(place) {
      const here = current();
      if (here === null) return;
      here.at = now();
      here.standing = place === null ? null : { place, since: now() };
      if (place !== null) here.places.push(place);
    },
    heard({ badge, gateway, rssiDbm, at }) {
      if (badge === current()?.badge) record(gateway, rssiDbm, at);
    },
    heardByPhone(readings, venue) {
      if (current()?.badge !== null) return;
      const beacons = new Map([...gatewaysOf(venue)].map(([name, { id }]) => [radioName(name), id]));
      for (const { beacon, rssiDbm, ago } of readings) {
        const marker = beacons.get(radioName(beacon));
        if (marker !== undefined) record(marker, rssiDbm, now() - ago);
      }
    },
    state() {
      const here = current();
      if (here === null) return null;
      const [place, since] = [here.standing?.place ?? null, here.standing?.since ?? 0];
      const stand = String(here.places.length);
      const mine = place === null ? [] : here.readings.filter(({ scan }) => scan.split(' ')[0] === stand);
      return {
        badge: here.badge,
        places: here.places.length,
        readings: here.readings.length,
        standing: place && { place, seconds: (now() - since) / 1000, readings: mine.length },
      };
    },
    fit(venue) {
      return calibrateVenue(venue, current()?.readings ?? []);
    },
    end() {
      round = null;
    },
  };
}
