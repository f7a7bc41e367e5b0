/** Places by name: areas, meeting points, landmarks and markers, in any language, without regard to case and accents. */
import type { Place } from '../../../shared/geometry/point.ts';
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';
import type { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { roomiestPoint } from '../clearance.ts';

export interface NamedPlace extends Place {
  readonly kind: 'area' | 'meeting-point' | 'landmark' | 'marker';
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

/** All places of this name or id: areas first, then meeting points, landmarks and markers. */
export function placesNamed(index: VenueIndex, name: string): NamedPlace[] {
  const wanted = plainName(name);
  return entries(index.venue, index)
    .filter(({ names }) => names.includes(wanted))
    .map(({ kind, id, level, name: text, at }) => ({ kind, id, level, name: text, ...at() }));
}

/** A few names that contain the word, or share a word with it, for "did you mean". */
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
  return [...found]
    .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)
    .slice(0, 5)
    .map(([own]) => own);
}
