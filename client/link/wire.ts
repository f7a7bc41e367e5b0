/** The wire: one connection to a room, while it lasts. The link opens a new one whenever the last is gone. */
import type { CommandEnvelope } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { PublicState } from './link.ts';

export interface Wire {
  send(envelope: CommandEnvelope): void;
  /** Leaves the room; `closed` of the listener is not called any more. */
  close(): void;
}

export interface WireListener {
  notice(notice: Notice): void;
  floor(bytes: Uint8Array): void;
  own(bytes: Uint8Array): void;
  publicState(state: PublicState): void;
  /** The connection is gone, with the WebSocket's close code. */
  closed(code: number): void;
}

/**
 * Opens a wire. Rejects with a {@link WireRefused} when the server said why, with anything else when it could not be
 * reached.
 */
export type OpenWire = (listener: WireListener) => Promise<Wire>;

/** The server answered and does not let this device in. `code` is one of shared/protocol/version.ts CLOSE. */
export class WireRefused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`the server refused the connection with code ${code}`);
    this.code = code;
  }
}
