import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { expect, test } from 'vitest';
import { countCuts } from '../operations/cuts.ts';
import { SocketSweep } from './socket-sweep.ts';

/** A client as far as the sweep looks at it. */
function client(state: number, bufferedAmount = 0) {
  const ref = {
    bufferedAmount,
    pingCount: 0,
    ended: false,
    terminate() {
      ref.ended = true;
    },
  };
  return { ref, client: { state, ref } as unknown as Client };
}

function sweeping(...clients: readonly ReturnType<typeof client>[]) {
  const cuts = countCuts();
  const sweep = new SocketSweep(cuts);
  return {
    cuts,
    at(now: number) {
      // Who was cut is in the room no more.
      const here = clients.filter(({ ref }) => !ref.ended);
      sweep.sweep(
        here.map((each) => each.client),
        now,
      );
    },
  };
}

test('DO 94 a socket that is still joining five seconds after it was first seen is cut, and no other', () => {
  const [never, late] = [client(ClientState.JOINING), client(ClientState.JOINING)];
  const { cuts, at } = sweeping(never, late);
  for (let now = 1_000; now <= 5_900; now += 100) at(now);
  expect([never.ref.ended, late.ref.ended]).toEqual([false, false]);
  Object.assign(late.client, { state: ClientState.JOINED });
  at(6_000);
  expect([never.ref.ended, late.ref.ended]).toEqual([true, false]);
  expect(cuts.counts.get('unacknowledged')).toBe(1);
});

test('DO 102 a phone for which much waits has half a minute to read it, from anew each time', () => {
  const kB = 1024;
  const [slow, never] = [client(ClientState.JOINED, 200 * kB), client(ClientState.JOINED, 200 * kB)];
  const { cuts, at } = sweeping(slow, never);
  for (let now = 1_000; now <= 30_000; now += 1_000) {
    slow.ref.bufferedAmount = now === 20_000 ? 0 : 200 * kB;
    at(now);
  }
  expect(never.ref.ended).toBe(false);
  at(31_000);
  expect([slow.ref.ended, never.ref.ended]).toEqual([false, true]);
  expect(cuts.counts.get('never-reads')).toBe(1);
});

test('RM 117 a phone that leaves the pings of half a minute unanswered is ended, though nothing waits for it here', () => {
  const [silent, other] = [client(ClientState.JOINED), client(ClientState.JOINED)];
  const { cuts, at } = sweeping(silent, other);
  for (let pings = 1; pings <= 6; pings++) {
    silent.ref.pingCount = pings;
    other.ref.pingCount = pings % 3;
    at(pings * 5_000);
  }
  expect(silent.ref.ended).toBe(false);
  silent.ref.pingCount = 7;
  at(35_000);
  expect([silent.ref.ended, other.ref.ended]).toEqual([true, false]);
  expect(cuts.counts.get('never-reads')).toBe(1);
});
