/** What a room asks of the house around it. Tests give their own; `server/app.ts` gives the real ones. */
import type { Milliseconds, Point, Rectangle } from '../../shared/geometry/point.ts';
import type { OwnView, Shown } from '../../shared/interest/shown.ts';
import type { Command, Profile } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { Ways } from '../../shared/routing/build-ways.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts, DensityCell, Outcome, SYSTEM, SystemCommand, WorldEvent } from '../../shared/world/events.ts';
import type { WorldPart } from '../../shared/world/index.ts';

/** Who a seat ticket was given to. */
export interface Seat {
  readonly person: string;
  readonly role: 'phone' | 'kiosk';
  /** The organizer's link by which a kiosk came. */
  readonly link?: KioskLink | undefined;
}

/** The organizer's link for a kiosk at this marker, whose key was good when it came. */
export interface KioskLink {
  readonly marker: string;
  readonly key: string;
}

/** A seat that is held for whom a ticket was given to, until they come. */
export interface HeldSeat extends Seat {
  /** The ticket's number. */
  readonly ticket: string;
  /** Where it was asked from, as limits count it. */
  readonly address: string;
}

export interface Tickets {
  /**
   * Hold a seat for whom this ticket was given to; or why not: it is not ours, too old or spent, or enough seats are
   * held on it. Never throws.
   */
  reserve(ticket: string): HeldSeat | 'no-ticket' | 'seats-pending';
  /** They have come: the ticket of this number is spent. Whether it was good until now. */
  take(ticket: string): boolean;
}

/** Facts only: never a name, text, position, id of a person or secret. A pino logger is one. */
export interface Logger {
  info(facts: Readonly<Record<string, string | number | boolean>>, message: string): void;
  warn(facts: Readonly<Record<string, string | number | boolean>>, message: string): void;
  error(facts: Readonly<Record<string, string | number | boolean>>, message: string): void;
}

/** Where the room's words to one phone go: a socket, or somebody of the crowd in this process. */
export interface Outlet {
  notice(notice: Notice): void;
  /** A message for the phone's FloorDecoder. */
  floor(bytes: Uint8Array): void;
  /** A message for `decodeOwn`. */
  own(bytes: Uint8Array): void;
  /**
   * Both in one, own frame (null: it has not changed) first and floor in parts, where that is cheaper. Answers whether
   * bytes wait now: until then nobody need ask for `bufferedAmount`.
   */
  frames?(own: Uint8Array | null, floor: readonly Uint8Array[]): boolean;
  /** End the connection with one of CLOSE. */
  close(code: number): void;
  /** Bytes that wait for a phone that reads too slowly. */
  bufferedAmount?(): number;
}

/** What a viewer may know now: the one privacy gate's answer. */
export interface Visible {
  /** Whether this one sees people at all. */
  readonly shared: boolean;
  /** People who are not there for this one now: blocked either way, or shown by a card until one opens anew. */
  readonly hidden: ReadonlySet<string>;
  readonly own: OwnView;
}

export interface PublicCounts {
  readonly areas: readonly AreaCounts[];
  readonly density: readonly DensityCell[];
  readonly present: number;
  readonly open: number;
}

/** A World and its functions, bound together. */
export interface WorldPort {
  apply(who: string | typeof SYSTEM, command: Command | SystemCommand, now: Milliseconds): Outcome;
  /** `done` is told after each part of the work. */
  advance(now: Milliseconds, done?: (part: WorldPart) => void): readonly WorldEvent[];
  visibleTo(viewer: string): Visible;
  shownNow(): readonly Shown[];
  /** Everybody who stands in this view, seen or not. For finding pieces of floor: nobody is told of it. */
  inView(level: string, view: Rectangle): Iterable<Point>;
  /** The same object until the numbers change. */
  countsNow(): PublicCounts;
  /** Take a new version of the venue; everybody stays. */
  replaceVenue(venue: VenueFile, ways: Ways, now: Milliseconds): readonly WorldEvent[];
  /** Take a new plan of the event; everybody stays. */
  replaceEvent(plan: EventPlan): void;
  /** What this person tells others; null: not joined. */
  profileOf(person: string): Profile | null;
}

/** The one-time secrets of the badges on the event's list. */
export interface Badges {
  check(badge: string, secret: string): boolean;
}
