/** The one HTTP server that everything is served by: plain, or https with a certificate of its own. */
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { UserFault } from '../fault.ts';
import type { Logger } from '../room/ports.ts';
import { certificateKeeper, readCertificate, type TlsFiles } from './certificate.ts';
import { CHECK_TIMEOUTS_MS, HEADERS_TIMEOUT_MS } from './guard.ts';
import { LONG_BODY } from './patience.ts';

/** A handshake that takes longer is given up, in milliseconds. */
const LONGEST_HANDSHAKE_MS = 10_000;

const TIMEOUTS = {
  headersTimeout: HEADERS_TIMEOUT_MS,
  // The longest that any may have: how long each has is bounded where its head is read.
  requestTimeout: LONG_BODY.wholeMs + 30_000,
  connectionsCheckingInterval: CHECK_TIMEOUTS_MS,
};

export interface HttpHouse {
  readonly http: Server;
  /** Look whether the certificate was renewed, and serve with it if so. */
  renewCertificate(): void;
}

/**
 * Make the server; it does not listen yet.
 * @param tls null: plain http
 * @param host the host that phones ask for; null: any
 * @throws {UserFault} when the certificate cannot be used
 */
export function createHttp(tls: TlsFiles | null, host: string | null, log: Logger): HttpHouse {
  if (tls === null) return { http: createServer(TIMEOUTS), renewCertificate() {} };
  const pair = readCertificate(tls, host);
  if ('setting' in pair) throw new UserFault(`${pair.setting}: ${pair.message}`);
  const http = createTlsServer({ ...TIMEOUTS, ...pair, handshakeTimeout: LONGEST_HANDSHAKE_MS });
  return { http, renewCertificate: certificateKeeper(http, tls, host, pair, log) };
}
