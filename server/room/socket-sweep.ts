/** Looks once a second at the sockets of a room, and ends those that only take up room. */
import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Cuts } from '../operations/cuts.ts';
import { SLOW_FROM_BYTES } from './frames.ts';
import { bufferedAmount } from './socket-outlet.ts';

const EVERY_MS = 1_000;

/** A phone says that its connection stands within a round trip of being told; in milliseconds. */
const LONGEST_JOINING_MS = 5_000;

/**
 * A phone for which more than SLOW_FROM_BYTES wait is sent no floor; when it has not caught up after this, its line
 * is dead or it never reads. In milliseconds.
 */
const LONGEST_SLOW_MS = 30_000;

/** Notices and state are still sent to it; where so much waits, somebody makes it grow. */
const FAR_TOO_MANY_BYTES = 1024 * 1024;

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
      // Not closed: who does not read would not read that either.
      if ('terminate' in client.ref && typeof client.ref.terminate === 'function') client.ref.terminate();
    }
  }

  #fault(client: Client, now: Milliseconds): 'unacknowledged' | 'never-reads' | null {
    const watched = this.#watched.get(client) ?? { since: now, slowSince: null };
    this.#watched.set(client, watched);
    if (client.state === ClientState.JOINING && now - watched.since >= LONGEST_JOINING_MS) return 'unacknowledged';
    const bytes = bufferedAmount(client);
    if (bytes > FAR_TOO_MANY_BYTES) return 'never-reads';
    watched.slowSince = bytes > SLOW_FROM_BYTES ? (watched.slowSince ?? now) : null;
    return watched.slowSince !== null && now - watched.slowSince >= LONGEST_SLOW_MS ? 'never-reads' : null;
  }
}
