import { ClientState } from '@colyseus/core';
import type { Client } from 'colyseus';
import { expect, test } from 'vitest';
import { countCuts } from '../operations/cuts.ts';
import { MOST_BUFFERED_BYTES } from './frames.ts';
import { socketOutlet } from './socket-outlet.ts';
import { boundWaiting } from './waiting.ts';

/** A client that reads nothing of what it is sent, as far as the room knows it. */
function unread() {
  const ref = {
    bufferedAmount: 0,
    pingCount: 0,
    ended: false,
    terminate() {
      ref.ended = true;
    },
  };
  const client = {
    state: ClientState.JOINED,
    ref,
    raw: (bytes: Uint8Array) => {
      ref.bufferedAmount += bytes.length;
    },
  } as unknown as Client;
  const cuts = countCuts();
  boundWaiting(client, cuts);
  return { client, ref, cuts };
}

test('RM 115 notices and state never make more than 256 kB wait for a phone: one that does not read them is ended, once', () => {
  const { client, ref, cuts } = unread();
  const notice = new Uint8Array(1_000);
  for (let sent = 0; sent < 1_000; sent++) client.raw(notice);
  expect(ref.ended).toBe(true);
  expect(ref.bufferedAmount).toBeLessThanOrEqual(MOST_BUFFERED_BYTES);
  expect(ref.bufferedAmount).toBeGreaterThan(MOST_BUFFERED_BYTES - 1_000);
  expect(cuts.counts.get('never-reads')).toBe(1);
});

test('RM 115 what nothing waits before is sent, however long; and who reads meanwhile is not ended', () => {
  const { client, ref } = unread();
  client.raw(new Uint8Array(2 * MOST_BUFFERED_BYTES));
  expect(ref.bufferedAmount).toBe(2 * MOST_BUFFERED_BYTES);
  for (let sent = 0; sent < 1_000; sent++) {
    if (sent % 100 === 0) ref.bufferedAmount = 0;
    client.raw(new Uint8Array(1_000));
  }
  expect(ref.ended).toBe(false);
});

test('RM 116 a phone that has left two pings unanswered counts as one that does not read, until it answers', () => {
  const { client, ref } = unread();
  const { bufferedAmount } = socketOutlet(client);
  for (const [pings, waits] of [
    [0, 0],
    [1, 0],
    [2, Number.POSITIVE_INFINITY],
    [5, Number.POSITIVE_INFINITY],
    [0, 0],
  ] as const) {
    ref.pingCount = pings;
    expect(bufferedAmount?.(), `${pings} pings`).toBe(waits);
  }
});
