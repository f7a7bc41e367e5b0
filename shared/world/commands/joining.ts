/** Coming, joining and leaving. */
import { CLOSED, LONGEST_OPENING, PLACE_GOOD_FOR } from '../../meeting/availability.ts';
import { meetingMember } from '../../meeting/meeting.ts';
import { cleanProfile } from '../../meeting/profile.ts';
import { fixOfKiosk, fixOfSign } from '../../positioning/fix.ts';
import type { Profile, Show } from '../../protocol/commands.ts';
import { renewAsked } from '../asked-way.ts';
import type { Attendee } from '../attendee.ts';
import { forgetHeard } from '../hearing.ts';
import { endMeeting } from '../meetings.ts';
import { forgetFaces, openAt } from '../openings.ts';
import { believe, meetingOf, planWay } from '../place.ts';
import type { ScanReceipt } from '../proofs.ts';
import { close, withdraw } from '../proposals.ts';
import { tellAgain, tellEncounters } from '../tell.ts';
import { isEventOpen, notify, store, type Turn, touch } from '../turn.ts';
import { understoodOf } from '../world.ts';
import type { Handler } from './handler.ts';
import { inOrder } from './needing.ts';

/** An older receipt says nothing about where somebody is today. */
const RECEIPT_GOOD_FOR = 12 * 3_600_000;

function adopt(turn: Turn, me: Attendee, profile: Profile): void {
  const { derived, totals } = turn.world;
  if (me.profile === null) totals.joined += 1;
  me.profile = profile;
  me.said = null;
  derived.understood.delete(me.id);
  me.face = null;
  // Now and not on the beat, when everybody's would be understood at once.
  understoodOf(turn.world, me);
  sealReceipt(turn, me);
  touch(turn, me.id);
}

/** Seal the last scan for the device to keep: the word of the server, given to those who have joined. */
export function sealReceipt({ world }: Turn, me: Attendee): void {
  const sign = me.track?.sign;
  if (!sign || !me.profile) return;
  const { marker, at, by } = sign;
  me.receipt = world.proofs.sealReceipt({ person: me.id, marker, at, ...(by === 'kiosk' && { by }) });
}

/** What the device brings back as our own word on this person's last scan; null when it is not, or is too old. */
function genuineReceipt({ world, now }: Turn, me: Attendee, sealed: string | null): ScanReceipt | null {
  const receipt = sealed === null ? null : world.proofs.openReceipt(sealed);
  if (receipt === null || receipt.person !== me.id) return null;
  return receipt.at <= now && now - receipt.at <= RECEIPT_GOOD_FOR ? receipt : null;
}

function restorePlace(turn: Turn, me: Attendee, receipt: ScanReceipt, sealed: string): void {
  const marker = turn.world.derived.index.marker(receipt.marker);
  if (!marker || (me.track !== null && me.track.fix.at >= receipt.at)) return;
  believe(turn, me, receipt.by === 'kiosk' ? fixOfKiosk(marker, receipt.at) : fixOfSign(marker, receipt.at));
  me.receipt = sealed;
}

/** Nobody can have been open for longer than an opening that began when their scan was just good enough. */
function restoreOpening(turn: Turn, me: Attendee, scannedAt: number, until: number, show: Show): void {
  const { now } = turn;
  const lasts = until > now && until <= Math.min(now, scannedAt + PLACE_GOOD_FOR) + LONGEST_OPENING;
  if (!lasts || me.meeting !== null || me.track === null || !isEventOpen(turn)) return;
  openAt(turn, me, until, show);
}

export const hello: Handler<'hello'> = (turn, me, command) => {
  const { world } = turn;
  me.language = command.language;
  const needs = inOrder(command.needs ?? me.needs);
  const needsOther = needs.join() !== me.needs.join();
  me.needs = needs;
  const here = me.meeting !== null || isEventOpen(turn);
  const receipt = genuineReceipt(turn, me, command.receipt);
  if (receipt && command.receipt !== null) {
    if (here) restorePlace(turn, me, receipt, command.receipt);
    // For the device to keep until the event opens.
    else me.receipt ??= command.receipt;
  }
  if (me.profile === null && command.profile !== null) {
    // Only those come back by themselves who can show that they had joined: age, hours and code were asked then.
    const known = here && (me.meeting !== null || receipt !== null) && world.proofs.mayReturn(me.id);
    const profile = cleanProfile(command.profile, new Set(world.derived.topics.keys()));
    if (typeof profile !== 'string' && !here) me.said = profile;
    if (typeof profile !== 'string' && known) {
      adopt(turn, me, profile);
      if (receipt && command.open) restoreOpening(turn, me, receipt.at, command.open.until, command.open.show);
    }
  }
  const meeting = meetingOf(world, me);
  const member = meeting && meetingMember(meeting, me.id);
  if (meeting && member && meeting.phase === 'walking' && (member.route === null || needsOther)) {
    if (member.led !== null) world.derived.motion.stop(me.id);
    member.led = null;
    planWay(world, meeting, member);
    // Where no way is left, the turn's end looks for another spot.
    world.arrivals.add(meeting.id);
  }
  if (needsOther) renewAsked(turn, me);
  tellAgain(turn, me);
  if (me.lastOver?.keep && turn.now <= me.lastOver.keep.until) notify(turn, me.id, me.lastOver);
  return null;
};

export const join: Handler<'join'> = (turn, me, command) => {
  const { world } = turn;
  const isNew = me.profile === null;
  const isOutside = isNew && !isEventOpen(turn);
  if (isOutside && me.said === null) return 'event-not-open';
  if (isNew && world.event.minimumAgeYears > 0 && !command.oldEnough) return 'not-old-enough';
  const profile = cleanProfile(command.profile, new Set(world.derived.topics.keys()));
  if (typeof profile === 'string') return profile;
  if (isOutside) {
    me.said = profile;
    return null;
  }
  // Last, for a code of one's own is used up by it.
  const refusal = isNew && !me.simulated ? world.proofs.admits(me.id, command.admissionCode ?? '') : null;
  if (refusal !== null) return refusal;
  adopt(turn, me, profile);
  me.visibleAt = turn.now;
  return null;
};

export const present: Handler<'present'> = (turn, me, command) => {
  me.visibleAt = command.visible ? turn.now : Number.NEGATIVE_INFINITY;
  return null;
};

/** What a phone looks at is the sender's business; here it is a sign of life. */
export const look: Handler<'look'> = () => null;

export const leave: Handler<'leave'> = (turn, me) => {
  putOut(turn, me);
  store(turn, { kind: 'forget', person: me.id });
  return null;
};

/** From now on this one is a guest; whoever is in a card or meeting with them reads the sentence that says nothing. */
export function putOut(turn: Turn, me: Attendee): void {
  const { world } = turn;
  withdraw(turn, me);
  close(turn, me);
  const meeting = meetingOf(world, me);
  if (meeting) endMeeting(turn, meeting, me.id);
  world.derived.motion.stop(me.id);
  forgetHeard(world, me.id);
  for (const [badge, who] of world.badges) if (who === me.id) world.badges.delete(badge);
  world.derived.understood.delete(me.id);
  // Still held by a live card, and still blocked by whom they were: the rest is a guest's.
  Object.assign(me, {
    profile: null,
    said: null,
    availability: CLOSED,
    track: null,
    word: null,
    receipt: null,
    needs: [],
    asked: null,
    encounters: [],
    lastOver: null,
    face: null,
    gaze: null,
  });
  // The waves of this hour stay counted, and whom a live card shows stays off my map: coming anew changes neither.
  me.votes.clear();
  me.encounterWith.clear();
  forgetFaces(world, me);
  world.derived.attendees?.remove(me.id);
  tellEncounters(turn, me);
}
