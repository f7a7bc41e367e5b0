/** Seat tickets: twenty seconds to take one seat in one event's room, after the session said who it is. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Seat, Tickets } from '../room/ports.ts';
import { newKeys } from './keys.ts';
import { seal, unseal } from './seal.ts';

/** How long a ticket is good, in milliseconds: a join takes four round trips, and a few tries where some are lost. */
export const TICKET_LIFE = 20_000;

/** Seats that may be pending on one ticket: the answer that named the first may have been lost on its way. */
const MOST_SEATS = 2;

/** Tickets of one person that may be pending: this try's, and the one before it whose answer was lost. */
const MOST_OF_A_PERSON = 2;

const ticketBody = z.strictObject({
  number: z.string(),
  person: z.string(),
  role: z.enum(['phone', 'kiosk']),
  link: z.optional(z.strictObject({ marker: z.string(), key: z.string() })),
  address: z.string(),
  until: z.number(),
});

export interface TicketOffice extends Tickets {
  /**
   * A ticket for this person. It is pending until its seat is taken or it expires; where more are pending than one
   * person or address may have, the oldest of those is good no more. So whoever hoards tickets pushes out their own:
   * somebody else behind the same address needs theirs for a second or two only.
   * @param address where it was asked from, as limits count it
   * @param isKnown whether the server knows this person: then their own bound is all. A hall whose phones come back at
   *   once after a restart needs more tickets than strangers may have
   */
  issue(seat: Seat, address: string, isKnown?: boolean): string;
}

interface Pending {
  readonly until: Milliseconds;
  readonly holders: readonly string[];
  seats: number;
}

/**
 * The tickets of one event. The key lives as long as the process: nobody needs a ticket of the server before.
 * @param now the clock
 * @param mostOfAnAddress how many tickets may be pending that strangers asked for from one address
 */
export function createTicketOffice(now: () => Milliseconds, mostOfAnAddress: number): TicketOffice {
  const keys = newKeys();
  /** By number; the oldest first, because all live equally long. */
  const pending = new Map<string, Pending>();
  /** The numbers pending for each person and address, the oldest first. */
  const held = new Map<string, Set<string>>();

  const drop = (number: string): void => {
    for (const holder of pending.get(number)?.holders ?? []) {
      const numbers = held.get(holder);
      numbers?.delete(number);
      if (numbers?.size === 0) held.delete(holder);
    }
    pending.delete(number);
  };
  const dropExpired = (time: Milliseconds): void => {
    for (const [number, { until }] of pending) {
      if (until > time) return;
      drop(number);
    }
  };
  const hold = (holder: string, number: string, most: number): void => {
    const numbers = held.get(holder) ?? new Set();
    held.set(holder, numbers.add(number));
    const [oldest] = numbers;
    if (numbers.size > most && oldest !== undefined) drop(oldest);
  };

  return {
    issue({ person, role, link }, address, isKnown = false) {
      const time = now();
      dropExpired(time);
      const number = randomBytes(12).toString('base64url');
      const until = time + TICKET_LIFE;
      const [ofPerson, ofAddress] = [`person ${person}`, `address ${address}`];
      pending.set(number, { until, holders: isKnown ? [ofPerson] : [ofPerson, ofAddress], seats: 0 });
      hold(ofPerson, number, MOST_OF_A_PERSON);
      if (!isKnown) hold(ofAddress, number, mostOfAnAddress);
      return seal(keys, 'seat', { number, person, role, link, address, until });
    },
    reserve(ticket) {
      const body = unseal(keys, 'seat', ticket, ticketBody);
      const entry = body === null ? undefined : pending.get(body.number);
      if (body === null || entry === undefined || entry.until <= now()) return 'no-ticket';
      if (entry.seats >= MOST_SEATS) return 'seats-pending';
      entry.seats += 1;
      const { number, until: _, ...seat } = body;
      return { ...seat, ticket: number };
    },
    take(number) {
      dropExpired(now());
      const isFirst = pending.has(number);
      drop(number);
      return isFirst;
    },
  };
}
