import type { Place } from '../shared/geometry/point.ts';
import { distanceBetween } from '../shared/geometry/vector.ts';
import type { Dot } from '../shared/interest/floor-decoder.ts';

/** Frames tell places in steps of some centimetres; what is this near is the same place, in metres. */
const SAME_PLACE = 0.05;
/** Who scans a sign this near to the last one does not visibly move. */
const MOVED = 0.5;

interface Sent {
  readonly place: Place;
  readonly at: number;
  readonly seenBy: Set<string>;
}

/**
 * How long a scan takes to show on others' maps. A bot is known by its give line, which no other has. Each scan counts
 * once for each bot that already had the sender on its map and saw them move to the sign.
 */
export class DotDelays {
  readonly #sent = new Map<string, Sent>();
  readonly #delays: number[] = [];

  /** All delays so far, in milliseconds. */
  get delays(): readonly number[] {
    return this.#delays;
  }

  /** The bot of this line sends, now, that it stands here. `shown`: it is on others' maps as a face that moves. */
  sends(line: string, place: Place, now: number, shown: boolean): void {
    const last = this.#sent.get(line);
    const moved = !last || last.place.level !== place.level || distanceBetween(last.place, place) > MOVED;
    // Nobody can see it move to where it is; nor does anybody see one who is not shown.
    if (moved) this.#sent.set(line, { place, at: shown ? now : Number.NaN, seenBy: new Set([line]) });
  }

  /** The bot of line `viewer` has decoded, now, that this dot moved to where it is. */
  sees(viewer: string, { card, level, placement }: Dot, now: number): void {
    const sent = this.#sent.get(card.giveLine);
    if (!sent || Number.isNaN(sent.at) || placement.kind !== 'spot' || level !== sent.place.level) return;
    if (sent.seenBy.has(viewer) || distanceBetween(placement, sent.place) > SAME_PLACE) return;
    sent.seenBy.add(viewer);
    this.#delays.push(now - sent.at);
  }

  /** Forget what was measured so far: the measuring begins now. */
  restart(): void {
    this.#delays.length = 0;
  }
}
