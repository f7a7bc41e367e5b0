/** What a command's handler is: it refuses before it changes anything, or it acts and returns null. */
import type { Command, CommandType } from '../../protocol/commands.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import type { Attendee } from '../attendee.ts';
import type { Turn } from '../turn.ts';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

export type Handler<T extends CommandType> = (turn: Turn, me: Attendee, command: CommandOf<T>) => Refusal | null;
