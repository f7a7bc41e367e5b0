import type { AreaCounts } from '../../shared/world/events.ts';

/**
 * How many are open near an area, from the public numbers alone: in the area, and where that is not told (below five),
 * on its level. Null when nothing is told.
 */
export function openNear(
  areas: readonly AreaCounts[],
  area: string | null,
  levelOfArea: (area: string) => string | null,
): number | null {
  const here = areas.find((counts) => counts.area === area)?.open ?? 0;
  if (here > 0) return here;
  const level = area === null ? null : levelOfArea(area);
  const sum = areas
    .filter((counts) => level === null || levelOfArea(counts.area) === level)
    .reduce((total, counts) => total + counts.open, 0);
  return sum > 0 ? sum : null;
}
