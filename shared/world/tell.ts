/** Notices that say the whole truth about one person: `me` and `meeting`, told when they have changed. */
import { ownAvailability, seesOthers } from '../meeting/availability.ts';
import { endsAt, type Meeting, type MeetingMember, meetingMember } from '../meeting/meeting.ts';
import { memberOf } from '../meeting/proposal.ts';
import { exactUntil } from '../positioning/track.ts';
import type { NoticeOf, OwnPlace } from '../protocol/notices.ts';
import { wayNotice } from './asked-way.ts';
import type { Attendee } from './attendee.ts';
import { ownWordPlace } from './own-word.ts';
import { hoursNow, notify, type Turn } from './turn.ts';
import { wavesLeft } from './waves.ts';
import type { World } from './world.ts';

function ownPlace(world: World, me: Attendee): OwnPlace | null {
  const { track } = me;
  const word = ownWordPlace(world, me);
  const place = word ?? track?.body;
  if (!place) return null;
  const area = (word ? world.derived.index.areaAt(word)?.id : track?.area) ?? track?.fix.area ?? '';
  const confirmedAt = track && Number.isFinite(track.confirmedAt) ? track.confirmedAt : null;
  return {
    level: place.level,
    area,
    marker: me.word ? null : (track?.fix.marker ?? null),
    source: me.word?.by === 'steps' ? 'steps' : word ? 'own-word' : (track?.fix.source ?? 'own-word'),
    seenAt: me.word?.at ?? track?.fix.at ?? 0,
    confirmedAt,
    exactUntil: track ? exactUntil(track) : 0,
    stays: track?.stays ?? false,
  };
}

function meNotice({ world, now }: Turn, me: Attendee): NoticeOf<'me'> {
  return {
    type: 'me',
    availability: ownAvailability(me.availability),
    place: ownPlace(world, me),
    receipt: me.receipt,
    seesOthers: seesOthers(me.availability, me.track, now),
    wavesLeft: wavesLeft(me, now),
  };
}

/** Seconds as the other may know them: in steps of five, so that no step of the way can be told from them. */
const inFives = (seconds: number | null): number | null => (seconds === null ? null : Math.ceil(seconds / 5) * 5);

function meetingNotice(world: World, meeting: Meeting, mine: MeetingMember): NoticeOf<'meeting'> | null {
  const other = meeting.members.find((member) => member !== mine);
  if (!other) return null;
  const walking = meeting.phase === 'walking';
  const { claim } = meeting;
  return {
    type: 'meeting',
    id: meeting.id,
    phase: meeting.phase,
    card: other.card,
    why: mine.why,
    spot: meeting.spot,
    route: walking && mine.route ? { ...mine.route, step: mine.wordStep ?? mine.route.step } : null,
    noWay: walking ? mine.noWay : null,
    otherSeconds: walking ? inFives(other.arrived ? 0 : other.seconds) : null,
    otherLevel: world.attendees.get(other.who)?.track?.body.level ?? null,
    otherArrived: other.arrived,
    iArrived: mine.arrived,
    claim: claim === null ? null : claim.by === mine.who ? 'mine' : 'theirs',
    endsAt: endsAt(meeting),
  };
}

/** Tell the live proposal as this person may know it; nothing of the other's answer is in it. */
export function tellProposal(turn: Turn, me: Attendee): void {
  const proposal = me.proposal === null ? undefined : turn.world.proposals.get(me.proposal);
  const mine = proposal && memberOf(proposal, me.id);
  if (!proposal || !mine || mine.withdrawn) return;
  const other = proposal.members.find((member) => member !== mine);
  if (!other) return;
  notify(turn, me.id, {
    type: 'proposal',
    id: proposal.id,
    card: other.card,
    why: mine.why,
    minutes: proposal.minutes,
    endsAt: proposal.endsAt,
    myAnswer: mine.answer,
  });
}

/** Whether the event is open, and when it opens next. */
function tellHours(turn: Turn, who: string): void {
  const { open, opensAt } = hoursNow(turn);
  notify(turn, who, { type: 'hours', open, opensAt });
}

/** Tell everybody when the event has opened or closed. */
export function tellOpening(turn: Turn): void {
  const { world } = turn;
  const { open } = hoursNow(turn);
  if (world.toldOpen !== null && world.toldOpen !== open)
    for (const who of world.attendees.keys()) tellHours(turn, who);
  world.toldOpen = open;
}

export const tellEncounters = (turn: Turn, me: Attendee): void =>
  notify(turn, me.id, { type: 'encounters', list: me.encounters });

/** Tell everybody who may have something new what is new. Ends every turn. */
export function flush(turn: Turn): void {
  const { world } = turn;
  for (const who of world.stale) {
    const me = world.attendees.get(who);
    if (!me?.connected) continue;
    const told = world.told.get(who) ?? { me: '', meeting: '', line: null, asked: null };
    world.told.set(who, told);
    const mine = meNotice(turn, me);
    const meKey = JSON.stringify(mine);
    if (meKey !== told.me) {
      told.me = meKey;
      notify(turn, who, mine);
    }
    // An asked way is never changed in place.
    const way = me.asked === told.asked ? null : wayNotice(me);
    told.asked = me.asked;
    if (way) notify(turn, who, way);
    const meeting = me.meeting === null ? undefined : world.meetings.get(me.meeting);
    const member = meeting && meetingMember(meeting, who);
    const notice = meeting && member && meetingNotice(world, meeting, member);
    if (!notice) {
      told.meeting = '';
      told.line = null;
      continue;
    }
    // The line and the steps are long and never change in place: comparing which line it is says as much.
    const { route, ...rest } = notice;
    const key = JSON.stringify([rest, route?.step]);
    const line = route?.legs ?? null;
    if (key === told.meeting && line === told.line) continue;
    told.meeting = key;
    told.line = line;
    notify(turn, who, notice);
  }
  world.stale.clear();
}

/** Forget what was told, so that all of it is told again: the phone has come back. */
export function tellAgain(turn: Turn, me: Attendee): void {
  turn.world.told.delete(me.id);
  turn.world.stale.add(me.id);
  tellHours(turn, me.id);
  tellProposal(turn, me);
  tellEncounters(turn, me);
  if (turn.world.unbound.delete(me.id)) notify(turn, me.id, { type: 'badge-ended' });
}
