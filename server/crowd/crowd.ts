/** The crowd of the demo: simulated people who are connected to the room in this process, and say what phones say. */

import { gatherCrowd } from '../../shared/crowd/gather.ts';
import { DEMO_HABITS } from '../../shared/crowd/habits.ts';
import type { CrowdPerson } from '../../shared/crowd/person.ts';
import type { SignOf } from '../../shared/crowd/scanner.ts';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Wayfinder } from '../../shared/routing/way.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { VenueHost } from '../room/host.ts';
import type { Connection } from '../room/host-options.ts';
import type { Logger, Outlet } from '../room/ports.ts';
import { simulatedId } from './apart.ts';

/** The crowd moves and speaks this often. */
const STEP_MS: Milliseconds = 250;

export interface CrowdOptions {
  /** A host whose store was made by `keepSimulatedApart`. */
  readonly host: Pick<VenueHost, 'connect'>;
  readonly venue: VenueFile;
  readonly event: EventPlan;
  readonly wayfinder: Wayfinder;
  /** The signature on a sign of this venue: asked only for somebody who stands at it. */
  readonly signOf: SignOf;
  readonly count: number;
  /** The same seed makes the same people. */
  readonly seed: number;
  readonly clock: () => Milliseconds;
  readonly log: Logger;
}

export interface Crowd {
  /** Everybody leaves, at once. */
  stop(): void;
}

/** Somebody of the crowd and their line. */
class Guest {
  readonly #person: CrowdPerson;
  #line: Connection | null = null;
  #said = 0;

  constructor(person: CrowdPerson) {
    this.#person = person;
  }

  async connect(host: CrowdOptions['host'], id: string): Promise<void> {
    const outlet: Outlet = {
      notice: (notice) => this.#person.notice(notice),
      floor: () => {},
      own: () => {},
      close: () => {
        this.#line = null;
      },
    };
    this.#line = await host.connect(id, outlet, true);
    this.#say(this.#person.hello());
  }

  step(now: Milliseconds): void {
    for (const command of this.#person.step(now, STEP_MS)) this.#say(command);
  }

  leave(): void {
    this.#line?.disconnect();
    this.#line = null;
  }

  #say(command: Command): void {
    this.#said += 1;
    this.#line?.command({ n: this.#said, command });
  }
}

/** Bring a crowd into the room and keep it going. Returns at once; its people come in one after the other. */
export function startCrowd(options: CrowdOptions): Crowd {
  const { host, venue, event, wayfinder, signOf, count, seed, clock, log } = options;
  const people = gatherCrowd({ seed, count, venue, event, wayfinder, habits: DEMO_HABITS, signOf });
  if (people.length < count) log.warn({ wanted: count, came: people.length }, 'no signs where people stay: no crowd');
  const guests: Guest[] = [];
  let stopped = false;

  const admit = async (): Promise<void> => {
    for (const [n, person] of people.entries()) {
      if (stopped) return;
      const guest = new Guest(person);
      await guest.connect(host, simulatedId(n));
      if (stopped) guest.leave();
      else guests.push(guest);
    }
  };
  admit().catch((error: unknown) => {
    log.error({ error: error instanceof Error ? error.name : 'unknown', came: guests.length }, 'the crowd was held up');
  });

  const timer = setInterval(() => {
    const now = clock();
    for (const guest of guests) guest.step(now);
  }, STEP_MS);

  return {
    stop() {
      stopped = true;
      clearInterval(timer);
      for (const guest of guests) guest.leave();
      guests.length = 0;
    },
  };
}
