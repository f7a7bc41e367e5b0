/** The filter for a venue: its floor as free squares, its gateways as anchors. */
import type { Metres } from '../../geometry/point.ts';
import { pointOf, polygonOf } from '../../geometry/vector.ts';
import type { Marker, VenueFile } from '../../venue/venue-file.ts';
import { createLocator, type Locator } from './locator.ts';
import type { Anchor } from './radio-model.ts';
import { radioOf } from './venue-radio.ts';
import { type WalkGrid, walkGrid } from './walk-grid.ts';

/** Where gateways and beacons are put: above people's heads, within reach of a ladder. */
const MOUNTED_AT: Metres = 2.5;

/** The filter, and the squares by level that it looks for people on. */
export interface VenueLocator {
  readonly locator: Locator;
  readonly grids: ReadonlyMap<string, WalkGrid>;
}

/** The gateways as the filter knows them. */
export const venueAnchors = (gateways: Iterable<Marker>): Anchor[] =>
  [...new Set(gateways)].map(({ id, level, at: [x, y] }) => ({ id, level, x, y, z: MOUNTED_AT }));

/** The squares that one can be on, level by level from below. */
export function gridsOf(venue: VenueFile): WalkGrid[] {
  const levels = [...venue.levels].sort((a, b) => a.ordinal - b.ordinal);
  return levels.map(({ id: level }) => {
    const here = <T extends { readonly level: string }>(things: readonly T[]) =>
      things.filter((one) => one.level === level);
    return walkGrid({
      level,
      floor: here(venue.areas).flatMap(({ walkable, polygon }) => (walkable ? [polygonOf(polygon)] : [])),
      obstacles: here(venue.obstacles).map(({ polygon }) => polygonOf(polygon)),
      walls: here(venue.walls).flatMap(({ line }) =>
        line.slice(1).map((end, i) => [pointOf(line[i] ?? end), pointOf(end)] as const),
      ),
    });
  });
}

/** @param seed any whole number; the same one locates the same */
export function venueLocator(venue: VenueFile, gateways: Iterable<Marker>, seed: number): VenueLocator {
  const grids = gridsOf(venue);
  const { radio, anchors, residual } = radioOf(venue, venueAnchors(gateways));
  return {
    locator: createLocator({ anchors, grids, radio, residual, seed }),
    grids: new Map(grids.map((grid) => [grid.level, grid])),
  };
}
