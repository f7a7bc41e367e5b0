/** Places by name: areas, places, connections, meeting points, landmarks and markers, in any language, without regard to case and accents. */
import type { Place } from '../../../shared/geometry/point.ts';
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import { createSearch } from '../../../shared/venue/search/search.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';
import type { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { roomiestPoint } from '../clearance.ts';

export interface NamedPlace extends Place {
  readonly kind: 'area' | 'place' | 'connection' | 'meeting-point' | 'landmark' | 'marker';
  readonly id: string;
  readonly name: LocalText;
}

/** "  Café du  Barrage" and "CAFE DU BARRAGE" are one name. */
const plainName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();

interface Entry {
  readonly kind: NamedPlace['kind'];
  readonly id: string;
  readonly level: string;
  readonly names: readonly string[];
  readonly name: LocalText;
  readonly at: () => { readonly x: number; readonly y: number };
}

function entries(venue: VenueFile, index: VenueIndex): Entry[] {
  const plain = (id: string, name: LocalText) => [id, ...Object.values(name)].map(plainName);
  const spot = ([x, y]: readonly [number, number]) => ({ x, y });
  return [
    ...venue.areas
      .filter((area) => area.walkable)
      .map((area): Entry => {
        const polygon = polygonOf(area.polygon);
        const at = () => roomiestPoint(index, polygon, [area.level], 0.25, 0.6) ?? insidePoint(polygon);
        return {
          kind: 'area',
          id: area.id,
          level: area.level,
          names: plain(area.id, area.name ?? {}),
          name: area.name ?? {},
          at,
        };
      }),
    ...(venue.places ?? []).map(({ id, level, name, number, at }): Entry => {
      const names = [...plain(id, name), ...(number === undefined ? [] : [plainName(number)])];
      return { kind: 'place', id, level, names, name, at: () => spot(at) };
    }),
    ...venue.connections.flatMap(({ id, name = {}, stops }) =>
      stops.map(
        ({ level, at }): Entry => ({ kind: 'connection', id, level, names: plain(id, name), name, at: () => spot(at) }),
      ),
    ),
    ...venue.meetingPoints.map((point): Entry => {
      const numbered = plainName(`Vis-à-vis ${point.number}`);
      const names = [...plain(point.id, point.name), numbered];
      return {
        kind: 'meeting-point',
        id: point.id,
        level: point.level,
        names,
        name: point.name,
        at: () => spot(point.at),
      };
    }),
    ...venue.landmarks.map(
      ({ id, level, name, at }): Entry => ({
        kind: 'landmark',
        id,
        level,
        names: plain(id, name),
        name,
        at: () => spot(at),
      }),
    ),
    ...venue.markers.map(
      ({ id, level, name, standAt }): Entry => ({
        kind: 'marker',
        id,
        level,
        names: plain(id, name),
        name,
        at: () => spot(standAt),
      }),
    ),
  ];
}

/**
 * All of this name or id: areas first, then meeting points, landmarks and markers; where there are none, places by name or
 * number, and connections: most are an area or a landmark of their name.
 */
export function placesNamed(index: VenueIndex, name: string): NamedPlace[] {
  const wanted = plainName(name);
  const all = entries(index.venue, index).filter(({ names }) => names.includes(wanted));
  const told = all.filter(({ kind }) => kind !== 'place' && kind !== 'connection');
  return (told.length > 0 ? told : all).map(({ kind, id, level, name: text, at }) => ({
    kind,
    id,
    level,
    name: text,
    ...at(),
  }));
}

/** A few names that contain the word, or share a word with it, else those that it may be a slip for: "did you mean". */
export function namesLike(index: VenueIndex, name: string): string[] {
  const wanted = plainName(name);
  const words = wanted.split(' ').filter((word) => word.length > 2);
  const found = new Map<string, number>();
  for (const { name: text } of entries(index.venue, index)) {
    for (const own of Object.values(text)) {
      const plain = plainName(own);
      const shared = words.filter((word) => plain.includes(word)).length + (plain.includes(wanted) ? 2 : 0);
      if (shared > 0) found.set(own, shared);
    }
  }
  if (found.size === 0) {
    const meant = createSearch(index.venue).find(name, { most: 5 });
    return meant.filter(({ nearest }) => nearest === null).map(({ name: text }) => textIn(text));
  }
  return [...found]
    .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
    .slice(0, 5)
    .map(([own]) => own);
}
