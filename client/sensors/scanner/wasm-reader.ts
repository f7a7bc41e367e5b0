/** The decoder that comes with the page, in a thread of its own, so that the camera's picture stays smooth. */
import type { CodeReader, Picture } from './code-reader.ts';

/** Pixels along the longer edge that are looked at: more take long, and show no code that a person would hold up. */
const LONGEST_EDGE = 1280;

const sizeOf = (picture: Picture): readonly [number, number] =>
  picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];

/** Resolves once the decoder is there; rejects when it cannot be fetched. */
export async function openWasmReader(): Promise<CodeReader> {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  /** What the worker says next. */
  const next = (): Promise<string | null> =>
    new Promise((done, fail) => {
      worker.onmessage = ({ data }: MessageEvent<{ readonly text: string | null; readonly fault: boolean }>) =>
        data.fault ? fail(new Error('the decoder failed')) : done(data.text);
      worker.onerror = () => fail(new Error('the decoder could not be loaded'));
    });
  try {
    await next();
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    by: 'wasm',
    async read(picture) {
      const [width, height] = sizeOf(picture);
      if (context === null || width === 0 || height === 0) return null;
      const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      const answer = next();
      worker.postMessage(pixels, [pixels.data.buffer]);
      return answer;
    },
    end: () => worker.terminate(),
  };
}
