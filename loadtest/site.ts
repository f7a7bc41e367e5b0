/** What the bots must know before they come: the event, its venue, and what is on its signs. */
import type { Boot, OrganizerBadges, OrganizerSigns, PublicEvent } from '../shared/protocol/pages.ts';
import { ROOM_NAME } from '../shared/protocol/version.ts';
import type { Topic } from '../shared/venue/event-plan.ts';
import { type VenueFile, venueFile } from '../shared/venue/venue-file.ts';

export interface Site {
  /** Without a slash at its end; may have a path. */
  readonly endpoint: string;
  readonly event: { readonly id: string; readonly topics: Topic[] };
  readonly venue: VenueFile;
  /** Signatures by marker; none where neither a token nor a file tells them. */
  readonly signs: ReadonlyMap<string, string>;
  /** Secrets by badge, of those that are nobody's and that bots are to wear. */
  readonly badges: ReadonlyMap<string, string>;
}

/** The server cannot be tested; the message says why. */
export class SiteFault extends Error {
  override readonly name = 'SiteFault';
}

export interface SiteWishes {
  /** The event's id; the first that is open when not given. */
  readonly room?: string | null;
  /** Addresses of signs, one a line, in place of those that the token opens. */
  readonly signs?: string | null;
  /** Admission codes: one for all, or one each. */
  readonly codes?: readonly string[];
  readonly attendees?: number;
  /** So many of them are to wear a badge. */
  readonly badges?: number;
}

const WITHIN_MS = 15_000;

async function ask(endpoint: string, path: string, token?: string): Promise<Response> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(WITHIN_MS);
  const response = await fetch(`${endpoint}${path}`, { headers, signal }).catch((reason: unknown) => {
    const { cause } = reason instanceof Error ? reason : {};
    const why = cause instanceof Error && cause.message !== '' ? cause.message : String(reason);
    throw new SiteFault(`${endpoint} cannot be reached: ${why}`);
  });
  if (response.status === 401 || response.status === 403) throw new SiteFault('the server does not take this --token');
  if (response.status === 409) {
    throw new SiteFault(`${endpoint} gives out no signs without https: start it with --allow-insecure to try it out`);
  }
  if (!response.ok) throw new SiteFault(`${endpoint}${path} was answered with ${response.status}`);
  return response;
}

/** What a page is told: the way in that everybody has. */
async function readBoot(endpoint: string, path: string): Promise<Boot> {
  const page = await (await ask(endpoint, path)).text();
  const [, json] = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(page) ?? [];
  if (json === undefined) throw new SiteFault(`${endpoint}${path} is no page of Vis-à-vis`);
  return JSON.parse(json);
}

/**
 * Ask the server what runs there.
 * @param endpoint without a slash at its end
 * @param token the organizer's; null: it is somebody else's server
 * @throws {SiteFault} when it cannot be reached, does not take the token, or has no event that can be tested
 */
export async function readSite(endpoint: string, token: string | null, wishes: SiteWishes = {}): Promise<Site> {
  const { event: only, events } = await readBoot(endpoint, '/');
  const event = choose(only === null ? events : [only], wishes);
  return {
    endpoint,
    event: { id: event.id, topics: [...event.topics] },
    venue: await readVenue(endpoint, event.venue),
    signs: await readSigns(endpoint, event.venue, token, wishes.signs ?? null),
    badges: token === null ? new Map() : await readBadges(endpoint, event.id, token, wishes.badges ?? 0),
  };
}

function choose(events: readonly PublicEvent[], { room = null, codes = [], attendees = 0 }: SiteWishes): PublicEvent {
  const ids = events.map(({ id }) => id).join(', ');
  // Colyseus' own name of the room says nothing of the event.
  const isAny = room === null || room === ROOM_NAME;
  const chosen = isAny
    ? (events.find(({ open, admission }) => open && (admission === 'open' || codes.length > 0)) ?? events[0])
    : events.find(({ id }) => id === room);
  if (chosen === undefined)
    throw new SiteFault(isAny ? 'no event runs there' : `--room ${room} does not run there, but: ${ids}`);
  if (!chosen.open) {
    const when = chosen.opensAt === null ? '' : `: it opens at ${chosen.opensAt}`;
    throw new SiteFault(`the event ${chosen.id} is not open now${when}`);
  }
  if (chosen.admission === 'code' && codes.length === 0)
    throw new SiteFault(`the event ${chosen.id} wants admission codes: give them with --admission`);
  if (codes.length > 1 && codes.length < attendees)
    throw new SiteFault(
      `--admission has ${codes.length} codes for ${attendees} attendees: give one for all, or one for each`,
    );
  return chosen;
}

/** The venue file, as a phone finds it: its address is made from the hash that the page is told. */
async function readVenue(endpoint: string, venue: string): Promise<VenueFile> {
  const { venueHash } = await readBoot(endpoint, `/v/${venue}`);
  if (venueHash === null) throw new SiteFault('the phone page does not say which venue file it wants');
  return venueFile.parse(await (await ask(endpoint, `/venues/${venue}/${venueHash}.json`)).json());
}

async function readSigns(
  endpoint: string,
  venue: string,
  token: string | null,
  signs: string | null,
): Promise<Map<string, string>> {
  if (signs !== null) return signsIn(signs, venue);
  if (token === null) return new Map();
  const query = new URLSearchParams({ venue });
  const told: OrganizerSigns = await (await ask(endpoint, `/api/organizer/signs?${query}`, token)).json();
  return new Map(told.signs.map(({ marker, url }) => [marker, new URL(url).pathname.split('/').at(-1) ?? '']));
}

/** Signatures by marker, of the addresses that the codes on the walls of this venue hold. */
function signsIn(text: string, venue: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [at, words] of text.split('\n').entries()) {
    const address = words.trim();
    if (address === '' || address.startsWith('#')) continue;
    const path = URL.canParse(address) ? new URL(address).pathname : '';
    const [, of = '', marker = '', signature = ''] = /\/v\/([^/]+)\/([^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
    if (signature === '')
      throw new SiteFault(`--signs, line ${at + 1} is no sign's address: '${address.slice(0, 80)}'`);
    if (of !== venue) throw new SiteFault(`--signs, line ${at + 1} is a sign of ${of}, and the event is in ${venue}`);
    signs.set(decodeURIComponent(marker), signature);
  }
  if (signs.size === 0) throw new SiteFault('--signs holds no address');
  return signs;
}

/** So many badges that nobody has bound yet, or as many as there are. */
async function readBadges(endpoint: string, event: string, token: string, most: number): Promise<Map<string, string>> {
  if (most === 0) return new Map();
  const query = new URLSearchParams({ event });
  const told: OrganizerBadges = await (await ask(endpoint, `/api/organizer/badges?${query}`, token)).json();
  const free = told.badges.filter(({ bound }) => !bound).slice(0, most);
  return new Map(free.map(({ badge, url }) => [badge, new URL(url).pathname.split('/').at(-1) ?? '']));
}

/** The p99 of the server's tick in milliseconds; null when the server does not say. */
export async function readTickMs(endpoint: string): Promise<number | null> {
  const answer = await ask(endpoint, '/health').catch(() => null);
  const health: { tickMsP99?: unknown } = (await answer?.json().catch(() => null)) ?? {};
  return typeof health.tickMsP99 === 'number' ? health.tickMsP99 : null;
}
