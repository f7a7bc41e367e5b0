/** What the bots must know before they come: the event, its venue, and what is on its signs. */
import type { Boot, OrganizerOverview, OrganizerSigns } from '../shared/protocol/pages.ts';
import type { Topic } from '../shared/venue/event-plan.ts';
import { type VenueFile, venueFile } from '../shared/venue/venue-file.ts';

export interface Site {
  readonly endpoint: string;
  readonly event: { readonly id: string; readonly topics: Topic[] };
  readonly venue: VenueFile;
  /** Signatures by marker. */
  readonly signs: ReadonlyMap<string, string>;
}

/** The server cannot be tested; the message says why. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault';
}

const WITHIN_MS = 15_000;

async function ask(endpoint: string, path: string, token?: string): Promise<Response> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(WITHIN_MS);
  const response = await fetch(new URL(path, endpoint), { headers, signal }).catch((reason: unknown) => {
    throw new SiteFault(`${endpoint} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`);
  });
  if (response.status === 401 || response.status === 403) throw new SiteFault('the server does not take this --token');
  if (response.status === 409) {
    throw new SiteFault(`${endpoint} gives out no signs without https: start it with --allow-insecure to try it out`);
  }
  if (!response.ok) throw new SiteFault(`${endpoint}${path} was answered with ${response.status}`);
  return response;
}

/**
 * Ask the server what runs there; the first event that is open to all is the one to test.
 * @throws {SiteFault} when it cannot be reached, does not take the token, or has no such event
 */
export async function readSite(endpoint: string, token: string): Promise<Site> {
  const overview: OrganizerOverview = await (await ask(endpoint, '/api/organizer/overview', token)).json();
  const open = overview.events.map(({ event }) => event).find((event) => event.open && event.admission === 'open');
  if (!open) throw new SiteFault('no event runs there that everybody may come to now');
  const query = new URLSearchParams({ venue: open.venue });
  const answer = await ask(endpoint, `/api/organizer/signs?${query}`, token);
  const { signs }: OrganizerSigns = await answer.json();
  return {
    endpoint,
    event: { id: open.id, topics: [...open.topics] },
    venue: await readVenue(endpoint, open.venue),
    signs: new Map(signs.map(({ marker, url }) => [marker, new URL(url).pathname.split('/').at(-1) ?? ''])),
  };
}

/** The venue file, as a phone finds it: its address is made from the hash that the page is told. */
async function readVenue(endpoint: string, venue: string): Promise<VenueFile> {
  const page = await (await ask(endpoint, `/v/${venue}`)).text();
  const [, json] = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(page) ?? [];
  if (json === undefined) throw new SiteFault('the phone page does not say which venue file it wants');
  const boot: Boot = JSON.parse(json);
  return venueFile.parse(await (await ask(endpoint, `/venues/${venue}/${boot.venueHash}.json`)).json());
}

/** The p99 of the server's tick in milliseconds; null when the server does not say. */
export async function readTickMs(endpoint: string): Promise<number | null> {
  const health: { tickMsP99?: unknown } = await (await ask(endpoint, '/health')).json();
  return typeof health.tickMsP99 === 'number' ? health.tickMsP99 : null;
}
