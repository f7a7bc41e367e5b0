import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { newKeys } from '../doors/keys.ts';
import { contrast, inkOn, onPaper, PAPER } from './colour.ts';
import { fitText } from './lines.ts';
import { FORMATS, pagesOf, printPdf, printSvgs } from './print.ts';
import { languagesOf, type PrintJob, printJob } from './print-job.ts';
import { spreadOut } from './spread-out.ts';
import { Typeface } from './typeface.ts';

const venue = demoVenue();
const typeface = new Typeface();
const keys = newKeys();
const jobOf = (more: Partial<Parameters<typeof printJob>[0]> = {}): PrintJob =>
  printJob({ venue, keys, publicUrl: 'https://meet.example.org', trial: null, typeface, ...more });
const job = jobOf();
/** A few of each kind: enough to read what is on them. */
const few = { ...job, signs: job.signs.filter(({ meetingPoint }, i) => i < 6 || meetingPoint === 7) };
const made = new Date('2026-11-23T08:00:00Z');

/** What each page of a PDF says, in the words of a reader that is not ours. */
async function wordsOf(pdf: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await task.destroy();
  return pages;
}

test('SG 1 each sign is printed once under its number, which is its own or its turn among the QR markers', async () => {
  const numbered = {
    ...venue,
    markers: venue.markers.map((marker) => (marker.id === 'qr-ground-info' ? { ...marker, number: 4711 } : marker)),
  };
  const { signs } = jobOf({ venue: numbered });
  const qr = venue.markers.filter(({ kind }) => kind === 'qr');
  expect(signs.map(({ marker }) => marker)).toEqual(qr.map(({ id }) => id));
  expect(signs.map(({ number }) => number)).toEqual(qr.map(({ id }, i) => (id === 'qr-ground-info' ? 4711 : i + 1)));
  expect(FORMATS.map((format) => pagesOf(job, format).length)).toEqual([30, 30, 30, 4, 2, 30]);
  const pages = await wordsOf(await printPdf(few, 'a4', made));
  for (const [i, sign] of few.signs.entries()) expect(pages[i]).toContain(`Sign ${sign.number} `);
});

test('SG 2 a sign says venue and place, a short address with its code, and one line in each language of the venue', async () => {
  expect(languagesOf(venue)).toEqual(['en', 'fr']);
  for (const format of ['a4', 'a5', 'tent', 'sticker'] as const) {
    const text = (await wordsOf(await printPdf(few, format, made))).join(' ');
    for (const { code } of few.signs) expect(text.replaceAll(' ', '')).toContain(code);
    expect(text).toContain('Heron House');
    expect(text).toContain('meet.example.org/');
    expect(text).toMatch(/The entrance/);
    expect(text).toMatch(/L’entrée/);
    expect(text.replaceAll('…', '')).toMatch(/see who is open to a chat|Both scan, and you have arrived/);
    expect(text).toMatch(/qui est disponible|et vous y êtes/);
    expect(text).toMatch(/Vis-à-vis 7/);
  }
  const german = await wordsOf(await printPdf({ ...few, languages: ['de'] }, 'a4', made));
  expect(german[0]).toMatch(/Schild 1/);
});

test('SG 2 a sign that is only for trying out says so, on every format', async () => {
  const trial = { ...few, trial: 'loopback' } as const;
  for (const format of ['a4', 'tent', 'sticker', 'plan'] as const) {
    for (const page of await wordsOf(await printPdf(trial, format, made))) expect(page).toMatch(/For trying out only/);
  }
});

test('SG 4 what is printed on any colour is read at a contrast of 4.5, and so is any colour’s ink on paper', () => {
  const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
  const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join('')}`);
  fc.assert(
    fc.property(colour, (each) => contrast(inkOn(each), each) >= 4.5 && contrast(onPaper(each), PAPER) >= 4.5),
    { numRuns: 2_000, examples: [['#777777'], ['#ffffff'], ['#000000'], ['#787878']] },
  );
});

test('SG 5 accents and scripts are printed, each in a font that has its letters; the order of those from right to left is kept', async () => {
  const text = (name: string) => ({ en: name });
  const names = ['Œuvre déjà « ÿ »', 'Łódź, Břeclav, Ğ, ő', 'Главное здание', 'Ελληνικά', 'Hội trường'];
  const [first] = venue.markers;
  const many = {
    ...venue,
    markers: names.flatMap((name, i) => (first === undefined ? [] : [{ ...first, id: `m${i}`, name: text(name) }])),
  };
  const pages = await wordsOf(await printPdf(jobOf({ venue: many }), 'a4', made));
  for (const [i, name] of names.entries()) expect(pages[i]?.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
  expect(new Typeface().runs('שלום עולם', 'bold').map(({ text: word }) => word)).toEqual(['עולם', ' ', 'שלום']);
  expect(new Typeface().runs('Hall שלום 3', 'bold').map(({ text: word }) => word.trim())).toContain('שלום');
});

test('SG 5 what no font can print is said in another of its languages, else left out and told of', () => {
  const fresh = new Typeface();
  const [first] = venue.markers;
  if (first === undefined) throw new Error('the demo venue has no markers');
  const only = (name: Record<string, string>) =>
    jobOf({ venue: { ...venue, markers: [{ ...first, name }] }, typeface: fresh });
  const both = printSvgs(only({ en: '会议厅', fr: 'Salle des congrès' }));
  expect([...both.values()][0]).toContain('<title>1: Salle des congrès</title>');
  expect(fresh.missing.size).toBe(0);
  printSvgs(only({ en: 'Hall 会' }));
  expect([...fresh.missing]).toEqual(['会']);
  expect(() => new Typeface(['/nowhere/font.ttf'])).toThrow(/font .* cannot be used/);
});

test('SG 5 whatever a name is, it fits its lines and ends, and no page fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (text, lines) => {
      const fitted = fitText(typeface, text, 'bold', { width: 100, lines, most: 30, least: 8 });
      expect(fitted.lines.length).toBeLessThanOrEqual(lines);
      for (const line of fitted.lines) expect(typeface.width(line, 'bold') * fitted.size).toBeLessThanOrEqual(130);
    }),
    { numRuns: 100 },
  );
});

test('SG 9 the plan has a page for each level, with the number, name and code of each sign that belongs there', async () => {
  const pages = await wordsOf(await printPdf(job, 'plan', made));
  const levels = venue.levels.map(({ id }) => id);
  expect(pages).toHaveLength(levels.length);
  for (const [i, level] of levels.entries()) {
    const here = job.signs.filter((sign) => sign.level === level);
    expect(here.length).toBeGreaterThan(5);
    for (const { number, code } of here) {
      expect(pages[i]?.replaceAll(' ', '')).toContain(code);
      // On the plan and in the list.
      expect(pages[i]?.split(' ').filter((word) => word === String(number)).length).toBeGreaterThanOrEqual(2);
    }
  }
});

test('SG 9 discs on a plan are moved apart, and no farther than they must', () => {
  const place = fc.record({
    x: fc.double({ min: 0, max: 400, noNaN: true }),
    y: fc.double({ min: 0, max: 400, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 25 }), (places) => {
      const moved = spreadOut(places, 10);
      moved.forEach((a, i) => {
        for (const b of moved.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(9);
      });
      expect(spreadOut(places, 10)).toEqual(moved);
    }),
    { numRuns: 100 },
  );
  expect(
    spreadOut(
      [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ],
      10,
    ),
  ).toEqual([
    { x: 0, y: 0 },
    { x: 50, y: 0 },
  ]);
});

test('SG 3 the same signs and instant give the same bytes', async () => {
  const [a, b] = [await printPdf(few, 'sticker', made), await printPdf(few, 'sticker', made)];
  expect(a.equals(b)).toBe(true);
});
