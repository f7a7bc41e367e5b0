/** Tracks: a person's fixes made into one ageing position. Plain data, changed only here. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { Fix } from './fix.ts';

export interface Track {
  /** The newest fix that was believed. */
  readonly fix: Fix;
  /** Where the body stands now: at a sign's standing point, or on its way toward a gateway's place. */
  readonly body: Place;
  /** The area that the body is in; null outside of all areas. */
  readonly area: string | null;
  /** The sign scanned last, and when. */
  readonly sign: { readonly marker: string; readonly at: Milliseconds } | null;
  /** When a sign or beacon last confirmed where this person is. */
  readonly confirmedAt: Milliseconds;
  /** When that, or the person's own tap "still here", last confirmed the area. */
  readonly areaConfirmedAt: Milliseconds;
}

/** A QR fix is exact for so long and then means "in this area". */
export const SIGN_EXACT_FOR: Milliseconds = 3 * 60_000;
/** A badge that is not heard any more is believed to stand where it was for so long. */
export const BEACON_EXACT_FOR: Milliseconds = 75_000;
/** "Still near the coffee bar?" is asked for so long after the scan; later only a sign will do. */
export const STILL_HERE_WITHIN: Milliseconds = 2 * 3_600_000;
/** A body that is so near to where a badge is believed to be is not moved: it would never rest. */
const NEAR_ENOUGH: Metres = 0.75;
/** How far one may have wandered whose fix has aged to its area. */
const AREA_ACCURACY: Metres = 15;
/** By how much a beacon's ring grows a second. */
const RING_GROWTH = 0.5;

/** What a fix asks of the body: to stand there at once, to walk there, or to stay. */
export type Pull = 'jump' | 'walk' | 'stay';

/** When the position of a track stops to be exact. */
export const exactUntil = (track: Track): Milliseconds =>
  track.fix.at + (track.fix.source === 'beacon' ? BEACON_EXACT_FOR : SIGN_EXACT_FOR);

/** Whether the position is more than "in this area". */
export const isExact = (track: Track, now: Milliseconds): boolean => now <= exactUntil(track);

/** The radius in metres within which the person is believed to be. */
export function accuracyAt(track: Track, now: Milliseconds): Metres {
  if (track.fix.source !== 'beacon') {
    return isExact(track, now) ? track.fix.accuracyMetres : Math.max(AREA_ACCURACY, track.fix.accuracyMetres);
  }
  const aged = track.fix.accuracyMetres + (RING_GROWTH * Math.max(0, now - track.fix.at)) / 1000;
  // A body that is still on its way is not yet where the ring is about.
  return Math.min(
    30,
    aged + (track.body.level === track.fix.place.level ? distanceBetween(track.body, track.fix.place) : 0),
  );
}

/**
 * The track after a fix, and what it asks of the body. A sign sets the body at once, and so does another level. Where a
 * badge is believed to be draws the body there; within its own accuracy of an exact sign it only confirms that. A fix
 * older than the newest one changes nothing.
 */
export function takeFix(track: Track | null, fix: Fix): { track: Track; pull: Pull } {
  const sign =
    fix.source === 'sign' && fix.marker !== null ? { marker: fix.marker, at: fix.at } : (track?.sign ?? null);
  const there: Track = {
    fix,
    body: fix.place,
    area: fix.area,
    sign,
    confirmedAt: fix.at,
    areaConfirmedAt: fix.at,
  };
  if (track === null || fix.source !== 'beacon') {
    return track !== null && fix.at < track.fix.at ? { track, pull: 'stay' } : { track: there, pull: 'jump' };
  }
  if (fix.at < track.fix.at) return { track, pull: 'stay' };
  const confirmed: Track = { ...track, confirmedAt: fix.at, areaConfirmedAt: fix.at };
  if (track.body.level !== fix.place.level) return { track: there, pull: 'jump' };
  const away = distanceBetween(track.body, fix.place);
  // A badge heard near a sign that was just scanned must not make an exact place a coarse one.
  if (track.fix.source !== 'beacon' && isExact(track, fix.at) && away <= fix.accuracyMetres) {
    return { track: confirmed, pull: 'stay' };
  }
  return { track: { ...confirmed, fix }, pull: away <= NEAR_ENOUGH ? 'stay' : 'walk' };
}

/** The track after the body has moved. */
export const moveTo = (track: Track, body: Place, area: string | null): Track => ({ ...track, body, area });

/** Whether "still near the coffee bar?" can be asked: where the last thing known is a scan not long ago. */
export const canConfirm = (track: Track, now: Milliseconds): boolean =>
  track.fix.source === 'sign' && now - track.fix.at <= STILL_HERE_WITHIN;

/** The track after the person's own "still here"; null when it cannot be asked. */
export const stillHere = (track: Track, now: Milliseconds): Track | null =>
  canConfirm(track, now) ? { ...track, areaConfirmedAt: now } : null;

/** Whether a sign or beacon confirmed the place within the last `span`. */
export const isConfirmed = (track: Track | null, now: Milliseconds, span: Milliseconds): boolean =>
  track !== null && now - track.confirmedAt <= span;

/** Whether that, or the person's own tap, confirmed the area within the last `span`. */
export const isAreaConfirmed = (track: Track | null, now: Milliseconds, span: Milliseconds): boolean =>
  track !== null && now - track.areaConfirmedAt <= span;
