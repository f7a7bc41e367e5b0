import type { Metres, Milliseconds, Place } from '../shared/geometry/point.ts';
import { distanceBetween } from '../shared/geometry/vector.ts';
import type { Dot } from '../shared/interest/floor-decoder.ts';

/** Frames tell places in steps of some centimetres; what is this near is the same place. */
const SAME_PLACE: Metres = 0.05;
/** Who scans a sign this near to the last one does not visibly move. */
const MOVED: Metres = 0.5;
/** Who is so near a phone is told of every tick; of the rest of its view, once a second. */
export const NEAR: Metres = 7;
/** Another process says within this time that one of its bots had sent; what is older is not waited for. */
const KEPT: Milliseconds = 5_000;

/** A bot said, then, that it stands here. */
export interface Sent {
  readonly line: string;
  readonly place: Place;
  /** On the clock that all processes share; null: it is on nobody's map, or is as an area. */
  readonly at: Milliseconds | null;
}

interface Known extends Sent {
  readonly seenBy: Set<string>;
}

interface Sight {
  readonly viewer: string;
  /** Whether they were seen to move there; else they came onto the map there. */
  readonly moved: boolean;
  readonly from: Place | null;
  readonly place: Place;
  readonly at: Milliseconds;
}

/** Takes a delay; `near`: the viewer is told of such people every tick. */
export type Take = (ms: Milliseconds, near: boolean) => void;

/**
 * How long a scan takes to show on others' maps. A bot is known by its give line, which no other has. Each scan counts
 * once for each bot that already had the sender on its map and saw them move to the sign. A bot of another process may
 * be seen there before that process has told of its scan: then what was seen waits for the word.
 */
export class DotDelays {
  readonly #sent = new Map<string, Known>();
  readonly #waiting = new Map<string, Sight[]>();
  readonly #isSign: (place: Place) => boolean;
  readonly #take: Take;
  #unsaid: Sent[] = [];

  /** @param signs where one stands who scans one */
  constructor(signs: Iterable<Place>, take: Take) {
    this.#isSign = nearOneOf(signs);
    this.#take = take;
  }

  /** The bot of this line sends, now, that it stands here. `shown`: it is on others' maps as a face that moves. */
  sends(line: string, place: Place, now: Milliseconds, shown: boolean): void {
    const last = this.#sent.get(line);
    const moved = !last || last.place.level !== place.level || distanceBetween(last.place, place) > MOVED;
    // Nobody can see it move to where it is; nor does anybody see one who is not shown.
    if (!moved) return;
    const sent = { line, place, at: shown ? now : null };
    this.#unsaid.push(sent);
    this.heard([sent]);
  }

  /** What this process' bots have sent since this was asked last, for the others. */
  unsaid(): readonly Sent[] {
    const unsaid = this.#unsaid;
    this.#unsaid = [];
    return unsaid;
  }

  /** Bots have sent this. */
  heard(all: readonly Sent[]): void {
    for (const sent of all) {
      this.#sent.set(sent.line, { ...sent, seenBy: new Set([sent.line]) });
      const waiting = this.#waiting.get(sent.line) ?? [];
      this.#waiting.delete(sent.line);
      for (const sight of waiting) if (sent.at !== null && sight.at >= sent.at) this.#match(sent.line, sight);
    }
  }

  /** The bot of line `viewer`, who is believed to be at `from`, has decoded, now, that this dot moved to where it is. */
  sees(viewer: string, from: Place | null, dot: Dot, now: Milliseconds): void {
    this.#look(viewer, from, true, dot, now);
  }

  /**
   * The bot of line `viewer` has decoded, now, that this dot came onto its map: it has not seen it move there, and what is
   * told of it there later, like its age, is no move either.
   */
  appears(viewer: string, dot: Dot, now: Milliseconds): void {
    this.#look(viewer, null, false, dot, now);
  }

  #look(viewer: string, from: Place | null, moved: boolean, { card, level, placement }: Dot, now: Milliseconds): void {
    if (placement.kind !== 'spot') return;
    const place = { level, x: placement.x, y: placement.y };
    const sight = { viewer, moved, from, place, at: now };
    if (this.#match(card.giveLine, sight) || !this.#isSign(place)) return;
    const waiting = (this.#waiting.get(card.giveLine) ?? []).filter(({ at }) => at > now - KEPT);
    waiting.push(sight);
    this.#waiting.set(card.giveLine, waiting);
  }

  /** Whether this is what the bot of this line sent last. */
  #match(line: string, { viewer, moved, from, place, at }: Sight): boolean {
    const sent = this.#sent.get(line);
    if (!sent || place.level !== sent.place.level || distanceBetween(place, sent.place) > SAME_PLACE) return false;
    if (sent.at === null || sent.seenBy.has(viewer)) return true;
    sent.seenBy.add(viewer);
    if (moved) this.#take(at - sent.at, from?.level === place.level && distanceBetween(from, place) <= NEAR);
    return true;
  }
}

/** Whether a place is one of these, found by its square metre. */
function nearOneOf(places: Iterable<Place>): (place: Place) => boolean {
  const squares = new Map<string, Place[]>();
  const keyOf = (level: string, x: number, y: number) => `${level} ${Math.floor(x)} ${Math.floor(y)}`;
  for (const place of places) {
    const { level, x, y } = place;
    const corners = [-SAME_PLACE, SAME_PLACE].flatMap((dx) => [-SAME_PLACE, SAME_PLACE].map((dy) => [dx, dy] as const));
    for (const key of new Set(corners.map(([dx, dy]) => keyOf(level, x + dx, y + dy)))) {
      const square = squares.get(key) ?? [];
      square.push(place);
      squares.set(key, square);
    }
  }
  return ({ level, x, y }) =>
    (squares.get(keyOf(level, x, y)) ?? []).some((place) => distanceBetween(place, { x, y }) <= SAME_PLACE);
}
