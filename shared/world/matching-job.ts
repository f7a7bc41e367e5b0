/** Who can get a card on a beat, and who is found for whom: on the beat itself, or in a full house bit by bit before it. */
import type { Milliseconds, Place } from '../geometry/point.ts';
import type { Understood } from '../meeting/affinity.ts';
import { seesOthers } from '../meeting/availability.ts';
import { type Candidate, type FoundMatch, type MatchingFloor, matching, WORK } from '../meeting/matching.ts';
import { BEAT, beatOf } from '../meeting/proposal.ts';
import { type Attendee, shownOpening } from './attendee.ts';
import { goOn, jobOf, MOST_AT_ONCE } from './bit-by-bit.ts';
import { FARTHEST, Neighbours, wayBetween } from './neighbours.ts';
import { hadCardToday, pairKey } from './pairs.ts';
import { isEventOpen, type Turn } from './turn.ts';
import { isBlocked, understoodOf, type World } from './world.ts';

/** Whose page was not on screen within this gets no card. */
const VISIBLE_WITHIN = 20_000;
/** How many of the nearest are looked at for one person on their own level. */
const NEAREST = 16;
/** How many of those who suit are looked at for one whom none of these suits. */
const NEAREST_SUITING = 2;
/** A way that was asked for holds for so long, for two who have not moved. */
const WAY_KNOWN_FOR = 60_000;

/** In a full house the search is begun so long before the beat: all that can be asked for, for ten thousand, takes as long. */
const AHEAD: Milliseconds = 4_000;

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

/** Blocked, or already proposed to each other today. */
const isBarred = (world: World, a: string, b: string): boolean => isBlocked(world, a, b) || hadCardToday(world, a, b);

/** Whether two who were found for each other before the beat can still get the card. */
export function isStillGood({ world, now }: Turn, { a, b, understood }: FoundMatch): boolean {
  const isAsFound = (who: string, then: Understood) => {
    const attendee = world.attendees.get(who);
    return attendee !== undefined && isEligible(attendee, now) && understoodOf(world, attendee) === then;
  };
  return isAsFound(a, understood[0]) && isAsFound(b, understood[1]) && !isBarred(world, a, b);
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

/** Everybody who can get a card, each as they are when the search comes to them. */
function* candidatesOf(world: World): Generator<number, Map<string, Candidate>> {
  const candidates = new Map<string, Candidate>();
  for (const attendee of world.attendees.values()) {
    yield WORK.candidate;
    const { now } = world;
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

/** What matching may ask of the World. */
function floorOf(world: World, candidates: ReadonlyMap<string, Candidate>): MatchingFloor {
  const neighbours = new Neighbours(world, candidates);
  const bodyOf = (who: string) => world.attendees.get(who)?.track?.body;
  const ways = freshWays(world);
  const nearest = (who: string, count: number, wanted: (other: string) => boolean) => {
    const known = (other: string) => ways.get(pairKey(who, other))?.metres ?? 0;
    const accept = (other: string) => wanted(other) && !isBarred(world, who, other) && known(other) <= FARTHEST;
    return neighbours
      .of(who, count, accept)
      .map((near) => ({ who: near.who, metres: Math.max(near.metres, known(near.who)) }));
  };
  return {
    near: (who) => nearest(who, NEAREST, () => true),
    nearSuiting: (who, suits) => nearest(who, NEAREST_SUITING, suits),
    way(a, b) {
      const [from, to] = [bodyOf(a), bodyOf(b)];
      if (!from || !to) return Infinity;
      const metres = wayBetween(world, a, b);
      ways.set(pairKey(a, b), { metres, until: world.now + WAY_KNOWN_FOR, from, to });
      return metres;
    },
    isBarred: (a, b) => isBarred(world, a, b),
  };
}

/** Find who is proposed to whom on the beat at this instant. */
function* search(world: World, at: Milliseconds): Generator<number, readonly FoundMatch[]> {
  const candidates = yield* candidatesOf(world);
  const floor = floorOf(world, candidates);
  const matches = yield* matching(candidates, floor, at, simulatedPairs(world, world.now));
  return matches.flatMap((match) => {
    const [a, b] = [candidates.get(match.a), candidates.get(match.b)];
    return a && b ? [{ ...match, understood: [a.understood, b.understood] as const }] : [];
  });
}

/**
 * In a full house, do a bounded part of the next beat's search. People are found as they are when the search comes to them;
 * whoever changes between that and the beat has their card on the next one.
 */
export function searchAhead(turn: Turn): void {
  const { world, now } = turn;
  const { derived } = world;
  const beat = beatOf(now) + BEAT;
  if (now < beat - AHEAD || world.attendees.size <= MOST_AT_ONCE || !isEventOpen(turn)) return;
  if (derived.matching?.beat !== beat) derived.matching = { beat, job: jobOf(search(world, beat), beat - AHEAD) };
  goOn(derived.matching.job, now);
}

/** Who was found for whom for this beat, all of it by now. */
export function foundFor({ world, now }: Turn, beat: Milliseconds): readonly FoundMatch[] {
  const { matching } = world.derived;
  world.derived.matching = null;
  return goOn(matching?.beat === beat ? matching.job : jobOf(search(world, now), now), Infinity) ?? [];
}
