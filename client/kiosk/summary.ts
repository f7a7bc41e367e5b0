/** The kiosk's numbers: sums of what is given, so that they say no more than the areas do. */
import { textIn } from '../../shared/venue/local-text.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts } from '../../shared/world/events.ts';

export interface HouseSummary {
  readonly present: number;
  readonly open: number;
  /** Areas with somebody open, the most first; equal ones by name. */
  readonly places: readonly { readonly area: string; readonly name: string; readonly open: number }[];
}

/** @param venue names the areas; null while it is loading, when no place can be named. */
export function summarize(counts: readonly AreaCounts[], venue: VenueFile | null, language: string): HouseSummary {
  const names = new Map(venue?.areas.flatMap(({ id, name }) => (name ? [[id, textIn(name, language)] as const] : [])));
  const places = counts.flatMap(({ area, open }) => {
    const name = names.get(area);
    return open > 0 && name !== undefined ? [{ area, name, open }] : [];
  });
  places.sort((a, b) => b.open - a.open || a.name.localeCompare(b.name, language));
  return {
    present: counts.reduce((sum, { present }) => sum + present, 0),
    open: counts.reduce((sum, { open }) => sum + open, 0),
    places,
  };
}
