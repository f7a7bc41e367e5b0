/**
 * People who are in the house already, in a process of their own: while others come, stall or go, they stand near each
 * other, scan one sign after another, and time how long each scan takes to show to the others. Started by onlookers.ts.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createColyseusLink } from '../../client/link/colyseus-link.ts';
import type { Link } from '../../client/link/link.ts';
import type { Place } from '../../shared/geometry/point.ts';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { sharedNow } from '../clock.ts';
import { DotDelays } from '../dot-delays.ts';
import { useLightSockets } from '../light-socket.ts';
import type { Site } from '../site.ts';
import { type Asked, NEAR_SIGNS, type Told } from './near-signs.ts';
import { profileOf } from './phone.ts';

const PEOPLE = 16;
/** One of them scans this often: never the same moment of a tick twice in a row. */
const SCAN_EVERY_MS = 53;
/** What each looks at, from where they stand, in metres. */
const VIEW = 12;

const tell = (told: Told): void => void process.send?.(told);
let delays: number[] = [];
let lost = 0;

class Onlooker {
  readonly #site: Site;
  readonly #delays: DotDelays;
  readonly #decoder: FloorDecoder;
  readonly #link: Link;
  readonly #line: string;
  readonly connected: Promise<void>;
  #secret: string | null = null;
  #at: Place | null = null;

  constructor(number: number, site: Site, shared: DotDelays) {
    this.#site = site;
    this.#delays = shared;
    this.#line = `onlooker ${number}`;
    const { levels, areas } = site.venue;
    this.#decoder = new FloorDecoder(
      levels.map(({ id }) => id),
      areas.map(({ id }) => id),
    );
    const { promise, resolve } = Promise.withResolvers<void>();
    this.connected = promise;
    this.#link = createColyseusLink({
      endpoint: site.endpoint,
      event: site.event.id,
      role: 'phone',
      secret: () => this.#secret,
      onSecret: (secret) => {
        this.#secret = secret;
      },
      hello: () => ({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' }),
      listener: {
        notice: () => {},
        floor: (bytes) => this.#see(bytes),
        own: () => {},
        publicState: () => {},
        line: (state) => {
          if (state === 'connected') resolve();
          else if (state === 'lost') lost += 1;
        },
      },
    });
  }

  async must(command: Command): Promise<void> {
    const answer = await this.#link.send(command);
    if (!answer.ok) throw new Error(`${command.type} was answered: ${answer.refusal}`);
  }

  async come(turn: number): Promise<void> {
    await this.connected;
    await this.must({ type: 'join', profile: profileOf('Somebody', this.#line, ''), oldEnough: true });
    await this.scan(turn);
    await this.must({ type: 'open', minutes: 60, show: 'spot' });
    this.#link.present(true);
  }

  /** Stand at the next of the signs, and look around there. */
  async scan(turn: number): Promise<void> {
    const id = NEAR_SIGNS[turn % NEAR_SIGNS.length];
    const marker = this.#site.venue.markers.find((one) => one.id === id);
    if (marker === undefined) throw new Error('the house has signs');
    const [x, y] = marker.standAt;
    this.#at = { level: marker.level, x, y };
    this.#delays.sends(this.#line, this.#at, sharedNow(), true);
    await this.must({ type: 'scan', marker: marker.id, signature: this.#site.signs.get(marker.id) ?? '' });
  }

  async look(): Promise<void> {
    if (this.#at === null) return;
    const { level, x, y } = this.#at;
    const view = { minX: x - VIEW, minY: y - VIEW, maxX: x + VIEW, maxY: y + VIEW };
    await this.must({ type: 'look', level, ...view, again: false });
  }

  #see(bytes: Uint8Array): void {
    for (const change of this.#decoder.apply(bytes)) {
      const dot = this.#decoder.dots.get(change.dot);
      if (dot === undefined) continue;
      if (change.type === 'moved') this.#delays.sees(this.#line, this.#at, dot, sharedNow());
      else this.#delays.appears(this.#line, dot, sharedNow());
    }
  }
}

async function come(site: Site): Promise<void> {
  const signs = site.venue.markers.filter(({ id }) => NEAR_SIGNS.includes(id));
  const places = signs.map(({ level, standAt: [x, y] }) => ({ level, x, y }));
  const shared = new DotDelays(places, (ms, isNear) => {
    if (isNear) delays.push(ms);
  });
  const people = Array.from({ length: PEOPLE }, (_, number) => new Onlooker(number, site, shared));
  await Promise.all(people.map((person, number) => person.come(number)));
  await Promise.all(people.map((person) => person.look()));
  const fail = (reason: unknown): never => {
    throw reason;
  };
  let turn = 0;
  setInterval(() => {
    const number = turn % PEOPLE;
    people[number]?.scan(number + Math.floor(turn / PEOPLE)).catch(fail);
    turn += 1;
  }, SCAN_EVERY_MS);
  // The first of all have been seen.
  await wait(SCAN_EVERY_MS * PEOPLE);
  delays = [];
  tell({ type: 'in' });
}

useLightSockets();
process.on('message', (asked: Asked) => {
  if (asked.type === 'come') {
    void come(asked.site);
    return;
  }
  tell({ type: 'counted', delays, lost });
  delays = [];
});
// Who started it is gone.
process.on('disconnect', () => process.exit());
