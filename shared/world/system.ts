/** What the server itself tells the World. */
import { READING_GOOD_FOR } from '../positioning/sighting.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { guest } from './attendee.ts';
import { part } from './blocks.ts';
import { putOut } from './commands/joining.ts';
import { checkInAtKiosk } from './commands/showing.ts';
import type { SystemCommand } from './events.ts';
import { forgetHeard, hearReadings } from './hearing.ts';
import { enter, meetingWith, restoreMeeting } from './meetings.ts';
import { turnDay } from './pairs.ts';
import { believe } from './place.ts';
import { tellEncounters } from './tell.ts';
import { isEventOpen, notify, type Turn } from './turn.ts';

type SystemType = SystemCommand['type'];
type SystemOf<T extends SystemType> = Extract<SystemCommand, { type: T }>;

export const systemHandlers: {
  readonly [T in SystemType]: (turn: Turn, command: SystemOf<T>) => Refusal | null | undefined;
} = {
  connected(turn, { who, simulated }) {
    const { world, now } = turn;
    const known = world.attendees.get(who);
    if (known) {
      known.connected = true;
      known.heardAt = now;
      return;
    }
    const me = guest(who, simulated, now);
    world.attendees.set(who, me);
    const meeting = meetingWith(turn, who);
    if (meeting) enter(turn, me, meeting);
  },

  disconnected({ world }, { who }) {
    const me = world.attendees.get(who);
    if (!me) return;
    me.connected = false;
    me.visibleAt = Number.NEGATIVE_INFINITY;
    world.told.delete(who);
  },

  'put-out'(turn, { who }) {
    const me = turn.world.attendees.get(who);
    if (me?.profile) putOut(turn, me);
  },

  known(turn, { who, blocks, encounters }) {
    const me = turn.world.attendees.get(who);
    if (!me) return;
    for (const whom of blocks) part(turn, me, whom);
    me.encounters = encounters;
    tellEncounters(turn, me);
  },

  kept(turn, { who, meeting, encounters }) {
    const { world } = turn;
    // Also to who has erased theirs since, and keeps again: the phone waits for it.
    if (!encounters?.some(({ owner }) => owner === who)) notify(turn, who, { type: 'kept', meeting, encounter: null });
    let isNew = false;
    for (const { owner, encounter } of encounters ?? []) {
      const person = world.attendees.get(owner);
      const has = person?.encounters.some(({ id }) => id === encounter.id) ?? false;
      isNew ||= owner === who && !has;
      // Who keeps again is told again; the other is not.
      if (!person || (has && owner !== who)) continue;
      const other = encounters?.find((one) => one.owner !== owner)?.owner;
      if (other !== undefined) person.encounterWith.set(encounter.id, other);
      person.encounters = [...person.encounters.filter(({ id }) => id !== encounter.id), encounter];
      notify(turn, owner, { type: 'kept', meeting, encounter });
      tellEncounters(turn, person);
    }
    if (isNew) world.totals.kept += 1;
  },

  'restore-meeting'(turn, { meeting, body }) {
    restoreMeeting(turn, meeting, body);
  },

  'cards-dealt'(turn, { marks }) {
    turnDay(turn);
    for (const mark of marks) turn.world.today.marks.add(mark);
  },

  bound({ world }, { badge, who }) {
    world.badges.set(badge, who);
    world.unbound.delete(who);
  },

  unbound(turn, { badge }) {
    const { world } = turn;
    const who = world.badges.get(badge);
    if (who === undefined) return;
    world.badges.delete(badge);
    forgetHeard(world, who);
    if (world.attendees.get(who)?.connected) notify(turn, who, { type: 'badge-ended' });
    else world.unbound.add(who);
  },

  'shown-at-kiosk': (turn, { marker, code }) => checkInAtKiosk(turn, marker, code),

  'badge-heard'(turn, { badge, gateway: radio, rssiDbm, at }) {
    const { world, now } = turn;
    const me = world.attendees.get(world.badges.get(badge) ?? '');
    const gateway = world.derived.gateways.get(radio);
    // One from the future is a gateway's wrong clock: it counts as heard now.
    if (!me?.profile || !gateway || now - at > READING_GOOD_FOR) return;
    if (me.meeting === null && !isEventOpen(turn)) return;
    const fix = hearReadings(world, me, [{ anchor: gateway.id, rssiDbm }], Math.min(at, now), 'beacon');
    if (fix) believe(turn, me, fix);
  },
};
