/**
 * What one address may do that shows no ticket. A whole venue may be behind one address, so the defaults fit 1,500
 * people who come within a minute, several times over, and a ticket or a taken seat is never counted here. Nobody is
 * exempt, this machine neither: a proxy on it would be everybody.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { CutReason, Cuts } from './cuts.ts';

export interface AddressLimits {
  /** Tickets that were issued and not used yet. */
  readonly pendingTickets: number;
  /** Devices that nobody knows yet and that ask for a ticket, in ten seconds. */
  readonly newcomers: number;
  /** Requests of every other kind, and sockets without a seat, in ten seconds. */
  readonly requests: number;
  /** Connections that are open and have no seat. */
  readonly connections: number;
}

export const DEFAULT_LIMITS: AddressLimits = {
  // At 25 joins a second, each with its ticket for two seconds on a slow line, 50 are pending. Ten times that: the end
  // of a talk, or a hall that comes back at once.
  pendingTickets: 500,
  // 100 a second: four times 1,500 in a minute, and a quarter of what one core lets in.
  newcomers: 1_000,
  // A page with all that it loads is 20 requests, so 50 people a second open theirs: twice 1,500 in a minute, with room
  // for kiosks and whoever only looks. A core answers some thousand a second, so a flood costs it a part of itself.
  requests: 10_000,
  // A browser opens six and keeps them for some seconds: 50 people a second hold 2,100. 20 kB each.
  connections: 4_000,
};

/** What limits by the second are counted over, in seconds: short, so that who was refused can soon ask again. */
export const WINDOW_S = 10;

/**
 * A way takes some milliseconds, far more than any other answer: so much of an address's requests may be ways. By default
 * 100 a second, a part of a core; thirty people who search at once ask for half as many.
 */
const WAYS_SHARE = 0.1;

/** Tickets of one person in ten seconds: a phone that cannot hold its line asks at most so often. */
const RETURNS = 20;

/** The answer to whoever asked too often: nothing more on this connection, and when to ask again. */
export function tooFast(response: ServerResponse, words: object = { error: 'too-fast' }): void {
  response.writeHead(429, {
    'retry-after': `${WINDOW_S}`,
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
  });
  response.end(JSON.stringify(words));
}

/** Counts and bounds what comes without a ticket. What it does not let pass it has counted as cut. */
export interface AddressGate {
  /** Where a request comes from, as limits count it. */
  addressOf(request: IncomingMessage): string;
  /** Whether this address may ask once more for something that needs no ticket. */
  mayAsk(request: IncomingMessage): Promise<boolean>;
  /** Whether this address may have so many more ways looked for. */
  mayFind(request: IncomingMessage, goals: number): Promise<boolean>;
  /** Whether one more device that nobody knows may be given a ticket. */
  mayCome(request: IncomingMessage): Promise<boolean>;
  /** Whether a person whom the server knows may be given another ticket, wherever they are. */
  mayReturn(person: string): Promise<boolean>;
}

export function openGate(
  { newcomers, requests }: AddressLimits,
  addressOf: (request: IncomingMessage) => string,
  cuts: Cuts,
): AddressGate {
  const limiter = (reason: CutReason, points: number) => {
    const memory = new RateLimiterMemory({ points, duration: WINDOW_S });
    const refuse = () => {
      cuts.cut(reason);
      return false;
    };
    return (key: string, by = 1): Promise<boolean> => memory.consume(key, by).then(() => true, refuse);
  };
  const asking = limiter('address-limit', requests);
  const finding = limiter('address-limit', requests * WAYS_SHARE);
  const coming = limiter('address-limit', newcomers);
  return {
    addressOf,
    mayAsk: (request) => asking(addressOf(request)),
    mayCome: (request) => coming(addressOf(request)),
    mayFind: (request, goals) => finding(addressOf(request), goals),
    mayReturn: limiter('flood', RETURNS),
  };
}
