/** What reads QR codes off pictures: the browser's own detector where it does so, else a decoder in a thread of its own. */
import type { CodeReader } from './code-reader.ts';
import { openNativeReader } from './native-reader.ts';
import { openWasmReader } from './wasm-reader.ts';

interface Ways {
  readonly native: () => Promise<CodeReader | null>;
  readonly wasm: () => Promise<CodeReader>;
}

/**
 * Opens the browser's own detector, if it reads QR codes, else the decoder. Browsers have detectors that promise and
 * then fail, so the first failure of one has it replaced for good. Rejects when the decoder cannot be fetched.
 */
export async function openReader(ways: Ways = { native: openNativeReader, wasm: openWasmReader }): Promise<CodeReader> {
  const native = await ways.native();
  if (native === null) return ways.wasm();
  let now = native;
  return {
    get by() {
      return now.by;
    },
    async read(picture) {
      if (now !== native) return now.read(picture);
      try {
        return await native.read(picture);
      } catch {
        now = await ways.wasm();
        return now.read(picture);
      }
    },
    end: () => now.end(),
  };
}
