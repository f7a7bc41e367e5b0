/** Places of attendees: what a fix does to somebody, and what moving does to their meeting. */
import type { Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { ARRIVED_WITHIN, type Meeting, type MeetingMember, meetingMember } from '../meeting/meeting.ts';
import { ownRoute, rideSeconds, secondsLeft, stepAt } from '../meeting/way.ts';
import { type Fix, isHeard } from '../positioning/fix.ts';
import { isProven, moveTo, type Track, takeFix } from '../positioning/track.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import type { NoWay, Way } from '../routing/way.ts';
import { paceOf } from '../routing/weights.ts';
import { placeAsked, rodeAsked, walkedAsked } from './asked-way.ts';
import type { Attendee } from './attendee.ts';
import { walkTo } from './drawn.ts';
import { forgetHeard } from './hearing.ts';
import { type Turn, touch } from './turn.ts';
import { stand, type World } from './world.ts';

export const meetingOf = (world: World, me: Attendee): Meeting | null =>
  (me.meeting === null ? undefined : world.meetings.get(me.meeting)) ?? null;

/** Whether this track proves somebody to be at the meeting's spot: its own sign, or within 4 m, in time. */
function isAtSpot(world: World, meeting: Meeting, track: Track): boolean {
  const { fix, body } = track;
  const { spot } = meeting;
  // Which beacons hang there is no secret.
  if (fix.source === 'phone') return false;
  // A badge may be worn by another, and its picture held up anywhere.
  if (fix.source === 'kiosk') return false;
  if (fix.at < meeting.startedAt && !isProven(track, meeting.startedAt)) return false;
  if (fix.marker !== null && world.derived.index.marker(fix.marker)?.meetingPoint === spot.id) return true;
  if (fix.accuracyMetres > ARRIVED_WITHIN || body.level !== spot.level) return false;
  return distanceBetween(body, spot) <= ARRIVED_WITHIN;
}

/** Note whether a member is proven to be at the spot. Talking begins by settleArrivals, at the turn's end. */
export function arriveIfThere(turn: Turn, meeting: Meeting, member: MeetingMember): void {
  const track = turn.world.attendees.get(member.who)?.track;
  member.arrived = track != null && isAtSpot(turn.world, meeting, track);
  turn.world.arrivals.add(meeting.id);
}

/**
 * Somebody's way to a place, keeping their needs: from where they say that they are, if a way leads from there, else from
 * where they are proven to be; null when nobody knows where that is.
 */
function planRoute(world: World, { track, word, needs }: Attendee, to: Place): Way | NoWay | null {
  const wishes = { needs, crowd: world.counts.density };
  const said = track && word && world.wayfinder.way(word.place, to, wishes);
  return said && !('reason' in said) ? said : track && world.wayfinder.way(track.body, to, wishes);
}

/** Make the member's way anew from where they are proven to be. */
export function planWay(world: World, meeting: Meeting, member: MeetingMember): void {
  const me = world.attendees.get(member.who);
  const way = me ? planRoute(world, me, meeting.spot) : null;
  const found = way !== null && !('reason' in way) ? way : null;
  member.wordStep = null;
  member.route = found && ownRoute(found);
  member.noWay = way !== null && 'reason' in way ? way : null;
  member.seconds = found?.seconds ?? null;
}

/** A member of a meeting has been proven to be somewhere: step on, plan anew when strayed, arrive. */
function placeProven(turn: Turn, meeting: Meeting, member: MeetingMember, track: Track, scanned: boolean): void {
  const { world } = turn;
  arriveIfThere(turn, meeting, member);
  if (meeting.phase === 'walking') {
    const step = member.route && stepAt(member.route, track.body);
    if (member.route === null || step === null) {
      planWay(world, meeting, member);
    } else if (scanned || step > (member.wordStep ?? -1)) {
      member.wordStep = null;
      member.route = { ...member.route, step };
    }
    const pace = paceOf(world.attendees.get(member.who)?.needs ?? []);
    member.seconds = member.route && secondsLeft(member.route, track.body, pace);
  }
  for (const { who } of meeting.members) touch(turn, who);
}

/** Believe a fix about somebody, as far as their track does. */
export function believe(turn: Turn, me: Attendee, fix: Fix): void {
  const { world } = turn;
  const { track, pull } = takeFix(me.track, fix);
  // What is believed takes the place of what they said.
  if (track.fix !== me.track?.fix || track.confirmedAt !== me.track.confirmedAt) me.word = null;
  stand(world, me, track);
  touch(turn, me.id);
  if (!isHeard(fix)) forgetHeard(world, me.id);
  if (pull === 'jump') {
    world.derived.motion.stop(me.id);
  } else if (pull === 'walk') {
    walkTo(world, me, fix.place, fix.accuracyMetres);
  }
  const meeting = meetingOf(world, me);
  const member = meeting && meetingMember(meeting, me.id);
  if (member && pull !== 'stay') member.led = null;
  if (meeting && member && pull !== 'walk') placeProven(turn, meeting, member, track, fix.source === 'sign');
  if (me.asked && pull !== 'stay') me.asked = { ...me.asked, led: null };
  if (pull !== 'walk') placeAsked(turn, me, track, fix.source === 'sign');
}

/** Lead a member's body along their way at walking speed, from where it stands; false when there is none to walk. */
export function lead(world: World, meeting: Meeting, member: MeetingMember): boolean {
  const me = world.attendees.get(member.who);
  if (me) me.word = null;
  planWay(world, meeting, member);
  member.led = null;
  const { route } = member;
  return route !== null && route.lengthMetres > 0 && leadAlong(world, member, 0);
}

/** Lead a member along one leg of their way, from its beginning; false when the way has no such leg. */
function leadAlong(world: World, member: MeetingMember, leg: number): boolean {
  const walk = member.route?.legs[leg];
  if (!walk) return false;
  member.led = leg;
  world.rides.delete(member.who);
  world.derived.motion.walk(member.who, walk.level, walk.line, WALKING_SPEED);
  return true;
}

/** Have somebody who is led ride on from where their leg ended, as long as that takes; false when the way ends there. */
function ride({ world, now }: Turn, me: Attendee, member: MeetingMember): boolean {
  const { route, led } = member;
  if (route === null || route.legs[(led ?? 0) + 1] === undefined) return false;
  world.rides.set(me.id, now + 1000 * rideSeconds(route, paceOf(me.needs)));
  return true;
}

/** Let those come out on their floor whose ride is over. */
function endRides(turn: Turn): void {
  const { world, now } = turn;
  for (const [who, until] of world.rides) {
    if (now < until) continue;
    world.rides.delete(who);
    const me = world.attendees.get(who);
    if (!me?.track) continue;
    const meeting = meetingOf(world, me);
    const member = meeting && meetingMember(meeting, who);
    if (meeting && member) {
      if (member.led === null || !leadOn(turn, me, me.track, member)) continue;
      placeProven(turn, meeting, member, me.track, false);
    } else rodeAsked(turn, me, me.track);
  }
}

/** Have somebody who is led step out of the stairs or lift that their leg ended at; false when the way ends there. */
function leadOn(turn: Turn, me: Attendee, track: Track, member: MeetingMember): boolean {
  const { world } = turn;
  const leg = (member.led ?? 0) + 1;
  const next = member.route?.legs[leg];
  const [out] = next?.line ?? [];
  if (!next || !out) return false;
  const place = { level: next.level, x: out.x, y: out.y };
  stand(world, me, moveTo(track, place, world.derived.index.areaAt(place)?.id ?? null));
  return leadAlong(world, member, leg);
}

/** Let the bodies walk on until now. */
export function advanceBodies(turn: Turn): void {
  const { world, now } = turn;
  const span = now - world.movedAt;
  world.movedAt = now;
  if (span <= 0) return;
  endRides(turn);
  for (const { who, place, ended } of world.derived.motion.advance(span)) {
    const me = world.attendees.get(who);
    if (!me?.track) {
      world.derived.motion.stop(who);
      continue;
    }
    const meeting = meetingOf(world, me);
    const member = meeting && meetingMember(meeting, who);
    const led = meeting !== null && member?.led != null;
    const area = world.derived.index.areaAt(place)?.id ?? me.track.area;
    const track = moveTo(me.track, place, area);
    stand(world, me, track);
    if (ended === 'stuck' && led && member) {
      // Something is in the way of this one: another leads on from here.
      lead(world, meeting, member);
      touch(turn, who);
    } else if (ended !== null && led && member && ride(turn, me, member)) {
      placeProven(turn, meeting, member, me.track, false);
    } else if (ended !== null && led && member) {
      member.led = null;
      believe(turn, me, {
        place: { level: meeting.spot.level, x: meeting.spot.x, y: meeting.spot.y },
        accuracyMetres: 1,
        at: now,
        source: 'demo',
        marker: null,
        area: meeting.spot.area,
      });
    } else if (meeting && member && (ended !== null || Math.floor(now / 1000) !== world.second)) {
      placeProven(turn, meeting, member, me.track, false);
    } else if (ended !== null || Math.floor(now / 1000) !== world.second) {
      walkedAsked(turn, me, track, ended);
    }
  }
}
