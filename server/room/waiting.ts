/** What waits for a phone that does not read, and how it is kept from growing. */
import type { Client } from 'colyseus';
import type { Cuts } from '../operations/cuts.ts';
import { MOST_BUFFERED_BYTES } from './frames.ts';

/** Bytes that wait in this process for a phone that does not read them. */
export function bufferedAmount({ ref }: Client): number {
  return 'bufferedAmount' in ref && typeof ref.bufferedAmount === 'number' ? ref.bufferedAmount : 0;
}

/**
 * How many pings in a row its socket has left unanswered, of which the network library sends one every five seconds: who
 * does not read, does not see them. What the system below takes for such a phone, megabytes maybe, this process does
 * not see wait.
 */
export function unansweredPings({ ref }: Client): number {
  return 'pingCount' in ref && typeof ref.pingCount === 'number' ? ref.pingCount : 0;
}

/** End a connection that only takes up room. Not closed: who does not read would not read that either. */
export function cutOff({ ref }: Client): void {
  if ('terminate' in ref && typeof ref.terminate === 'function') ref.terminate();
}

/**
 * From now on a message that would make more than {@link MOST_BUFFERED_BYTES} wait for this client ends its connection
 * instead: nothing of what it is told may be left out, and once it is back it is told everything as it is then. What
 * nothing waits before is sent, however long.
 */
export function boundWaiting(client: Client, cuts: Cuts): void {
  const send = client.raw;
  let isCut = false;
  client.raw = (...sent: Parameters<Client['raw']>) => {
    if (isCut) return;
    const waits = bufferedAmount(client);
    if (waits === 0 || waits + sent[0].length <= MOST_BUFFERED_BYTES) {
      Reflect.apply(send, client, sent);
      return;
    }
    isCut = true;
    cuts.cut('never-reads');
    cutOff(client);
  };
}
