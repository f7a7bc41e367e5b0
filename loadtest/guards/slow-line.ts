/** A network between phones and server that is as slow and as faulty as one in a full hall, and the same from a seed. */
import { connect, createServer, type Socket } from 'node:net';

export interface SlowLineOptions {
  /** The server's port on this machine. */
  readonly to: number;
  /** How long a byte takes from one end to the other, in milliseconds. */
  readonly delayMs: number;
  /** The share of connections that are lost within their first moments, 0 to 1. */
  readonly lost: number;
  /** A connection that is lost is lost within this many milliseconds of its beginning. */
  readonly lostWithinMs: number;
  /** In [0, 1), seeded. */
  readonly random: () => number;
}

export interface SlowLine {
  /** Listens here on every address of this machine, so that each phone can have an address to ask of its own. */
  readonly port: number;
  readonly counts: { connections: number; lost: number };
  close(): Promise<void>;
}

/** Hand on what comes from one side to the other, later, in its order; and its end. */
function handOn(from: Socket, to: Socket, delayMs: number): void {
  from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delayMs));
  from.on('end', () => setTimeout(() => to.end(), delayMs));
  from.on('close', (hadError) => setTimeout(() => (hadError ? to.destroy() : to.destroySoon()), delayMs));
  from.on('error', () => {});
}

/** Open it. A connection takes a whole round trip to be made, as in TCP. */
export async function openSlowLine({ to, delayMs, lost, lostWithinMs, random }: SlowLineOptions): Promise<SlowLine> {
  const counts = { connections: 0, lost: 0 };
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (phone) => {
    counts.connections += 1;
    const isLost = random() < lost;
    const lostAfterMs = random() * lostWithinMs;
    open.add(phone);
    phone.once('close', () => open.delete(phone));
    phone.on('error', () => {});
    if (isLost) {
      counts.lost += 1;
      // Both ends find out by themselves, like after a walk behind a wall.
      setTimeout(() => phone.resetAndDestroy(), lostAfterMs);
    }
    setTimeout(() => {
      if (phone.destroyed) return;
      const house = connect(to, '127.0.0.1');
      handOn(phone, house, delayMs);
      handOn(house, phone, delayMs);
      phone.resume();
    }, 2 * delayMs);
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
