/** Proposals in the World: made and ended on the beat, withdrawn in silence. */
import { CLOSED } from '../meeting/availability.ts';
import type { FoundMatch } from '../meeting/matching.ts';
import { cardOf } from '../meeting/profile.ts';
import { BEAT, makeProposal, memberOf, opensMeeting, type Proposal } from '../meeting/proposal.ts';
import { leaving } from '../positioning/track.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import type { Attendee } from './attendee.ts';
import { foundFor, isStillGood } from './matching-job.ts';
import { openMeeting } from './meetings.ts';
import { plainWay } from './neighbours.ts';
import { noteCard } from './pairs.ts';
import { nextId } from './random.ts';
import { tellProposal } from './tell.ts';
import { isEventOpen, notify, type Turn, touch } from './turn.ts';
import type { World } from './world.ts';

/** A beat that comes so late begins its cards' minute itself. */
const LATE_BEAT = 1_000;
/** So many cards end in one tick; a meeting's spot and ways take a millisecond. */
const MOST_ENDED = 40;

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

/**
 * End the proposals whose time is over: a meeting where all said yes, the neutral sentence everywhere else. In a full
 * house a part of them in each tick, whatever anybody answered: when one's own is over tells nothing of others.
 */
export function endProposals(turn: Turn): void {
  const { world, now } = turn;
  let ended = 0;
  for (const proposal of world.proposals.values()) {
    if (now < proposal.endsAt) continue;
    ended += 1;
    if (ended > MOST_ENDED) return;
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

/** A face that a card has shown is off the other's map until one of them opens anew: nobody sees who left after a no. */
function face(one: Attendee, other: Attendee): void {
  if (other.availability.state === 'open') one.faced.set(other.id, other.availability.dot);
}

function propose(turn: Turn, match: FoundMatch): void {
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

/** Make the proposals of this beat. */
export function makeProposals(turn: Turn): void {
  const { world, now } = turn;
  if (!isEventOpen(turn)) {
    world.derived.matching = null;
    return;
  }
  for (const match of foundFor(turn, world.beat)) {
    if (!isStillGood(turn, match)) continue;
    for (const who of match.suits ? [match.a, match.b] : []) {
      const attendee = world.attendees.get(who);
      if (attendee) attendee.lonelySince = now;
    }
    propose(turn, match);
  }
}
