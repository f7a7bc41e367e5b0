/** Meetings in the World: how they begin, are written, end, and come back after a restart. */
import { CLOSED, ON_MAP_FOR } from '../meeting/availability.ts';
import {
  beginMeeting,
  endsAt,
  KEEP_FOR,
  type Meeting,
  type MeetingMember,
  readMeeting,
  redirect,
  settleArrival,
  writeMeeting,
} from '../meeting/meeting.ts';
import type { Proposal } from '../meeting/proposal.ts';
import type { SpotWalker } from '../meeting/spot-choice.ts';
import { leaving } from '../positioning/track.ts';
import { endAsked } from './asked-way.ts';
import type { Attendee } from './attendee.ts';
import { arriveIfThere, lead, planWay } from './place.ts';
import { notify, store, type Turn, touch } from './turn.ts';
import type { World } from './world.ts';

/** Meetings among simulated people alone are nobody's to find again. */
const isWritten = (meeting: Meeting): boolean => meeting.members.some((member) => !member.simulated);

/** Have the meeting's row written as it is now. */
function putMeeting(turn: Turn, meeting: Meeting): void {
  if (!isWritten(meeting)) return;
  store(turn, { kind: 'meeting-put', meeting: meeting.id, body: writeMeeting(meeting), endsAt: endsAt(meeting) });
}

/** Take a person into a meeting: off everybody's map. */
export function enter(turn: Turn, me: Attendee, meeting: Meeting): void {
  if (me.availability.state === 'open') turn.world.dots.delete(me.availability.dot);
  me.meeting = meeting.id;
  me.availability = { state: meeting.phase, meeting: meeting.id };
  me.votes.clear();
  // They get up to walk there.
  if (me.track) me.track = leaving(me.track);
  endAsked(turn, me, false);
  touch(turn, me.id);
}

/**
 * The meeting of a proposal to which all said yes: 'gone' when one of them has gone meanwhile, 'no-spot' when there is no
 * place that each can get to. Its id is the proposal's, so that no luck is used up by what anybody answered.
 */
export function openMeeting(turn: Turn, proposal: Proposal): 'opened' | 'gone' | 'no-spot' {
  const { world, now } = turn;
  const people = proposal.members.map(({ who }) => world.attendees.get(who));
  const walkers: SpotWalker[] = [];
  for (const person of people) {
    // Who has gone meanwhile is not walked to.
    const isHere = person && person.meeting === null && now - person.heardAt < ON_MAP_FOR;
    if (isHere && person.track) walkers.push({ place: person.track.body, needs: person.needs });
  }
  if (walkers.length < people.length) return 'gone';
  const spot = world.derived.choice.choose(walkers);
  if (!spot) return 'no-spot';
  const members: MeetingMember[] = proposal.members.map(({ who, card, why }) => ({
    who,
    simulated: card.simulated,
    card,
    why,
    route: null,
    noWay: null,
    wordStep: null,
    seconds: null,
    arrived: false,
    led: null,
  }));
  const draft = beginMeeting(`m${proposal.id.slice(1)}`, members, spot, now);
  for (const member of members) planWay(world, draft, member);
  const meeting = beginMeeting(draft.id, members, spot, now);
  world.meetings.set(meeting.id, meeting);
  world.totals.meetings += 1;
  for (const person of people) if (person) enter(turn, person, meeting);
  for (const member of members) arriveIfThere(turn, meeting, member);
  putMeeting(turn, meeting);
  return 'opened';
}

/** Let the meeting's phase take effect on everybody in it, and have it written. */
export function settle(turn: Turn, meeting: Meeting): void {
  const { world } = turn;
  putMeeting(turn, meeting);
  for (const member of meeting.members) {
    const { who } = member;
    if (meeting.phase === 'talking') member.led = null;
    const person = world.attendees.get(who);
    if (!person || person.meeting !== meeting.id) continue;
    if (person.availability.state !== meeting.phase)
      person.availability = { state: meeting.phase, meeting: meeting.id };
    if (meeting.phase === 'talking') world.derived.motion.stop(who);
    touch(turn, who);
  }
}

/** Those who are to walk to a meeting's spot, as far as it is known where they are. */
export const walkersOf = (world: World, { members }: Meeting): SpotWalker[] =>
  members.flatMap(({ who }) => {
    const person = world.attendees.get(who);
    return person?.track ? [{ place: person.track.body, needs: person.needs }] : [];
  });

/** Send a meeting elsewhere whose spot one of its members cannot get to any more, if there is a place that all can. */
function sendElsewhere(turn: Turn, meeting: Meeting): void {
  const { world, now } = turn;
  if (meeting.phase !== 'walking' || !meeting.members.some(({ noWay }) => noWay)) return;
  const spot = world.derived.choice.choose(walkersOf(world, meeting));
  if (!spot || spot.id === meeting.spot.id) return;
  meeting.spot = spot;
  for (const member of meeting.members) {
    if (member.led === null) planWay(world, meeting, member);
    else lead(world, meeting, member);
  }
  redirect(meeting, now);
  for (const member of meeting.members) arriveIfThere(turn, meeting, member);
  settle(turn, meeting);
}

/** Begin the talks of those meetings whose members have all arrived in this turn; who has no way there is led elsewhere. */
export function settleArrivals(turn: Turn): void {
  const { world, now } = turn;
  for (const id of world.arrivals) {
    const meeting = world.meetings.get(id);
    if (!meeting) continue;
    sendElsewhere(turn, meeting);
    if (settleArrival(meeting, now)) settle(turn, meeting);
  }
  world.arrivals.clear();
}

/** End a meeting for all. `by` ended it and needs no sentence; the others read the neutral one. */
export function endMeeting(turn: Turn, meeting: Meeting, by: string | null): void {
  const { world, now } = turn;
  const met = meeting.metAt;
  world.meetings.delete(meeting.id);
  if (met !== null) world.totals.met += 1;
  for (const member of meeting.members) {
    const person = world.attendees.get(member.who);
    const other = meeting.members.find((one) => one !== member);
    const until = now + KEEP_FOR;
    const keep =
      met === null || !other
        ? null
        : {
            ticket: world.proofs.sealKeep({
              meeting: meeting.id,
              person: member.who,
              members: meeting.members.map(({ who }) => who),
              area: meeting.spot.area,
              metAt: met,
              until,
            }),
            until,
            card: other.card,
          };
    if (!person) continue;
    world.derived.motion.stop(person.id);
    if (person.meeting === meeting.id) {
      person.meeting = null;
      person.availability = CLOSED;
    }
    const over = { type: 'meeting-over', id: meeting.id, keep, byMe: member.who === by } as const;
    person.lastOver = keep === null ? person.lastOver : over;
    notify(turn, person.id, over);
    touch(turn, person.id);
  }
  if (isWritten(meeting)) store(turn, { kind: 'meeting-erase', meeting: meeting.id });
}

/** A meeting that was under way when the server stopped; whatever cannot be read, or is over, is erased. */
export function restoreMeeting(turn: Turn, id: string, body: string): void {
  const { world, now } = turn;
  if (world.meetings.has(id)) return;
  const meeting = readMeeting(id, body, world.derived.spots);
  const busy = meeting?.members.some(({ who }) => world.attendees.get(who)?.meeting != null) ?? false;
  if (!meeting || busy || now >= endsAt(meeting)) {
    store(turn, { kind: 'meeting-erase', meeting: id });
    return;
  }
  world.meetings.set(id, meeting);
  for (const { who } of meeting.members) {
    const person = world.attendees.get(who);
    if (person) enter(turn, person, meeting);
  }
}

/** The meeting that this person was in before the server stopped, if it is still under way. */
export const meetingWith = (turn: Turn, who: string): Meeting | undefined =>
  [...turn.world.meetings.values()].find(({ members }) => members.some((member) => member.who === who));
