/** apply: somebody asked for something. Refusals are answers; nothing that a user can send makes it throw. */
import type { Milliseconds } from '../geometry/point.ts';
import type { Command, CommandType } from '../protocol/commands.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { answer } from './commands/answering.ts';
import { askWay, stopWay, walkMyWay, wayStep } from './commands/asking.ts';
import { bindBadge, scan, stillHere } from './commands/checking-in.ts';
import { block, end } from './commands/ending.ts';
import type { Handler } from './commands/handler.ts';
import { hello, join, leave, look, present } from './commands/joining.ts';
import { blockEncounter, forgetEncounter, keep } from './commands/keeping.ts';
import { needs } from './commands/needing.ts';
import { close, open, wave } from './commands/opening.ts';
import { hear, iAmHere, stay, steps } from './commands/saying-where.ts';
import { showCode } from './commands/showing.ts';
import { atStep, notYet, walkForMe, weMet } from './commands/walking.ts';
import type { Outcome, SYSTEM, SystemCommand } from './events.ts';
import { settleArrivals } from './meetings.ts';
import { systemHandlers } from './system.ts';
import { flush } from './tell.ts';
import { beginTurn, isEventOpen, type Turn } from './turn.ts';
import type { World } from './world.ts';

const handlers: { readonly [T in CommandType]: Handler<T> } = {
  hello,
  needs,
  join,
  scan,
  'show-code': showCode,
  // A person is no kiosk.
  shown: () => 'not-understood',
  'bind-badge': bindBadge,
  'still-here': stillHere,
  stay,
  'i-am-here': iAmHere,
  steps,
  hear,
  open,
  close,
  wave,
  answer,
  'at-step': atStep,
  'we-met': weMet,
  'not-yet': notYet,
  end,
  block,
  keep,
  'block-encounter': blockEncounter,
  'forget-encounter': forgetEncounter,
  look,
  present,
  'walk-for-me': walkForMe,
  'ask-way': askWay,
  'way-step': wayStep,
  'stop-way': stopWay,
  'walk-my-way': walkMyWay,
  leave,
};

/** Answering and keeping are sealed: that they were done must not show in who is still on the map. */
const SEALED: ReadonlySet<CommandType> = new Set(['answer', 'keep']);

/** What is for the event's hours, and for who is still in a meeting that it has closed on. */
const DURING_HOURS: ReadonlySet<CommandType> = new Set([
  'scan',
  'still-here',
  'bind-badge',
  'stay',
  'hear',
  'open',
  'wave',
]);

function finish(turn: Turn): Outcome {
  settleArrivals(turn);
  flush(turn);
  return { ok: true, events: turn.events };
}

/**
 * One command of a person, or of the server itself (`who` = SYSTEM), at the instant `now` (never before the last).
 * Returns what has to be told and stored, or the refusal. A refused command has told and stored nothing and
 * changed nobody's standing; it counts as a sign of life, and a scan as a scan.
 */
export function apply(
  world: World,
  who: string | typeof SYSTEM,
  command: Command | SystemCommand,
  now: Milliseconds,
): Outcome {
  const turn = beginTurn(world, now);
  if (typeof who !== 'string') {
    const handle = systemHandlers[command.type as SystemCommand['type']] as
      | ((turn: Turn, command: SystemCommand) => Refusal | null | undefined)
      | undefined;
    if (!handle) throw new TypeError(`the server has no command ${command.type}`);
    const refusal = handle(turn, command as SystemCommand) ?? null;
    return refusal === null ? finish(turn) : { ok: false, refusal };
  }
  const me = world.attendees.get(who);
  if (!me) return { ok: false, refusal: 'not-joined' };
  const type = command.type as CommandType;
  if (!Object.hasOwn(handlers, type)) return { ok: false, refusal: 'not-understood' };
  if (!SEALED.has(type)) me.heardAt = turn.now;
  if (DURING_HOURS.has(type) && me.meeting === null && !isEventOpen(turn))
    return { ok: false, refusal: 'event-not-open' };
  const handle = handlers[type] as Handler<CommandType>;
  const refusal = handle(turn, me, command as Command);
  return refusal === null ? finish(turn) : { ok: false, refusal };
}
