import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, openGate } from '../operations/address-limits.ts';
import { addressReader } from '../operations/client-address.ts';
import { countCuts } from '../operations/cuts.ts';
import { mayOpen } from './upgrades.ts';

test('DO 85 while the server does not run yet, or no more, no socket is opened; whoever asks is told to come back', async () => {
  const cuts = countCuts();
  const options = {
    publicUrl: () => null,
    rooms: new Map(),
    connections: { seated: () => expect.unreachable('nobody has a seat') },
    gate: openGate(DEFAULT_LIMITS, addressReader([]), cuts),
    cuts,
  };
  const asked = async (isOpen: boolean) => {
    const socket = new PassThrough();
    const request = Object.assign(new IncomingMessage(new Socket()), {
      url: '/a/b?sessionId=c',
      headers: { host: 'h' },
    });
    expect(mayOpen(request, socket, { ...options, isOpen: () => isOpen })).toBe(false);
    return (await socket.toArray()).join('');
  };
  expect(await asked(false)).toMatch(/^HTTP\/1\.1 503 /);
  expect(await asked(true)).toMatch(/^HTTP\/1\.1 404 /);
  expect([cuts.counts.get('closing'), cuts.counts.get('no-ticket')]).toEqual([1, 1]);
});
