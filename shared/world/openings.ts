/** Openings: a new dot each time, so that two of them cannot be told to be the same person's. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Show } from '../protocol/commands.ts';
import type { Attendee } from './attendee.ts';
import { nextUint32 } from './random.ts';
import { type Turn, touch } from './turn.ts';
import type { World } from './world.ts';

function freshDot({ world }: Turn): number {
  for (;;) {
    const dot = nextUint32(world.random);
    if (dot !== 0 && !world.dots.has(dot)) return dot;
  }
}

/** Whom cards have shown to this person is on their map again, but for whom a live one shows. */
export function forgetFaces(world: World, me: Attendee): void {
  for (const other of me.faced.keys()) {
    const held = me.proposal !== null && world.attendees.get(other)?.proposal === me.proposal;
    if (!held) me.faced.delete(other);
  }
}

/** Open this person until then. */
export function openAt(turn: Turn, me: Attendee, until: Milliseconds, show: Show): void {
  const { world, now } = turn;
  if (me.availability.state === 'open') world.dots.delete(me.availability.dot);
  const dot = freshDot(turn);
  world.dots.set(dot, me.id);
  me.availability = { state: 'open', since: now, until, show, dot };
  forgetFaces(world, me);
  me.lonelySince = now;
  touch(turn, me.id);
}
