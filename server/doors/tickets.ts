/** Seat tickets: twenty seconds to take one seat in one event's room, after the session said who it is. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Seat, Tickets } from '../room/ports.ts';
import { newKeys } from './keys.ts';
import { seal, unseal } from './seal.ts';

/** How long a ticket is good, in milliseconds. */
export const TICKET_LIFE = 20_000;

const ticketBody = z.strictObject({
  number: z.string(),
  person: z.string(),
  role: z.enum(['phone', 'kiosk']),
  until: z.number(),
});

export interface TicketOffice extends Tickets {
  issue(seat: Seat): string;
}

/**
 * The tickets of one event. The key lives as long as the process: nobody needs a ticket of the server before.
 * @param now the clock
 */
export function createTicketOffice(now: () => Milliseconds): TicketOffice {
  const keys = newKeys();
  const used = new Map<string, Milliseconds>();
  return {
    issue(seat) {
      const number = randomBytes(12).toString('base64url');
      return seal(keys, 'seat', { number, person: seat.person, role: seat.role, until: now() + TICKET_LIFE });
    },
    check(ticket) {
      const body = unseal(keys, 'seat', ticket, ticketBody);
      const time = now();
      if (body === null || body.until <= time || used.has(body.number)) return null;
      for (const [number, until] of used) if (until <= time) used.delete(number);
      used.set(body.number, body.until);
      return { person: body.person, role: body.role };
    },
  };
}
