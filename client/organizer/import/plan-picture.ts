/**
 * A picture of a plan as it is kept: PNG and JPEG as they are, unless they are too large; a drawing (SVG) or a page of a PDF
 * drawn as a PNG, so that nothing in it can run and nothing of it is fetched.
 */
import { LONGEST_PLAN } from '../../../shared/protocol/organizer.ts';
import type { Gathered } from './gather.ts';

/** No graphics card is sure to take longer sides, in pixels; a plan of 100 m has 2.5 cm to a pixel. */
const LONGEST_SIDE = 4096;

export interface PlanBytes {
  readonly blob: Blob;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A PDF that is open; its pages are numbered from 1. */
export interface OpenPdf {
  readonly pages: number;
  page(number: number): Promise<PlanBytes>;
  close(): void;
}

const asPng = (canvas: HTMLCanvasElement): Promise<PlanBytes> =>
  new Promise((done, fail) => {
    canvas.toBlob(
      (blob) =>
        blob === null ? fail(new Error('no picture')) : done({ blob, widthPx: canvas.width, heightPx: canvas.height }),
      'image/png',
    );
  });

/** A page with the share of its size at which its longer side is as long as is taken. */
function canvasFor(width: number, height: number): { canvas: HTMLCanvasElement; share: number } {
  const share = LONGEST_SIDE / Math.max(1, width, height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * share));
  canvas.height = Math.max(1, Math.round(height * share));
  return { canvas, share };
}

async function imageOf(blob: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture in a file; rejects when there is none. */
export async function pictureIn({ name, blob }: Gathered): Promise<PlanBytes> {
  const isDrawing = /\.svg$/i.test(name);
  const image = await imageOf(isDrawing ? new Blob([blob], { type: 'image/svg+xml' }) : blob);
  // A drawing without a size of its own is drawn as large as it is seen well.
  const [width, height] = [image.naturalWidth || 2000, image.naturalHeight || 1400];
  if (!isDrawing && blob.size <= LONGEST_PLAN && Math.max(width, height) <= LONGEST_SIDE) {
    return { blob, widthPx: width, heightPx: height };
  }
  const { canvas } = canvasFor(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  // Plans are drawn on paper: what is left open in a drawing is white.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return asPng(canvas);
}

/** Opens a PDF with a library that is fetched now; rejects when it is none. */
export async function openPdf(blob: Blob): Promise<OpenPdf> {
  const [{ getDocument, GlobalWorkerOptions }, worker] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ]);
  GlobalWorkerOptions.workerSrc = worker.default;
  // Nothing in the file runs: no forms, no scripts, no fonts by eval, and nothing is fetched for it.
  const task = getDocument({ data: new Uint8Array(await blob.arrayBuffer()), enableXfa: false, useSystemFonts: true });
  const document = await task.promise;
  return {
    pages: document.numPages,
    async page(number) {
      const page = await document.getPage(number);
      const own = page.getViewport({ scale: 1 });
      const { canvas, share } = canvasFor(own.width, own.height);
      await page.render({ canvas, viewport: page.getViewport({ scale: share }) }).promise;
      return asPng(canvas);
    },
    close: () => void task.destroy(),
  };
}
