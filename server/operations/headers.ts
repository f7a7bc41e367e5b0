/** What every answer says to the browser about safety. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** The web sockets of the host that was asked: some browsers do not count them as 'self'. */
function sockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return /^[A-Za-z0-9.:[\]-]{1,260}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** What an answer says that is no page and no file: whoever is refused a socket reads nothing here. */
export const BARE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Puts the headers on an answer before anything else is done about its request: nothing inline, nothing from elsewhere, no framing.
 * @param https whether phones reach this server by https: what only then makes sense is left out otherwise
 */
export function safeHeaders(https: boolean): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Nothing but WebAssembly is made of bytes: what reads codes off the camera's picture.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
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
  return (request, response) => {
    response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()');
    headers(request, response, (fault) => {
      if (fault) throw fault;
    });
  };
}
