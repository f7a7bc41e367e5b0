/**
 * The link: the phone's one way to the server, as a port. Commands go out with numbers and each comes back as an
 * Answer; notices, floor bytes, own bytes and the public state come in. No DOM here: the page, the kiosk and the bots
 * of the load test use the same link.
 */
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { Refusal } from '../../shared/protocol/refusals.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';

/**
 * How the line stands.
 * `connecting`: the first time; `lost`: trying again by itself; `elsewhere`: the same person goes on in another tab,
 * and this one waits until `resume`; `other-version`: the page must be reloaded; `refused`: the server wants no more of
 * this connection; `event-closed`: outside the event's hours, for who has nothing to keep or look at there, tried again slowly.
 */
export type LineState =
  | 'connecting'
  | 'connected'
  | 'lost'
  | 'elsewhere'
  | 'other-version'
  | 'refused'
  | 'event-closed';

/** What became of a command. `offline`: it never reached the server, or nobody knows whether it did. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal | 'offline' };

/** What is small, room-wide and public: changes every 30 s. */
export interface PublicState {
  readonly venueHash: string | null;
  readonly areas: readonly AreaCounts[];
  readonly density: readonly DensityCell[];
  /** Markers at which a kiosk shows codes that change; not told by an older server. */
  readonly screens?: readonly string[];
}

/** What the link tells its owner. Bytes are the owner's to keep. */
export interface LinkListener {
  notice(notice: Notice): void;
  floor(bytes: Uint8Array): void;
  own(bytes: Uint8Array): void;
  publicState(state: PublicState): void;
  line(state: LineState): void;
}

/** What the device remembers, said anew on every connection. */
export type Hello = Extract<Command, { type: 'hello' }>;

export interface Link {
  readonly line: LineState;
  /**
   * Never rejects. `close` and `end` wait for the line to come back, beyond the page's end where the taps are kept;
   * everything else is `offline` at once.
   */
  send(command: Command): Promise<Answer>;
  /** Whether the page is on screen: told to the server now and every 8 s. */
  present(visible: boolean): void;
  /** The page may have slept, or the network is back: see now whether the line stands, or try again. */
  wake(): void;
  /** The person wants to go on here: try now, whatever ended the line. */
  resume(): void;
  /** Another page has put a tap where taps wait: say it, if the line is here. */
  sayHeld(): void;
  /** The person goes on in another tab: leave the line to it. */
  giveWay(): void;
  /** Leave this line and open another, because who I am has changed. */
  renew(): void;
  /** End it for good. Waiting commands are answered `offline`. */
  close(): void;
}
