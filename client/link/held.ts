import type { Command } from '../../shared/protocol/commands.ts';

/** What holds though it was said without a line: both only hide me. */
export type HeldCommand = Extract<Command, { type: 'close' | 'end' }>;

export interface HeldTap {
  readonly id: string;
  readonly command: HeldCommand;
}

/** Where taps wait that hold without a line, until the server has answered them. */
export interface HeldTaps {
  /** All that wait, the oldest first; of an earlier page too, where they outlive it. */
  list(): readonly HeldTap[];
  /** Keeps it; returns its id. */
  add(command: HeldCommand): string;
  drop(id: string): void;
}

export const holds = (command: Command): command is HeldCommand => command.type === 'close' || command.type === 'end';

/** Taps that last as long as the page, or the bot. */
export function heldInMemory(): HeldTaps {
  let count = 0;
  let taps: readonly HeldTap[] = [];
  return {
    list: () => taps,
    add(command) {
      count += 1;
      taps = [...taps, { id: `${count}`, command }];
      return `${count}`;
    },
    drop(id) {
      taps = taps.filter((tap) => tap.id !== id);
    },
  };
}
