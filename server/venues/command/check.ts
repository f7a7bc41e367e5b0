/** `npm run venue -- check PATH`: what is in a venue, and every fault with its place. */
import { faultSentence } from '../../../shared/protocol/fault-sentences.ts';
import { checkVenue, type Fault } from '../../../shared/venue/check-venue.ts';
import { textIn } from '../../../shared/venue/venue-file.ts';
import type { VenueSummary } from '../../../shared/venue/venue-summary.ts';
import { openPath } from '../library.ts';
import { type Command, languageOf } from './arguments.ts';

/** What frames the lines; kinds are the file's own words. */
const SAID = {
  en: {
    areas: (count: number) => `${count} areas`,
    named: (count: number, named: number) => `${count}, ${named} with a name`,
    rows: {
      levels: 'levels',
      areas: 'areas',
      walls: 'walls',
      obstacles: 'obstacles',
      doors: 'doors',
      connections: 'connections',
      landmarks: 'landmarks',
      markers: 'markers',
      meetingPoints: 'meeting points',
    },
    none: 'No faults.',
    faults: (count: number) => `${count} ${count === 1 ? 'fault' : 'faults'}:`,
    file: 'the file',
    colon: ':',
  },
  fr: {
    areas: (count: number) => `${count} espaces`,
    named: (count: number, named: number) => `${count}, dont ${named} avec un nom`,
    rows: {
      levels: 'niveaux',
      areas: 'espaces',
      walls: 'murs',
      obstacles: 'obstacles',
      doors: 'portes',
      connections: 'liaisons',
      landmarks: 'repères',
      markers: 'panneaux',
      meetingPoints: 'rencontres',
    },
    none: 'Aucun défaut.',
    faults: (count: number) => `${count} ${count === 1 ? 'défaut' : 'défauts'} :`,
    file: 'le fichier',
    colon: ' :',
  },
};

const kinds = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

const counted = (count: number, counts: Readonly<Record<string, number>>) =>
  count === 0 ? '0' : `${count} (${kinds(counts)})`;

function* summaryLines(summary: VenueSummary, language: 'en' | 'fr'): Generator<string> {
  const words = SAID[language];
  const row = (name: keyof typeof words.rows, text: string | number) => `  ${words.rows[name].padEnd(16)}${text}`;
  yield `${textIn(summary.name, language)} (${summary.id})`;
  yield row('levels', summary.levels.length);
  for (const level of summary.levels)
    yield `    ${textIn(level.name, language)} (${level.id})${words.colon} ${words.areas(level.areas)}`;
  yield row('areas', words.named(summary.areas, summary.namedAreas));
  for (const [kind, count] of Object.entries(summary.areasByKind)) yield `    ${kind.padEnd(14)}${count}`;
  yield row('walls', summary.walls);
  yield row('obstacles', summary.obstacles);
  yield row('doors', counted(summary.doors, summary.doorsByKind));
  yield row('connections', counted(summary.connections, summary.connectionsByKind));
  yield row('landmarks', summary.landmarks);
  yield row('markers', counted(summary.markers, summary.markersByKind));
  yield row('meetingPoints', summary.meetingPoints);
}

function faultLines(faults: readonly Fault[], language: 'en' | 'fr'): string[] {
  const words = SAID[language];
  if (faults.length === 0) return [words.none];
  const lines = faults.map(
    ({ path, message }) => `  ${path === '' ? words.file : path}${words.colon} ${faultSentence(message, language)}`,
  );
  return [words.faults(faults.length), ...lines];
}

export const checkCommand: Command = {
  usage: 'check PATH [--language en|fr] [--json]',
  about:
    'Prints what is in a venue file, an IMDF folder or zip, or a building from OpenStreetMap, and every fault with its place. The demo venue is heron-house.',
  options: {
    language: { type: 'string', value: 'en|fr', help: 'the language of what it says (default: en)' },
  },
  needs: [],
  async run(path, options) {
    const language = languageOf(options);
    const opened = await openPath(path);
    const { faults, summary } = checkVenue(opened.kind === 'file' ? opened.json : opened.venue);
    const code = faults.length === 0 ? 0 : 1;
    if (options.flag('json')) {
      const said = faults.map(({ path: at, message }) => ({ path: at, message: faultSentence(message, language) }));
      return { out: JSON.stringify({ good: code === 0, faults: said, ...summary }), err: '', code };
    }
    const lines = [...(summary === null ? [] : summaryLines(summary, language)), ...faultLines(faults, language)];
    return { out: lines.join('\n'), err: '', code };
  },
};
