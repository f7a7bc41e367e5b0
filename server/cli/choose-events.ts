/** Which events `npm start` opens. */
import { readFileSync, statSync } from 'node:fs';
import { readEvent } from '../../shared/venue/check-event.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { UserFault } from '../fault.ts';
import type { EventSource } from '../open-event.ts';
import { type LoadedVenue, loadDemoVenue, loadVenue } from '../venues/library.ts';

/** How many simulated people the demo venue has when nobody says. */
const DEMO_CROWD = 120;

/** No event file is longer, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A thing that two of a list share. */
function twice(ids: readonly string[]): string | undefined {
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

function jsonIn(path: string): unknown {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UserFault(`There is nothing at ${path}.`);
  if (size > MOST_BYTES) throw new UserFault(`${path} is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserFault(`${path} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
}

/** The venue that an event file is about: the one that it names, or the only one. */
function venueOf(path: string, json: unknown, venues: readonly LoadedVenue[]): LoadedVenue {
  const named = typeof json === 'object' && json !== null ? Reflect.get(json, 'venue') : undefined;
  const [first, ...more] = named === undefined ? venues : venues.filter(({ venue }) => venue.id === named);
  if (first !== undefined && more.length === 0) return first;
  const ids = venues.map(({ venue }) => `"${venue.id}"`).join(', ');
  throw new UserFault(`${path}, venue: This must name one of the venues that are opened: ${ids}.`);
}

/** @throws {UserFault} with a sentence for each fault of the file, and its place */
function planIn(path: string, json: unknown, others: EventPlan): EventPlan {
  const { plan, faults } = readEvent(json, others);
  if (plan !== null) return plan;
  const lines = faults.map((fault) => `${path}${fault.path === '' ? '' : `, ${fault.path}`}: ${fault.message}`);
  throw new UserFault(lines.join('\n'));
}

/**
 * An event in each of these venues: the one of its file, else the default one, which is a demo with simulated people.
 * @param paths venue files, or what can be imported as one; none: the demo venue
 * @param crowd how many simulated people each demo has; null: 120 in the demo venue, none elsewhere
 * @param eventFiles event files, at most one for each venue
 * @throws {UserFault} with a sentence for each fault in them
 */
export async function chooseEvents(
  paths: readonly string[],
  crowd: number | null,
  eventFiles: readonly string[] = [],
): Promise<readonly EventSource[]> {
  const venues = paths.length === 0 ? [loadDemoVenue()] : await Promise.all(paths.map(loadVenue));
  const sameVenue = twice(venues.map(({ venue }) => venue.id));
  if (sameVenue !== undefined) {
    throw new UserFault(`Two of the venues have the id "${sameVenue}"; each address can have one only.`);
  }
  const files = eventFiles.map((path) => {
    const json = jsonIn(path);
    return { path, json, loaded: venueOf(path, json, venues) };
  });
  const sameEvent = twice(files.map(({ loaded }) => loaded.venue.id));
  if (sameEvent !== undefined) throw new UserFault(`Two of the event files are for the venue "${sameEvent}".`);

  const sources = venues.map((loaded, n): EventSource => {
    const path = paths[n];
    const wished = crowd ?? (paths.length === 0 ? DEMO_CROWD : 0);
    const others = defaultEvent(loaded.venue.id, wished > 0);
    const file = files.find((each) => each.loaded === loaded);
    if (file === undefined) return { loaded, plan: others, crowd: wished, path };
    const plan = planIn(file.path, file.json, others);
    if (!plan.demo && crowd !== null && crowd > 0) {
      throw new UserFault(`${file.path}, demo: Simulated people come to a demo only; say --crowd 0, or "demo": true.`);
    }
    return { loaded, plan, crowd: plan.demo ? wished : 0, path };
  });
  const sameId = twice(sources.map(({ plan }) => plan.id));
  if (sameId !== undefined) throw new UserFault(`Two of the events have the id "${sameId}".`);
  return sources;
}
