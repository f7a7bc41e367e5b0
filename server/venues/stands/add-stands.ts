/** Stands of a list as places of a venue, and as areas where their size is said. */

import { insidePoint, polygonContains } from '../../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import type { VenueArea, VenueFile, VenueLevel, VenuePlace } from '../../../shared/venue/venue-file.ts';
import { refuse } from '../venue-error.ts';
import type { Stand } from './read-stands.ts';

export interface WithStands {
  readonly venue: VenueFile;
  /** How many were not there, and how many were and are told anew. */
  readonly added: number;
  readonly changed: number;
}

const plain = (text: string): string => text.trim().toLowerCase();

/** "A 12" and "Müller & Co." as the end of an id. */
const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** Ids by number, else by name; the same list gives the same ids. */
function idsOf(stands: readonly Stand[]): string[] {
  const taken = new Set<string>();
  return stands.map(({ name, number, line }) => {
    const wished = `stand-${slug(number ?? '') || slug(name) || line}`;
    let id = wished;
    for (let i = 2; taken.has(id); i++) id = `${wished}-${i}`;
    taken.add(id);
    return id;
  });
}

const mm = (metres: number) => Math.round(metres * 1000) / 1000;

/**
 * Adds the stands; one with the number or name of a stand that is there takes its place. Throws VenueError with a sentence
 * for each line whose level or area is not in the venue.
 */
export function addStands(venue: VenueFile, stands: readonly Stand[]): WithStands {
  const faults: ImportNote[] = [];
  const levelOf = (asked: string): VenueLevel | undefined =>
    venue.levels.find(({ id, ordinal, shortName, name }) =>
      [id, String(ordinal), shortName, ...Object.values(name)].map(plain).includes(plain(asked)),
    );
  const areaOf = (asked: string, level: string | undefined): VenueArea | undefined =>
    venue.areas.find(
      (area) =>
        (level === undefined || area.level === level) &&
        [area.id, ...Object.values(area.name ?? {})].map(plain).includes(plain(asked)),
    );
  const ids = idsOf(stands);
  const places: VenuePlace[] = [];
  const areas: VenueArea[] = [];
  stands.forEach((stand, i) => {
    const { line, name, number, at, size } = stand;
    const said = stand.level === null ? undefined : levelOf(stand.level);
    const within = stand.area === null ? undefined : areaOf(stand.area, said?.id);
    const level = said?.id ?? within?.level ?? (venue.levels.length === 1 ? venue.levels[0]?.id : undefined);
    if (stand.level !== null && said === undefined) {
      faults.push(['line-level', line, stand.level.slice(0, 40), venue.id]);
    } else if (stand.area !== null && within === undefined) {
      faults.push([said ? 'line-area-level' : 'line-area', line, stand.area.slice(0, 40), venue.id]);
    } else if (level === undefined) {
      faults.push(['line-which-level', line]);
    } else {
      const middle = within === undefined ? { x: 0, y: 0 } : insidePoint(polygonOf(within.polygon));
      const [x, y] = at ?? [mm(middle.x), mm(middle.y)];
      const id = ids[i] ?? `stand-${line}`;
      const text = { und: name };
      if (size !== null && at !== null) {
        const [w, d] = [size[0] / 2, size[1] / 2];
        const ring = (
          [
            [-w, -d],
            [w, -d],
            [w, d],
            [-w, d],
          ] as const
        ).map(([dx, dy]): [number, number] => [mm(x + dx), mm(y + dy)]);
        areas.push({ id, level, kind: 'stand', name: text, polygon: [ring], walkable: true });
      }
      const around = size !== null && at !== null ? id : (within ?? surrounding(venue, level, [x, y]))?.id;
      places.push({
        id,
        level,
        kind: 'stand',
        name: text,
        ...(number === null ? {} : { number }),
        at: [x, y],
        ...(around === undefined ? {} : { area: around }),
      });
    }
  });
  refuse(faults);
  const before = new Set((venue.places ?? []).map(({ id }) => id));
  const now = new Set(places.map(({ id }) => id));
  const changed = places.filter(({ id }) => before.has(id)).length;
  return {
    venue: {
      ...venue,
      areas: [...venue.areas.filter(({ id }) => !now.has(id)), ...areas],
      places: [...(venue.places ?? []).filter(({ id }) => !now.has(id)), ...places],
    },
    added: places.length - changed,
    changed,
  };
}

/** A named area about a point, for saying where it is. */
function surrounding(venue: VenueFile, level: string, at: [number, number]): VenueArea | undefined {
  return venue.areas
    .filter((area) => area.level === level && area.walkable && area.name !== undefined)
    .find(({ polygon }) => polygonContains(polygonOf(polygon), pointOf(at)));
}
