/** What every answer says to the browser about safety. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The web sockets of the host that was asked: some browsers do not count them as 'self'. */
function sockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return /^[A-Za-z0-9.:[\]-]{1,260}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/**
 * The headers: nothing inline, nothing from elsewhere, no framing.
 * @param https whether phones reach this server by https: what only then makes sense is left out otherwise
 */
export function safeHeaders(https: boolean): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", sockets],
        workerSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
  return (request, response, next) => {
    response.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()');
    headers(request, response, next);
  };
}
