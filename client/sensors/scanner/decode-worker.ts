/** Reads QR codes off pixels with zxing-wasm. Says once that it is there, and then answers each picture. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
// From our own host: its own choice would be a CDN.
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

const ONE_CODE: ReaderOptions = {
  formats: ['QRCode'],
  maxNumberOfSymbols: 1,
  // Control characters as they are.
  textMode: 'Plain',
};

/**
 * Tried in turn until one reads: light that differs over the picture, then without its noise, then by the light of the
 * whole picture, which reads what is small and blurred.
 */
const LOOKS: readonly ReaderOptions[] = [
  ONE_CODE,
  { ...ONE_CODE, tryDenoise: true },
  { ...ONE_CODE, binarizer: 'GlobalHistogram' },
];

async function read(pixels: ImageData): Promise<string | null> {
  for (const look of LOOKS) {
    const [code] = await readBarcodes(pixels, look);
    if (code?.isValid) return code.text;
  }
  return null;
}

const say = (text: string | null, fault = false): void => self.postMessage({ text, fault });

self.addEventListener('message', ({ data }: MessageEvent<ImageData>) => {
  read(data).then(say, () => say(null, true));
});

prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true }).then(
  () => say(null),
  () => say(null, true),
);
