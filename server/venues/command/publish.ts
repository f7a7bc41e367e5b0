/** `npm run venue -- publish VENUE`: has a server that runs read the venue's file again, with the people inside. */
import * as z from 'zod/mini';
import type { Published } from '../../../shared/protocol/pages.ts';
import { VenueError } from '../venue-error.ts';
import { type Command, WrongValue } from './arguments.ts';

/** Reading a large house takes seconds. */
const LONGEST_MS = 180_000;

const answered: z.ZodMiniType<Published> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['published', 'unchanged']), venueHash: z.string() }),
  z.object({ outcome: z.literal('faulty'), faults: z.array(z.string()) }),
  z.object({ outcome: z.literal('busy') }),
]);

const WORDS = {
  published: 'Published: open pages have the new version.',
  unchanged: 'Nothing is new in the file.',
  faulty: 'Refused; nothing has changed.',
  busy: 'It is being published just now.',
} as const;

async function ask(endpoint: string, venue: string, token: string): Promise<Published> {
  const address = new URL(`/api/organizer/venues/${encodeURIComponent(venue)}/reload`, endpoint);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(address, { method: 'POST', headers, signal: AbortSignal.timeout(LONGEST_MS) }).catch(
    () => {
      throw new VenueError([`There is no server at ${endpoint}.`]);
    },
  );
  if (answer.status === 401) throw new VenueError(['The token is wrong.']);
  if (answer.status === 404) throw new VenueError([`No event runs in the venue "${venue}" there.`]);
  const said = answered.safeParse(await answer.json().catch(() => null));
  if (!said.success) throw new VenueError([`${endpoint} answered with ${answer.status}.`]);
  return said.data;
}

export const publishCommand: Command = {
  usage: 'publish VENUE --endpoint URL --token TOKEN [--json]',
  about:
    'Has the server at URL read the file of this venue (its id) again, from where it was started with; people stay inside.',
  options: {
    endpoint: { type: 'string', value: 'URL', help: 'the address of the server, as http://localhost:2567' },
    token: { type: 'string', value: 'TOKEN', help: "the organizer's token" },
  },
  needs: ['endpoint', 'token'],
  async run(venue, options) {
    const endpoint = options.text('endpoint') ?? '';
    if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
      throw new WrongValue('--endpoint wants an address like http://localhost:2567.');
    const published = await ask(endpoint, venue, options.text('token') ?? '');
    const code = published.outcome === 'published' || published.outcome === 'unchanged' ? 0 : 1;
    if (options.flag('json')) return { out: JSON.stringify({ good: code === 0, ...published }), err: '', code };
    const faults = published.outcome === 'faulty' ? published.faults : [];
    return { out: [WORDS[published.outcome], ...faults.map((fault) => `  ${fault}`)].join('\n'), err: '', code };
  },
};
