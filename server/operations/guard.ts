/** What is turned away before any router sees it. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** No request of a page is longer, in bytes. */
export const LONGEST_BODY = 16 * 1024;

/** Half-open requests are given up after this. */
export const HEADERS_TIMEOUT_MS = 10_000;
export const REQUEST_TIMEOUT_MS = 15_000;

/** Why a request's body is refused, as an HTTP status; null when it may pass. */
function bodyFault(request: IncomingMessage): 411 | 413 | null {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return null;
  const length = request.headers['content-length'];
  if (request.headers['transfer-encoding'] !== undefined || length === undefined) return 411;
  return Number(length) > LONGEST_BODY ? 413 : null;
}

/** Put the guard before all request listeners that the server has by now. */
export function guardRequests(server: Server): void {
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const fault = bodyFault(request);
    if (fault !== null) {
      response.writeHead(fault, { connection: 'close', 'content-type': 'text/plain; charset=utf-8' });
      response.end(fault === 411 ? 'Say how long the body is.\n' : `At most ${LONGEST_BODY} bytes.\n`);
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
