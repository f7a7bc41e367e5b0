/** `npm run venue -- import PATH --out FILE`: an IMDF archive, or a building from OpenStreetMap, becomes a venue file. */
import { textIn } from '../../../shared/venue/venue-file.ts';
import { summaryOf } from '../../../shared/venue/venue-summary.ts';
import type { Imported, ImportOptions } from '../imported.ts';
import { askedLevels } from '../levels-asked.ts';
import { asLoaded, openPath } from '../library.ts';
import { VenueError } from '../venue-error.ts';
import { type Answer, type Command, WrongValue } from './arguments.ts';
import { importOnto, mergeLines, rememberImport, standsInto, writeOut } from './over.ts';

function* reportLines({ venue, report }: Imported, out: string): Generator<string> {
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ');
  yield `${textIn(venue.name)} (${venue.id}) is in ${out}.`;
  yield `Read: ${counts(report.read)}.`;
  yield `Made: ${venue.areas.length} areas, ${venue.walls.length} walls, ${venue.doors.length} doors, ${venue.obstacles.length} obstacles, ${venue.connections.length} connections, ${venue.landmarks.length} landmarks, ${venue.places?.length ?? 0} places, ${venue.markers.length} markers, ${venue.meetingPoints.length} meeting points.`;
  yield `Joined between levels: ${counts(report.links)}.`;
  if (report.closedUnits.length > 0) {
    yield `Nothing opens into ${report.closedUnits.length} units:`;
    for (const { id, name, squareMetres } of report.closedUnits)
      yield `  ${id} ${name ?? 'without a name'}, ${squareMetres} m²`;
  }
  if (Object.keys(report.notUsed).length > 0) {
    yield 'Not used:';
    for (const [kind, count] of Object.entries(report.notUsed)) yield `  ${String(count).padStart(5)} ${kind}`;
  }
  yield* report.warnings;
}

export const importCommand: Command = {
  usage:
    'import PATH --out FILE [--onto FILE [--theirs KEYS]] [--into FILE] [--level LEVELS] [--name NAME] [--credit TEXT] [--markers all|none] [--include-restricted] [--assume-doors] [--json]',
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
    name: { type: 'string', value: 'NAME', help: "the venue's name instead of the archive's own" },
  },
  needs: ['out'],
  async run(path, options) {
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
    if (into !== undefined) return addTo(path, into, out, options.flag('json'));
    const onto = options.text('onto');
    const theirs = askedLevels(options.text('theirs') ?? '');
    if (theirs.length > 0 && onto === undefined)
      throw new WrongValue('--theirs decides what --onto asks; say --onto too.');
    const imported = await openPath(path, chosen);
    if (imported.kind === 'file') {
      throw new VenueError([`${path} is neither IMDF nor OpenStreetMap; to look at a venue file, take check.`]);
    }
    const merged = onto === undefined ? null : await importOnto(onto, imported.venue, theirs);
    const venue = merged?.venue ?? imported.venue;
    const { json, hash } = asLoaded(venue);
    await writeOut(out, json);
    await rememberImport(out, imported.venue);
    if (options.flag('json')) {
      const over = merged === null ? {} : { changes: merged.changes, conflicts: merged.conflicts };
      return { out: JSON.stringify({ out, hash, ...summaryOf(venue), ...imported.report, ...over }), err: '', code: 0 };
    }
    const lines = [...reportLines({ ...imported, venue }, out), ...(merged === null ? [] : mergeLines(merged, theirs))];
    return { out: lines.join('\n'), err: '', code: 0 };
  },
};

/** Puts a list of stands into a venue file. */
async function addTo(path: string, into: string, out: string, json: boolean): Promise<Answer> {
  const { venue, added, changed } = await standsInto(path, into);
  const loaded = asLoaded(venue);
  await writeOut(out, loaded.json);
  if (json) return { out: JSON.stringify({ out, hash: loaded.hash, added, changed }), err: '', code: 0 };
  return { out: `Stands in ${out}: ${added} new, ${changed} told anew.`, err: '', code: 0 };
}
