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

/** What went wrong, and how often. */
export class Faults {
  readonly #counts = new Map<string, number>();

  count(fault: string): void {
    this.#counts.set(fault, (this.#counts.get(fault) ?? 0) + 1);
  }

  /** A command was answered like this. */
  answered(command: CommandType, answer: Answer): void {
    if (!answer.ok && !RACES.has(answer.refusal)) this.count(`${command} was answered: ${answer.refusal}`);
  }

  /** A bot was told this. Bots walk and see by the venue's version that they came with. */
  heard({ type }: Pick<Notice, 'type'>): void {
    if (type === 'venue') this.count('the venue was published anew in the midst');
  }

  /** A bot's line has become this. */
  line(state: LineState): void {
    if (state !== 'connected' && state !== 'connecting') this.count(`the line was ${state}`);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** By what happened. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }
}
