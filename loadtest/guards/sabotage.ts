/**
 * Loaded by node before the server that a guard starts. Its rooms have a handler with a bug, which throws at every message
 * of one type and says what a log must not say; and one that sends who asks as much as would take minutes to pile up.
 */
import { Room } from '@colyseus/core';

export const THROWS = 'b';
export const PILES_UP = 'p';

/** So much waits in the process then: more than a slow phone is let have, less than is cut at once. */
const PILE = 160 * 1024;
const PART = Buffer.alloc(32 * 1024);

const { setTimestep } = Room.prototype;

Room.prototype.setTimestep = function (this: Room, ...args: Parameters<typeof setTimestep>): void {
  this.onMessage(THROWS, () => {
    throw new Error('Adelaide stands at 12.34, 56.78');
  });
  this.onMessage(PILES_UP, (client) => {
    const waits = () => Number(Reflect.get(client.ref, 'bufferedAmount'));
    while (waits() < PILE) client.sendBytes('f', PART);
  });
  Reflect.apply(setTimestep, this, args);
};
