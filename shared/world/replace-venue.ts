/** A new version of the venue, taken with people inside; and everything that is derived, made anew. */
import type { Milliseconds, Place } from '../geometry/point.ts';
import { moveTo } from '../positioning/track.ts';
import type { Navigation } from '../routing/route.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import type { WorldEvent } from './events.ts';
import { meetingOf, planWay } from './place.ts';
import { flush } from './tell.ts';
import { beginTurn, touch } from './turn.ts';
import { derive, type World } from './world.ts';

/** Make everything derived anew from the World's data; bodies on their way stand still until their next fix. */
export function rebuild(world: World): void {
  world.derived = derive(world.venue, world.event, world.navigation);
  for (const meeting of world.meetings.values()) for (const member of meeting.members) member.led = false;
}

/**
 * Take a new version of the venue. Nobody is lost: whoever stands where there is no floor any more is set to the
 * nearest floor, a sign that vanished keeps its last place for those who stand at it, ways are planned anew.
 */
export function replaceVenue(
  world: World,
  venue: VenueFile,
  navigation: Navigation,
  now: Milliseconds,
): readonly WorldEvent[] {
  const turn = beginTurn(world, now);
  world.venue = venue;
  world.navigation = navigation;
  rebuild(world);
  world.ways.clear();
  const { index } = world.derived;
  for (const me of world.attendees.values()) {
    if (!me.track) continue;
    const { body } = me.track;
    const floor: Place = index.level(body.level) ? (navigation.snap(body, 50) ?? body) : body;
    me.track = moveTo(me.track, index.walkableAt(body) ? body : floor, index.areaAt(floor)?.id ?? null);
    const meeting = meetingOf(world, me);
    const member = meeting?.members.find(({ who }) => who === me.id);
    if (meeting?.phase === 'walking' && member) planWay(world, meeting, member);
    touch(turn, me.id);
  }
  flush(turn);
  return turn.events;
}
