/** Imports an IMDF archive (Apple's Indoor Mapping Data Format 1.0.0) as a venue file. */
import { keyOfNote } from '../../../shared/protocol/import-notes.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { textIn, VENUE_FORMAT_VERSION, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { isControlled } from '../door-access.ts';
import { byKey, type Imported, type ImportOptions, localText, noSignAt, saidReport, venueId } from '../imported.ts';
import { joinLevels } from '../joining.ts';
import { addSigns } from '../signage/add-signs.ts';
import { refuse } from '../venue-error.ts';
import type { ImdfFiles } from './archive.ts';
import { readFeatureFiles } from './features.ts';
import { makeFloors, openingFields, restrictedUnits } from './floors.ts';
import { makeLandmarks } from './landmarks.ts';
import { makeLevels, onlyLevels } from './levels.ts';
import { findLinks } from './links.ts';
import { type Outdoors, outdoorsOf } from './outdoors.ts';
import { makePlaces } from './places.ts';
import { planeOf } from './plane.ts';
import { walkwaysOf } from './walkways.ts';

const withOutdoors = (venue: VenueFile, { levels, areas, connections }: Outdoors): VenueFile => ({
  ...venue,
  levels: [...venue.levels, ...levels],
  areas: [...venue.areas, ...areas],
  connections: [...venue.connections, ...connections],
});

/** Doors that attendees are not led through: where one sets off an alarm, or only the house's own people go. */
const SHUT_OPENINGS = /^(emergencyexit|service)\b/;

/** The counts that are not 0. */
const counted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** Throws VenueError, with a sentence for each thing that is broken. */
export function importImdf(files: ImdfFiles, options: ImportOptions = {}): Imported {
  const { data: whole, unusedTypes } = readFeatureFiles(files);
  const plane = planeOf(whole);
  const read = Object.fromEntries(
    Object.entries(whole).flatMap(([type, features]) => (features.length === 0 ? [] : [[type, features.length]])),
  );
  const { levels, idOf: levelIds, left } = makeLevels(whole, options.levels);
  const chosen = onlyLevels(whole, levelIds);
  const open = options.includeRestricted === true;
  const shutOpenings = open
    ? []
    : chosen.opening.filter(({ properties }) => SHUT_OPENINGS.test(properties.category ?? ''));
  const controlled = chosen.opening.filter(
    (opening) => isControlled(openingFields(opening.properties)) && !shutOpenings.includes(opening),
  );
  const stay = new Set(open ? [] : [...shutOpenings, ...controlled]);
  const data = { ...chosen, opening: chosen.opening.filter((opening) => !stay.has(opening)) };

  const named = options.name === undefined ? localText(data.venue[0]?.properties.name) : { en: options.name };
  const name = named ?? { en: 'Imported venue' };
  const restricted = restrictedUnits(data);
  const restrictedLevels = data.level.filter(({ properties }) => properties.restriction).length;
  const floors = makeFloors(data, plane, levelIds, open ? new Set() : restricted);
  const { places, notUsed } = makePlaces(data, {
    plane,
    levelIds,
    areasOfUnit: floors.areasOfUnit,
    areas: floors.areas,
  });
  const bare: VenueFile = {
    format: 'vis-a-vis-venue',
    version: VENUE_FORMAT_VERSION,
    id: venueId(textIn(name)),
    name,
    origin: plane.origin,
    ...(options.credit === undefined ? {} : { credit: options.credit }),
    levels: [...levels],
    areas: [...floors.areas],
    walls: floors.walls,
    obstacles: [...floors.obstacles],
    doors: [...floors.doors],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
    places,
  };
  const found = findLinks(bare, data, floors.areasOfUnit);
  const links = joinLevels(bare, found);
  const walkways = walkwaysOf(bare, data, plane, floors.areasOfUnit, found);
  const joined = { ...bare, connections: [...links.connections, ...walkways.connections] };
  const landmarks = makeLandmarks(joined, data, plane, levelIds);
  const signed = addSigns({ ...joined, landmarks }, options.markers ?? true);
  // After the signs: nobody hangs one every 15 m along the paths of a park.
  const outdoors = outdoorsOf(files, signed.venue, plane, levelIds);
  const venue = outdoors === null ? signed.venue : withOutdoors(signed.venue, outdoors);

  refuse(checkVenue(venue).faults.map(({ path, message }) => ['after-import', path, message]));

  const paths = outdoors?.areas.length ?? 0;
  const unknown = Object.entries(floors.unknownCategories).map(([category, count]): [string, number] => [
    keyOfNote(['category-unknown', category]),
    count,
  ]);
  return {
    venue,
    report: {
      read: paths === 0 ? read : { ...read, 'footpath outdoors': paths },
      links: links.counts,
      closedUnits: floors.closed.map((unit) => ({ ...unit, name: unit.name === null ? null : textIn(unit.name) })),
      ...saidReport(
        counted({
          ...byKey(unusedTypes),
          // Its name tells the levels of several buildings apart; its outline is that of its levels.
          [keyOfNote(['type', 'building'])]: data.building.length,
          ...notUsed,
          ...floors.leftOut,
          ...Object.fromEntries(unknown),
          [keyOfNote(['level-not-asked'])]: left,
          [keyOfNote([open ? 'opening-controlled' : 'opening-locked'])]: controlled.length,
          [keyOfNote(['opening-shut'])]: shutOpenings.length,
          [keyOfNote(['level-restricted'])]: restrictedLevels,
          [keyOfNote([open ? 'unit-open' : 'unit-shut'])]: restricted.size,
        }),
        [...plane.warnings, ...links.warnings, ...walkways.warnings, ...signed.without.map(noSignAt)],
      ),
    },
  };
}
