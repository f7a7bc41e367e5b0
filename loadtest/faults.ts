/** What counts as an error of a load test. */
import type { Answer, LineState } from '../client/link/link.ts';
import type { CommandType } from '../shared/protocol/commands.ts';
import type { Notice } from '../shared/protocol/notices.ts';
import type { Refusal } from '../shared/protocol/refusals.ts';

/** What two phones that act at the same moment are refused, through nobody's fault. */
const RACES: ReadonlySet<Refusal | 'offline'> = new Set([
  'busy-meeting',
  'busy-proposal',
  'not-open',
  'proposal-over',
  'already-answered',
  'meeting-over',
  'not-walking',
  'nothing-to-take-back',
  'nothing-to-end',
]);

/** The error that an answer to a command is, null when it is none. */
export function faultOfAnswer(command: CommandType, answer: Answer): string | null {
  return answer.ok || RACES.has(answer.refusal) ? null : `${command} was answered: ${answer.refusal}`;
}

/** The error that a notice is. Bots walk and see by the venue's version that they came with. */
export function faultOfNotice({ type }: Pick<Notice, 'type'>): string | null {
  return type === 'venue' ? 'the venue was published anew in the midst' : null;
}

/** The error that a line is that has become this. */
export function faultOfLine(state: LineState): string | null {
  return state === 'connected' || state === 'connecting' ? null : `the line was ${state}`;
}
