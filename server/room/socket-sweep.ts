/** Looks once a second at the sockets of a room, and ends those that only take up room. */
import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Cuts } from '../operations/cuts.ts';
import { SLOW_FROM_BYTES } from './frames.ts';
import { bufferedAmount, cutOff, unansweredPings } from './waiting.ts';

const EVERY_MS = 1_000;

/** A phone says that its connection stands within a round trip of being told; in milliseconds. */
const LONGEST_JOINING_MS = 5_000;

/**
 * A phone for which more than SLOW_FROM_BYTES wait is sent no floor; when it has not caught up after this, its line
 * is dead or it never reads. In milliseconds.
 */
const LONGEST_SLOW_MS = 30_000;

/** The pings of half a minute: who left more unanswered does not read, whatever the system below holds for them. */
const MOST_UNANSWERED_PINGS = 6;

interface Watched {
  readonly since: Milliseconds;
  slowSince: Milliseconds | null;
}

export class SocketSweep {
  readonly #cuts: Cuts;
  readonly #watched = new WeakMap<Client, Watched>();
  #next: Milliseconds = 0;

  constructor(cuts: Cuts) {
    this.#cuts = cuts;
  }

  /** Look at these sockets, when it is a second since the last time. */
  sweep(clients: Iterable<Client>, now: Milliseconds): void {
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    for (const client of clients) {
      const reason = this.#fault(client, now);
      if (reason === null) continue;
      this.#cuts.cut(reason);
      cutOff(client);
    }
  }

  #fault(client: Client, now: Milliseconds): 'unacknowledged' | 'never-reads' | null {
    const watched = this.#watched.get(client) ?? { since: now, slowSince: null };
    this.#watched.set(client, watched);
    if (client.state === ClientState.JOINING && now - watched.since >= LONGEST_JOINING_MS) return 'unacknowledged';
    if (unansweredPings(client) > MOST_UNANSWERED_PINGS) return 'never-reads';
    watched.slowSince = bufferedAmount(client) > SLOW_FROM_BYTES ? (watched.slowSince ?? now) : null;
    return watched.slowSince !== null && now - watched.slowSince >= LONGEST_SLOW_MS ? 'never-reads' : null;
  }
}
