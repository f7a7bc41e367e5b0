/**
 * The phones of a measure with sockets, in a process of their own: they speak as the page does, read all that they are
 * sent, and the first of them watch each other scan.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { pack } from 'msgpackr';
import { WebSocket } from 'ws';
import { FloorDecoder } from '../../../../shared/interest/floor-decoder.ts';
import type { Command } from '../../../../shared/protocol/commands.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../../../../shared/protocol/version.ts';
import type { VenueFile } from '../../../../shared/venue/venue-file.ts';
import { quantile } from './figures.ts';
import { hallFor } from './hall.ts';
import type { Serving } from './served.ts';

/** Who to be. */
export interface Phoning {
  readonly kind: Serving['kind'];
  readonly port: number;
  readonly people: number;
  readonly still: number;
}

export interface Received {
  /** The 99th percentile, from the sender's send call to the frame decoded by another phone; null: nothing was seen. */
  readonly delayP99Ms: number | null;
  readonly delays: number;
  /** Lines that were lost, and frames that were out of step. */
  readonly errors: number;
  /** Bytes a phone and second. */
  readonly bytes: number;
}

export type Told = { readonly type: 'in' } | { readonly type: 'received'; readonly received: Received };
type Asked = { readonly type: 'measure'; readonly seconds: number };

/** So many join at the same time. */
const AT_ONCE = 24;
const PRESENT_EVERY_MS = 8_000;
const SCAN_EVERY_MS = 3_000;
/** What Colyseus calls its messages. */
const JOINED = 10;
const DATA = 13;
const BYTES = 17;

const phoning: Phoning = JSON.parse(process.argv[2] ?? '{}');
const venue: VenueFile = hallFor(phoning.people);
const tell = (told: Told): void => void process.send?.(told);
const giveLine = (index: number) => `what number ${index} can give`;

let bytes = 0;
let errors = 0;
let delays: number[] = [];
/** When each of those who are watched scanned last, by what they give. */
const scans = new Map<string, number>();

class Phone {
  readonly #index: number;
  readonly #socket: WebSocket;
  readonly #decoder: FloorDecoder | null;
  #n = 0;

  constructor(index: number, socket: WebSocket) {
    this.#index = index;
    this.#socket = socket;
    const watches = index < phoning.still && index % 2 === 0;
    this.#decoder = watches
      ? new FloorDecoder(
          venue.levels.map(({ id }) => id),
          venue.areas.map(({ id }) => id),
        )
      : null;
  }

  get scans(): boolean {
    return this.#index < phoning.still && this.#index % 2 === 1;
  }

  say(command: Command): void {
    this.#n += 1;
    const head = Buffer.from([DATA, 0xa1, MESSAGE.command.charCodeAt(0)]);
    this.#socket.send(Buffer.concat([head, pack({ n: this.#n, command })]));
  }

  scan(turn: number): void {
    const marker = venue.markers[turn % 2];
    scans.set(giveLine(this.#index), performance.now());
    this.say({ type: 'scan', marker: marker?.id ?? '', signature: '' });
  }

  hear(message: Buffer): void {
    bytes += message.length;
    if (this.#decoder === null || message[0] !== BYTES || message[2] !== MESSAGE.floor.charCodeAt(0)) return;
    for (const change of this.#decoder.apply(message.subarray(3))) {
      if (change.type !== 'moved') continue;
      const card = this.#decoder.dots.get(change.dot)?.card;
      const at = scans.get(card?.giveLine ?? '');
      if (at !== undefined) delays.push(performance.now() - at);
    }
    if (this.#decoder.needsFull) errors += 1;
  }
}

interface Seat {
  readonly sessionId: string;
  readonly roomId: string;
  readonly processId: string;
}

async function addressFor(index: number): Promise<string> {
  const { kind, port } = phoning;
  if (kind === 'floor') return `ws://127.0.0.1:${port}`;
  const answer = await fetch(`http://127.0.0.1:${port}/matchmake/joinById/${venue.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket: `p${index}`, protocol: PROTOCOL_VERSION }),
  });
  if (!answer.ok) throw new Error(`the room was answered with ${answer.status}: ${await answer.text()}`);
  const { sessionId, roomId, processId }: Seat = await answer.json();
  return `ws://127.0.0.1:${port}/${processId}/${roomId}?sessionId=${sessionId}`;
}

async function join(index: number): Promise<Phone> {
  const socket = new WebSocket(await addressFor(index), { perMessageDeflate: false });
  const phone = new Phone(index, socket);
  socket.on('message', (message: Buffer) => {
    if (message[0] === JOINED && phoning.kind !== 'floor') socket.send(Buffer.from([JOINED]));
    phone.hear(message);
  });
  for (const lost of ['close', 'error']) {
    socket.on(lost, () => {
      errors += 1;
    });
  }
  await new Promise<void>((done, fail) => socket.once('open', done).once('error', fail));
  return phone;
}

const phones: Phone[] = [];
let next = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < phoning.people) phones.push(await join(next++));
  }),
);
if (phoning.kind === 'room') {
  let at = 0;
  setInterval(() => {
    // Spread over the time between two, as pages are.
    const until = at + (phones.length * 100) / PRESENT_EVERY_MS;
    for (; at < until; at++) phones[at % phones.length]?.say({ type: 'present', visible: true });
  }, 100);
  let turn = 0;
  const scanning = phones.filter((phone) => phone.scans);
  if (scanning.length > 0) {
    setInterval(() => {
      const phone = scanning[turn % scanning.length];
      phone?.scan(Math.floor(turn / scanning.length));
      turn += 1;
    }, SCAN_EVERY_MS / scanning.length);
  }
}
process.on('message', async ({ seconds }: Asked) => {
  delays = [];
  // Between two measures nobody's scan is told.
  scans.clear();
  bytes = 0;
  errors = 0;
  await wait(seconds * 1000);
  const delayP99Ms = delays.length === 0 ? null : quantile(delays, 0.99);
  const received = { delayP99Ms, delays: delays.length, errors, bytes: bytes / seconds / phoning.people };
  tell({ type: 'received', received });
});
process.on('disconnect', () => process.exit());
tell({ type: 'in' });
