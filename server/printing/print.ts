/** The formats in which signs are printed. */
import { zipSync } from 'fflate';
import { hangingPlan } from './hanging-plan.ts';
import { type Page, pdfOf } from './pdf-sheet.ts';
import type { PrintedSign, PrintJob } from './print-job.ts';
import { namesIn } from './sign-parts.ts';
import { stickerSheets } from './stickers.ts';
import { svgOf } from './svg-sheet.ts';
import { tableTents } from './table-tent.ts';
import { wallSigns } from './wall-sign.ts';

export const FORMATS = ['a4', 'a5', 'tent', 'sticker', 'plan', 'svg'] as const;

export type Format = (typeof FORMATS)[number];

/** The pages of each format; of `svg` one a sign. */
const PAGES: Readonly<Record<Format, (job: PrintJob) => Page[]>> = {
  a4: (job) => wallSigns(job, 'a4'),
  a5: (job) => wallSigns(job, 'a5'),
  tent: tableTents,
  sticker: stickerSheets,
  plan: hangingPlan,
  svg: (job) => wallSigns(job, 'a5'),
};

/** How many pages that is; of `svg` how many files. */
export const pagesOf = (job: PrintJob, format: Format): Page[] => PAGES[format](job);

/** One document, all of a format. */
export function printPdf(job: PrintJob, format: Exclude<Format, 'svg'>, made: Date): Promise<Buffer> {
  const [language = 'en'] = job.languages;
  const title = `${namesIn(job, job.venue.name)[0] ?? job.venue.id} · Vis-à-vis`;
  return pdfOf(pagesOf(job, format), { title, language, made }, job.typeface);
}

/** The name of a sign's own file: its number, then its marker's id. */
const svgName = (sign: PrintedSign): string =>
  `${String(sign.number).padStart(3, '0')}-${sign.marker.replace(/[^A-Za-z0-9._-]/g, '-')}.svg`;

/** Each sign as an SVG of its own, by its file's name. */
export function printSvgs(job: PrintJob): ReadonlyMap<string, string> {
  const pages = pagesOf(job, 'svg');
  return new Map(
    job.signs.flatMap((sign, i) => {
      const page = pages[i];
      const title = `${sign.number}: ${namesIn(job, sign.name)[0] ?? sign.marker}`;
      return page === undefined ? [] : [[svgName(sign), svgOf(page, title, job.typeface)] as const];
    }),
  );
}

/** The same as one zip. */
export function printSvgZip(job: PrintJob, made: Date): Uint8Array {
  const encoder = new TextEncoder();
  const files = [...printSvgs(job)].map(([name, svg]) => [name, encoder.encode(svg)] as const);
  return zipSync(Object.fromEntries(files), { mtime: made });
}
