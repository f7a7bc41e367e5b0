/** Looks at a camera's picture again and again until it is stopped. */
import type { CodeReader } from './reader.ts';

/** Eight looks a second find a code as soon as it is held still, and leave the phone cool. */
const LOOK_EVERY_MS = 125;
/** A code that stays in the picture is told once: again only after it was away for so long. */
const SAME_AFTER_MS = 2_500;

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
  let last: { text: string; seen: number } | null = null;
  const look = async (): Promise<void> => {
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await reader.read(video) : null;
    if (ended || text === null) return;
    const isNew = last === null || last.text !== text || now() - last.seen > SAME_AFTER_MS;
    last = { text, seen: now() };
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
