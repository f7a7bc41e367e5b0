/** A new version of the venue, taken with people inside; and everything that is derived, made anew. */
import type { Milliseconds, Place } from '../geometry/point.ts';
import { type Meeting, redirect } from '../meeting/meeting.ts';
import { moveTo, type Track } from '../positioning/track.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { Ways } from '../routing/build-ways.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { renewAsked } from './asked-way.ts';
import type { Attendee } from './attendee.ts';
import type { WorldEvent } from './events.ts';
import { settle, settleArrivals, walkersOf } from './meetings.ts';
import { arriveIfThere, lead, planWay } from './place.ts';
import { close } from './proposals.ts';
import { flush } from './tell.ts';
import { beginTurn, type Turn, touch } from './turn.ts';
import { derive, stand, type World } from './world.ts';

/** How far somebody is set who stands where there is no floor any more. */
const FARTHEST_FLOOR = 50;

/** Make everything derived anew from the World's data; bodies on their way stand still until their next fix. */
export function rebuild(world: World): void {
  world.derived = derive(world.venue, world.event, world);
  for (const meeting of world.meetings.values()) for (const member of meeting.members) member.led = null;
  for (const me of world.attendees.values()) if (me.asked) me.asked = { ...me.asked, led: null };
}

/** The nearest floor to a place of the old version: the place itself, if it can be; null when its level is gone. */
function floorNear({ derived: { index }, navigation }: World, place: Place): Place | null {
  if (index.level(place.level) === null) return null;
  if (index.walkableAt(place)) return place;
  const near = navigation.snap(place, FARTHEST_FLOOR);
  if (near && index.walkableAt(near)) return near;
  // Walled in all round: a sign's standing point is always on the floor.
  const sign = index.nearestMarker(place)?.thing.standAt;
  return sign ? { level: place.level, x: sign[0], y: sign[1] } : null;
}

/** The area to be said of a place: the one that was said, as long as it is there. */
function areaOf({ derived: { index } }: World, { area, fix }: Track, place: Place): string | null {
  const here = index.areasAt(place);
  const stays = here.some(({ id }) => id === area) || (fix.marker !== null && index.marker(fix.marker)?.area === area);
  return stays ? area : (here[0]?.id ?? null);
}

/** Set somebody onto the new floor. Whose level is gone is nowhere until their next scan, and so cannot stay open. */
function resettle(turn: Turn, me: Attendee): void {
  const { world } = turn;
  const { track } = me;
  touch(turn, me.id);
  // It was said of the old map.
  me.word = null;
  if (!track) return;
  const place = floorNear(world, track.body);
  if (place === null) {
    stand(world, me, null);
    close(turn, me);
    return;
  }
  const area = areaOf(world, track, place);
  const said = track.fix.area;
  const fix = said === null || world.derived.index.area(said) ? track.fix : { ...track.fix, area };
  stand(world, me, { ...moveTo(track, place, area), fix });
}

/** The spot for a meeting whose own is not there any more: fair to its members now; else near where it was. */
function otherSpot(world: World, meeting: Meeting): MeetingSpot {
  const { spots, choice } = world.derived;
  const { spot } = meeting;
  return choice.choose(walkersOf(world, meeting)) ?? choice.choose([{ place: spot, needs: [] }]) ?? spots[0] ?? spot;
}

function replan(turn: Turn, meeting: Meeting, led: ReadonlySet<string>): void {
  const { world, now } = turn;
  const { spot: before } = meeting;
  meeting.spot = world.derived.spots.find(({ id }) => id === before.id) ?? otherSpot(world, meeting);
  if (meeting.phase === 'walking') {
    for (const member of meeting.members) {
      if (led.has(member.who)) lead(world, meeting, member);
      else planWay(world, meeting, member);
    }
  }
  if (meeting.spot.id === before.id) return;
  redirect(meeting, now);
  for (const member of meeting.members) arriveIfThere(turn, meeting, member);
  settle(turn, meeting);
}

/** Public numbers are made every 30 s; until then those of areas that are gone are left out. */
function trimCounts(world: World): void {
  const { index } = world.derived;
  const areas = world.counts.areas.filter(({ area }) => index.area(area) !== null);
  world.counts = {
    areas,
    density: world.counts.density.filter(({ level }) => index.level(level) !== null),
    present: areas.reduce((sum, { present }) => sum + present, 0),
    open: areas.reduce((sum, { open }) => sum + open, 0),
  };
}

/**
 * Take a new version of the venue. Nobody is lost: whoever stands where there is no floor any more is set to the
 * nearest floor, a sign that vanished keeps its last place for those who stand at it, ways are planned anew, and a
 * meeting whose spot is gone goes on at another.
 */
export function replaceVenue(
  world: World,
  venue: VenueFile,
  { navigation, wayfinder }: Ways,
  now: Milliseconds,
): readonly WorldEvent[] {
  const turn = beginTurn(world, now);
  const members = [...world.meetings.values()].flatMap((meeting) => meeting.members);
  const led = new Set(members.filter((member) => member.led !== null).map(({ who }) => who));
  const derived = derive(venue, world.event, { navigation, wayfinder });
  for (const member of members) member.led = null;
  Object.assign(world, { venue, navigation, wayfinder, derived });
  world.ways.clear();
  trimCounts(world);
  for (const me of world.attendees.values()) {
    resettle(turn, me);
    renewAsked(turn, me);
  }
  for (const meeting of world.meetings.values()) replan(turn, meeting, led);
  settleArrivals(turn);
  flush(turn);
  return turn.events;
}
