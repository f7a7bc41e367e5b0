/** Tracks: a person's fixes made into one ageing position. Plain data, changed only here. */
import type { Metres, Milliseconds, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { type Fix, isHeard } from './fix.ts';

export interface Track {
  /** The newest fix that was believed. */
  readonly fix: Fix;
  /** Where the body stands now: at a sign's standing point, or on its way toward a gateway's place. */
  readonly body: Place;
  /** The area that the body is in; null outside of all areas. */
  readonly area: string | null;
  /** The sign scanned last, or the kiosk that was shown their code, and when. */
  readonly sign: { readonly marker: string; readonly at: Milliseconds; readonly by: 'sign' | 'kiosk' } | null;
  /** When a sign or beacon last confirmed where this person is. */
  readonly confirmedAt: Milliseconds;
  /** When that, or the person's own tap "still here", last confirmed the area. */
  readonly areaConfirmedAt: Milliseconds;
  /** "I stay here": the person's own word that holds a sign's place, and proves nothing. */
  readonly stays: boolean;
  /** Where a badge seems to be though nobody walks there so fast, since when, and where it was heard last. */
  readonly doubt: { readonly since: Milliseconds; readonly last: Fix } | null;
}

/** A QR fix is exact for so long and then means "in this area". */
export const SIGN_EXACT_FOR: Milliseconds = 3 * 60_000;
/** Before that, from so long after the scan on, it is a place with a ring. */
const SIGN_SHARP_FOR: Milliseconds = 45_000;
/** A badge that is not heard any more is believed to stand where it was for so long, and then is nowhere to others … */
export const BEACON_EXACT_FOR: Milliseconds = 75_000;
/** … it fades after this … */
export const BEACON_FADES_AFTER: Milliseconds = 15_000;
/** … and is grey after this. */
const BEACON_GREY_AFTER: Milliseconds = 30_000;
const BADGE_STEPS = [BEACON_FADES_AFTER, BEACON_GREY_AFTER, BEACON_EXACT_FOR];
const SIGN_STEPS = [SIGN_SHARP_FOR, SIGN_EXACT_FOR];
/** "Still near the coffee bar?" is asked for so long after the scan; later only a sign will do. */
export const STILL_HERE_WITHIN: Milliseconds = 2 * 3_600_000;
/** A body that is so near to where a badge is believed to be is not moved: it would never rest. */
const NEAR_ENOUGH: Metres = 0.75;
/** How far one may have wandered whose fix has aged to its area. */
const AREA_ACCURACY: Metres = 15;
/** By how much a beacon's ring grows a second. */
const RING_GROWTH = 0.5;
/** Instants are told as such that things surely are as they were until then. */
const ROUNDED: Milliseconds = 1;
/** Nobody walks faster, metres a second: a badge that seems to is doubted … */
const FASTEST = 3;
/** … until it has seemed so for this long. */
const BELIEVED_AFTER: Milliseconds = 3_000;
/** Who stays somewhere and scans again so near stays there still. */
const SAME_SEAT: Metres = 3;

/** Nothing has ever confirmed it. */
export const NEVER: Milliseconds = Number.NEGATIVE_INFINITY;

/** What a fix asks of the body: to stand there at once, to walk there, or to stay. */
export type Pull = 'jump' | 'walk' | 'stay';

/** When what was scanned or heard stops to say exactly where somebody is. */
export const exactUntil = (track: Track): Milliseconds =>
  track.fix.at + (isHeard(track.fix) ? BEACON_EXACT_FOR : SIGN_EXACT_FOR);

/** Whether the position is more than "in this area". */
export const isExact = (track: Track, now: Milliseconds): boolean => track.stays || now <= exactUntil(track);

/**
 * Whether a scan or a badge proved the position so lately. The person's own "I stay here" proves nothing, nor does what
 * their phone says that it hears: which beacons hang where is no secret.
 */
export const isProven = (track: Track, now: Milliseconds): boolean =>
  track.fix.source !== 'phone' && now <= exactUntil(track);

/**
 * How somebody is seen as time passes. A badge that is not heard any more: `fresh`, `fading`, `grey`, then `gone`. A sign:
 * `fresh`, then `about` where it hangs, then only in its `area`, for as long as nothing newer is known.
 */
export type SeenAs = 'fresh' | 'fading' | 'grey' | 'gone' | 'about' | 'area';

export function seenAs(track: Track, now: Milliseconds): SeenAs {
  const age = now - track.fix.at;
  if (isHeard(track.fix)) {
    if (age > BEACON_EXACT_FOR) return 'gone';
    return age > BEACON_GREY_AFTER ? 'grey' : age > BEACON_FADES_AFTER ? 'fading' : 'fresh';
  }
  if (track.stays) return 'fresh';
  return age > SIGN_EXACT_FOR ? 'area' : age > SIGN_SHARP_FOR ? 'about' : 'fresh';
}

/** Until when at least somebody is seen as they are now, if nothing is heard of them. */
export function seenAsUntil(track: Track, now: Milliseconds): Milliseconds {
  const { fix, stays } = track;
  if (!isHeard(fix) && stays) return Infinity;
  const steps = isHeard(fix) ? BADGE_STEPS : SIGN_STEPS;
  return fix.at + (steps.find((age) => fix.at + age >= now) ?? Infinity);
}

/** The radius in metres within which the person is believed to be; it grows by whole metres, so that little is sent of it. */
export function accuracyAt(track: Track, now: Milliseconds): Metres {
  const { fix } = track;
  const age = Math.max(0, now - fix.at);
  if (!isHeard(fix)) {
    const grown = (AREA_ACCURACY - fix.accuracyMetres) * Math.min(1, age / SIGN_EXACT_FOR);
    return track.stays ? fix.accuracyMetres : fix.accuracyMetres + Math.max(0, Math.floor(grown));
  }
  const aged = fix.accuracyMetres + Math.floor((RING_GROWTH * age) / 1000);
  // A body that is still on its way is not yet where the ring is about.
  return Math.min(30, aged + (track.body.level === fix.place.level ? distanceBetween(track.body, fix.place) : 0));
}

/** Until when at least that stays as it is now, if nothing is heard of them. */
export function accuracyUntil(track: Track, now: Milliseconds): Milliseconds {
  const { fix } = track;
  const age = now - fix.at;
  if (age < 0) return fix.at;
  if (isHeard(fix)) return fix.at + (Math.floor((RING_GROWTH * age) / 1000) + 1) * (1000 / RING_GROWTH) - ROUNDED;
  const grows = AREA_ACCURACY - fix.accuracyMetres;
  if (track.stays || grows <= 0 || age >= SIGN_EXACT_FOR) return Infinity;
  const grown = Math.floor((grows * age) / SIGN_EXACT_FOR);
  return fix.at + Math.min(SIGN_EXACT_FOR, ((grown + 1) * SIGN_EXACT_FOR) / grows) - ROUNDED;
}

/** Whether somebody who was believed to be within the ring of one fix can have walked to the other. */
const isWalkable = (from: Fix, to: Fix): boolean =>
  distanceBetween(from.place, to.place) - from.accuracyMetres <= (FASTEST * Math.max(0, to.at - from.at)) / 1000;

/** What is to be thought of a badge that seems to have been faster than anybody walks; null: by now it is believed. */
function doubtOf(track: Track, fix: Fix): Track['doubt'] {
  if (isWalkable(track.fix, fix)) return null;
  const since = track.doubt && isWalkable(track.doubt.last, fix) ? track.doubt.since : fix.at;
  return fix.at - since >= BELIEVED_AFTER ? null : { since, last: fix };
}

/**
 * The track after a fix, and what it asks of the body. A sign sets the body at once, and so does another level. Where a
 * badge is believed to be draws the body there, unless nobody walks so fast: that is doubted until it has seemed so for
 * a while. Within its own accuracy of an exact sign it only confirms that. A fix older than the newest one changes nothing.
 */
export function takeFix(track: Track | null, fix: Fix): { track: Track; pull: Pull } {
  if (track !== null && fix.at < track.fix.at) return { track, pull: 'stay' };
  const sign =
    (fix.source === 'sign' || fix.source === 'kiosk') && fix.marker !== null
      ? { marker: fix.marker, at: fix.at, by: fix.source }
      : (track?.sign ?? null);
  const proves = fix.source !== 'phone';
  const isSeat =
    track !== null && track.body.level === fix.place.level && distanceBetween(track.body, fix.place) <= SAME_SEAT;
  const there: Track = {
    fix,
    body: fix.place,
    area: fix.area,
    sign,
    confirmedAt: proves ? fix.at : (track?.confirmedAt ?? NEVER),
    areaConfirmedAt: proves ? fix.at : (track?.areaConfirmedAt ?? NEVER),
    stays: !isHeard(fix) && isSeat && (track?.stays ?? false),
    doubt: null,
  };
  if (track === null || !isHeard(fix)) return { track: there, pull: 'jump' };
  const doubt = doubtOf(track, fix);
  if (doubt) return { track: { ...track, doubt }, pull: 'stay' };
  if (track.body.level !== fix.place.level) return { track: there, pull: 'jump' };
  const { confirmedAt, areaConfirmedAt } = there;
  const confirmed: Track = { ...track, confirmedAt, areaConfirmedAt, doubt: null };
  const away = distanceBetween(track.body, fix.place);
  // A badge heard near a sign that was just scanned must not make an exact place a coarse one.
  if (!isHeard(track.fix) && isExact(track, fix.at) && away <= fix.accuracyMetres) {
    return { track: confirmed, pull: 'stay' };
  }
  return { track: { ...confirmed, fix, stays: false }, pull: away <= NEAR_ENOUGH ? 'stay' : 'walk' };
}

/** The track of somebody who stays where the sign is that they scanned; null where no sign says so now. */
export const staying = (track: Track, now: Milliseconds): Track | null =>
  !isHeard(track.fix) && isExact(track, now) ? { ...track, stays: true } : null;

/** The track of somebody who stays nowhere. */
export const leaving = (track: Track): Track => (track.stays ? { ...track, stays: false } : track);

/** The track after the body has moved. */
export const moveTo = (track: Track, body: Place, area: string | null): Track => ({ ...track, body, area });

/** Whether "still near the coffee bar?" can be asked: where the last thing known is a scan not long ago. */
export const canConfirm = (track: Track, now: Milliseconds): boolean =>
  (track.fix.source === 'sign' || track.fix.source === 'kiosk') && now - track.fix.at <= STILL_HERE_WITHIN;

/** The track after the person's own "still here"; null when it cannot be asked. */
export const stillHere = (track: Track, now: Milliseconds): Track | null =>
  canConfirm(track, now) ? { ...track, areaConfirmedAt: now } : null;

/** Whether a sign or beacon confirmed the place within the last `span`. */
export const isConfirmed = (track: Track | null, now: Milliseconds, span: Milliseconds): boolean =>
  track !== null && now - track.confirmedAt <= span;

/** Whether that, or the person's own tap, confirmed the area within the last `span`. */
export const isAreaConfirmed = (track: Track | null, now: Milliseconds, span: Milliseconds): boolean =>
  track !== null && now - track.areaConfirmedAt <= span;
