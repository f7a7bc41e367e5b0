/** Proposals in the World: made and ended on the beat, withdrawn in silence. */
import type { Place } from '../geometry/point.ts';
import { CLOSED, seesOthers } from '../meeting/availability.ts';
import { type Candidate, type Match, matchBeat } from '../meeting/matching.ts';
import { cardOf } from '../meeting/profile.ts';
import { BEAT, makeProposal, memberOf, opensMeeting, type Proposal } from '../meeting/proposal.ts';
import { leaving } from '../positioning/track.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import { type Attendee, shownOpening } from './attendee.ts';
import { openMeeting } from './meetings.ts';
import { FARTHEST, Neighbours, plainWay, wayBetween } from './neighbours.ts';
import { hadCardToday, noteCard, pairKey } from './pairs.ts';
import { nextId } from './random.ts';
import { tellProposal } from './tell.ts';
import { isEventOpen, notify, type Turn, touch } from './turn.ts';
import { isBlocked, understoodOf, type World } from './world.ts';

/** Whose page was not on screen within this gets no card. */
const VISIBLE_WITHIN = 20_000;
/** How many of the nearest are looked at for one person on their own level. */
const NEAREST = 16;
/** How many of those who suit are looked at for one whom none of these suits. */
const NEAREST_SUITING = 2;
/** A way that was asked for holds for so long, for two who have not moved. */
const WAY_KNOWN_FOR = 60_000;
/** A beat that comes so late begins its cards' minute itself. */
const LATE_BEAT = 1_000;

/** Close somebody's availability at once. */
export function close(turn: Turn, me: Attendee): void {
  if (me.availability.state === 'open') turn.world.dots.delete(me.availability.dot);
  if (me.availability.state === 'open' || me.availability.state === 'closed') me.availability = CLOSED;
  me.votes.clear();
  if (me.track) me.track = leaving(me.track);
  touch(turn, me.id);
}

/** The live proposal that this person has not withdrawn from. */
export function liveProposal(world: World, me: Attendee): Proposal | null {
  const proposal = me.proposal === null ? undefined : world.proposals.get(me.proposal);
  return proposal && memberOf(proposal, me.id)?.withdrawn === false ? proposal : null;
}

/** Take this person out of their live proposal: a no that the others cannot tell from one. It holds both all the same. */
export function withdraw(turn: Turn, me: Attendee): void {
  const proposal = liveProposal(turn.world, me);
  const mine = proposal && memberOf(proposal, me.id);
  if (!proposal || !mine) return;
  mine.withdrawn = true;
  notify(turn, me.id, { type: 'proposal-over', id: proposal.id });
}

/** End the proposals whose time is over: a meeting where all said yes, the neutral sentence everywhere else. */
export function endProposals(turn: Turn): void {
  const { world, now } = turn;
  for (const proposal of world.proposals.values()) {
    if (now < proposal.endsAt) continue;
    world.proposals.delete(proposal.id);
    for (const { who } of proposal.members) {
      const member = world.attendees.get(who);
      if (member?.proposal !== proposal.id) continue;
      member.proposal = null;
      // Again, for whoever closed and opened anew meanwhile: that must not show in when they come back.
      for (const other of proposal.members) {
        const them = world.attendees.get(other.who);
        if (them && them !== member) face(member, them);
      }
    }
    const outcome = opensMeeting(proposal) && isEventOpen(turn) ? openMeeting(turn, proposal) : null;
    if (outcome === 'opened') continue;
    const over = { type: 'proposal-over', id: proposal.id } as const;
    for (const { who, withdrawn } of proposal.members) {
      if (!withdrawn) notify(turn, who, outcome === 'no-spot' ? { ...over, noSpot: true } : over);
    }
  }
}

/**
 * Whether somebody can get a card on this beat. A card holds a name and gives, so it goes to those alone who may see
 * them. Nothing here depends on what anybody ever answered.
 */
function isEligible(attendee: Attendee, now: number): boolean {
  return (
    attendee.connected &&
    seesOthers(attendee.availability, attendee.track, now) &&
    attendee.proposal === null &&
    attendee.track !== null &&
    shownOpening(attendee, now) !== null &&
    now - attendee.visibleAt <= VISIBLE_WITHIN
  );
}

function candidatesOf(turn: Turn): Map<string, Candidate> {
  const { world, now } = turn;
  const candidates = new Map<string, Candidate>();
  for (const attendee of world.attendees.values()) {
    const understood = isEligible(attendee, now) ? understoodOf(world, attendee) : null;
    if (!understood) continue;
    const votes = new Set<string>();
    for (const [whom, until] of attendee.votes) if (now < until) votes.add(whom);
    const { id, simulated, lonelySince } = attendee;
    const openSince = shownOpening(attendee, now)?.since ?? now;
    candidates.set(id, { who: id, simulated, understood, openSince, lonelySince, votes });
  }
  return candidates;
}

/** How many pairs of simulated people may be made: at most an eighth are engaged among themselves. */
function simulatedPairs(world: World, now: number): number {
  let all = 0;
  let engaged = 0;
  const others = (members: readonly { readonly who: string }[]) =>
    members.every(({ who }) => world.attendees.get(who)?.simulated === true);
  for (const attendee of world.attendees.values()) {
    if (!attendee.simulated) continue;
    const proposal = attendee.proposal === null ? undefined : world.proposals.get(attendee.proposal);
    const meeting = attendee.meeting === null ? undefined : world.meetings.get(attendee.meeting);
    if (proposal || meeting || shownOpening(attendee, now)) all += 1;
    if ((proposal && others(proposal.members)) || (meeting && others(meeting.members))) engaged += 1;
  }
  return Math.max(0, Math.floor((all / 8 - engaged) / 2));
}

/** A face that a card has shown is off the other's map until one of them opens anew: nobody sees who left after a no. */
function face(one: Attendee, other: Attendee): void {
  if (other.availability.state === 'open') one.faced.set(other.id, other.availability.dot);
}

function propose(turn: Turn, match: Match): void {
  const { world, now } = turn;
  const a = world.attendees.get(match.a);
  const b = world.attendees.get(match.b);
  if (!a?.profile || !b?.profile) return;
  const late = now - world.beat > LATE_BEAT ? BEAT : 0;
  const proposal = makeProposal(
    nextId(world.random, 'p'),
    [
      { who: a.id, card: cardOf(a.profile, a.simulated), why: match.whyA },
      { who: b.id, card: cardOf(b.profile, b.simulated), why: match.whyB },
    ],
    // As anybody would walk it: a card must not tell what the other needs.
    plainWay(world, a, b, match.metres) / WALKING_SPEED,
    world.beat + late,
  );
  world.proposals.set(proposal.id, proposal);
  world.totals.proposals += 1;
  noteCard(turn, a.id, b.id);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    one.proposal = proposal.id;
    one.votes.delete(other.id);
    face(one, other);
    tellProposal(turn, one);
  }
}

/**
 * The ways that were asked for on the last beats and still hold: who suits and stands behind a long wall is not asked
 * about on every beat. Whoever has moved since is another matter.
 */
function freshWays(world: World): World['ways'] {
  const stands = (who: string, at: Place) => world.attendees.get(who)?.track?.body === at;
  for (const [key, { until, from, to }] of world.ways) {
    const [a = '', b = ''] = key.split('|');
    const same = (stands(a, from) && stands(b, to)) || (stands(a, to) && stands(b, from));
    if (world.now >= until || !same) world.ways.delete(key);
  }
  return world.ways;
}

/** Make the proposals of this beat. */
export function makeProposals(turn: Turn): void {
  const { world, now } = turn;
  if (!isEventOpen(turn)) return;
  const candidates = candidatesOf(turn);
  const neighbours = new Neighbours(world, candidates);
  const bodyOf = (who: string) => world.attendees.get(who)?.track?.body;
  const ways = freshWays(world);
  const isBarred = (a: string, b: string) => isBlocked(world, a, b) || hadCardToday(world, a, b);
  const nearest = (who: string, count: number, wanted: (other: string) => boolean) => {
    const known = (other: string) => ways.get(pairKey(who, other))?.metres ?? 0;
    const accept = (other: string) => wanted(other) && !isBarred(who, other) && known(other) <= FARTHEST;
    return neighbours
      .of(who, count, accept)
      .map((near) => ({ who: near.who, metres: Math.max(near.metres, known(near.who)) }));
  };
  const { matches, suited } = matchBeat(
    candidates,
    {
      near: (who) => nearest(who, NEAREST, () => true),
      nearSuiting: (who, suits) => nearest(who, NEAREST_SUITING, suits),
      way(a, b) {
        const [from, to] = [bodyOf(a), bodyOf(b)];
        if (!from || !to) return Infinity;
        const metres = wayBetween(world, a, b);
        ways.set(pairKey(a, b), { metres, until: now + WAY_KNOWN_FOR, from, to });
        return metres;
      },
      isBarred,
    },
    now,
    simulatedPairs(world, now),
  );
  for (const who of suited) {
    const attendee = world.attendees.get(who);
    if (attendee) attendee.lonelySince = now;
  }
  for (const match of matches) propose(turn, match);
}
