/** Which event `npm start` opens. */
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import type { EventSource } from '../open-event.ts';
import { loadDemoVenue, loadVenue } from '../venues/library.ts';

/** How many simulated people the demo venue has when nobody says. */
const DEMO_CROWD = 120;

/**
 * The default event in this venue; with simulated people it is a demo.
 * @param path a venue file, or a folder or zip of IMDF; null: the demo venue. Throws
 *   a sentence for each fault in it.
 * @param crowd null: 120 in the demo venue, none elsewhere
 */
export async function chooseEvent(path: string | null, crowd: number | null): Promise<EventSource> {
  const loaded = path === null ? loadDemoVenue() : await loadVenue(path);
  const people = crowd ?? (path === null ? DEMO_CROWD : 0);
  return { loaded, plan: defaultEvent(loaded.venue.id, people > 0), crowd: people };
}
