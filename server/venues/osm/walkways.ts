/** Moving walkways: footways on one level that convey, drawn as lines over the floor. */
import { Clipper, EndType, JoinType } from 'clipper2-ts';
import type { Metres } from '../../../shared/geometry/point.ts';
import { pointOf } from '../../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import type { VenueArea, VenueConnection } from '../../../shared/venue/venue-file.ts';
import type { Plane, XY } from '../plane.ts';
import { walkwayConnection } from '../walkways.ts';
import { levelId, type Placed, shortId } from './rooms.ts';
import { metresOf, nameOf } from './tags.ts';

/** One that does not say how wide it is: the usual pallet of 1 m, and its balustrades (EN 115). */
const USUAL_WIDTH: Metres = 1.4;

const GRID = 1000;

/** Whether it is a moving walkway: a footway, path or corridor that conveys and stays on its level. */
export const isWalkway = ({ tags, shape, levels }: Placed): boolean =>
  shape?.type === 'LineString' &&
  levels.length === 1 &&
  (/^(footway|path|corridor|pedestrian)$/.test(tags.get('highway') ?? '') || tags.get('indoor') === 'corridor') &&
  tags.has('conveying') &&
  tags.get('conveying') !== 'no';

export interface DrawnWalkways {
  readonly areas: readonly VenueArea[];
  readonly connections: readonly VenueConnection[];
  readonly counts: Readonly<Record<string, number>>;
  readonly notUsed: Readonly<Record<string, number>>;
  readonly warnings: readonly ImportNote[];
}

/** Each becomes floor as wide as it says; one that runs forward or backward is a connection too. */
export function walkwaysOf(elements: readonly Placed[], levels: ReadonlySet<string>, plane: Plane): DrawnWalkways {
  const areas: VenueArea[] = [];
  const connections: VenueConnection[] = [];
  const warnings: ImportNote[] = [];
  const notUsed: Record<string, number> = {};
  for (const element of elements.filter(isWalkway)) {
    const { id, tags, shape } = element;
    const level = levelId(element.levels[0] ?? 0);
    if (shape?.type !== 'LineString') continue;
    const line = shape.coordinates.map((position) => pointOf(plane.toXY(position)));
    const path = line.map(({ x, y }) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) }));
    const half = ((metresOf(tags.get('width')) ?? USUAL_WIDTH) / 2) * GRID;
    const rings = Clipper.inflatePaths([path], half, JoinType.Miter, EndType.Butt).map((ring) =>
      ring.map(({ x, y }): XY => [x / GRID, y / GRID]),
    );
    const [outline, ...holes] = rings;
    if (outline === undefined || holes.length > 0 || !levels.has(level)) {
      const what = keyOfNote(['walkway-nowhere']);
      notUsed[what] = (notUsed[what] ?? 0) + 1;
      continue;
    }
    const name = nameOf(tags);
    const area: VenueArea = {
      id: `${shortId(id)}:${element.levels[0] ?? 0}`,
      level,
      kind: 'escalator',
      ...(name === null ? {} : { name }),
      polygon: [outline],
      walkable: true,
    };
    areas.push(area);
    const [first, last] = [line[0], line.at(-1)];
    const conveying = tags.get('conveying');
    if (conveying === 'reversible' || !first || !last) continue;
    const ends = conveying === 'forward' ? ([first, last] as const) : ([last, first] as const);
    const made = conveying === 'forward' || conveying === 'backward' ? walkwayConnection(area, ...ends) : null;
    if (made) connections.push({ ...made, ...(name === null ? {} : { name }) });
    else warnings.push(['walkway-both-ways', area.id]);
  }
  const counts: Record<string, number> = areas.length === 0 ? {} : { movingwalkway: areas.length };
  return { areas, connections, counts, notUsed, warnings };
}
