import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GoalAnswer } from '../../shared/protocol/ways.ts';
import { askWays, type Question } from './ask-ways.ts';

/** While somebody types, the list is asked about only when it has stood so long. */
const SETTLE_MS = 250;
/** An answer that did not come is asked for again. */
const AGAIN_MS = 4_000;

export interface Ways {
  /** Which question this answers, as text. */
  readonly to: string;
  /** By what was asked for. */
  readonly answers: ReadonlyMap<string, GoalAnswer>;
  readonly failed: boolean;
}

const NOTHING: Ways = { to: '', answers: new Map(), failed: false };

/** The answers to a question, as long as it is asked; asked anew when it is another. Null asks nothing. */
export function useWays(question: Question | null): Ways {
  const [ways, setWays] = useState<Ways>(NOTHING);
  const key = question === null ? '' : JSON.stringify(question);
  const asked = useMemo(() => question, [key]);
  useEffect(() => {
    if (asked === null) return;
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answers = await askWays(asked, gone.signal);
      if (gone.signal.aborted) return;
      if (answers === null) {
        setWays({ to: key, answers: new Map(), failed: true });
        timer = setTimeout(ask, AGAIN_MS);
      } else setWays({ to: key, answers: new Map(answers.map((answer) => [answer.to, answer])), failed: false });
    };
    timer = setTimeout(ask, asked.told ? 0 : SETTLE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [asked, key]);
  return ways.to === key ? ways : NOTHING;
}
