/** What stands on the floor: pillars as obstacles, and what has a name as a landmark. */
import type { Metres } from '../../../shared/geometry/point.ts';
import { insidePoint } from '../../../shared/geometry/polygon.ts';
import { polygonOf } from '../../../shared/geometry/vector.ts';
import type { Landmark, LocalText, VenueObstacle } from '../../../shared/venue/venue-file.ts';
import { landmarkKindOf } from '../categories.ts';
import type { Plane, XY } from '../plane.ts';
import { enclosesFloor } from './elements.ts';
import { levelId, type Placed, shortId } from './rooms.ts';
import { isFloor, metresOf, nameOf } from './tags.ts';

/** A pillar that does not say how thick it is. */
const USUAL_PILLAR: Metres = 0.4;

export const isPillar = ({ tags, shape }: Placed): boolean => shape?.type === 'Point' && tags.get('indoor') === 'wall';

/** Walls of a single point: columns. */
export const pillarsOf = (elements: readonly Placed[], plane: Plane): VenueObstacle[] =>
  elements.filter(isPillar).flatMap(({ id, tags, shape, levels }) => {
    if (shape?.type !== 'Point') return [];
    const half = (metresOf(tags.get('width') ?? tags.get('diameter')) ?? USUAL_PILLAR) / 2;
    const [x, y] = plane.toXY(shape.coordinates);
    const corner = (dx: number, dy: number): XY => [
      Math.round((x + dx * half) * 1000) / 1000,
      Math.round((y + dy * half) * 1000) / 1000,
    ];
    return levels.map((level) => ({
      id: `${shortId(id)}:${level}`,
      level: levelId(level),
      kind: 'column' as const,
      polygon: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]],
    }));
  });

const MAIN_ENTRANCE: LocalText = { en: 'the main entrance', fr: 'l’entrée principale', de: 'der Haupteingang' };

/** What it is called as a landmark; null when it is none. */
function landmarkName({ tags, shape }: Placed): LocalText | null {
  if (tags.get('entrance') === 'main')
    return nameOf(new Map([...tags].filter(([key]) => key !== 'ref'))) ?? MAIN_ENTRANCE;
  const indoors = tags.has('level') && !isFloor(tags) && !tags.has('door');
  if (!indoors || !(shape?.type === 'Point' || enclosesFloor(shape))) return null;
  return [...tags.keys()].some((key) => /^name(:|$)/.test(key)) ? nameOf(tags) : null;
}

const kindOf = ({ tags }: Placed, name: LocalText): Landmark['kind'] => {
  if (tags.has('entrance')) return 'entrance';
  if (tags.get('tourism') === 'artwork') return 'art';
  if (tags.has('information')) return 'desk';
  return landmarkKindOf(tags.get('amenity') ?? tags.get('shop') ?? '', name);
};

export const isLandmark = (element: Placed): boolean => landmarkName(element) !== null;

/** Named things with a level, and the main entrance. */
export const landmarksOf = (elements: readonly Placed[], plane: Plane): Landmark[] =>
  elements.flatMap((element) => {
    const { id, shape, levels } = element;
    const name = landmarkName(element);
    if (name === null || shape === null || shape.type === 'LineString') return [];
    const place = (): XY => {
      if (shape.type === 'Point') return plane.toXY(shape.coordinates);
      const rings = shape.type === 'Polygon' ? shape.coordinates : (shape.coordinates[0] ?? []);
      const { x, y } = insidePoint(polygonOf(rings.map((ring) => ring.map((position) => plane.toXY(position)))));
      return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
    };
    return levels.map((level) => ({
      id: `p-${shortId(id)}:${level}`,
      level: levelId(level),
      kind: kindOf(element, name),
      name,
      at: place(),
    }));
  });
