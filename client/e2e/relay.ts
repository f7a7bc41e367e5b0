import { connect, createServer, type Socket } from 'node:net';

/** The network between phones and the server: it can go, or go dead without a word. */
export interface Relay {
  /** The server, reached through it. */
  readonly url: string;
  /**
   * The sockets that there are go dead, and nobody is told: nothing passes on them any more. Other connections end, as
   * the server ends those that nobody uses for a while; new ones pass.
   */
  hush(): void;
  /** No network: all connections break, and no new one is made. */
  cut(): void;
  /** It is back. */
  mend(): void;
  close(): void;
}

interface Pair {
  readonly phone: Socket;
  readonly upstream: Socket;
}

/** A relay on a free port, in front of this server. */
export async function startRelay(server: string): Promise<Relay> {
  const pairs = new Set<Pair>();
  const webSockets = new WeakSet<Pair>();
  /** Whose ends have not heard that they are dead. */
  const hushed = new Set<Pair>();
  let down = false;
  const relay = createServer((phone) => {
    phone.on('error', () => phone.destroy());
    if (down) return void phone.destroy();
    const upstream = connect(Number(new URL(server).port), '127.0.0.1');
    const pair: Pair = { phone, upstream };
    pairs.add(pair);
    const end = (): void => {
      if (!pairs.delete(pair)) return;
      phone.destroy();
      upstream.destroy();
    };
    phone.on('data', (bytes) => {
      if (/^upgrade: websocket/im.test(bytes.toString('latin1'))) webSockets.add(pair);
    });
    for (const [from, to] of [
      [phone, upstream],
      [upstream, phone],
    ] as const) {
      from.on('data', (bytes) => pairs.has(pair) && to.write(bytes));
      from.on('error', end);
      from.on('close', end);
    }
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const address = relay.address();
  const destroyAll = (): void => {
    const all = [...pairs, ...hushed];
    pairs.clear();
    hushed.clear();
    for (const { phone, upstream } of all) for (const socket of [phone, upstream]) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    hush() {
      for (const pair of pairs) {
        if (!webSockets.has(pair)) continue;
        pairs.delete(pair);
        hushed.add(pair);
      }
      for (const { phone } of pairs) phone.destroy();
    },
    cut() {
      down = true;
      destroyAll();
    },
    mend() {
      down = false;
    },
    close() {
      relay.close();
      destroyAll();
    },
  };
}
