import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framed, writeFramed } from './one-write.ts';

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
    const heard = await read(framed(Uint8Array.of(1, 2), [part, Uint8Array.of(9)]), 2);
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

test('RM 93 what waits for a phone that reads late reaches it as it was written, whatever others were sent meanwhile', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const line = async () => {
    const connected = once(server, 'connection');
    const far = new Socket().pause().connect(port, '127.0.0.1');
    const [near] = await connected;
    if (!(near instanceof Socket)) throw new Error('no socket');
    return { near, far };
  };
  const lines = [await line(), await line()] as const;
  const [slow, quick] = lines;
  try {
    const written: Buffer[] = [];
    const write = (turn: number): boolean => {
      const part = new Uint8Array(9_000 + turn).fill(turn);
      written.push(framed(null, [part]));
      return writeFramed(slow.near, null, [part]);
    };
    let turn = 0;
    while (!write(turn)) turn += 1;
    write(turn + 1);
    for (let i = 0; i < 3; i++) writeFramed(quick.near, null, [new Uint8Array(9_000 + turn).fill(255)]);
    slow.near.end();
    const heard: Buffer[] = [];
    for await (const chunk of slow.far) heard.push(chunk);
    expect(Buffer.concat(heard).equals(Buffer.concat(written))).toBe(true);
  } finally {
    for (const { near, far } of lines) for (const socket of [near, far]) socket.destroy();
    server.close();
  }
});
