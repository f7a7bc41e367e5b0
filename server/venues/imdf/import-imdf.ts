/** Imports an IMDF archive (Apple's Indoor Mapping Data Format 1.0.0) as a venue file. */
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { textIn, VENUE_FORMAT_VERSION, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { type Imported, type ImportOptions, localText, venueId } from '../imported.ts';
import { joinLevels } from '../joining.ts';
import { addSigns } from '../signage/add-signs.ts';
import { refuse } from '../venue-error.ts';
import type { ImdfFiles } from './archive.ts';
import { readFeatureFiles } from './features.ts';
import { makeFloors, restrictedUnits } from './floors.ts';
import { makeLandmarks } from './landmarks.ts';
import { findLinks } from './links.ts';
import { type Outdoors, outdoorsOf } from './outdoors.ts';
import { planeOf } from './plane.ts';

const withOutdoors = (venue: VenueFile, { levels, areas, connections }: Outdoors): VenueFile => ({
  ...venue,
  levels: [...venue.levels, ...levels],
  areas: [...venue.areas, ...areas],
  connections: [...venue.connections, ...connections],
});

/** Throws VenueError, with a sentence for each thing that is broken. */
export function importImdf(files: ImdfFiles, options: ImportOptions = {}): Imported {
  const { data, unusedTypes } = readFeatureFiles(files);
  const plane = planeOf(data);
  const read = Object.fromEntries(Object.entries(data).map(([type, features]) => [type, features.length]));

  const sorted = [...data.level].sort((a, b) => a.properties.ordinal - b.properties.ordinal || (a.id < b.id ? -1 : 1));
  const levelIds = new Map<string, string>();
  const levels = sorted.map(({ id, properties }) => {
    const twin = sorted.some((other) => other.id !== id && other.properties.ordinal === properties.ordinal);
    const levelId = twin ? `level-${properties.ordinal}-${id.slice(0, 8)}` : `level-${properties.ordinal}`;
    levelIds.set(id, levelId);
    const name = localText(properties.name) ?? { en: `Level ${properties.ordinal}` };
    const short = textIn(localText(properties.short_name) ?? { en: String(properties.ordinal) }).slice(0, 4);
    return { id: levelId, ordinal: properties.ordinal, name, shortName: short };
  });

  const named = options.name === undefined ? localText(data.venue[0]?.properties.name) : { en: options.name };
  const name = named ?? { en: 'Imported venue' };
  const restricted = restrictedUnits(data);
  const restrictedLevels = data.level.filter(({ properties }) => properties.restriction).length;
  const open = options.includeRestricted === true;
  const floors = makeFloors(data, plane, levelIds, open ? new Set() : restricted);
  const bare: VenueFile = {
    format: 'vis-a-vis-venue',
    version: VENUE_FORMAT_VERSION,
    id: venueId(textIn(name)),
    name,
    origin: plane.origin,
    levels,
    areas: [...floors.areas],
    walls: floors.walls,
    obstacles: [...floors.obstacles],
    doors: [...floors.doors],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
  const links = joinLevels(bare, findLinks(bare, data, floors.areasOfUnit));
  const joined = { ...bare, connections: links.connections };
  const places = makeLandmarks(joined, data, plane, levelIds);
  const signed = addSigns({ ...joined, landmarks: places.landmarks }, options.markers ?? true);
  // After the signs: nobody hangs one every 15 m along the paths of a park.
  const outdoors = outdoorsOf(files, signed.venue, plane, levelIds);
  const venue = outdoors === null ? signed.venue : withOutdoors(signed.venue, outdoors);

  refuse(checkVenue(venue).faults.map(({ path, message }) => `After the import, ${path}: ${message}`));

  const paths = outdoors?.areas.length ?? 0;
  return {
    venue,
    report: {
      read: paths === 0 ? read : { ...read, 'footpath outdoors': paths },
      links: links.counts,
      closedUnits: floors.closed.map((unit) => ({ ...unit, name: unit.name === null ? null : textIn(unit.name) })),
      notUsed: {
        ...unusedTypes,
        ...places.notUsed,
        ...floors.leftOut,
        ...Object.fromEntries(
          Object.entries(floors.unknownCategories).map(([category, count]) => [
            `unit category ${category} (taken as another area)`,
            count,
          ]),
        ),
        ...(restrictedLevels === 0 ? {} : { 'restriction on a level (its units say who may enter)': restrictedLevels }),
        ...(restricted.size === 0
          ? {}
          : { [`restriction on a unit (${open ? 'taken as open to all' : 'nobody walks there'})`]: restricted.size }),
      },
      warnings: [
        ...links.warnings,
        ...signed.without.map(
          (area) => `There is no place for a sign at the entrance of ${textIn(area.name ?? {})} (${area.id}).`,
        ),
      ],
    },
  };
}
