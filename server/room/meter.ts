/** What a room tells of its own work, for the metrics: numbers, never who or what it was about. */
import type { Refusal } from '../../shared/protocol/refusals.ts';
import type { WorldPart } from '../../shared/world/index.ts';

/**
 * Parts of a tick, and the whole of it: the World's own, telling people what came of it, who is in which cell, what each
 * phone is to be sent, the writes to sockets, and the numbers that everybody may know.
 */
export type TickPart = WorldPart | 'dispatch' | 'cells' | 'interest' | 'sending' | 'counts' | 'whole';

/** What a message to a phone holds; `state` is all that the network library sends by itself. */
export type SentKind = 'notice' | 'floor' | 'own' | 'state';

/** All times are in milliseconds. */
export interface Meter {
  /** This part of a tick took so long. */
  ticked(part: TickPart, ms: number): void;
  /** A scan, or a badge that was heard, was taken so long before the frames with it had been sent. */
  dotDelayed(ms: number): void;
  /** A message went out, of so many bytes. */
  sent(kind: SentKind, bytes: number): void;
  /** Somebody's command was refused. */
  refused(refusal: Refusal): void;
}

/** Measures nothing. */
export const NO_METER: Meter = { ticked() {}, dotDelayed() {}, sent() {}, refused() {} };
