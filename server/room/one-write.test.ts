import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framed } from './one-write.ts';

/** What a WebSocket reads when these bytes are written to the stream below the other end: so many messages. */
async function read(bytes: Buffer, messages: number): Promise<Buffer[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (_socket, request) => request.socket.write(bytes));
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const reader = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  try {
    const heard: Buffer[] = [];
    return await new Promise<Buffer[]>((done, fail) => {
      reader.on('error', fail);
      reader.on('message', (message: Buffer) => {
        heard.push(message);
        if (heard.length === messages) done(heard);
      });
    });
  } finally {
    reader.terminate();
    server.close();
  }
}

test('RM 71 messages that are written at once are read as the messages that they are, of any length', async () => {
  for (const length of [0, 1, 121, 122, 123, 125, 126, 65_531, 65_532, 65_533, 70_000]) {
    const part = Uint8Array.from({ length }, (_, i) => i % 251);
    const heard = await read(framed(Uint8Array.of(1, 2), [part, Uint8Array.of(9)], length % 2 === 0), 2);
    expect(heard.map((message) => message.subarray(0, 3).toString('latin1'))).toEqual([
      '\u0011\u00a1o',
      '\u0011\u00a1f',
    ]);
    expect(heard[0]?.subarray(3)).toEqual(Buffer.of(1, 2));
    expect(heard[1]?.subarray(3)).toEqual(Buffer.of(...part, 9));
  }
});

test('RM 71 of what there is nothing no message is made', async () => {
  const [own, floor] = [Uint8Array.of(7), [Uint8Array.of(8)]];
  expect((await read(framed(own, []), 1)).map((message) => [...message].at(-1))).toEqual([7]);
  expect((await read(framed(null, floor), 1)).map((message) => [...message].at(-1))).toEqual([8]);
});
