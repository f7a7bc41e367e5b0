import { EventEmitter } from 'node:events';
import { Server } from 'node:http';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { boundConnections } from './connections.ts';
import { countCuts } from './cuts.ts';

/** A connection as far as it is counted: an end far away, and when it is closed. */
class End extends EventEmitter {
  readonly remoteAddress = '192.0.2.1';
  readonly remotePort: number;
  destroyed = false;

  constructor(port: number) {
    super();
    this.remotePort = port;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

const asSocket = (end: End) => end as unknown as Socket;

test('DO 125 a phone’s port that is used again before its last connection is seen to be closed is counted once each', () => {
  const server = new Server();
  const cuts = countCuts();
  const countedAs = (address: string | undefined) => address ?? null;
  const connections = boundConnections(server, { most: 2, countedAs, cuts });
  const come = (port: number) => {
    const end = new End(port);
    server.emit('connection', asSocket(end));
    return end;
  };
  for (let times = 0; times < 5; times++) {
    const [before, after] = [come(5_000), come(5_000)];
    expect([before.destroyed, after.destroyed]).toEqual([false, false]);
    expect(come(5_001).destroyed).toBe(true);
    before.emit('close');
    connections.seated(asSocket(after));
    after.emit('close');
  }
  expect(cuts.counts.get('address-limit')).toBe(5);
});
