/** Which units of an archive join two levels. */
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { type Link, sharedFloor } from '../joining.ts';
import type { ImdfData } from './features.ts';

/** Which way an escalator runs: by its relationship, else by the word in its `alt_name`. */
function directionOf(data: ImdfData, lower: string, upper: string): 'up' | 'down' | null {
  const said = data.relationship.find(
    ({ properties: { origin, destination, direction } }) =>
      direction === 'directed' &&
      ((origin?.id === lower && destination?.id === upper) || (origin?.id === upper && destination?.id === lower)),
  );
  if (said !== undefined) return said.properties.origin?.id === lower ? 'up' : 'down';
  for (const { id, properties } of data.unit) {
    if (id !== lower && id !== upper) continue;
    const words = Object.values(properties.alt_name ?? {});
    if (words.includes('up')) return 'up';
    if (words.includes('down')) return 'down';
  }
  return null;
}

/** Units of one category that share floor on ordinals that differ by one. */
export function findLinks(
  venue: VenueFile,
  data: ImdfData,
  areasOfUnit: ReadonlyMap<string, readonly string[]>,
): Link[] {
  const ordinals = new Map(venue.levels.map(({ id, ordinal }) => [id, ordinal]));
  const areas = new Map(venue.areas.map((area) => [area.id, area]));
  const links: Link[] = [];
  for (const category of ['stairs', 'escalator', 'movingwalkway', 'ramp', 'elevator'] as const) {
    const units = data.unit
      .filter(({ properties }) => properties.category === category)
      .flatMap(({ id }) =>
        (areasOfUnit.get(id) ?? []).flatMap((areaId) => {
          const area = areas.get(areaId);
          return area === undefined || !area.walkable ? [] : [{ id, area, ordinal: ordinals.get(area.level) ?? 0 }];
        }),
      );
    for (const lower of units) {
      for (const upper of units) {
        if (upper.ordinal !== lower.ordinal + 1) continue;
        const shared = sharedFloor(lower.area, upper.area);
        if (shared === null) continue;
        const runs = category === 'escalator' || category === 'movingwalkway';
        const direction = runs ? directionOf(data, lower.id, upper.id) : null;
        links.push({ category, lower: lower.area, upper: upper.area, shared, direction });
      }
    }
  }
  return links;
}
