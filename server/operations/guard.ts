/** What is turned away before any router sees it. */
import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { LONGEST_TAKE } from '../../shared/protocol/imports.ts';
import { LONGEST_DRAFT, LONGEST_EVENT, LONGEST_IMPORT, LONGEST_PLAN } from '../../shared/protocol/organizer.ts';
import { type AddressGate, WINDOW_S } from './address-limits.ts';
import type { CutReason, Cuts } from './cuts.ts';
import { boundBody, endHalfOpen } from './patience.ts';

/** No request of a page is longer, in bytes. */
export const LONGEST_BODY = 16 * 1024;

/** Where gateways report, and how long a report may be, in bytes: the busiest send some 60 kB. Read behind its door alone. */
export const SIGHTINGS_PATH = '/api/sightings';
export const LONGEST_REPORT = 256 * 1024;

/** What organizers send may be long. None of it is read before their door. */
const ORGANIZERS_BODIES: readonly (readonly [RegExp, number])[] = [
  [/^\/api\/organizer\/venues\/[^/]+\/draft$/, LONGEST_DRAFT],
  [/^\/api\/organizer\/venues\/[^/]+\/plans\/[^/]+$/, LONGEST_PLAN],
  [/^\/api\/organizer\/venues\/import$/, LONGEST_IMPORT],
  [/^\/api\/organizer\/venues\/[^/]+\/import$/, LONGEST_TAKE],
  [/^\/api\/organizer\/events(\/[^/]+)?$/, LONGEST_EVENT],
];

function longestBody({ url = '' }: IncomingMessage): number {
  const [path = ''] = url.split('?');
  if (path === SIGHTINGS_PATH) return LONGEST_REPORT;
  return ORGANIZERS_BODIES.find(([pattern]) => pattern.test(path))?.[1] ?? LONGEST_BODY;
}

/** Heads of requests that do not come are given up after this; patience.ts bounds bodies. */
export const HEADERS_TIMEOUT_MS = 10_000;
/** How often that is looked at. */
export const CHECK_TIMEOUTS_MS = 2_000;

const HOST = /^[A-Za-z0-9.:[\]-]{1,260}$/;

/** Whether host and path are an address. What is none makes address parsers throw, far from whoever could answer. */
export function hasAddress({ url = '', headers: { host } }: IncomingMessage): boolean {
  if (!url.startsWith('/') || (host !== undefined && !HOST.test(host))) return false;
  return URL.canParse(`http://${host ?? 'localhost'}${url}`);
}

interface Fault {
  readonly status: 400 | 411 | 413;
  readonly reason: CutReason;
  readonly sentence: string;
}

/** Why a request is turned away unread; null when it may pass. */
function faultOf(request: IncomingMessage): Fault | null {
  if (!hasAddress(request)) return { status: 400, reason: 'malformed', sentence: 'This is no address.' };
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const isAnswerOnly = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  // Browsers say no length where they erase something and have nothing more to say.
  const mayBeBare = isAnswerOnly || request.method === 'DELETE';
  if (encoding !== undefined || (length === undefined && !mayBeBare)) {
    return { status: 411, reason: 'length-missing', sentence: 'Say how long the body is.' };
  }
  const most = isAnswerOnly ? 0 : longestBody(request);
  if (Number(length ?? 0) <= most) return null;
  return { status: 413, reason: 'oversized', sentence: `At most ${most} bytes.` };
}

function turnAway(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}) {
  response.writeHead(status, { connection: 'close', 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

const TO_A_SEAT = /^\/(matchmake\/[^/?]+\/[^/?]+|api\/session)\/?(\?|$)/;

/**
 * Whether this asks for a ticket or a seat, which is bounded by tickets and by who asks, and so not by address alone: a
 * flood of pages must not keep it closed. Whoever answers it counts what it refuses.
 */
export const asksForSeat = ({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean =>
  method === 'POST' && TO_A_SEAT.test(url);

export interface GuardOptions {
  /** Whether the server is about to end: phones that come back at once must find the next one. */
  readonly isClosing: () => boolean;
  readonly gate: AddressGate;
  readonly cuts: Cuts;
}

/** Let this answer what passes the guard, in place of all request listeners that the server has by now. */
export function guardRequests(server: Server, answer: RequestListener, { isClosing, gate, cuts }: GuardOptions): void {
  server.removeAllListeners('request');
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    boundBody(request, () => endHalfOpen(server, request));
    if (isClosing()) {
      cuts.cut('closing');
      return turnAway(response, 503, 'Closing; come back in a moment.', { 'retry-after': '2' });
    }
    const fault = faultOf(request);
    if (fault !== null) {
      cuts.cut(fault.reason);
      turnAway(response, fault.status, fault.sentence);
      // Whatever is still being sent is not read.
      response.once('finish', () => request.destroy());
      return;
    }
    if (!asksForSeat(request) && !(await gate.mayAsk(request))) {
      return turnAway(response, 429, 'Too much from this address; come back soon.', { 'retry-after': `${WINDOW_S}` });
    }
    answer(request, response);
  });
}

/** What a connection that speaks no HTTP, or not on, is told at its end. */
interface ClientFault {
  readonly status: 400 | 408 | 431;
  readonly reason: CutReason;
}
const NO_HTTP: ClientFault = { status: 400, reason: 'malformed' };
const CLIENT_FAULTS: ReadonlyMap<string, ClientFault> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, reason: 'half-open' }],
  ['HPE_HEADER_OVERFLOW', { status: 431, reason: 'oversized' }],
]);

/** Count what never becomes a request, and end it. */
export function guardConnections(server: Server, cuts: Cuts): void {
  server.on('clientError', (error: Error & { readonly code?: string }, socket: Duplex) => {
    const { code = '' } = error;
    const fault = CLIENT_FAULTS.get(code) ?? (code.startsWith('HPE_') ? NO_HTTP : null);
    // A phone that walked away is no fault of anybody's.
    if (fault === null || !socket.writable) return void socket.destroy();
    cuts.cut(fault.reason);
    const head = `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`;
    socket.end(`${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  });
}

/**
 * Whether a page of this origin may open a socket here: our own pages, and programs, which send no origin.
 * @param publicUrl the address that phones use, when it is another than the host they ask
 */
export function mayConnect(origin: string | null, host: string | null, publicUrl: string | null): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return origin === publicUrl || (host !== null && new URL(origin).host === host.toLowerCase());
}
