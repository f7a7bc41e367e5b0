/** The phone's motion sensors, as the browser lets a page have them: asked for with a tap, and listened to while one walks. */
import { createStepDetector } from './step-detector.ts';

export type Allowed = 'yes' | 'no' | 'none';

/** iOS alone asks for it; its type is in no library of the DOM's. */
interface AskingMotion {
  requestPermission?(): Promise<'granted' | 'denied'>;
}

/** Steps are told together, so often. */
const TOLD_EVERY_MS = 1_500;
/** A device that has sensors says something within this. */
const SILENT_AFTER_MS = 4_000;

const motionEvents = (): AskingMotion | null =>
  typeof DeviceMotionEvent === 'undefined' ? null : (DeviceMotionEvent as unknown as AskingMotion);

/** Whether it is worth asking at all: a page without https is told nothing. */
export const canCountSteps = (): boolean => motionEvents() !== null && isSecureContext;

/** Asks the person, where the browser wants that; to be called from their tap. */
export async function askForMotion(): Promise<Allowed> {
  const events = motionEvents();
  if (events === null) return 'none';
  if (!events.requestPermission) return 'yes';
  try {
    return (await events.requestPermission()) === 'granted' ? 'yes' : 'no';
  } catch {
    return 'no';
  }
}

/**
 * Counts steps until the returned function is called.
 * @param told so many steps since the last time; never 0
 * @param feels whether the device says anything of its motion: false after a while of silence at the beginning, and true
 *   when it speaks after all
 */
export function countSteps(told: (steps: number) => void, feels: (something: boolean) => void): () => void {
  const detector = createStepDetector();
  let steps = 0;
  let isSilent = false;
  const quiet = setTimeout(() => {
    isSilent = true;
    feels(false);
  }, SILENT_AFTER_MS);
  const feel = ({ accelerationIncludingGravity: felt, timeStamp }: DeviceMotionEvent): void => {
    if (felt?.x == null || felt.y == null || felt.z == null) return;
    clearTimeout(quiet);
    if (isSilent) feels(true);
    isSilent = false;
    steps += detector.feel(felt.x, felt.y, felt.z, timeStamp);
  };
  const tell = (): void => {
    if (steps > 0) told(steps);
    steps = 0;
  };
  const telling = setInterval(tell, TOLD_EVERY_MS);
  addEventListener('devicemotion', feel);
  return () => {
    clearTimeout(quiet);
    clearInterval(telling);
    removeEventListener('devicemotion', feel);
    tell();
  };
}
