/** What somebody asks at a kiosk: as long as they stand there, and for nobody after them. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { GoalAnswer } from '../../shared/protocol/ways.ts';
import type { Need } from '../../shared/routing/needs.ts';

export interface Asked {
  /** Null: nobody asks. */
  readonly query: Signal<string | null>;
  /** What was chosen; null while they search. */
  readonly goal: Signal<string | null>;
  readonly noStairs: Signal<boolean>;
  readonly needs: ReadonlySignal<Need[]>;
  /** The way to what was chosen, for the plans to show. */
  readonly answer: Signal<GoalAnswer | null>;
  /** Nobody asks any more. */
  forget(): void;
}

export function createAsked(): Asked {
  const query = signal<string | null>(null);
  const goal = signal<string | null>(null);
  const noStairs = signal(false);
  const answer = signal<GoalAnswer | null>(null);
  return {
    query,
    goal,
    noStairs,
    needs: computed(() => (noStairs.value ? ['no-stairs', 'no-escalators'] : [])),
    answer,
    forget() {
      query.value = null;
      goal.value = null;
      noStairs.value = false;
      answer.value = null;
    },
  };
}
