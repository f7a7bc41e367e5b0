/**
 * A network between phones and server that is as slow and as faulty as one in a full hall, and the same from a seed.
 *
 * TCP hides a lost packet from who uses it: what they see is that it, and everything behind it on that connection, comes
 * later. That is what is done here, where nothing can be lost for real. Each packet of up to a segment is lost by itself:
 * one of data is sent again after the retransmission timeout, twice as long each further time (RFC 6298: smoothed round
 * trip and four deviations, 200 ms at least, as Linux has it, beyond a steady round trip); one of the two that open a
 * connection after a second (RFC 6298, 2.1), then two. A lost acknowledgement is made good by the next. That later packets
 * would often tell of the loss sooner (fast retransmission) is left out, so the line is rather worse than it says.
 */
import { connect, createServer, type Socket } from 'node:net';

/** What a packet carries on a network of 1,500 bytes, in bytes. */
const SEGMENT_BYTES = 1_448;
/** The timeout of data beyond the round trip, and of a connection's first packet; in milliseconds. */
const BEYOND_ROUND_TRIP_MS = 200;
const FIRST_TIMEOUT_MS = 1_000;

export interface SlowLineOptions {
  /** The server's port on this machine. */
  readonly to: number;
  /** How long a byte takes from one end to the other, in milliseconds. */
  readonly delayMs: number;
  /** The share of packets that are lost, each way, 0 to 1. */
  readonly lost: number;
  /** In [0, 1), seeded. */
  readonly random: () => number;
}

export interface SlowLine {
  /** Listens here on every address of this machine, so that each phone can have an address to ask of its own. */
  readonly port: number;
  /** Packets of data and of connections that were sent for the first time, and how often one was lost. */
  readonly counts: { connections: number; packets: number; lost: number };
  close(): Promise<void>;
}

/** How much later something comes whose packet is lost now and then. */
function losses({ lost, random }: Pick<SlowLineOptions, 'lost' | 'random'>, counts: SlowLine['counts']) {
  return (timeoutMs: number): number => {
    counts.packets += 1;
    let later = 0;
    for (let timeout = timeoutMs; random() < lost; timeout *= 2) {
      counts.lost += 1;
      later += timeout;
    }
    return later;
  };
}

/**
 * When what is sent now has come wholly, behind all that was sent before; each call is one write.
 * @param later how much later a packet comes than an undisturbed one
 */
export function arrivals(delayMs: number, later: () => number): (now: number, bytes: number) => number {
  let last = 0;
  return (now, bytes) => {
    for (let sent = 0; sent === 0 || sent < bytes; sent += SEGMENT_BYTES) {
      last = Math.max(last, now + delayMs + later());
    }
    return last;
  };
}

/** Hand on what comes from one side to the other, when it would have come; and its end. */
function handOn(from: Socket, to: Socket, arrival: (now: number, bytes: number) => number): void {
  // Timers of different lengths may end in another order than they should: each lets through whoever is next.
  const waiting: (() => void)[] = [];
  const then = (bytes: number, run: () => void): void => {
    const now = performance.now();
    waiting.push(run);
    setTimeout(() => waiting.shift()?.(), arrival(now, bytes) - now);
  };
  from.on('data', (bytes) => then(bytes.length, () => to.writable && to.write(bytes)));
  from.on('end', () => then(0, () => to.end()));
  from.on('close', (hadError) => then(0, () => (hadError ? to.destroy() : to.destroySoon())));
  from.on('error', () => {});
}

/** Open it. A connection takes a whole round trip to be made, as in TCP. */
export async function openSlowLine(options: SlowLineOptions): Promise<SlowLine> {
  const { to, delayMs } = options;
  const counts = { connections: 0, packets: 0, lost: 0 };
  const later = losses(options, counts);
  const dataLater = () => later(2 * delayMs + BEYOND_ROUND_TRIP_MS);
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (phone) => {
    counts.connections += 1;
    open.add(phone);
    phone.once('close', () => open.delete(phone));
    phone.on('error', () => {});
    // The packet that asks, and the one that answers it: whichever is lost, the phone asks again.
    const opened = 2 * delayMs + later(FIRST_TIMEOUT_MS) + later(FIRST_TIMEOUT_MS);
    setTimeout(() => {
      if (phone.destroyed) return;
      const house = connect(to, '127.0.0.1');
      handOn(phone, house, arrivals(delayMs, dataLater));
      handOn(house, phone, arrivals(delayMs, dataLater));
      phone.resume();
    }, opened);
  });
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    counts,
    async close() {
      for (const phone of open) phone.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
