/** Prints signs beside the running rooms. */
import type { AddressFault } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { Keys } from '../doors/keys.ts';
import { inThread } from '../operations/in-thread.ts';
import type { Format } from './print.ts';

export interface PrintWish {
  readonly venue: VenueFile;
  readonly keys: Keys;
  readonly publicUrl: string;
  readonly trial: AddressFault | null;
  /** The venue's own when not given. */
  readonly languages: readonly string[] | undefined;
  readonly format: Format;
  readonly only: 'all' | 'tents';
  /** One page as a drawing, from 1; null: all of it. */
  readonly page: number | null;
  readonly madeAt: number;
}

export interface PrintAnswer {
  /** None when there is no such sign or page. */
  readonly bytes: Uint8Array;
  readonly type: 'application/pdf' | 'application/zip' | 'image/svg+xml';
  readonly pages: number;
  /** Letters that no font has. */
  readonly missing: readonly string[];
}

/** A thousand signs take ten seconds; in milliseconds. */
const LONGEST_MS = 120_000;

const isAnswer = (answer: unknown): answer is PrintAnswer =>
  typeof answer === 'object' && answer !== null && 'bytes' in answer && answer.bytes instanceof Uint8Array;

/** Rejects when it cannot be done at all. */
export async function printInThread(wish: PrintWish): Promise<PrintAnswer> {
  const answer = await inThread(new URL('./print-worker.ts', import.meta.url), wish, LONGEST_MS);
  if (!isAnswer(answer)) throw new Error('the signs could not be printed');
  return answer;
}
