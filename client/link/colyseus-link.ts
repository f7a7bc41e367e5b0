/** The link over Colyseus. The only file that knows the SDK, which is loaded when the first line is opened. */
import type { Notice } from '../../shared/protocol/notices.ts';
import type { SessionRequest } from '../../shared/protocol/pages.ts';
import { MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Link } from './link.ts';
import { readPublicState } from './public-state.ts';
import { createReconnectingLink, type LinkOptions } from './reconnecting-link.ts';
import { askForSeat } from './session.ts';
import { type OpenWire, WireRefused } from './wire.ts';

/** Once may be bad luck. */
const MISSING_AFTER = 2;

export interface ColyseusLinkOptions extends Pick<LinkOptions, 'hello' | 'listener' | 'held' | 'holdsLine'> {
  /** The server's address: `https://host:2567`; a page gives its own origin. */
  readonly endpoint: string;
  /** The event's id. */
  readonly event: string;
  readonly role: 'phone' | 'kiosk';
  /** The organizer's link by which a kiosk was opened. */
  readonly kiosk?: NonNullable<SessionRequest['kiosk']> | undefined;
  /** The device's secret, asked for anew on every connection, because another tab may have changed it. */
  readonly secret: () => string | null;
  /** Keep this secret from now on, in place of the one that was sent. Called before the socket opens. */
  readonly onSecret: (secret: string, sent: string | null) => void;
  /** The server answers, but the SDK did not come twice: a browser may never ask for it again on this page. */
  readonly onMissing?: () => void;
}

interface Jsonable {
  toJSON(): unknown;
}

/** The SDK's client. Taken out of its package here, so that the build leaves out what is not used. */
export async function fetchClient() {
  const { Client } = await import('@colyseus/sdk');
  return Client;
}

/** Opens the link and keeps it open. Works in a browser and in Node 22 or newer. */
export function createColyseusLink(options: ColyseusLinkOptions): Link {
  let missed = 0;
  const open: OpenWire = async (listener) => {
    const { event, role } = options;
    const secret = options.secret();
    const asking = askForSeat(options.endpoint, { event, role, secret, kiosk: options.kiosk });
    // Both at once.
    const [Client, seat] = await Promise.all([fetchClient().catch(() => null), asking]);
    if (Client === null) {
      missed += 1;
      if (missed >= MISSING_AFTER) options.onMissing?.();
      throw new Error('the SDK could not be loaded');
    }
    if (seat.secret !== null) options.onSecret(seat.secret, secret);

    const client = new Client(options.endpoint);
    const joining = client.joinById<Jsonable>(seat.roomId, { ticket: seat.ticket, protocol: PROTOCOL_VERSION });
    const room = await joining.catch((reason: unknown) => {
      // A refusal at the door carries its close code; a network that failed carries none of ours.
      const code = reason instanceof Error && 'code' in reason ? Number(reason.code) : Number.NaN;
      throw code >= 4800 && code < 4900 ? new WireRefused(code) : reason;
    });
    // Coming back is our own affair: with a new ticket, a new secret and a hello.
    room.reconnection.enabled = false;

    room.onMessage(MESSAGE.notice, (notice: Notice) => listener.notice(notice));
    room.onMessage(MESSAGE.floor, (bytes: Uint8Array) => listener.floor(bytes));
    room.onMessage(MESSAGE.own, (bytes: Uint8Array) => listener.own(bytes));
    room.onStateChange((state) => listener.publicState(readPublicState(state.toJSON())));
    let gone = false;
    room.onLeave((code) => {
      if (gone) return;
      gone = true;
      listener.closed(code);
    });
    return {
      send: (envelope) => room.send(MESSAGE.command, envelope),
      close: () => {
        if (gone) return;
        gone = true;
        void room.leave();
      },
    };
  };
  return createReconnectingLink({ ...options, open });
}
