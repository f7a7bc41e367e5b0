/** Where two versions of a venue look different: things are replaced and never changed, so that they are told by themselves. */
import type { Rectangle } from '../../../shared/geometry/point.ts';
import { boundsOf } from '../../../shared/geometry/polygon.ts';
import { pointOf } from '../../../shared/geometry/vector.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';

type XY = [number, number];

/** The rectangle around all that is painted differently on a level; null when nothing is. */
export function changedPart(before: VenueFile, after: VenueFile, level: string): Rectangle | null {
  const points: XY[] = [];
  const compare = <T extends { readonly level: string }>(
    old: readonly T[],
    next: readonly T[],
    corners: (thing: T) => readonly XY[],
  ) => {
    if (old === next) return;
    const [had, has] = [new Set(old), new Set(next)];
    for (const thing of [...old.filter((each) => !has.has(each)), ...next.filter((each) => !had.has(each))])
      if (thing.level === level) points.push(...corners(thing));
  };
  compare(before.areas, after.areas, ({ polygon }) => polygon[0] ?? []);
  compare(before.obstacles, after.obstacles, ({ polygon }) => polygon[0] ?? []);
  compare(before.walls, after.walls, ({ line }) => line);
  compare(before.doors, after.doors, ({ line }) => line);
  return points.length === 0 ? null : boundsOf(points.map(pointOf));
}
