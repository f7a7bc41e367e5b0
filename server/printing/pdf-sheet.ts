/** Sheets of a PDF, with the fonts embedded. */
import PDFDocument from 'pdfkit';
import type { Paint, Sheet } from './sheet.ts';
import type { Typeface } from './typeface.ts';

export interface Page {
  /** Of the sheet, in points. */
  readonly width: number;
  readonly height: number;
  draw(sheet: Sheet): void;
}

type Pdf = InstanceType<typeof PDFDocument>;

class PdfSheet implements Sheet {
  readonly typeface: Typeface;
  readonly #pdf: Pdf;

  constructor(pdf: Pdf, typeface: Typeface) {
    this.#pdf = pdf;
    this.typeface = typeface;
  }

  group(...[{ x, y, scale = 1, turned = false }, draw]: Parameters<Sheet['group']>): void {
    this.#pdf.save();
    this.#pdf.translate(x, y);
    if (turned) this.#pdf.rotate(180);
    if (scale !== 1) this.#pdf.scale(scale);
    draw();
    this.#pdf.restore();
  }

  path(d: string, paint: Paint): void {
    this.#pdf.path(d);
    this.#ink(paint);
  }

  box(...[x, y, width, height, paint]: Parameters<Sheet['box']>): void {
    if (paint.radius) this.#pdf.roundedRect(x, y, width, height, paint.radius);
    else this.#pdf.rect(x, y, width, height);
    this.#ink(paint);
  }

  circle(...[x, y, radius, paint]: Parameters<Sheet['circle']>): void {
    this.#pdf.circle(x, y, radius);
    this.#ink(paint);
  }

  text(...[text, x, y, { size, weight, colour, align = 'left' }]: Parameters<Sheet['text']>): void {
    const runs = this.typeface.runs(text, weight);
    const width = runs.reduce((sum, run) => sum + run.width, 0) * size;
    let at = x - (align === 'middle' ? width / 2 : align === 'right' ? width : 0);
    this.#pdf.fillColor(colour).fontSize(size);
    for (const run of runs) {
      this.#pdf.font(run.face.id).text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += run.width * size;
    }
  }

  #ink({ fill, stroke, width = 1, dash }: Paint): void {
    if (stroke !== undefined) {
      this.#pdf.lineWidth(width);
      if (dash === undefined) this.#pdf.undash();
      else this.#pdf.dash(dash, {});
    }
    if (fill !== undefined && stroke !== undefined) this.#pdf.fillAndStroke(fill, stroke);
    else if (fill !== undefined) this.#pdf.fill(fill, 'even-odd');
    else if (stroke !== undefined) this.#pdf.stroke(stroke);
  }
}

/** The PDF of these pages. `made` is the instant written into it: the same pages and instant give the same bytes. */
export function pdfOf(
  pages: readonly Page[],
  about: { readonly title: string; readonly language: string; readonly made: Date },
  typeface: Typeface,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: about.language,
    displayTitle: true,
    info: {
      Title: about.title,
      Creator: 'Vis-à-vis',
      Producer: 'Vis-à-vis',
      CreationDate: about.made,
      ModDate: about.made,
    },
  });
  for (const { id, bytes } of typeface.faces()) pdf.registerFont(id, bytes);
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => void parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  const sheet = new PdfSheet(pdf, typeface);
  for (const { width, height, draw } of pages) {
    pdf.addPage({ size: [width, height], margin: 0 });
    draw(sheet);
  }
  pdf.end();
  return done;
}
