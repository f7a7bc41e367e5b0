/** Imports a building from OpenStreetMap, mapped by Simple Indoor Tagging, as a venue file. */
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { textIn, VENUE_FORMAT_VERSION, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { type Imported, type ImportOptions, noSignAt, saidReport, venueId } from '../imported.ts';
import { joinLevels } from '../joining.ts';
import { chooseLevels } from '../levels-asked.ts';
import { layPlane, type Mapped } from '../plane.ts';
import { addSigns } from '../signage/add-signs.ts';
import { connectionLandmarks } from '../signage/connection-landmarks.ts';
import { Survey } from '../signage/survey.ts';
import { refuse } from '../venue-error.ts';
import { asClosed, assumedDoor, withoutDoor } from './assumed-doors.ts';
import { isShutDoor, makeDoors } from './doors.ts';
import { enclosesFloor, type OsmElement } from './elements.ts';
import { plansOf } from './floor-plan.ts';
import { drawnJoins, findFlights } from './joins.ts';
import { notUsedOf } from './not-used.ts';
import { placeElements } from './placed.ts';
import { placesOf } from './places.ts';
import { makeRooms, type Placed } from './rooms.ts';
import { isFloor, nameOf } from './tags.ts';
import { landmarksOf, pillarsOf } from './things.ts';
import { walkwaysOf } from './walkways.ts';
import { makeWalls } from './walls.ts';

/** Its licence asks that whoever sees the map sees this. */
const CREDIT = '© OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright)';

const mapped = (elements: readonly OsmElement[]): Mapped[] =>
  elements.flatMap(({ id, shape }) => (shape === null ? [] : [{ called: id, coordinates: shape.coordinates }]));

const sum = (...counts: Readonly<Record<string, number>>[]): Record<string, number> => {
  const all: Record<string, number> = {};
  for (const [kind, count] of counts.flatMap((one) => Object.entries(one))) all[kind] = (all[kind] ?? 0) + count;
  return all;
};

interface Asked {
  readonly elements: readonly Placed[];
  /** How many are only on levels that were not asked for. */
  readonly left: number;
}

/** The elements on the levels that are asked for, and those on none. Throws VenueError for a level that is not there. */
function onAskedLevels(elements: readonly Placed[], asked: readonly string[] | undefined): Asked {
  if (asked === undefined) return { elements, left: 0 };
  const floor = elements.filter(({ tags, shape }) => isFloor(tags) && enclosesFloor(shape));
  const ordinals = [...new Set(floor.flatMap(({ levels }) => levels))].sort((a, b) => a - b);
  const levels = ordinals.map((ordinal) => ({
    ordinal,
    name: { en: `Level ${ordinal}` },
    shortName: String(ordinal),
  }));
  const chosen = new Set(chooseLevels(levels, asked).map(({ ordinal }) => ordinal));
  const kept = elements.flatMap((element) => {
    const here = element.levels.filter((level) => chosen.has(level));
    return here.length > 0 || element.levels.length === 0 ? [{ ...element, levels: here }] : [];
  });
  return { elements: kept, left: elements.length - kept.length };
}

/** Throws VenueError, with a sentence for each thing that is broken. */
export function importOsm(read: readonly OsmElement[], options: ImportOptions = {}): Imported {
  const placed = placeElements(read);
  const { perLevel, withoutLevel } = placed;
  const { elements: there, left } = onAskedLevels(placed.elements, options.levels);
  const open = options.includeRestricted === true;
  const elements = there.filter((element) => open || !isShutDoor(element));
  const floor = elements.filter(({ tags, shape }) => isFloor(tags) && enclosesFloor(shape));
  if (floor.length === 0) {
    refuse([['no-rooms']]);
  }
  const indoors = elements.filter(({ levels }) => levels.length > 0);
  const plane = layPlane({
    about: mapped(floor),
    aboutCalled: null,
    within: mapped(floor),
    all: mapped(indoors),
    format: 'GeoJSON',
  });

  const rooms = makeRooms(elements, plane, open);
  const plans = plansOf(rooms.floors);
  const tagged = makeDoors(elements, plans, plane);
  const doorless = withoutDoor(rooms.floors, tagged.doorways);
  const assumed = (options.assumeDoors === true ? doorless : []).map((room) => {
    const plan = plans.get(room.level);
    return plan === undefined ? null : assumedDoor(room, plan);
  });
  const doorways = [...tagged.doorways, ...assumed.filter((doorway) => doorway !== null)];
  const levels = new Set(rooms.levels.map(({ id }) => id));
  const onFloor = <T extends { readonly level: string }>(things: readonly T[]) =>
    things.filter(({ level }) => levels.has(level));

  const walkways = walkwaysOf(elements, levels, plane);
  const building = elements.find(({ tags }) => tags.has('building') && nameOf(tags) !== null);
  const name = (options.name === undefined ? building && nameOf(building.tags) : { en: options.name }) ?? {
    en: 'Imported building',
  };
  const bare: VenueFile = {
    format: 'vis-a-vis-venue',
    version: VENUE_FORMAT_VERSION,
    id: venueId(textIn(name)),
    name,
    origin: plane.origin,
    credit: options.credit === undefined ? CREDIT : `${options.credit.slice(0, 300)}; ${CREDIT}`,
    levels: [...rooms.levels],
    areas: [...rooms.floors.map(({ area }) => area), ...walkways.areas],
    walls: makeWalls(elements, plans, doorways, plane),
    obstacles: onFloor(pillarsOf(elements, plane)),
    doors: doorways.map(({ door }) => door),
    connections: [],
    landmarks: onFloor(landmarksOf(elements, plane)),
    meetingPoints: [],
    markers: [],
    places: onFloor(placesOf(elements, rooms.floors, plane)),
  };
  const flights = joinLevels(bare, findFlights(rooms.floors));
  const drawn = drawnJoins(elements, new VenueIndex(bare), plane);
  const joined = { ...bare, connections: [...flights.connections, ...drawn.connections, ...walkways.connections] };
  const landmarks = [...joined.landmarks, ...connectionLandmarks(new Survey(joined))];
  const { venue, without } = addSigns({ ...joined, landmarks }, options.markers ?? true);

  refuse(checkVenue(venue).faults.map(({ path, message }) => ['after-import', path, message]));

  const shut = there.length - elements.length;
  const restricted = keyOfNote([open ? 'private-open' : 'private-shut']);
  return {
    venue,
    report: {
      read: {
        elements: read.length,
        ...Object.fromEntries(Object.entries(perLevel).map(([level, count]) => [`on level ${level}`, count])),
        'without a level': withoutLevel,
      },
      links: sum(flights.counts, drawn.counts, walkways.counts),
      closedUnits: withoutDoor(rooms.floors, doorways).map(asClosed),
      ...saidReport(
        {
          ...sum(notUsedOf(elements), tagged.notUsed, drawn.notUsed, walkways.notUsed, rooms.leftOut),
          ...(rooms.restricted === 0 ? {} : { [restricted]: rooms.restricted }),
          ...(left === 0 ? {} : { [keyOfNote(['other-levels'])]: left }),
          ...(shut === 0 ? {} : { [keyOfNote(['door-shut'])]: shut }),
        },
        [
          ...plane.warnings,
          ...flights.warnings,
          ...drawn.warnings,
          ...walkways.warnings,
          ...assumed.flatMap((doorway): ImportNote[] =>
            doorway === null ? [] : [['door-assumed', doorway.door.id.replace('assumed:', '')]],
          ),
          ...without.map(noSignAt),
        ],
      ),
    },
  };
}
