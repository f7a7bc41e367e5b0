/** The command line of `npm run loadtest`: strict, and kind about what is wrong. */
import { parseArgs } from 'node:util';
import { LIMITS, type Limits } from './limits.ts';
import { PROFILES, type ProfileName, usualProfile } from './profiles.ts';

export interface LoadOptions {
  readonly attendees: number;
  /** How long is measured, once all are in. */
  readonly seconds: number;
  /** Null: a server of its own. Without a slash at its end; may have a path. */
  readonly endpoint: string | null;
  /** The event's id; null: the first that is open. */
  readonly room: string | null;
  /** The organizer's. */
  readonly token: string | null;
  /** What opens /metrics, where that is not the organizer's token. */
  readonly metricsToken: string | null;
  /** What gateways show; without it nobody wears a badge. */
  readonly gatewayToken: string | null;
  /** A file with addresses of signs; null: the organizer's token knows them. */
  readonly signs: string | null;
  /** As given: codes with commas between them, or the file that holds them. */
  readonly admission: string | null;
  readonly seed: number;
  /** All come within so long, evenly, in milliseconds. */
  readonly arriveMs: number;
  readonly kiosks: number;
  readonly processes: number;
  readonly profile: ProfileName;
  /** A list of contacts or of walking tracks to move by; null: by the profile. */
  readonly replay: string | null;
  /** Where the report goes. */
  readonly out: string;
  readonly json: boolean;
  readonly limits: Limits;
}

/** What was asked for cannot be done; the message says why. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

export const MOST_ATTENDEES = 20_000;
export const MOST_PROCESSES = 64;
/** So many more bots get a process more, when nothing is said. */
const BOTS_A_PROCESS = 2_500;

const text = { type: 'string' } as const;
const FLAGS = {
  endpoint: text,
  room: text,
  token: text,
  signs: text,
  admission: text,
  attendees: text,
  numClients: text,
  seconds: text,
  seed: text,
  arrive: text,
  kiosks: text,
  processes: text,
  profile: text,
  replay: text,
  out: text,
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  ...Object.fromEntries(LIMITS.map(({ flag }) => [flag, text] as const)),
} as const;

/**
 * Read the command line.
 * @returns null when only the usage is wanted
 * @throws {UsageFault} naming the option that is wrong, and its value
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): LoadOptions | null {
  const { values, tokens } = parse(args);
  if (values.help) return null;
  const given: Readonly<Record<string, string | boolean | undefined>> = values;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'option') continue;
    if (tokens.slice(0, at).some((earlier) => earlier.kind === 'option' && earlier.name === token.name))
      throw new UsageFault(`--${token.name} is given twice; the second time as '${token.value ?? ''}'`);
  }
  if (values.attendees !== undefined && values.numClients !== undefined)
    throw new UsageFault(`--attendees ${values.attendees} and --numClients ${values.numClients} are the same option`);

  const attendees =
    values.numClients === undefined
      ? whole('attendees', values.attendees ?? '200', 1, MOST_ATTENDEES)
      : whole('numClients', values.numClients, 1, MOST_ATTENDEES);
  const profile = oneOf('profile', values.profile ?? usualProfile(attendees), PROFILES);
  const endpoint = values.endpoint === undefined ? null : address(values.endpoint);
  for (const name of ['room', 'token', 'signs', 'admission', 'replay', 'out'] as const)
    if (values[name]?.trim() === '') throw new UsageFault(`--${name} is empty`);
  if (endpoint === null) {
    // They belong to somebody's server, and the load test's own knows its own.
    for (const name of ['room', 'token', 'signs'] as const)
      if (values[name] !== undefined) throw new UsageFault(`--${name} says something of a server: give its --endpoint`);
  }
  return {
    attendees,
    seconds: whole('seconds', values.seconds ?? '30', 5, 86_400),
    endpoint,
    room: values.room ?? null,
    token: values.token ?? (environment.ORGANIZER_TOKEN || null),
    metricsToken: environment.METRICS_TOKEN || null,
    gatewayToken: environment.GATEWAY_TOKEN || null,
    signs: values.signs ?? null,
    admission: values.admission ?? null,
    seed: whole('seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    arriveMs: values.arrive === undefined ? PROFILES[profile].arriveMs(attendees) : duration('arrive', values.arrive),
    kiosks: whole('kiosks', values.kiosks ?? '0', 0, 500),
    processes: whole('processes', values.processes ?? `${Math.ceil(attendees / BOTS_A_PROCESS)}`, 1, MOST_PROCESSES),
    profile,
    replay: values.replay ?? null,
    out: values.out ?? 'loadtest-report',
    json: values.json === true,
    limits: limitsIn(given),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, tokens: true });
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

function limitsIn(given: Readonly<Record<string, string | boolean | undefined>>): Limits {
  const limits: Record<string, number> = {};
  for (const { flag, figure, most } of LIMITS) {
    const value = given[flag];
    if (typeof value === 'string') limits[figure] = whole(flag, value, 0, most);
  }
  return { errors: 0, ...limits };
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value.trim()) && number >= least && number <= most) return number;
  throw new UsageFault(`--${name} is a whole number from ${least} to ${most}, not '${value}'`);
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** How long, in milliseconds: `500ms`, `30s`, `2m`; seconds where no unit is said. */
function duration(name: string, value: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(value.trim()) ?? [];
  const ms = Number(number) * (UNITS[unit || 's'] ?? 0);
  if (number !== '' && ms <= 86_400_000) return ms;
  throw new UsageFault(`--${name} is a time of a day at most, like 30s, 500ms or 2m, not '${value}'`);
}

function oneOf<T extends string>(name: string, value: string, all: Readonly<Record<T, unknown>>): T {
  const names = Object.keys(all);
  const isOne = (one: string): one is T => names.includes(one);
  if (isOne(value)) return value;
  throw new UsageFault(`--${name} is one of ${names.join(', ')}, not '${value}'`);
}

const SECURE: Readonly<Record<string, string>> = {
  'http:': 'http:',
  'https:': 'https:',
  'ws:': 'http:',
  'wss:': 'https:',
};

/** Addresses of sockets are the same place as those of pages. */
function address(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const protocol = SECURE[url?.protocol ?? ''];
  if (url === null || protocol === undefined)
    throw new UsageFault(`--endpoint is an address like https://meet.example.org, not '${value}'`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new UsageFault(`--endpoint has neither user, question mark nor #: '${value.replace(/\/\/[^@/]*@/, '//…@')}'`);
  return `${protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}
