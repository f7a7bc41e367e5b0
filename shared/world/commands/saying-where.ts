/** Where I am by my own word: I stay here, I am here, I have walked so many steps; and what my phone hears. */
import type { Place } from '../../geometry/point.ts';
import { type MeetingMember, meetingMember } from '../../meeting/meeting.ts';
import { secondsLeft, stepAt } from '../../meeting/way.ts';
import type { Reading } from '../../positioning/locating/reading.ts';
import { BEACON_FADES_AFTER, leaving, staying } from '../../positioning/track.ts';
import type { OwnRoute } from '../../protocol/notices.ts';
import { paceOf } from '../../routing/weights.ts';
import { radioName } from '../../venue/radio-name.ts';
import { take } from '../allowance.ts';
import { renewAsked } from '../asked-way.ts';
import type { Attendee } from '../attendee.ts';
import { hearReadings } from '../hearing.ts';
import { farther, standsAt, stepMetres } from '../own-word.ts';
import { believe, meetingOf, planWay } from '../place.ts';
import { type Turn, touch } from '../turn.ts';
import type { Handler } from './handler.ts';

/** A tap so far from any floor means none of it. */
const TAP_REACH = 12;

/** Taps, and batches of what was heard; and steps, faster than which nobody walks. */
const TAPS = { most: 10, perSecond: 1 };
const BATCHES = { most: 10, perSecond: 2 };
const STRIDES = { most: 30, perSecond: 2.2 };

export const stay: Handler<'stay'> = (turn, me, { on }) => {
  if (on && me.availability.state !== 'open') return 'not-open';
  if (me.track === null) return 'scan-first';
  const track = on ? staying(me.track, turn.now) : leaving(me.track);
  if (track === null) return 'scan-again';
  me.track = track;
  touch(turn, me.id);
  return null;
};

/** The way that they walk now, to a meeting or to a place. */
function walked({ world }: Turn, me: Attendee): MeetingMember | null {
  const meeting = meetingOf(world, me);
  const member = meeting && meetingMember(meeting, me.id);
  return meeting?.phase === 'walking' && member ? member : null;
}

/** Whether the demo walks for them: then their own word says nothing. */
const isLed = (turn: Turn, me: Attendee): boolean => walked(turn, me)?.led != null || me.asked?.led != null;

/** Show the step of the way that somebody at this place has before them; of a way that they have left, a new one. */
function showStep(turn: Turn, me: Attendee, place: Place): void {
  const member = walked(turn, me);
  const next = (route: OwnRoute | null): number | null => route && stepAt(route, place);
  if (member) {
    const meeting = meetingOf(turn.world, me);
    const step = next(member.route);
    if (step !== null) member.wordStep = step;
    else if (meeting) planWay(turn.world, meeting, member);
    for (const { who } of meeting?.members ?? []) touch(turn, who);
  } else if (me.asked) {
    const step = next(me.asked.route);
    if (step === null) renewAsked(turn, me);
    else me.asked = { ...me.asked, wordStep: step };
  }
  touch(turn, me.id);
}

export const iAmHere: Handler<'i-am-here'> = (turn, me, { level, x, y }) => {
  const { world, now } = turn;
  if (take(me.taps, TAPS, 1, now) < 1) return 'too-fast';
  if (isLed(turn, me)) return null;
  const place = world.derived.index.level(level) && world.navigation.snap({ level, x, y }, TAP_REACH);
  if (!place || !world.derived.index.walkableAt(place)) return 'no-floor-there';
  me.word = { place, at: now, by: 'tap', walked: 0 };
  showStep(turn, me, place);
  return null;
};

export const steps: Handler<'steps'> = (turn, me, { count }) => {
  const { world, now } = turn;
  const member = walked(turn, me);
  const route = member?.route ?? (member ? null : (me.asked?.route ?? null));
  if (!route) return 'not-walking';
  // Nobody takes more steps: what is too much is not counted, and needs no sentence.
  const counted = take(me.strides, STRIDES, count, now);
  if (counted === 0) return null;
  // Whose badge is heard is known better.
  const heard = me.track?.fix.source === 'beacon' && now - me.track.fix.at <= BEACON_FADES_AFTER;
  const from = standsAt(world, me);
  if (heard || from === null || isLed(turn, me)) return null;
  const shown = member ? (member.wordStep ?? route.step) : (me.asked?.wordStep ?? route.step);
  const metres = counted * stepMetres(me.needs);
  const place = farther({ ...route, step: shown }, from, metres);
  if (place === null) return null;
  me.word = { place, at: now, by: 'steps', walked: (me.word?.walked ?? 0) + metres };
  const next = Math.max(shown, stepAt({ ...route, step: shown }, place) ?? shown);
  if (member) {
    member.wordStep = next;
    member.seconds = secondsLeft(route, place, paceOf(me.needs)) ?? member.seconds;
    for (const { who } of meetingOf(world, me)?.members ?? []) touch(turn, who);
  } else if (me.asked) me.asked = { ...me.asked, wordStep: next };
  touch(turn, me.id);
  return null;
};

/** Heard so long ago at most, in one batch: all of it counts as heard at the second that it was. */
const bySecond = (ago: number): number => Math.floor(ago / 1_000) * 1_000;

export const hear: Handler<'hear'> = (turn, me, { readings }) => {
  const { world, now } = turn;
  if (take(me.batches, BATCHES, 1, now) < 1) return 'too-fast';
  // What the building hears goes before what a phone says.
  const { track } = me;
  if (track?.fix.source === 'beacon' && now - track.fix.at <= BEACON_FADES_AFTER) return null;
  const heard = new Map<number, Reading[]>();
  for (const { beacon, rssiDbm, ago } of readings) {
    const marker = world.derived.beacons.get(radioName(beacon));
    const at = now - bySecond(ago);
    if (marker) heard.set(at, [...(heard.get(at) ?? []), { anchor: marker.id, rssiDbm }]);
  }
  for (const [at, together] of [...heard].sort(([one], [other]) => one - other)) {
    const fix = hearReadings(world, me, together, at, 'phone');
    if (fix) believe(turn, me, fix);
  }
  return null;
};
