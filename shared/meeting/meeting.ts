/** Meetings: members walking to one spot, then talking, then over. Each way to the end is a function here. */
import * as z from 'zod/mini';
import type { Metres, Milliseconds } from '../geometry/point.ts';
import type { Card, MeetingSpot, OwnRoute, Why } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { NoWay } from '../routing/way.ts';

export interface MeetingMember {
  readonly who: string;
  readonly simulated: boolean;
  /** What the others read of this member. */
  readonly card: Card;
  /** Why, as this member reads it. */
  readonly why: Why;
  /** The way from where this member was last proven to be; null while nobody knows that. */
  route: OwnRoute | null;
  /** Why there is none from there; null where there is one. */
  noWay: NoWay | null;
  /** The step said by the member's own word: shown to nobody else. */
  wordStep: number | null;
  /** Seconds to the spot by the last proven place; null when nobody knows. */
  seconds: number | null;
  /** Proven to be at the spot: the spot's own sign, or within 4 m of it. */
  arrived: boolean;
  /** The leg of the way along which the demo's "walk for me" leads them now; null when it does not. */
  led: number | null;
}

/** "We met" by one member, which the other may take back until it is settled or the talk is over. */
interface Claim {
  readonly by: string;
}

export interface Meeting {
  readonly id: string;
  readonly members: readonly MeetingMember[];
  /** Another one only when a new version of the venue has it no more. */
  spot: MeetingSpot;
  readonly startedAt: Milliseconds;
  /** When walking ends by itself. */
  walkUntil: Milliseconds;
  phase: 'walking' | 'talking';
  /** When talking began. */
  metAt: Milliseconds | null;
  /** When talking ends by itself. */
  talkUntil: Milliseconds | null;
  claim: Claim | null;
}

/** Within this of the spot one has arrived. */
export const ARRIVED_WITHIN: Metres = 4;
const WALK_GRACE: Milliseconds = 3 * 60_000;
const LONGEST_TALK: Milliseconds = 30 * 60_000;
/** A meeting may be kept for so long after its end. */
export const KEEP_FOR: Milliseconds = 48 * 3_600_000;

function walkEnds(members: readonly MeetingMember[], now: Milliseconds): Milliseconds {
  const planned = Math.max(...members.map((member) => member.seconds ?? 0));
  return Math.round(now + 2 * planned * 1000 + WALK_GRACE);
}

/** A meeting that begins: walking ends by itself after twice the longer planned walk and three minutes. */
export function beginMeeting(
  id: string,
  members: readonly MeetingMember[],
  spot: MeetingSpot,
  now: Milliseconds,
): Meeting {
  return {
    id,
    members,
    spot,
    startedAt: now,
    walkUntil: walkEnds(members, now),
    phase: 'walking',
    metAt: null,
    talkUntil: null,
    claim: null,
  };
}

/** The spot is another one now, and the ways are planned: walking has the time that these want, if it has not more. */
export function redirect(meeting: Meeting, now: Milliseconds): void {
  meeting.walkUntil = Math.max(meeting.walkUntil, walkEnds(meeting.members, now));
}

export const meetingMember = (meeting: Meeting, who: string): MeetingMember | undefined =>
  meeting.members.find((member) => member.who === who);

export const endsAt = (meeting: Meeting): Milliseconds => meeting.talkUntil ?? meeting.walkUntil;

function beginTalking(meeting: Meeting, now: Milliseconds): void {
  meeting.phase = 'talking';
  meeting.metAt = now;
  meeting.talkUntil = now + LONGEST_TALK;
}

/** All are proven to be there: they talk. Returns whether that changed anything. */
export function settleArrival(meeting: Meeting, now: Milliseconds): boolean {
  if (!meeting.members.every((member) => member.arrived)) return false;
  if (meeting.phase === 'talking') {
    if (meeting.claim === null) return false;
    meeting.claim = null;
    return true;
  }
  beginTalking(meeting, now);
  return true;
}

/**
 * One says "we met": they talk, and the other may take it back. The other's own "we met" settles it, and so does proof
 * that all are there.
 */
export function claimMet(meeting: Meeting, who: string, now: Milliseconds): void {
  if (meeting.phase === 'walking') {
    beginTalking(meeting, now);
    meeting.claim = { by: who };
  } else if (meeting.claim !== null && meeting.claim.by !== who) {
    meeting.claim = null;
  }
}

/** Take back the other's "we met": walking goes on with its old deadline, or for three minutes where that is over or near. */
export function takeBack(meeting: Meeting, who: string, now: Milliseconds): Refusal | null {
  const { claim } = meeting;
  if (claim === null || claim.by === who) return 'nothing-to-take-back';
  meeting.claim = null;
  meeting.walkUntil = Math.max(meeting.walkUntil, now + WALK_GRACE);
  meeting.phase = 'walking';
  meeting.metAt = null;
  meeting.talkUntil = null;
  return null;
}

const strings = z.array(z.string());
const whySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('they-give'), topic: z.string() }),
  z.strictObject({ kind: z.literal('you-give'), topic: z.string() }),
  z.strictObject({ kind: z.literal('each-gives'), theirs: z.string(), yours: z.string() }),
  z.strictObject({ kind: z.literal('nearby') }),
]);
const cardSchema = z.strictObject({
  firstName: z.string(),
  gives: strings,
  seeks: strings,
  giveLine: z.string(),
  seekLine: z.string(),
  languages: strings,
  simulated: z.boolean(),
});
const instant = z.number();
/** What is written of a meeting under way. No position: the spot is named by its id alone. */
const written = z.strictObject({
  members: z
    .array(z.strictObject({ who: z.string(), simulated: z.boolean(), card: cardSchema, why: whySchema }))
    .check(z.minLength(2), z.maxLength(6)),
  spot: z.string(),
  startedAt: instant,
  walkUntil: instant,
  phase: z.enum(['walking', 'talking']),
  metAt: z.nullable(instant),
  talkUntil: z.nullable(instant),
  claim: z.nullable(z.object({ by: z.string() })),
});

/** The meeting as the store keeps it: members, spot, phase, deadlines, cards; no position. */
export function writeMeeting(meeting: Meeting): string {
  const body: z.infer<typeof written> = {
    members: meeting.members.map(({ who, simulated, card, why }) => ({
      who,
      simulated,
      card: { ...card, gives: [...card.gives], seeks: [...card.seeks], languages: [...card.languages] },
      why,
    })),
    spot: meeting.spot.id,
    startedAt: meeting.startedAt,
    walkUntil: meeting.walkUntil,
    phase: meeting.phase,
    metAt: meeting.metAt,
    talkUntil: meeting.talkUntil,
    claim: meeting.claim,
  };
  return JSON.stringify(body);
}

/** A meeting as it was written; null when the text is not one, or its spot is not in this venue any more. */
export function readMeeting(id: string, body: string, spots: readonly MeetingSpot[]): Meeting | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const parsed = written.safeParse(json);
  if (!parsed.success) return null;
  const { members, spot: spotId, ...rest } = parsed.data;
  const spot = spots.find((candidate) => candidate.id === spotId);
  if (!spot) return null;
  return {
    id,
    ...rest,
    spot,
    members: members.map((member) => ({
      ...member,
      route: null,
      noWay: null,
      wordStep: null,
      seconds: null,
      arrived: false,
      led: null,
    })),
  };
}
