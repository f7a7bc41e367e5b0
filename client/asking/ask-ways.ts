/** Asks the server how far it is, and for the way: on phones before they walk, and on kiosks. */
import type { GoalAnswer, WayAnswer, WayRequest } from '../../shared/protocol/ways.ts';

export type Question = WayRequest;

/** The answers to each goal, in their order; null when there was no answer. */
export async function askWays(question: Question, signal: AbortSignal): Promise<readonly GoalAnswer[] | null> {
  try {
    const answer = await fetch('/api/way', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    });
    if (!answer.ok) return null;
    const read: WayAnswer = await answer.json();
    return read.answers;
  } catch {
    return null;
  }
}
