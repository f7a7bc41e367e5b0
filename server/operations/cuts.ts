/** Why connections and requests are cut or turned away, and how often that happened: for the metrics. */

/** Every reason. What is not in this list is no reason, so that nobody from outside can make a new one. */
export const CUT_REASONS = [
  /** More messages a second than anybody taps. */
  'flood',
  /** A frame or body longer than any of ours. */
  'oversized',
  /** Bytes that are no message, or a body that is no JSON. */
  'malformed',
  /** Several messages within a minute that nobody could have meant. */
  'misunderstood',
  /** Took a seat and never said that the connection stands. */
  'unacknowledged',
  /** Lets more bytes wait than any slow phone does. */
  'never-reads',
  /** A request or socket that began and did not go on. */
  'half-open',
  /** A socket or seat without a ticket of ours, or with a used or expired one. */
  'no-ticket',
  /** Another seat on a ticket that has all of its seats pending. */
  'seats-pending',
  /** More from one address than a whole venue behind it would do. */
  'address-limit',
  /** A page of another site. */
  'foreign-origin',
  /** A page of another version of the protocol. */
  'other-version',
  /** A body that does not say how long it is. */
  'length-missing',
  /** A token, code or secret that is wrong. */
  'wrong-key',
  /** Any other breach of the rules by a client that is none of ours. */
  'misbehaved',
  /** The server is about to end. */
  'closing',
] as const;

export type CutReason = (typeof CUT_REASONS)[number];

/** Counts what was cut. Given to all who cut. */
export interface Cuts {
  /** A connection or request was cut or turned away for this. */
  cut(reason: CutReason): void;
  /** How often so far; every reason is there. */
  readonly counts: ReadonlyMap<CutReason, number>;
}

export function countCuts(): Cuts {
  const counts = new Map<CutReason, number>(CUT_REASONS.map((reason) => [reason, 0]));
  return {
    counts,
    cut: (reason) => void counts.set(reason, (counts.get(reason) ?? 0) + 1),
  };
}
