/** Ids that are there twice, and ids that are spoken of but not there. */
import type { LocalText, VenueFile } from '../venue-file.ts';
import { isWalkway } from '../walkway.ts';
import type { FaultList } from './faults.ts';

/** The lists whose entries have ids, with what one entry is called. */
const THINGS = {
  levels: 'level',
  areas: 'area',
  walls: 'wall',
  obstacles: 'obstacle',
  doors: 'door',
  connections: 'connection',
  landmarks: 'landmark',
  meetingPoints: 'meeting point',
  markers: 'marker',
  places: 'place',
} as const;

const LISTS = Object.keys(THINGS) as (keyof typeof THINGS)[];

function duplicates(venue: VenueFile, faults: FaultList): void {
  for (const list of LISTS) {
    const seen = new Map<string, number>();
    venue[list]?.forEach(({ id }, i) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, i);
      else faults.add(`${list}[${i}].id`, `The ${THINGS[list]} id "${id}" is taken already by ${list}[${first}].`);
    });
  }
  const numbers = new Set<number>();
  venue.meetingPoints.forEach(({ number }, i) => {
    if (numbers.has(number)) faults.add(`meetingPoints[${i}].number`, `There are two meeting points number ${number}.`);
    numbers.add(number);
  });
  const radios = new Set<string>();
  venue.markers.forEach(({ id, kind, radio }, i) => {
    if (radio === undefined) {
      if (kind === 'beacon') faults.add(`markers[${i}]`, `The beacon "${id}" has no "radio" to be known by.`);
      return;
    }
    if (radios.has(radio)) faults.add(`markers[${i}].radio`, `Two markers have the radio "${radio}".`);
    radios.add(radio);
  });
}

function emptyNames(venue: VenueFile, faults: FaultList): void {
  const check = (path: string, what: string, name: LocalText | undefined) => {
    if (name !== undefined && Object.keys(name).length === 0) {
      faults.add(path, `The name of the ${what} is empty: give it in at least one language.`);
    }
  };
  check('name', 'venue', venue.name);
  for (const list of ['levels', 'areas', 'connections', 'landmarks', 'meetingPoints', 'markers', 'places'] as const) {
    venue[list]?.forEach(({ id, name }, i) => {
      check(`${list}[${i}].name`, `${THINGS[list]} "${id}"`, name);
    });
  }
}

/** Checks that every id is there once and that every reference leads somewhere. */
export function referenceFaults(venue: VenueFile, faults: FaultList): void {
  duplicates(venue, faults);
  emptyNames(venue, faults);
  const levels = new Set(venue.levels.map(({ id }) => id));
  const areas = new Map(venue.areas.map((area) => [area.id, area]));
  const meetingPoints = new Map(venue.meetingPoints.map((meetingPoint) => [meetingPoint.id, meetingPoint]));

  const onLevel = (path: string, what: string, level: string) => {
    if (!levels.has(level)) faults.add(`${path}.level`, `The ${what} is on level "${level}", which is not there.`);
  };
  const inArea = (path: string, what: string, id: string, level: string) => {
    const area = areas.get(id);
    if (area === undefined) faults.add(`${path}.area`, `The ${what} names the area "${id}", which is not there.`);
    else if (area.level !== level && levels.has(level)) {
      faults.add(`${path}.area`, `The ${what} is on level "${level}", but its area "${id}" is on "${area.level}".`);
    }
  };

  for (const list of [
    'areas',
    'walls',
    'obstacles',
    'doors',
    'landmarks',
    'meetingPoints',
    'markers',
    'places',
  ] as const) {
    venue[list]?.forEach(({ id, level }, i) => {
      onLevel(`${list}[${i}]`, `${THINGS[list]} "${id}"`, level);
    });
  }
  for (const list of ['meetingPoints', 'markers'] as const) {
    venue[list].forEach(({ id, level, area }, i) => {
      inArea(`${list}[${i}]`, `${THINGS[list]} "${id}"`, area, level);
    });
  }
  venue.places?.forEach(({ id, level, area }, i) => {
    if (area !== undefined) inArea(`places[${i}]`, `place "${id}"`, area, level);
  });
  const signs = new Set<number>();
  venue.markers.forEach(({ number }, i) => {
    if (number === undefined) return;
    if (signs.has(number)) faults.add(`markers[${i}].number`, `Two markers have the number ${number}.`);
    signs.add(number);
  });
  venue.markers.forEach(({ id, meetingPoint, level }, i) => {
    if (meetingPoint === undefined) return;
    const found = meetingPoints.get(meetingPoint);
    const path = `markers[${i}].meetingPoint`;
    if (found === undefined) {
      faults.add(path, `The marker "${id}" names the meeting point "${meetingPoint}", which is not there.`);
    } else if (found.level !== level) {
      faults.add(path, `The marker "${id}" is not on the level of its meeting point "${meetingPoint}".`);
    }
  });
  const kinds = new Map(venue.areas.map(({ id, kind }) => [id, kind]));
  venue.connections.forEach((connection, i) => {
    const { id, stops } = connection;
    stops.forEach(({ level, area }, k) => {
      const path = `connections[${i}].stops[${k}]`;
      onLevel(path, `connection "${id}"`, level);
      if (area !== undefined) inArea(path, `connection "${id}"`, area, level);
    });
    if (isWalkway(connection)) {
      const [on, off] = stops.map(({ area }) => area);
      if (on === undefined || on !== off || kinds.get(on) !== 'escalator') {
        faults.add(
          `connections[${i}].stops`,
          `The moving walkway "${id}" has an end beside it: both its stops are in one area of kind "escalator".`,
        );
      }
    } else if (new Set(stops.map(({ level }) => level)).size < 2) {
      faults.add(`connections[${i}].stops`, `The connection "${id}" leads nowhere: its stops are all on one level.`);
    }
  });
  const walkableLevels = new Set(venue.areas.filter((area) => area.walkable).map((area) => area.level));
  venue.levels.forEach(({ id }, i) => {
    if (!walkableLevels.has(id)) faults.add(`levels[${i}]`, `The level "${id}" has no area to walk on.`);
  });
}
