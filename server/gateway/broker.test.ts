import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { type BrokerLine, listenToBroker } from './broker.ts';
import { openIntake } from './intake.ts';

/** Packets of MQTT 3.1.1: the first half of their first byte. */
const CONNECT = 1;
const SUBSCRIBE = 8;

let server: Server | null = null;
let line: BrokerLine | null = null;
const sockets = new Set<Socket>();

afterEach(async () => {
  line?.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => server?.close(done));
});

/** Answers each connection by what comes next: a code for the connection, and one for each topic. */
async function answering(answers: readonly { readonly connect: number; readonly topics: readonly number[] }[]) {
  const rest = [...answers];
  const listening = createServer((socket) => {
    sockets.add(socket);
    const { connect = 0, topics = [] } = rest.shift() ?? {};
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const kind = (bytes[0] ?? 0) >> 4;
      if (kind === CONNECT) socket.write(Uint8Array.of(0x20, 2, 0, connect));
      if (kind === SUBSCRIBE)
        socket.write(Uint8Array.of(0x90, 2 + topics.length, bytes[2] ?? 0, bytes[3] ?? 0, ...topics));
    });
  });
  server = listening;
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  return `mqtt://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

test('GW 12 a broker that refuses us is tried again ever more slowly, and the log says why; one that refuses some topics is heard', async () => {
  const lines: unknown[] = [];
  const say = (facts: unknown, message: string) => void lines.push([facts, message]);
  const url = await answering([
    { connect: 5, topics: [] },
    { connect: 0, topics: [0x80, 0x80] },
    { connect: 0, topics: [1, 0x80] },
  ]);
  const broker = { url, user: 'map', password: 'hunter2', authority: null, topics: ['a/+', 'b/#'] };
  const log = { info: say, warn: say, error: say };
  line = await listenToBroker(broker, openIntake({ events: [], now: Date.now, log }), log);
  const gone = 'the broker of the gateways is not heard';
  const expected = [
    [{ reason: 'it does not let this user in', again: 1 }, gone],
    [{ reason: 'it lets us listen to none of the topics', again: 2 }, gone],
    [{ topics: 1, refused: 1 }, 'the broker of the gateways is heard'],
  ];
  await vi.waitFor(() => expect(lines).toEqual(expected), { timeout: 10_000, interval: 50 });
}, 15_000);
