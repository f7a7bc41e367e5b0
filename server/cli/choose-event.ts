/** Which event `npm start` opens. */
import { readFile } from 'node:fs/promises';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { type VenueFile, venueFile } from '../../shared/venue/venue-file.ts';
import type { EventSource } from '../open-event.ts';

/** The venue of this file. Throws, naming the file and the first fault in it. */
async function loadVenue(path: string): Promise<VenueFile> {
  const read = venueFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (read.success) return read.data;
  const [fault] = read.error.issues;
  throw new Error(`${path} is no venue file: ${fault?.path.join('.')}: ${fault?.message}`);
}

/** How many simulated people the demo venue has when nobody says. */
export const DEMO_CROWD = 120;

/**
 * The default event in this venue; with simulated people it is a demo.
 * @param path a venue file, or a folder or zip of IMDF; null: the demo venue. Throws, naming the fault and its place.
 * @param crowd null: 120 in the demo venue, none elsewhere
 */
export async function chooseEvent(path: string | null, crowd: number | null): Promise<EventSource> {
  const venue = path === null ? demoVenue() : await loadVenue(path);
  const people = crowd ?? (path === null ? DEMO_CROWD : 0);
  return { venue, plan: defaultEvent(venue.id, people > 0), crowd: people };
}
