/** Which events `npm start` opens. */
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import type { EventSource } from '../open-event.ts';
import { type LoadedVenue, loadDemoVenue, loadVenue } from '../venues/library.ts';

/** How many simulated people the demo venue has when nobody says. */
const DEMO_CROWD = 120;

const eventIn = (loaded: LoadedVenue, crowd: number): EventSource => ({
  loaded,
  plan: defaultEvent(loaded.venue.id, crowd > 0),
  crowd,
});

/**
 * The default event in each of these venues; with simulated people it is a demo.
 * @param paths venue files, or folders or zips of IMDF; none: the demo venue. Throws a sentence for each fault in them.
 * @param crowd how many simulated people each has; null: 120 in the demo venue, none elsewhere
 */
export async function chooseEvents(paths: readonly string[], crowd: number | null): Promise<readonly EventSource[]> {
  if (paths.length === 0) return [eventIn(loadDemoVenue(), crowd ?? DEMO_CROWD)];
  const venues = await Promise.all(paths.map(loadVenue));
  const ids = venues.map((loaded) => loaded.venue.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`Two of the venues have the id "${twice}"; each address can have one only.`);
  return venues.map((loaded) => eventIn(loaded, crowd ?? 0));
}
