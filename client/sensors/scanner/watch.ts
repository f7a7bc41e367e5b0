/** Looks at a camera's picture again and again until it is stopped. */
import type { CodeReader } from './code-reader.ts';

/** Eight looks a second find a code as soon as it is held still, and leave the phone cool. */
const LOOK_EVERY_MS = 125;
/** A code that stays in the picture is not told again at once, but after it was away for so long … */
const AWAY_MS = 2_500;
/** … or when it is still held there after so long: what came of it the first time may have been lost with the line. */
const STILL_THERE_MS = 5_000;

/** The time and a pause, which tests have of their own. */
interface Timing {
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

const REAL: Timing = {
  now: () => performance.now(),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
};

/**
 * @param told each code that comes into the picture
 * @param failed the reader does not read any more; nothing is looked at from then on
 * @returns stops it
 */
export function watchCamera(
  video: HTMLVideoElement,
  reader: Pick<CodeReader, 'read'>,
  told: (text: string) => void,
  failed: () => void,
  { now, pause }: Timing = REAL,
): () => void {
  let ended = false;
  let last: { text: string; toldAt: number; seen: number } | null = null;
  const look = async (): Promise<void> => {
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await reader.read(video) : null;
    if (ended || text === null) return;
    const at = now();
    const isNew = last === null || last.text !== text || at - last.seen > AWAY_MS || at - last.toldAt > STILL_THERE_MS;
    last = { text, toldAt: isNew || last === null ? at : last.toldAt, seen: at };
    if (isNew) told(text);
  };
  const run = async (): Promise<void> => {
    while (!ended) {
      const from = now();
      await look();
      await pause(Math.max(0, LOOK_EVERY_MS - (now() - from)));
    }
  };
  run().catch(() => {
    if (!ended) failed();
  });
  return () => {
    ended = true;
  };
}
