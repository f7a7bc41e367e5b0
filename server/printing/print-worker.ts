/** Runs in a thread of its own: a print job of hundreds of signs takes seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { pagesOf, printPdf, printSvgZip } from './print.ts';
import { printJob } from './print-job.ts';
import type { PrintAnswer, PrintWish } from './print-thread.ts';
import { svgOf } from './svg-sheet.ts';
import { Typeface } from './typeface.ts';

async function print(wish: PrintWish): Promise<PrintAnswer> {
  const { venue, publicUrl, trial, languages, format, only, page, madeAt } = wish;
  const [first, ...rest] = wish.keys.map((key) => Buffer.from(key));
  if (first === undefined) throw new Error('there is no key to sign with');
  const typeface = new Typeface();
  const whole = printJob({ venue, keys: [first, ...rest], publicUrl, trial, typeface, languages });
  const job = { ...whole, signs: whole.signs.filter(({ meetingPoint }) => only === 'all' || meetingPoint !== null) };
  const made = new Date(madeAt);
  const pages = pagesOf(job, format);
  const told = () => ({ pages: pages.length, missing: [...typeface.missing].slice(0, 50) });
  if (page !== null) {
    const chosen = pages[page - 1];
    const bytes = Buffer.from(chosen === undefined ? '' : svgOf(chosen, `${page}`, typeface));
    return { bytes, type: 'image/svg+xml', ...told() };
  }
  if (format === 'svg') return { bytes: printSvgZip(job, made), type: 'application/zip', ...told() };
  const bytes = job.signs.length === 0 ? Buffer.alloc(0) : await printPdf(job, format, made);
  return { bytes, type: 'application/pdf', ...told() };
}

const wish: PrintWish = workerData;
parentPort?.postMessage(await print(wish));
