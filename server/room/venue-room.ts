/** The Colyseus room of one event: a thin shell that hands messages and time to its {@link VenueHost}. */
import { ErrorCode, Room, ServerError } from '@colyseus/core';
import type { Client, RoomException } from 'colyseus';
import * as z from 'zod/mini';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import { commandEnvelope } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { JoinOptions } from '../../shared/protocol/pages.ts';
import type { Refusal } from '../../shared/protocol/refusals.ts';
import { CLOSE, MESSAGE, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { Cuts } from '../operations/cuts.ts';
import { countSent } from './count-sent.ts';
import type { VenueHost } from './host.ts';
import type { Connection } from './host-options.ts';
import { KioskLines, type KioskScreens } from './kiosk-lines.ts';
import { KioskNews } from './kiosk-news.ts';
import { type Meter, NO_METER } from './meter.ts';
import type { HeldSeat, Logger, PublicCounts, Tickets } from './ports.ts';
import { socketOutlet } from './socket-outlet.ts';
import { SocketSweep } from './socket-sweep.ts';
import { showCounts, showScreens, VenueState } from './state.ts';
import { traceOf } from './trace.ts';
import { boundWaiting } from './waiting.ts';
import { within } from './within.ts';

/** Five ticks a second: a walker moves 25 cm between two. */
const TICK_MS = 200;
/** State is sent this often, when it changed, which it does every 30 s. */
const PATCH_MS = 1_000;
/** A person taps a few times a second at most; a page adds one message every 8 s. */
const MOST_MESSAGES_A_SECOND = 20;
/** So many messages within a minute that nobody could have meant end the connection. */
const MOST_MISUNDERSTOOD = 5;
const MINUTE = 60_000;
/** A join that takes longer fails, and the phone tries again. */
const LONGEST_JOIN_MS = 5_000;

/** What the room of an event is made from. */
export interface RoomEvent {
  /** As it holds now. */
  readonly plan: EventPlan;
  readonly host: VenueHost;
  readonly tickets: Tickets;
  readonly meter: Meter;
  /** Where there are none, kiosks show none. */
  readonly screens?: KioskScreens;
  /** Who lets people in is told where they are. */
  readonly admission: { cameFrom(person: string, address: string): void };
}

export interface VenueRoomOptions {
  /** The events of this server by id; may grow after the rooms' class was made. */
  readonly events: ReadonlyMap<string, RoomEvent>;
  readonly log: Logger;
  readonly cuts: Cuts;
  readonly clock: () => Milliseconds;
  /** How long a tick is; five a second when not given. */
  readonly tickMs?: Milliseconds;
}

interface Admitted extends HeldSeat {
  readonly event: string;
  readonly protocol: number;
}

interface Guest {
  connection: Connection | null;
  /** When messages of the last minute came that were not understood. */
  misunderstood: readonly Milliseconds[];
}

const joinOptions: z.ZodMiniType<JoinOptions> = z.strictObject({
  ticket: z.string().check(z.maxLength(600)),
  protocol: z.int(),
});
const createOptions = z.strictObject({ event: z.string() });
const numbered = z.object({ n: z.int().check(z.gte(0), z.lte(0xffff_ffff)) });

const answerTo = (n: number, refusal: Refusal | null): Notice =>
  refusal === null ? { type: 'done', n } : { type: 'refused', n, command: 'shown', refusal };

type Phone = Client<{ auth: Admitted; userData: Guest }>;

/**
 * The room class of a server. Define it under ROOM_NAME and create one room for each event with
 * `matchMaker.createRoom(ROOM_NAME, { event })`; the room's id is the event's. Clients may only join by id.
 */
export function defineVenueRoom({ events, log, cuts, clock, tickMs = TICK_MS }: VenueRoomOptions) {
  const hold = ({ ticket, protocol }: JoinOptions): Admitted | 'no-ticket' | 'seats-pending' => {
    for (const [event, { tickets }] of events) {
      const seat = tickets.reserve(ticket);
      if (seat === 'seats-pending') return seat;
      if (seat !== 'no-ticket') return { ...seat, event, protocol };
    }
    return 'no-ticket';
  };
  return class VenueRoom extends Room<{ state: VenueState; client: Phone }> {
    override state = new VenueState();
    override autoDispose = false;
    override patchRate = PATCH_MS;
    override maxMessagesPerSecond = MOST_MESSAGES_A_SECOND;
    event = '';
    host: VenueHost | null = null;
    meter: Meter = NO_METER;
    shown: PublicCounts | null = null;
    sockets = new SocketSweep(cuts);
    kiosks: KioskLines<Phone> | null = null;
    news: KioskNews<Phone> | null = null;

    /** Admits who has a good ticket, before a seat is held for them. */
    static override async onAuth(_token: string | undefined, options: unknown): Promise<Admitted | null> {
      const asked = joinOptions.safeParse(options);
      const held = asked.success ? hold(asked.data) : 'no-ticket';
      if (typeof held !== 'string') return held;
      cuts.cut(held);
      return null;
    }

    override onCreate(options: unknown): void {
      this.event = createOptions.parse(options).event;
      const here = events.get(this.event);
      this.host = here?.host ?? null;
      this.meter = here?.meter ?? NO_METER;
      if (here !== undefined) this.news = new KioskNews(here.plan, clock);
      if (here?.screens !== undefined) this.kiosks = new KioskLines(here.screens, clock);
      if (this.host === null) throw new Error(`there is no event "${this.event}"`);
      this.roomId = this.event;
      this.state.event = this.event;
      this.state.venueHash = this.host.venueHash;
      this.onMessage(MESSAGE.command, (client: Phone, message: unknown) => this.heard(client, message));
      this.onMessage('*', (client: Phone) => this.misunderstood(client, null));
      this.setTimestep(() => this.tick(), tickMs);
    }

    override async onJoin(client: Phone): Promise<void> {
      const { auth } = client;
      // Said here and not in onAuth, whose errors leave as HTTP statuses and cannot carry a code of ours.
      if (auth?.protocol !== PROTOCOL_VERSION) {
        cuts.cut('other-version');
        throw new ServerError(CLOSE.otherVersion, 'another version');
      }
      if (auth.event !== this.event) {
        cuts.cut('misbehaved');
        throw new ServerError(CLOSE.misbehaved, 'this ticket is for another event');
      }
      if (events.get(this.event)?.tickets.take(auth.ticket) !== true) {
        cuts.cut('no-ticket');
        throw new ServerError(ErrorCode.AUTH_FAILED, 'this ticket is spent');
      }
      countSent(client, this.meter);
      boundWaiting(client, cuts);
      const guest: Guest = { connection: null, misunderstood: [] };
      client.userData = guest;
      const tell = (notice: Notice) => client.send(MESSAGE.notice, notice);
      if (auth.role === 'kiosk') this.news?.join(client, tell);
      if (auth.link !== undefined) this.kiosks?.join(client, auth.link, tell);
      if (auth.role === 'kiosk' || this.host === null) return;
      events.get(this.event)?.admission.cameFrom(auth.person, auth.address);
      const connecting = this.host.connect(auth.person, socketOutlet(client, this.meter));
      guest.connection = await within(LONGEST_JOIN_MS, connecting, (late) => late.disconnect()).catch(() => {
        log.warn({}, 'nobody can join: the store does not answer');
        throw new ServerError(ErrorCode.APPLICATION_ERROR, 'again later');
      });
    }

    override onLeave(client: Phone): void {
      this.kiosks?.leave(client);
      this.news?.leave(client);
      client.userData?.connection?.disconnect();
    }

    /** Defined, so that a bug in a handler is logged and does not end the process. Whom we turned away is no bug. */
    override onUncaughtException(error: RoomException, method: string): void {
      if (error.cause instanceof ServerError) return;
      log.error({ method, ...traceOf(error.cause ?? error) }, 'a bug of ours');
    }

    heard(client: Phone, message: unknown): void {
      const envelope = commandEnvelope.safeParse(message);
      const connection = client.userData?.connection ?? null;
      if (envelope.success && connection !== null) connection.command(envelope.data);
      else if (envelope.data?.command.type === 'shown') this.seen(client, envelope.data.n, envelope.data.command.code);
      else this.misunderstood(client, message);
    }

    /** The camera of a kiosk has read a code. */
    seen(client: Phone, n: number, code: string): void {
      const refusal = this.kiosks === null ? 'not-understood' : this.kiosks.shown(client, code);
      if (refusal === 'not-understood') this.misunderstood(client, { n });
      else client.send(MESSAGE.notice, answerTo(n, refusal));
    }

    misunderstood(client: Phone, message: unknown): void {
      const n = numbered.safeParse(message);
      const refusal = { type: 'refused', n: n.data?.n ?? 0, command: null, refusal: 'not-understood' } satisfies Notice;
      client.send(MESSAGE.notice, refusal);
      this.meter.refused('not-understood');
      const guest = client.userData;
      if (guest === undefined) return;
      const now = clock();
      guest.misunderstood = [...guest.misunderstood.filter((at) => now - at < MINUTE), now];
      if (guest.misunderstood.length < MOST_MISUNDERSTOOD) return;
      cuts.cut('misunderstood');
      client.leave(CLOSE.misbehaved);
    }

    tick(): void {
      this.host?.tick();
      this.sockets.sweep(this.clients, clock());
      showScreens(this.state, this.kiosks?.tick() ?? []);
      const plan = events.get(this.event)?.plan;
      if (plan !== undefined) this.news?.tick(plan);
      const counts = this.host?.counts ?? null;
      if (counts === null || counts === this.shown) return;
      this.shown = counts;
      // A new version of the venue brings new numbers.
      this.state.venueHash = this.host?.venueHash ?? '';
      showCounts(this.state, counts);
    }
  };
}
