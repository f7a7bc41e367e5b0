/** The server's settings: read from the environment once, checked, and frozen. */
import * as z from 'zod';
import { UserFault } from './fault.ts';
import type { BrokerSettings } from './gateway/broker.ts';
import { DEFAULT_TOPICS, isTopicFilter } from './gateway/topics.ts';
import { type AddressLimits, DEFAULT_LIMITS } from './operations/address-limits.ts';
import { readAuthority, readCertificate, type TlsFiles } from './operations/certificate.ts';
import { isProxyRange, type TrustedProxies } from './operations/client-address.ts';

const SHORTEST_TOKEN = 16;

const token = z.string().min(SHORTEST_TOKEN, `a token has at least ${SHORTEST_TOKEN} characters`).max(200);

const publicUrl = z
  .url({ protocol: /^https?$/, error: 'an address like https://meet.example.org' })
  .refine((text) => URL.canParse(text) && new URL(text).pathname === '/', 'an address without a path')
  .transform((text) => new URL(text).origin);

const proxies = z
  .string()
  .max(2000)
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine((ranges) => ranges.length > 0 && ranges.every(isProxyRange), {
    error: 'addresses of proxies, like 10.0.0.2, 10.1.0.0/16 or loopback, with commas between them',
  });

const path = z.string().max(4000, 'the path of a file');

const brokerUrl = z
  .url({ protocol: /^(mqtt|ws)s?$/, error: 'an address like mqtts://broker.example.org:8883' })
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '', {
    error: 'an address without user and password: they are MQTT_USER and MQTT_PASSWORD',
  });

const topics = z
  .string()
  .max(10_000)
  .transform((text) => text.split(/\s*,\s*/).map((topic) => topic.trim()))
  .refine((filters) => filters.length <= 50 && filters.every(isTopicFilter), {
    error: 'topics with commas between them; + stands for a whole level, # for all that follow',
  });

/** A whole number that bounds something. */
const most = (fallback: number) =>
  z.coerce.number({ error: 'a number' }).int('a whole number').min(1).max(1_000_000).default(fallback);

const settings = z.object({
  PORT: z.coerce
    .number({ error: 'a port number' })
    .int('a whole number')
    .min(0)
    .max(65_535)
    .default(2567)
    .describe('the port that everything is served on; 0 takes a free one'),
  HOST: z.string().max(255).optional().describe('the network address to listen on; every one when not set'),
  PUBLIC_URL: publicUrl
    .optional()
    .describe('the address that phones reach this server by, written into every sign; this machine’s own when not set'),
  TLS_CERT: path.optional().describe('the certificate to speak https with, a PEM file; read again when it is renewed'),
  TLS_KEY: path.optional().describe('the private key of TLS_CERT, a PEM file'),
  TRUST_PROXY: proxies
    .optional()
    .describe(
      'the proxies before this server, whose X-Forwarded-For, -Proto and -Host are believed; else nobody’s are',
    ),
  DATA_DIR: z.string().min(1).default('./data').describe('the folder of the store'),
  ORGANIZER_TOKEN: token
    .optional()
    .describe('opens the organizer page; made at the first start and kept in the store when not set'),
  GATEWAY_TOKEN: token
    .optional()
    .describe('what beacon gateways show at /api/sightings; without it no sighting is taken'),
  MQTT_URL: brokerUrl
    .optional()
    .describe('the broker that gateways publish at, mqtts://… or mqtt://…; without it none is listened to'),
  MQTT_USER: z.string().max(500).optional().describe('the name that the broker knows this server by'),
  MQTT_PASSWORD: z.string().max(500).optional().describe('its password there'),
  MQTT_CA: path
    .optional()
    .describe('the certificate that vouches for the broker’s, a PEM file; those that the system trusts when not set'),
  MQTT_TOPICS: topics.prefault(DEFAULT_TOPICS).describe('what is listened to there'),
  METRICS_TOKEN: token
    .optional()
    .describe('what shows at /metrics, such as Prometheus; the organizer’s token when not set'),
  ADDRESS_PENDING_TICKETS: most(DEFAULT_LIMITS.pendingTickets).describe(
    'seat tickets of strangers from one address, and for one event, that may be unused at a time; then the oldest give way',
  ),
  ADDRESS_NEWCOMERS: most(DEFAULT_LIMITS.newcomers).describe(
    'devices that are let in for the first time from one address, in ten seconds',
  ),
  ADDRESS_REQUESTS: most(DEFAULT_LIMITS.requests).describe(
    'requests without a ticket that one address may make in ten seconds',
  ),
  ADDRESS_CONNECTIONS: most(DEFAULT_LIMITS.connections).describe(
    'connections without a seat that one address may keep open; then the oldest give way; a trusted proxy’s are not counted',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('how much is logged; names, texts, positions and secrets never are'),
});

/** The settings that stand or fall together. */
const together = settings.superRefine((given, context) => {
  const { TLS_CERT, TLS_KEY, PUBLIC_URL, MQTT_URL, MQTT_USER, MQTT_PASSWORD, MQTT_CA } = given;
  const fault = (setting: string, message: string) =>
    context.addIssue({ code: 'custom', path: [setting], message, input: null });
  if (MQTT_PASSWORD !== undefined && MQTT_USER === undefined) fault('MQTT_USER', 'a name goes with MQTT_PASSWORD');
  if (MQTT_CA !== undefined) {
    if (!/^(mqtts|wss):/.test(MQTT_URL ?? '')) fault('MQTT_URL', 'an address of mqtts or wss, for MQTT_CA is set');
    const unread = readAuthority(MQTT_CA);
    if (unread !== null) fault('MQTT_CA', unread);
  }
  if (TLS_CERT === undefined && TLS_KEY === undefined) return;
  if (TLS_CERT === undefined) return fault('TLS_CERT', 'a certificate goes with TLS_KEY');
  if (TLS_KEY === undefined) return fault('TLS_KEY', 'a private key goes with TLS_CERT');
  if (PUBLIC_URL?.startsWith('http:')) fault('PUBLIC_URL', 'an https address, for TLS_CERT is set');
  const host = PUBLIC_URL === undefined ? null : new URL(PUBLIC_URL).hostname;
  const read = readCertificate({ certificate: TLS_CERT, key: TLS_KEY }, host);
  if ('setting' in read) fault(read.setting, read.message);
});

/** The server's settings, as the rest of it reads them. */
export interface Config {
  readonly port: number;
  /** Null: every address of the machine. */
  readonly host: string | null;
  /** An origin without a slash at its end. Null: not set. */
  readonly publicUrl: string | null;
  /** Null: the server speaks plain http, to a proxy or for trying out. */
  readonly tls: TlsFiles | null;
  /** Whose word on where a request comes from is believed. */
  readonly trustProxy: TrustedProxies;
  readonly dataDir: string;
  readonly organizerToken: string | null;
  readonly gatewayToken: string | null;
  /** Null: no broker is listened to. */
  readonly broker: BrokerSettings | null;
  /** Null: the organizer's token opens the metrics. */
  readonly metricsToken: string | null;
  /** What one address may do without a ticket. */
  readonly limits: AddressLimits;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** The settings cannot be used; the message names each fault. */
export class ConfigFault extends UserFault {
  override readonly name = 'ConfigFault';
}

const SECRET = /_(TOKEN|PASSWORD)$/;

/** A token or password, also in an address; or a key that was written where the path of its file belongs. */
const isSecret = (name: string, value: string | undefined) =>
  SECRET.test(name) || /PRIVATE KEY|:\/\/[^/]*@/.test(value ?? '');

/**
 * Read the settings. An empty value counts as not set.
 * @throws {ConfigFault} naming every setting that is wrong, with its value unless that is a secret
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = together.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const text = given[name];
      const value = text === undefined || isSecret(name, text) ? '' : ` (is ${JSON.stringify(text)})`;
      return `  ${name}: ${issue.message}${value}`;
    });
    throw new ConfigFault(`These settings are wrong:\n${faults.join('\n')}`);
  }
  const { data } = read;
  return Object.freeze({
    port: data.PORT,
    host: data.HOST ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
    tls:
      data.TLS_CERT === undefined || data.TLS_KEY === undefined
        ? null
        : { certificate: data.TLS_CERT, key: data.TLS_KEY },
    trustProxy: data.TRUST_PROXY ?? [],
    dataDir: data.DATA_DIR,
    organizerToken: data.ORGANIZER_TOKEN ?? null,
    gatewayToken: data.GATEWAY_TOKEN ?? null,
    broker:
      data.MQTT_URL === undefined
        ? null
        : {
            url: data.MQTT_URL,
            user: data.MQTT_USER ?? null,
            password: data.MQTT_PASSWORD ?? null,
            authority: data.MQTT_CA ?? null,
            topics: data.MQTT_TOPICS,
          },
    metricsToken: data.METRICS_TOKEN ?? null,
    limits: {
      pendingTickets: data.ADDRESS_PENDING_TICKETS,
      newcomers: data.ADDRESS_NEWCOMERS,
      requests: data.ADDRESS_REQUESTS,
      connections: data.ADDRESS_CONNECTIONS,
    },
    logLevel: data.LOG_LEVEL,
  });
}

type Setting = keyof typeof settings.shape;

/** The settings as `--help` tells them; one that is not named here stands under Other. */
const GROUPS: readonly (readonly [string, readonly Setting[]])[] = [
  ['Addresses', ['PORT', 'HOST', 'PUBLIC_URL', 'TLS_CERT', 'TLS_KEY', 'TRUST_PROXY']],
  ['Data and log', ['DATA_DIR', 'LOG_LEVEL']],
  ['Tokens', ['ORGANIZER_TOKEN', 'GATEWAY_TOKEN', 'METRICS_TOKEN']],
  ['Broker', ['MQTT_URL', 'MQTT_USER', 'MQTT_PASSWORD', 'MQTT_CA', 'MQTT_TOPICS']],
  ['Limits', ['ADDRESS_PENDING_TICKETS', 'ADDRESS_NEWCOMERS', 'ADDRESS_REQUESTS', 'ADDRESS_CONNECTIONS']],
];

const NAMES: readonly string[] = Object.keys(settings.shape);

/** One line a setting, from the schema, in groups: its name, its default, what it is for, whether it is secret. */
export function describeSettings(): string {
  const grouped = new Set<string>(GROUPS.flatMap(([, names]) => names));
  const other = NAMES.filter((name) => !grouped.has(name));
  const groups = other.length === 0 ? GROUPS : [...GROUPS, ['Other', other] as const];
  const line = (name: string): string => {
    const schema = settings.shape[name as Setting];
    const fallback = schema.safeParse(undefined).data;
    const value = fallback === undefined ? '' : ` (${fallback})`;
    const secret = SECRET.test(name) ? ' [secret]' : '';
    return `  ${name.padEnd(24)} ${schema.description}${value}${secret}`;
  };
  return groups.map(([title, names]) => [`${title}:`, ...names.map(line)].join('\n')).join('\n');
}

/** Names shorter than this are too near to those of other programs. */
const SHORTEST_GUESSED = 7;

/** A sentence for each variable that is no setting but nearly has the name of one: probably it was meant. */
export function misspelled(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment)
    .filter((name) => !NAMES.includes(name))
    .flatMap((name) => {
      const meant = NAMES.find((setting) => setting.length >= SHORTEST_GUESSED && isNear(name.toUpperCase(), setting));
      return meant === undefined ? [] : [`${name} is no setting, and is not read. Did you mean ${meant}?`];
    });
}

/** Whether one name becomes the other by at most two letters that are missing, too many or wrong. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const replaced = (row[to] ?? 0) + (letter === other[to] ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 3) <= 2;
}
