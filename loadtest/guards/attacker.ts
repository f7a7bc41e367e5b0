/** A client that is none of ours: it knows the protocol to the byte, and keeps to none of it. */
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { Packr } from '../../client/link/msgpack.ts';
import type { SessionAnswer } from '../../shared/protocol/pages.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** The network library's message codes. */
const JOIN_ROOM = 10;
const ROOM_DATA = 13;
/** A msgpack string of one letter. */
const LETTER = 0xa1;

/** A message as the library sends it. */
export function frameOf(message: unknown, type: string = MESSAGE.command): Buffer {
  return Buffer.concat([Buffer.from([ROOM_DATA, LETTER]), Buffer.from(type), new Packr().pack(message)]);
}

export interface SocketOptions {
  /** Say that the connection stands; true when not given. */
  readonly acknowledges?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Attacker {
  readonly endpoint: string;
  readonly event: string;
  readonly #open = new Set<WebSocket | Socket>();

  constructor(endpoint: string, event: string) {
    this.endpoint = endpoint;
    this.event = event;
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.endpoint + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async ticket(): Promise<string> {
    const answer = await this.post('/api/session', { event: this.event, role: 'phone', secret: null });
    const { ticket }: SessionAnswer = await answer.json();
    return ticket;
  }

  hold(ticket: string): Promise<Response> {
    return this.post(`/matchmake/joinById/${this.event}`, { ticket, protocol: PROTOCOL_VERSION });
  }

  /** The path of a socket for which a seat is held. */
  async seat(): Promise<string> {
    const { processId, sessionId } = await (await this.hold(await this.ticket())).json();
    return `/${processId}/${this.event}?sessionId=${sessionId}`;
  }

  /** A socket that has taken a seat. */
  async socket({ acknowledges = true, headers = {} }: SocketOptions = {}): Promise<WebSocket> {
    const socket = new WebSocket(this.endpoint.replace('http', 'ws') + (await this.seat()), { headers });
    this.#open.add(socket);
    socket.on('error', () => {});
    await new Promise<void>((done, fail) => {
      socket.once('message', () => done());
      socket.once('close', () => fail(new Error('the socket was not opened')));
    });
    if (acknowledges) socket.send(Buffer.from([JOIN_ROOM]));
    return socket;
  }

  /** A bare connection. */
  line(): Socket {
    const { hostname, port } = new URL(this.endpoint);
    const socket = connect(Number(port), hostname);
    this.#open.add(socket);
    socket.on('error', () => {});
    return socket;
  }

  /** What these bytes are answered, until the connection is ended. */
  say(bytes: string | Buffer): Promise<string> {
    return new Promise((done) => {
      const socket = this.line();
      let said = '';
      socket.on('data', (chunk) => {
        said += chunk.toString('latin1');
      });
      socket.once('close', () => done(said));
      socket.write(bytes);
    });
  }

  /** Leave nothing open. */
  end(): void {
    for (const socket of this.#open) {
      if (socket instanceof WebSocket) socket.terminate();
      else socket.destroy();
    }
    this.#open.clear();
  }
}

/** Resolves with the code when this socket is closed. */
export const closed = (socket: WebSocket): Promise<number> =>
  socket.readyState === WebSocket.CLOSED
    ? Promise.resolve(1006)
    : new Promise((done) => socket.once('close', (code) => done(code)));
