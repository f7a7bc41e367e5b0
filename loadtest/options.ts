import { parseArgs } from 'node:util';

export interface LoadOptions {
  readonly attendees: number;
  /** How long is measured, once all are in. */
  readonly seconds: number;
  /** Null: a server of its own. */
  readonly endpoint: string | null;
  readonly token: string | null;
  readonly seed: number;
  readonly json: boolean;
}

export const USAGE = `npm run loadtest -- [options]
Bots on the phone page's own link walk, scan, open, answer and meet.

  --attendees N    how many bots, 1 to 5000 (200)
  --seconds S      how long is measured once all are in, 5 to 86400 (30)
  --endpoint URL   the server to test; without it one is started for the test: free port, temporary folder, no crowd
  --token TOKEN    the organizer's token of that server: its signs are taken with it (ORGANIZER_TOKEN)
  --seed N         the same seed makes the same bots (1)
  --json           print the figures as one JSON object, and nothing else
  --help           print this

A card runs for a minute: in less than about two there are proposals, but no meetings.
Exits with 1 when an error happened.`;

/** What was asked for cannot be done; the message says why. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/**
 * Read the command line.
 * @returns null when only the usage is wanted
 * @throws {UsageFault} naming the option that is wrong, and its value
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): LoadOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const endpoint = values.endpoint === undefined ? null : address(values.endpoint);
  const token = values.token ?? environment.ORGANIZER_TOKEN ?? null;
  if (endpoint !== null && !token) throw new UsageFault('--endpoint needs the --token of its organizer');
  return {
    attendees: whole('attendees', values.attendees, 1, 5_000),
    seconds: whole('seconds', values.seconds, 5, 86_400),
    endpoint,
    token,
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        attendees: { type: 'string', default: '200' },
        seconds: { type: 'string', default: '30' },
        endpoint: { type: 'string' },
        token: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageFault(`--${name} is a whole number from ${least} to ${most}, not '${text}'`);
}

function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new UsageFault(`--endpoint is an address like https://meet.example.org, not '${text}'`);
}
