/** The floor as this phone may see it: faces, myself, my partner; and a queue of changes for the map to draw. */
import { type Signal, signal } from '@preact/signals';
import { type Crowd, type Dot, type FloorChange, FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import { decodeOwn } from '../../shared/interest/own-frame.ts';
import type { OwnView } from '../../shared/interest/shown.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { ChangeQueue } from './change-queue.ts';

export interface FloorModel {
  /**
   * All faces that may be seen, without my own, for what is said of them in words: another map whenever they have changed,
   * of more than {@link FEW} faces once they are settled.
   */
  readonly dots: Signal<ReadonlyMap<number, Dot>>;
  /** Counted up whenever something waits to be drained. */
  readonly stirred: Signal<number>;
  /** How many stand where it is too far to tell faces apart; the same list until it changes. */
  readonly crowds: Signal<readonly Crowd[]>;
  readonly own: Signal<OwnView>;
  /**
   * From now on frames are told by the venue file of this hash. They mean something only beside it: until it is there
   * they are dropped, and nobody is shown.
   */
  expect(hash: string): void;
  /** The venue file of this hash is here. A new one begins anew. */
  setVenue(venue: VenueFile, hash: string): void;
  floor(bytes: Uint8Array): void;
  ownFrame(bytes: Uint8Array): void;
  /** The connection is a new one: nothing that was known holds. */
  reset(): void;
  /** A second has passed: of many faces, too, is said what is known. */
  settle(): void;
  /** What has changed since the last time, without my own dot. The first time: everybody, as added. */
  drain(): readonly FloorChange[];
}

/** Of so many faces words follow every step; of more once a second, for a page that does so of thousands does nothing else. */
const FEW = 60;

const NOBODY: OwnView = { dot: null, body: null, partner: null };

/** @param askAgain called when a frame was missed: the phone should `look` with `again` */
export function createFloor(askAgain: () => void): FloorModel {
  let decoder: FloorDecoder | null = null;
  let decoderOf = '';
  let levels: readonly string[] = [];
  let lastOwn: Uint8Array | null = null;
  let missed = false;
  let queue: ChangeQueue | null = null;
  const dots = signal<ReadonlyMap<number, Dot>>(new Map());
  const stirred = signal(0);
  const crowds = signal<readonly Crowd[]>([]);
  const own = signal<OwnView>(NOBODY);

  const others = (): Dot[] => [...(decoder?.dots.values() ?? [])].filter(({ dot }) => dot !== own.value.dot);
  let isSaid = true;
  const settle = (): void => {
    if (!isSaid) dots.value = new Map(others().map((dot) => [dot.dot, dot]));
    isSaid = true;
  };
  /** There is something to draw, and to say. */
  const stir = (): void => {
    isSaid = false;
    if ((decoder?.dots.size ?? 0) <= FEW) settle();
    stirred.value += 1;
  };

  const publish = (changes: readonly FloorChange[]): void => {
    crowds.value = decoder?.crowds ?? [];
    if (changes.length === 0) return;
    const mine = own.value.dot;
    queue?.push(mine === null ? changes : changes.filter(({ dot }) => dot !== mine));
    stir();
  };

  /** I am drawn as myself: my dot leaves the floor, and one that is mine no more comes back. */
  const setOwn = (next: OwnView): void => {
    const before = own.value.dot;
    own.value = next;
    if (before === next.dot || !decoder) return;
    const back = before === null ? undefined : decoder.dots.get(before);
    const gone = next.dot === null ? undefined : decoder.dots.get(next.dot);
    if (gone) queue?.push([{ type: 'removed', dot: gone.dot, level: gone.level, placement: gone.placement }]);
    if (back) publish([{ type: 'added', ...back }]);
    else if (gone) stir();
  };

  return {
    dots,
    stirred,
    crowds,
    own,
    settle,
    expect(hash) {
      if (!decoder || hash === decoderOf) return;
      publish(decoder.reset());
      decoder = null;
      levels = [];
      lastOwn = null;
      missed = true;
    },
    setVenue(venue, hash) {
      decoderOf = hash;
      levels = venue.levels.map((level) => level.id);
      decoder = new FloorDecoder(
        levels,
        venue.areas.map((area) => area.id),
      );
      queue = null;
      dots.value = new Map();
      isSaid = true;
      stirred.value += 1;
      crowds.value = [];
      if (lastOwn) setOwn(decodeOwn(lastOwn, levels) ?? own.value);
      if (missed) askAgain();
      missed = false;
    },
    floor(bytes) {
      if (!decoder) {
        missed = true;
        return;
      }
      const before = decoder.needsFull;
      publish(decoder.apply(bytes));
      if (decoder.needsFull && !before) askAgain();
    },
    ownFrame(bytes) {
      lastOwn = bytes;
      const next = levels.length === 0 ? null : decodeOwn(bytes, levels);
      if (next) setOwn(next);
    },
    reset() {
      lastOwn = null;
      if (decoder) publish(decoder.reset());
      own.value = NOBODY;
    },
    drain() {
      if (queue) return queue.drain();
      queue = new ChangeQueue();
      return others().map((dot) => ({ type: 'added', ...dot }));
    },
  };
}
