/** Paintings that wait, each under the canvas that it is for. */
const waiting = new Map<object, () => void>();

function next(): void {
  for (const [canvas, paint] of waiting) {
    waiting.delete(canvas);
    paint();
    break;
  }
  if (waiting.size > 0) requestAnimationFrame(next);
}

/**
 * Paints with one of the next frames, one canvas a frame, so that a slow machine can answer between two levels. A newer
 * painting of a canvas takes the place of one that still waits.
 */
export function paintInTurn(canvas: object, paint: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(next);
  waiting.set(canvas, paint);
}
