/** Rooms, corridors and areas: one area of the venue for each level that they are on. */
import { polygonArea } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import type { VenueArea, VenueLevel } from '../../../shared/venue/venue-file.ts';
import type { Segment } from '../../../shared/venue/wall-lines.ts';
import { areaKindOf } from '../categories.ts';
import { edgesOf, labelOf } from '../outlines.ts';
import type { Plane } from '../plane.ts';
import { polygonsOf, type RingNotes } from '../rings.ts';
import { refuse, VenueError } from '../venue-error.ts';
import { enclosesFloor, type OsmElement } from './elements.ts';
import { categoryOf, isFloor, isPrivate, isRoom, nameOf } from './tags.ts';

/** An element with the levels that its tags put it on, those of `repeat_on` among them. */
export interface Placed extends OsmElement {
  readonly levels: readonly number[];
}

/** A piece of floor on one level. */
export interface Floor {
  readonly area: VenueArea;
  readonly element: string;
  readonly level: number;
  /** Whether it has walls all round. */
  readonly room: boolean;
  readonly edges: readonly Segment[];
}

export interface Rooms {
  readonly floors: readonly Floor[];
  /** Those on which there is floor, from below. */
  readonly levels: readonly VenueLevel[];
  /** How many areas attendees may not enter. */
  readonly restricted: number;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Whether it only says what its level is called (`indoor=level`). */
export const isLevelName = ({ tags, levels }: Placed): boolean =>
  tags.get('indoor') === 'level' && levels.length === 1 && tags.has('name');

/** The id of a level of the venue: "level-0.5". */
export const levelId = (level: number): string => `level-${level}`;

/** "way/870541326" on level 1 as an id: "w870541326:1". */
const areaId = (element: string, level: number, piece: number): string =>
  `${shortId(element)}:${level}${piece === 0 ? '' : `.${piece + 1}`}`;

/** "way/870541326" as the beginning of an id: "w870541326". */
export const shortId = (element: string): string =>
  element
    .replace(/^([nwr])[a-z]*\//, '$1')
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .slice(0, 50);

/** Rooms, corridors and areas of all levels; no building has more. */
const MOST_FLOORS = 20_000;

/** A shape that encloses nothing to speak of is left out and counted; throws VenueError when one is broken. */
export function makeRooms(elements: readonly Placed[], plane: Plane, open: boolean): Rooms {
  const notes: RingNotes = { work: 10_000_000, faults: [], leftOut: {} };
  let restricted = 0;
  let count = 0;
  const floors = elements.flatMap(({ id, tags, shape, levels }): Floor[] => {
    if (!isFloor(tags) || !enclosesFloor(shape)) return [];
    const name = nameOf(tags);
    const polygons = polygonsOf('area', id, shape, plane, notes);
    count += levels.length * polygons.length;
    if (count > MOST_FLOORS) {
      throw new VenueError([['many-rooms', id, MOST_FLOORS]]);
    }
    const shut = isPrivate(tags);
    if (shut) restricted += levels.length * polygons.length;
    return levels.flatMap((level) =>
      polygons.map((polygon, piece): Floor => {
        const kind = areaKindOf(categoryOf(tags), name, polygonArea(polygonOf(polygon))) ?? 'other';
        const area: VenueArea = {
          id: areaId(id, level, piece),
          level: levelId(level),
          kind,
          ...(name === null ? {} : { name }),
          polygon,
          walkable: open || !shut,
          ...(name === null ? {} : labelOf(polygon)),
        };
        return { area, element: id, level, room: isRoom(tags), edges: edgesOf(polygon) };
      }),
    );
  });
  refuse(notes.faults);
  const ordinals = [...new Set(floors.map(({ level }) => level))].sort((a, b) => a - b);
  const namers = elements.filter(isLevelName);
  const levels = ordinals.map((ordinal) => {
    const namer = namers.find((element) => element.levels.includes(ordinal));
    const plain = { en: `Level ${ordinal}`, fr: `Niveau ${ordinal}`, de: `Ebene ${ordinal}` };
    const name = (namer && nameOf(namer.tags)) ?? plain;
    return { id: levelId(ordinal), ordinal, name, shortName: String(ordinal).slice(0, 4) };
  });
  return { floors, levels, restricted, leftOut: notes.leftOut };
}
