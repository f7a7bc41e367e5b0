/** Documents read as somebody's phone would read them off the paper: drawn by one library, decoded by another, neither ours. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const { resolve } = createRequire(import.meta.url);
const PDFJS = dirname(dirname(resolve('pdfjs-dist')));

/** The page of a reader of documents, with the library for all to take. */
const READER = `<!doctype html><title>reader</title><script type="module">
import * as library from '/build/pdf.mjs';
library.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs';
globalThis.library = library;
</script>`;

/** Dots an inch: what a cheap printer and a camera across a room leave of a sheet. */
const DOTS = 96;

prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer },
});

/** What the decoder reads off a picture. */
export async function readCodes(picture: string): Promise<string[]> {
  const bytes = new Uint8Array(Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'));
  const found = await readBarcodes(bytes, { formats: ['QRCode'], maxNumberOfSymbols: 16 });
  for (const { ecLevel } of found) expect(['M', 'Q', 'H']).toContain(ecLevel);
  return found.map(({ text }) => text);
}

export interface Reader {
  readonly page: Page;
  /** Each page of a PDF as a data address of a picture. */
  pictures(document: Buffer): AsyncGenerator<string>;
  close(): Promise<void>;
}

/** A reader of documents: it has an origin of its own, for pages of the product forbid what it does. */
export async function openReader(browser: Browser): Promise<Reader> {
  let document: Buffer = Buffer.alloc(0);
  const server = createServer(({ url = '' }, response) => {
    const path = join(PDFJS, url);
    if (url === '/document') response.end(document);
    else if (url === '/') response.setHeader('content-type', 'text/html').end(READER);
    else if (!existsSync(path)) response.writeHead(404).end();
    else {
      response.setHeader('content-type', url.endsWith('.mjs') ? 'text/javascript' : 'application/octet-stream');
      response.end(readFileSync(path));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'library' in globalThis);
  return {
    page,
    async *pictures(bytes) {
      document = bytes;
      const pages = await page.evaluate(async () => {
        const opened = await Reflect.get(globalThis, 'library').getDocument({
          url: '/document',
          standardFontDataUrl: '/standard_fonts/',
        }).promise;
        Reflect.set(globalThis, 'opened', opened);
        return opened.numPages as number;
      });
      for (let number = 1; number <= pages; number++) {
        yield page.evaluate(
          async ([which, scale]) => {
            const sheet = await Reflect.get(globalThis, 'opened').getPage(which);
            const viewport = sheet.getViewport({ scale });
            const canvas = globalThis.document.createElement('canvas');
            [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
            await sheet.render({ canvas, viewport }).promise;
            return canvas.toDataURL('image/png');
          },
          [number, DOTS / 72] as const,
        );
      }
    },
    async close() {
      await context.close();
      await new Promise((done) => server.close(done));
    },
  };
}
