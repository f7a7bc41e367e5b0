/** The browser's own detector of codes, where it has one that works. */
import { generate } from 'lean-qr';
import type { CodeReader } from './code-reader.ts';

interface Detector {
  detect(picture: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

/** `BarcodeDetector`, as browsers have it: shared by no library of types yet. */
export interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMAT = 'qr_code';
const KNOWN = 'vis-a-vis';
/** Pixels a module, and white modules around: what any detector can read. */
const MODULE = 6;
const QUIET = 4;

/** A clean code, to see whether a detector reads at all. */
function knownPicture(): ImageData {
  const code = generate(KNOWN);
  const side = (code.size + 2 * QUIET) * MODULE;
  const picture = new ImageData(side, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = code.get(Math.floor(x / MODULE) - QUIET, Math.floor(y / MODULE) - QUIET);
      const value = dark ? 0 : 255;
      picture.data.set([value, value, value, 255], 4 * (y * side + x));
    }
  }
  return picture;
}

/** @param Class the browser's; null: there is none. Resolves with null, and never rejects, when it does not read QR codes. */
export async function openNativeReader(
  Class: DetectorClass | null = Reflect.get(globalThis, 'BarcodeDetector') ?? null,
  picture: () => ImageBitmapSource = knownPicture,
): Promise<CodeReader | null> {
  try {
    if (Class === null || !(await Class.getSupportedFormats()).includes(FORMAT)) return null;
    const detector = new Class({ formats: [FORMAT] });
    const [seen] = await detector.detect(picture());
    if (seen?.rawValue !== KNOWN) return null;
    return {
      by: 'browser',
      read: async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null,
      end: () => undefined,
    };
  } catch {
    // Some have the class, and nothing behind it.
    return null;
  }
}
