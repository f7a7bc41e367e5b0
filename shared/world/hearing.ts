/** What gateways hear of a badge, or a phone of beacons, made into where somebody is. */
import type { Milliseconds, Place } from '../geometry/point.ts';
import { type Fix, fixOfEstimate, isHeard } from '../positioning/fix.ts';
import { SILENT_FOR } from '../positioning/locating/locator.ts';
import type { Reading } from '../positioning/locating/reading.ts';
import { type VenueLocator, venueLocator } from '../positioning/locating/venue-locator.ts';
import { isExact } from '../positioning/track.ts';
import type { Attendee } from './attendee.ts';
import type { World } from './world.ts';

/** Luck that nobody can gain by: it moves guesses, and what they come to is shown anyway. */
const SEED = 1;

function locatedIn({ venue, derived }: World): VenueLocator {
  derived.located ??= venueLocator(venue, derived.gateways.values(), SEED);
  return derived.located;
}

/** Where somebody is believed to be after these readings of one time, and by whose word; null when they say nothing. */
export function hearReadings(
  world: World,
  me: Attendee,
  readings: readonly Reading[],
  at: Milliseconds,
  source: 'beacon' | 'phone',
): Fix | null {
  // What gateways hear must not go on from what a phone only says.
  if (source === 'beacon' && me.track?.fix.source === 'phone') forgetHeard(world, me.id);
  // What is older than what is known says nothing new: gateways and brokers deliver late.
  if (me.track !== null && at < me.track.fix.at) return null;
  const { index, bearings } = world.derived;
  const { locator } = locatedIn(world);
  const known = bearings.get(me.id);
  const before = known !== undefined && at - known.at <= SILENT_FOR ? known : fromSign(world, me, at);
  const after = locator.hear(before, readings, at, bearings.size);
  if (after === null || after === before) return null;
  bearings.set(me.id, after);
  const estimate = locator.estimate(after);
  return fixOfEstimate(estimate, source, index.areaAt(estimate.place)?.id ?? null);
}

/** Whose sign is still exact is looked for from there; later they may have gone anywhere. */
function fromSign(world: World, { track }: Attendee, at: Milliseconds) {
  if (track === null || isHeard(track.fix) || !isExact(track, at)) return null;
  return locatedIn(world).locator.standAt(track.body, track.fix.at);
}

/** A sign is worth more than all that was heard before it. */
export const forgetHeard = (world: World, who: string): void => void world.derived.bearings.delete(who);

/** Whether one gets from here to there in a straight line. Known only where badges are heard. */
export function isStraight({ derived: { located } }: World, from: Place, to: Place): boolean {
  return from.level === to.level && (located?.grids.get(from.level)?.isOpen(from.x, from.y, to.x, to.y) ?? false);
}
