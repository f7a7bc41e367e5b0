/** `npm run venue -- import PATH --out FILE`: an IMDF archive, or a building from OpenStreetMap, becomes a venue file. */
import { sayNote } from '../../../shared/protocol/import-notes.ts';
import { textIn, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { summaryOf } from '../../../shared/venue/venue-summary.ts';
import type { Imported, ImportOptions } from '../imported.ts';
import { askedLevels } from '../levels-asked.ts';
import { asLoaded, openPath } from '../library.ts';
import { VenueError } from '../venue-error.ts';
import { type Answer, type Command, languageOf, type Options, WrongValue } from './arguments.ts';
import { importOnto, mergeLines, rememberImport, standsInto, writeOut } from './over.ts';

/** What frames a report. */
const REPORT = {
  en: {
    isIn: (venue: string, out: string) => `${venue} is in ${out}.`,
    read: (counts: string) => `Read: ${counts}.`,
    made: (venue: VenueFile) =>
      `Made: ${venue.areas.length} areas, ${venue.walls.length} walls, ${venue.doors.length} doors, ${venue.obstacles.length} obstacles, ${venue.connections.length} connections, ${venue.landmarks.length} landmarks, ${venue.places?.length ?? 0} places, ${venue.markers.length} markers, ${venue.meetingPoints.length} meeting points.`,
    joined: (counts: string) => `Joined between levels: ${counts}.`,
    closed: (count: number) => `Nothing opens into ${count} ${count === 1 ? 'unit' : 'units'}:`,
    nameless: 'without a name',
    notUsed: 'Not used:',
    stands: (out: string, added: number, changed: number) => `Stands in ${out}: ${added} new, ${changed} told anew.`,
  },
  fr: {
    isIn: (venue: string, out: string) => `${venue} est dans ${out}.`,
    read: (counts: string) => `Lu : ${counts}.`,
    made: (venue: VenueFile) =>
      `Fait : ${venue.areas.length} espaces, ${venue.walls.length} murs, ${venue.doors.length} portes, ${venue.obstacles.length} obstacles, ${venue.connections.length} liaisons, ${venue.landmarks.length} repères, ${venue.places?.length ?? 0} lieux, ${venue.markers.length} panneaux, ${venue.meetingPoints.length} points de rencontre.`,
    joined: (counts: string) => `Relié entre niveaux : ${counts}.`,
    closed: (count: number) => `Rien n’ouvre sur ${count} ${count === 1 ? 'unité' : 'unités'} :`,
    nameless: 'sans nom',
    stands: (out: string, added: number, changed: number) =>
      `Stands dans ${out} : ${added} nouveaux, ${changed} mis à jour.`,
    notUsed: 'Non utilisé :',
  },
};

/** What is counted, in French; IMDF's own words for its types stay. */
const COUNTED_FR: Readonly<Record<string, string>> = {
  elements: 'éléments',
  'without a level': 'sans niveau',
  'footpath outdoors': 'chemins dehors',
  stairs: 'escaliers',
  escalator: 'escalators',
  elevator: 'ascenseurs',
  ramp: 'rampes',
  movingwalkway: 'tapis roulants',
};

const countedAs = (kind: string, language: 'en' | 'fr'): string =>
  language === 'en' ? kind : (COUNTED_FR[kind] ?? kind.replace(/^on level /, 'au niveau '));

function* reportLines({ venue, report }: Imported, out: string, language: 'en' | 'fr'): Generator<string> {
  const words = REPORT[language];
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([kind, count]) => `${count} ${countedAs(kind, language)}`)
      .join(', ');
  yield words.isIn(`${textIn(venue.name, language)} (${venue.id})`, out);
  yield words.read(counts(report.read));
  yield words.made(venue);
  yield words.joined(counts(report.links));
  if (report.closedUnits.length > 0) {
    yield words.closed(report.closedUnits.length);
    for (const { id, name, squareMetres } of report.closedUnits)
      yield `  ${id} ${name ?? words.nameless}, ${squareMetres} m²`;
  }
  const { notUsed, warnings } = report.notes;
  if (notUsed.length > 0) yield words.notUsed;
  for (const { note, count } of notUsed) yield `  ${String(count).padStart(5)} ${sayNote(note, language)}`;
  yield* warnings.map((note) => sayNote(note, language));
}

export const importCommand: Command = {
  usage:
    'import PATH --out FILE [--onto FILE [--theirs KEYS]] [--into FILE] [--level LEVELS] [--name NAME] [--credit TEXT] [--markers all|none] [--include-restricted] [--assume-doors] [--language en|fr] [--json]',
  about:
    'Imports an IMDF folder or zip, or a building from OpenStreetMap (GeoJSON or XML), as a venue file; a list of stands (CSV) into one.',
  options: {
    out: { type: 'string', value: 'FILE', help: 'where the venue file is written' },
    markers: { type: 'string', value: 'all|none', help: 'QR signs at entrances and about every 15 m (default: all)' },
    onto: { type: 'string', value: 'FILE', help: 'an edited venue file that this import goes over: edits stay' },
    theirs: { type: 'string', value: 'KEYS', help: 'the conflicts in which the import is right, or all' },
    into: { type: 'string', value: 'FILE', help: 'the venue file that a list of stands goes into' },
    'include-restricted': { type: 'boolean', help: 'let attendees walk where it is restricted or not public' },
    'assume-doors': { type: 'boolean', help: 'OpenStreetMap: open a room without a door to the corridor beside it' },
    level: { type: 'string', value: 'LEVELS', help: 'only these, by number, short name or name: 0,1 (default: all)' },
    credit: { type: 'string', value: 'TEXT', help: 'whom to thank for the map, shown with it' },
    language: { type: 'string', value: 'en|fr', help: 'the language of what it says (default: en)' },
    name: { type: 'string', value: 'NAME', help: "the venue's name instead of the archive's own" },
  },
  needs: ['out'],
  async run(path, options) {
    return run(path, options, languageOf(options));
  },
};

async function run(path: string, options: Options, language: 'en' | 'fr'): Promise<Answer> {
  const out = options.text('out') ?? '';
  const markers = options.text('markers') ?? 'all';
  if (markers !== 'all' && markers !== 'none') {
    throw new WrongValue(`--markers is all or none, not '${markers}'.`);
  }
  const name = options.text('name')?.trim();
  if (name !== undefined && (name === '' || name.length > 200)) {
    throw new WrongValue('--name has 1 to 200 characters.');
  }
  const credit = options.text('credit')?.trim();
  if (credit !== undefined && (credit === '' || credit.length > 400)) {
    throw new WrongValue('--credit has 1 to 400 characters.');
  }
  const level = options.text('level');
  const levels = level === undefined ? undefined : askedLevels(level);
  if (levels?.length === 0) throw new WrongValue('--level names at least one level: 0, or 0,1.');
  const chosen: ImportOptions = {
    markers: markers === 'all',
    includeRestricted: options.flag('include-restricted'),
    assumeDoors: options.flag('assume-doors'),
    ...(name === undefined ? {} : { name }),
    ...(credit === undefined ? {} : { credit }),
    ...(levels === undefined ? {} : { levels }),
  };
  const into = options.text('into');
  if (into !== undefined) return addTo(path, into, out, options.flag('json'), language);
  const onto = options.text('onto');
  const theirs = askedLevels(options.text('theirs') ?? '');
  if (theirs.length > 0 && onto === undefined)
    throw new WrongValue('--theirs decides what --onto asks; say --onto too.');
  const imported = await openPath(path, chosen);
  if (imported.kind === 'file') {
    throw new VenueError([['a-venue-file', path]]);
  }
  const merged = onto === undefined ? null : await importOnto(onto, imported.venue, theirs);
  const venue = merged?.venue ?? imported.venue;
  const { json, hash } = asLoaded(venue);
  await writeOut(out, json);
  await rememberImport(out, imported.venue);
  if (options.flag('json')) {
    // The notes say again what is there in English.
    const { notes: _, ...report } = imported.report;
    const over = merged === null ? {} : { changes: merged.changes, conflicts: merged.conflicts };
    return { out: JSON.stringify({ out, hash, ...summaryOf(venue), ...report, ...over }), err: '', code: 0 };
  }
  const lines = [
    ...reportLines({ ...imported, venue }, out, language),
    ...(merged === null ? [] : mergeLines(merged, theirs, language)),
  ];
  return { out: lines.join('\n'), err: '', code: 0 };
}

/** Puts a list of stands into a venue file. */
async function addTo(path: string, into: string, out: string, json: boolean, language: 'en' | 'fr'): Promise<Answer> {
  const { venue, added, changed } = await standsInto(path, into);
  const loaded = asLoaded(venue);
  await writeOut(out, loaded.json);
  if (json) return { out: JSON.stringify({ out, hash: loaded.hash, added, changed }), err: '', code: 0 };
  return { out: REPORT[language].stands(out, added, changed), err: '', code: 0 };
}
