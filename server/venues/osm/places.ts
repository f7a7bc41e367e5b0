/** Amenities, shops and the like as places that one can ask the way to: points, and what fills a room. */
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import type { LocalText, PlaceKind, VenuePlace } from '../../../shared/venue/venue-file.ts';
import { accessibilityOf, nameOfKind, placeKindOf } from '../place-kinds.ts';
import type { Plane, XY } from '../plane.ts';
import { enclosesFloor } from './elements.ts';
import { type Floor, levelId, type Placed, shortId } from './rooms.ts';
import { isFloor, nameOf } from './tags.ts';

/** Keys that say what one goes there for, the most telling first. */
const KEYS = ['amenity', 'shop', 'healthcare', 'emergency', 'tourism', 'leisure', 'office', 'room'] as const;

/** What it is and what it is called; null when it is no place. */
function placeOf({ tags, shape }: Placed): { readonly kind: PlaceKind; readonly name: LocalText } | null {
  if (shape === null || shape.type === 'LineString' || tags.has('door') || tags.has('entrance')) return null;
  const key = KEYS.find((one) => tags.has(one) && tags.get(one) !== 'no');
  if (key === undefined) return null;
  const value = tags.get(key) ?? '';
  const named = [...tags.keys()].some((one) => /^name(:|$)/.test(one)) ? nameOf(tags) : null;
  const reachable = /^(yes|designated)$/.test(tags.get('toilets:wheelchair') ?? tags.get('wheelchair') ?? '');
  const category = key === 'shop' ? 'shop' : value;
  const said = placeKindOf(category, named);
  const kind = said === 'toilet' && reachable ? 'toilet-accessible' : said;
  // A room is found by its name as an area; it is a place beside that only where one would ask for the nearest.
  if (kind === 'other' && (named === null || key === 'room' || key === 'office')) return null;
  const name = named ?? nameOfKind(kind);
  return name === null ? null : { kind, name };
}

export const isPlace = (element: Placed): boolean => element.levels.length > 0 && placeOf(element) !== null;

/** The places of all levels. */
export function placesOf(elements: readonly Placed[], floors: readonly Floor[], plane: Plane): VenuePlace[] {
  const areas = new Map(floors.map(({ element, level, area }) => [`${element} ${level}`, area.id]));
  return elements.flatMap((element): VenuePlace[] => {
    const { id, tags, shape, levels } = element;
    const place = placeOf(element);
    if (place === null || shape === null || shape.type === 'LineString') return [];
    const number = tags.get('ref')?.trim();
    const words = /^(yes|designated)$/.test(tags.get('wheelchair') ?? '') ? ['wheelchair'] : [];
    return levels.map((level) => {
      const area = isFloor(tags) && enclosesFloor(shape) ? areas.get(`${id} ${level}`) : undefined;
      return {
        id: `q-${shortId(id)}:${level}`,
        level: levelId(level),
        ...place,
        ...(number && number.length <= 20 && !/\p{Cc}/u.test(number) ? { number } : {}),
        at: at(shape, plane),
        ...(area === undefined ? {} : { area }),
        ...accessibilityOf(words),
      };
    });
  });
}

function at(shape: Exclude<Placed['shape'], null | { type: 'LineString' }>, plane: Plane): XY {
  if (shape.type === 'Point') return plane.toXY(shape.coordinates);
  const rings = shape.type === 'Polygon' ? shape.coordinates : (shape.coordinates[0] ?? []);
  const { x, y } = insidePoint(polygonOf(rings.map((ring) => ring.slice(0, -1).map((p) => plane.toXY(p)))));
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}
