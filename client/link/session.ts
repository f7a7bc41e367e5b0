import type { SessionAnswer, SessionRequest } from '../../shared/protocol/pages.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { WireRefused } from './wire.ts';

/** The door answers at once or not at all; after this the try counts as failed. */
const WITHIN_MS = 10_000;

/**
 * Says who this device is and asks for a seat.
 * @param endpoint the server's address, like `https://host:2567`; may have a path, where a proxy has the server under one
 * @throws WireRefused when the event is closed or gone; anything else when the server could not be reached.
 */
export async function askForSeat(endpoint: string, request: SessionRequest): Promise<SessionAnswer> {
  const response = await fetch(`${endpoint.replace(/\/$/, '')}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  if (response.status === 403 || response.status === 404 || response.status === 410)
    throw new WireRefused(CLOSE.closed);
  if (!response.ok) throw new Error(`the session was answered with ${response.status}`);
  const answer: Partial<SessionAnswer> = await response.json();
  if (typeof answer.ticket !== 'string' || typeof answer.roomId !== 'string')
    throw new Error('the session was answered without a ticket');
  return { ticket: answer.ticket, roomId: answer.roomId, secret: answer.secret ?? null };
}
