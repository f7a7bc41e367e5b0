/** What is turned away before any router sees it. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Cuts } from './cuts.ts';

/** No request of a page is longer, in bytes. */
export const LONGEST_BODY = 16 * 1024;

/** Half-open requests are given up after this. */
export const HEADERS_TIMEOUT_MS = 10_000;
export const REQUEST_TIMEOUT_MS = 15_000;
/** How often that is looked at. */
export const CHECK_TIMEOUTS_MS = 2_000;

/** Why a request's body is refused, as an HTTP status; null when it may pass. */
function bodyFault(request: IncomingMessage): 411 | 413 | null {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return null;
  const length = request.headers['content-length'];
  if (request.headers['transfer-encoding'] !== undefined || length === undefined) return 411;
  return Number(length) > LONGEST_BODY ? 413 : null;
}

function turnAway(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}) {
  response.writeHead(status, { connection: 'close', 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

/**
 * Put the guard before all request listeners that the server has by now.
 * @param isClosing whether the server is about to end: phones that come back at once must find the next one
 */
export function guardRequests(server: Server, isClosing: () => boolean, cuts: Cuts): void {
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isClosing()) {
      cuts.cut('closing');
      return turnAway(response, 503, 'Closing; come back in a moment.', { 'retry-after': '2' });
    }
    const fault = bodyFault(request);
    if (fault !== null) {
      cuts.cut(fault === 411 ? 'length-missing' : 'oversized');
      turnAway(response, fault, fault === 411 ? 'Say how long the body is.' : `At most ${LONGEST_BODY} bytes.`);
      // Whatever is still being sent is not read.
      response.once('finish', () => request.destroy());
      return;
    }
    for (const listener of inner) Reflect.apply(listener, server, [request, response]);
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
