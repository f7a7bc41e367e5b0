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

/** A server that lets so many connections of an address without a seat be open. */
function house(most: number) {
  const server = new Server();
  const cuts = countCuts();
  const connections = boundConnections(server, { most, countedAs: (address) => address ?? null, cuts });
  const come = (port: number) => {
    const end = new End(port);
    server.emit('connection', asSocket(end));
    return end;
  };
  return { come, connections, cut: () => cuts.counts.get('address-limit') };
}

test('DO 87 where too many are open the oldest give way, so that who hoards them keeps nobody out', () => {
  const { come, connections, cut } = house(3);
  const phone = come(1);
  connections.seated(asSocket(phone));
  const hoard = [2, 3, 4].map(come);
  const [page, again] = [come(5), come(6)];
  expect(hoard.map(({ destroyed }) => destroyed)).toEqual([true, true, false]);
  expect([phone, page, again].some(({ destroyed }) => destroyed)).toBe(false);
  expect(cut()).toBe(2);
});

test('DO 125 a phone’s port that is used again before its last connection is seen to be closed is counted once each', () => {
  const { come, connections, cut } = house(2);
  for (let times = 0; times < 5; times++) {
    const [before, after] = [come(5_000), come(5_000)];
    expect([before.destroyed, after.destroyed]).toEqual([false, false]);
    expect(cut()).toBe(0);
    before.emit('close');
    connections.seated(asSocket(after));
    after.emit('close');
  }
});
