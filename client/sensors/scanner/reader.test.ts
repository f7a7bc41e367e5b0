import { expect, test } from 'vitest';
import type { CodeReader, Picture } from './code-reader.ts';
import { type DetectorClass, openNativeReader } from './native-reader.ts';
import { openReader } from './reader.ts';

const PICTURE = {} as Picture;
const wasm = async (): Promise<CodeReader> => ({ by: 'wasm', read: async () => 'by wasm', end: () => undefined });

/** A browser's detector: what it says that it reads, and what it reads off the known picture and off all others. */
function detector(formats: readonly string[], reads: (nth: number) => string | null): DetectorClass {
  let nth = 0;
  return class {
    static getSupportedFormats = async () => formats;
    async detect() {
      const text = reads(nth++);
      return text === null ? [] : [{ rawValue: text }];
    }
  };
}

const opened = (Class: DetectorClass | null) =>
  openReader({ native: () => openNativeReader(Class, () => ({}) as ImageData), wasm });

test('CL 205 the browser’s detector reads where it says that it reads QR codes, and does', async () => {
  const reader = await opened(detector(['qr_code', 'ean_13'], (nth) => (nth === 0 ? 'vis-a-vis' : 'a sign')));
  expect([reader.by, await reader.read(PICTURE)]).toEqual(['browser', 'a sign']);
  const blind = await opened(detector(['qr_code'], (nth) => (nth === 0 ? 'vis-a-vis' : null)));
  expect([blind.by, await blind.read(PICTURE)]).toEqual(['browser', null]);
});

test('CL 205 without one, or with one that does not read what it should, the page’s own decoder reads', async () => {
  const throwing = detector(['qr_code'], () => {
    throw new Error('Barcode detection service unavailable.');
  });
  for (const Class of [null, detector(['ean_13'], () => 'vis-a-vis'), detector(['qr_code'], () => null), throwing]) {
    const reader = await opened(Class);
    expect([reader.by, await reader.read(PICTURE)]).toEqual(['wasm', 'by wasm']);
  }
});

test('CL 205 a detector that fails later is replaced for good', async () => {
  let asked = 0;
  const failing = detector(['qr_code'], (nth) => {
    asked += 1;
    if (nth === 1) throw new Error('the service is gone');
    return 'vis-a-vis';
  });
  const reader = await opened(failing);
  expect([await reader.read(PICTURE), await reader.read(PICTURE), reader.by, asked]).toEqual([
    'by wasm',
    'by wasm',
    'wasm',
    2,
  ]);
});
