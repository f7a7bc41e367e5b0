/** `npm run venue -- signs FILE --out FILE`: the venue's QR signs, to print. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEvent } from '../../../shared/venue/check-event.ts';
import { defaultEvent } from '../../../shared/venue/demo/default-event.ts';
import { textIn } from '../../../shared/venue/venue-file.ts';
import { nameOfKeys } from '../../doors/event-keys.ts';
import { type Keys, loadKeys } from '../../doors/keys.ts';
import { settings } from '../../main.ts';
import { addressFault } from '../../operations/addresses.ts';
import { FORMATS, type Format, pagesOf, printPdf, printSvgs, printSvgZip } from '../../printing/print.ts';
import { type PrintJob, printJob } from '../../printing/print-job.ts';
import { PRINT_LANGUAGES } from '../../printing/print-words.ts';
import { Typeface } from '../../printing/typeface.ts';
import { loadVenue } from '../library.ts';
import { VenueError } from '../venue-error.ts';
import { type Command, WrongValue } from './arguments.ts';

const readFormat = (text: string | undefined): Format => {
  const format = FORMATS.find((each) => each === (text ?? 'a4'));
  if (format === undefined) throw new WrongValue(`--format is ${FORMATS.join(', ')}, not '${text}'.`);
  return format;
};

function readLanguages(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const languages = [...new Set(text.split(',').map((each) => each.trim()))];
  const unknown = languages.find((each) => !PRINT_LANGUAGES.includes(each));
  if (unknown !== undefined) {
    throw new WrongValue(
      `--language is any of ${PRINT_LANGUAGES.join(', ')}, with commas between them, not '${unknown}'.`,
    );
  }
  return languages;
}

/** The event's id: as it is given, or in the event file that is given, or the one that the venue is opened with otherwise. */
async function eventOf(given: string | undefined, venue: string): Promise<string> {
  if (given === undefined) return defaultEvent(venue).id;
  const text = await readFile(given, 'utf8').catch(() => null);
  if (text === null) {
    if (/^[a-z0-9-]{1,60}$/.test(given)) return given;
    throw new WrongValue(`--event is an event's id, or the path of its file; there is nothing at '${given}'.`);
  }
  const { plan, faults } = readEvent(asJson(text, given), defaultEvent(venue));
  if (plan === null || faults.length > 0) {
    throw new VenueError(faults.map(({ path, message }) => `${given}${path === '' ? '' : `, ${path}`}: ${message}`));
  }
  return plan.id;
}

function asJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new VenueError([`${path} is not JSON.`]);
  }
}

/** The event's keys under DATA_DIR, made there when it has none: a server on that folder uses the same. */
async function keysOf(dataDir: string, event: string): Promise<Keys> {
  const { openSqliteStore } = await import('../../store/sqlite.ts');
  const store = openSqliteStore(dataDir);
  try {
    return await loadKeys(store, nameOfKeys('signs', event));
  } finally {
    await store.close();
  }
}

async function write(job: PrintJob, format: Format, out: string, made: Date): Promise<void> {
  try {
    if (format !== 'svg') await writeFile(out, await printPdf(job, format, made));
    else if (out.endsWith('.zip')) await writeFile(out, printSvgZip(job, made));
    else {
      await mkdir(out, { recursive: true });
      for (const [name, svg] of printSvgs(job)) await writeFile(join(out, name), svg);
    }
  } catch (error) {
    throw new VenueError([`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}.`]);
  }
}

export const signsCommand: Command = {
  usage: 'signs FILE --out FILE [--format FORMAT] [--language LANGUAGE,…] [--event EVENT] [--json]',
  about:
    'Prints the venue’s QR signs for PUBLIC_URL, signed with the event’s keys under DATA_DIR: one a page (a4, a5), table tents (tent), eight a page (sticker), the plan of where each belongs (plan), or one drawing each (svg: a folder, or a zip).',
  options: {
    out: { type: 'string', value: 'FILE', help: 'the PDF to write; for svg a folder, or a file that ends in .zip' },
    format: { type: 'string', value: 'FORMAT', help: `${FORMATS.join(', ')} (default: a4)` },
    language: {
      type: 'string',
      value: 'LANG,…',
      help: `what the signs speak, of ${PRINT_LANGUAGES.join(', ')} (default: the venue's own)`,
    },
    event: { type: 'string', value: 'EVENT', help: "an event's id or its file (default: the venue's own event)" },
    only: { type: 'string', value: 'all|tents', help: 'all signs, or those of the meeting points (default: all)' },
    font: { type: 'string', value: 'FILE', help: 'one more font, for letters that the built-in ones lack' },
    'allow-insecure': {
      type: 'boolean',
      help: 'print for an address that is not https, to try out; each sign says so',
    },
  },
  needs: ['out'],
  async run(path, options) {
    const format = readFormat(options.text('format'));
    const languages = readLanguages(options.text('language'));
    const only = options.text('only') ?? (format === 'tent' ? 'tents' : 'all');
    if (only !== 'all' && only !== 'tents') throw new WrongValue(`--only is all or tents, not '${only}'.`);
    const font = options.text('font');
    const { venue } = await loadVenue(path);
    const event = await eventOf(options.text('event'), venue.id);
    const { publicUrl, dataDir, port } = settings();
    const address = publicUrl ?? `http://localhost:${port}`;
    const fault = addressFault(address);
    if (fault !== null && !options.flag('allow-insecure')) {
      const why = fault === 'loopback' ? 'only this machine can open' : 'is not https';
      const set = publicUrl === null ? 'PUBLIC_URL is not set, so they' : 'They';
      throw new VenueError([
        `Nothing was printed. ${set} would carry ${address}, which ${why}. Set PUBLIC_URL to the https address that phones will use; to try out all the same, add --allow-insecure.`,
      ]);
    }
    const typeface = new Typeface(font === undefined ? [] : [font]);
    const keys = await keysOf(dataDir, event);
    const whole = printJob({ venue, keys, publicUrl: address, trial: fault, typeface, languages });
    const job = { ...whole, signs: whole.signs.filter((sign) => only === 'all' || sign.meetingPoint !== null) };
    if (job.signs.length === 0) {
      throw new VenueError([
        only === 'tents' ? 'No meeting point of this venue has a QR marker.' : 'This venue has no QR markers.',
      ]);
    }
    const out = options.text('out') ?? '';
    await write(job, format, out, new Date());
    const pages = pagesOf(job, format).length;
    const missing = [...typeface.missing];
    const made = {
      out,
      format,
      event,
      key: job.key,
      languages: job.languages,
      signs: job.signs.length,
      pages,
      missing,
    };
    if (options.flag('json')) {
      return { out: JSON.stringify({ good: true, ...made, trial: job.trial }), err: '', code: 0 };
    }
    const lines = [
      `${job.signs.length} signs of ${textIn(venue.name)}, ${pages} ${format === 'svg' ? 'drawings' : 'pages'}, are in ${out}.`,
      `They lead to ${job.host}, are signed with the key ${job.key} of the event "${event}", and speak ${job.languages.join(', ')}.`,
      ...(missing.length === 0
        ? []
        : [
            `No font here has these letters, and they were left out: ${missing.join(' ')}. Give one that has them with --font.`,
          ]),
      ...(job.trial === null ? [] : ['They are for trying out only, and each of them says so.']),
    ];
    return { out: lines.join('\n'), err: '', code: 0 };
  },
};
