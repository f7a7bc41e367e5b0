/**
 * Who looks at which pieces of floor, and what each phone is sent of them. Once a tick: deltas of the pieces a phone
 * has, drops and full frames where its view changed, and its own frame when that changed; all floor frames of a tick
 * in one message.
 */
import type { Point, Rectangle } from '../../shared/geometry/point.ts';
import { ByteWriter } from '../../shared/interest/bytes.ts';
import type { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { type Frame, writeFrame } from '../../shared/interest/frames.ts';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
import { cellOf, isRoster, type Piece, piecesIn, wholeCells } from '../../shared/interest/pieces.ts';
import type { OwnView } from '../../shared/interest/shown.ts';
import type { Outlet, Visible } from './ports.ts';

/** The longest side of a view that a phone is given, in metres: larger ones are cut around their middle. */
export const MOST_VIEW_METRES = 400;

/** A phone is always given what is this near to it, in metres. */
export const SURROUNDINGS_METRES = 20;

/** A phone for which more waits is sent no floor until it has read: then it gets everything anew. */
export const MOST_BUFFERED_BYTES = 256 * 1024;

/** What a phone says that it looks at. */
export interface Look extends Rectangle {
  readonly level: string;
}

/** One phone that frames are sent to. Made by {@link FrameSender.add}. */
export interface Viewer {
  readonly outlet: Outlet;
  look: Look | null;
  /** Everything is to be sent anew: asked for, or missed while the phone did not read. */
  again: boolean;
  /** The pieces that the phone has: those of its view, and those around it. */
  readonly pieces: Set<Piece>;
  inView: ReadonlySet<Piece>;
  around: ReadonlySet<Piece>;
  /** What the two were made from, to see when they must be made anew; null: the phone has nothing. */
  followed: { readonly look: Look | null; readonly around: string } | null;
  hidden: ReadonlySet<string>;
  own: Uint8Array | null;
  parts: Uint8Array[];
}

/** Runs something whose failure must not be felt by others, and reports it. */
export type Guard = (what: string, run: () => void) => void;

/** Everybody who stands in this view now, as the World's index says. */
export type InView = (level: string, view: Rectangle) => Iterable<Point>;

export class FrameSender {
  readonly #encoder: FloorEncoder;
  readonly #levels: readonly string[];
  readonly #inView: InView;
  readonly #guard: Guard;
  readonly #watchers = new Map<Piece, Set<Viewer>>();

  constructor(encoder: FloorEncoder, levels: readonly string[], inView: InView, guard: Guard) {
    this.#encoder = encoder;
    this.#levels = levels;
    this.#inView = inView;
    this.#guard = guard;
  }

  add(outlet: Outlet): Viewer {
    return {
      outlet,
      look: null,
      again: false,
      pieces: new Set(),
      inView: NOTHING,
      around: NOTHING,
      followed: null,
      hidden: NOBODY,
      own: null,
      parts: [],
    };
  }

  remove(viewer: Viewer): void {
    for (const piece of viewer.pieces) this.#lose(viewer, piece);
    viewer.followed = null;
  }

  /** Send each viewer what this tick's encoder and the gate's answer make of what they have. */
  send(viewers: Iterable<readonly [Viewer, Visible]>): void {
    const all = [...viewers];
    const sees = all.filter(([viewer, visible]) => this.#mayGetFloor(viewer, visible));
    const changing = new Set<Viewer>();
    for (const [viewer, { hidden }] of sees) if (!isSame(viewer.hidden, hidden)) changing.add(viewer);
    this.#sendDeltas(changing);
    for (const [viewer, visible] of sees) {
      if (changing.has(viewer)) this.#sendHiding(viewer, visible.hidden);
      this.#follow(viewer, visible.own);
    }
    for (const [viewer, visible] of all) {
      this.#guard('one phone’s frames', () => {
        // First which dot is mine: else my own face would be somebody else's for a moment.
        if (!isSlow(viewer)) this.#sendOwn(viewer, visible.own);
        this.#flush(viewer);
      });
    }
  }

  /** Whether this phone is sent floor now; one that may not see has forgotten everything by the end of this tick. */
  #mayGetFloor(viewer: Viewer, visible: Visible): boolean {
    if (!visible.shared) {
      if (viewer.pieces.size === 0 && !viewer.again) return false;
      viewer.parts.push(CLEAR);
      this.remove(viewer);
      viewer.again = false;
      return false;
    }
    if (isSlow(viewer)) {
      this.remove(viewer);
      viewer.again = true;
      return false;
    }
    return true;
  }

  #sendDeltas(changing: ReadonlySet<Viewer>): void {
    for (const piece of this.#encoder.changed()) {
      const watchers = this.#watchers.get(piece);
      if (watchers === undefined) continue;
      for (const viewer of watchers) {
        if (changing.has(viewer) || viewer.again) continue;
        const bytes =
          viewer.hidden.size === 0 ? this.#encoder.delta(piece) : this.#encoder.deltaWithout(piece, viewer.hidden);
        if (bytes !== null) viewer.parts.push(bytes);
      }
    }
  }

  /** Somebody became hidden to this viewer: to them it looks as if that person left. */
  #sendHiding(viewer: Viewer, hidden: ReadonlySet<string>): void {
    // In the order of other deltas, so that it cannot be told from them.
    const pieces = viewer.again ? [] : [...viewer.pieces].sort((one, other) => one - other);
    for (const piece of pieces) {
      const bytes = this.#encoder.deltaWithout(piece, viewer.hidden, hidden);
      if (bytes !== null) viewer.parts.push(bytes);
    }
    viewer.hidden = hidden;
  }

  /** Give the phone the pieces of its view and surroundings that it has not, and take those that it looks at no more. */
  #follow(viewer: Viewer, own: OwnView): void {
    if (viewer.again) {
      viewer.parts.push(CLEAR);
      this.remove(viewer);
      viewer.again = false;
    }
    const { look, followed } = viewer;
    const around = surroundings(own);
    const key = around === null ? '' : `${around.level} ${around.minX} ${around.minY}`;
    const sameView = followed !== null && followed.look === look;
    if (sameView && followed.around === key) return;
    viewer.followed = { look, around: key };
    const suspects = sameView ? viewer.around : viewer.pieces;
    if (!sameView) viewer.inView = this.#piecesOf(look);
    viewer.around = this.#piecesOf(around);
    for (const piece of suspects) {
      if (viewer.inView.has(piece) || viewer.around.has(piece)) continue;
      viewer.parts.push(frame({ kind: 'drop', piece }));
      this.#lose(viewer, piece);
    }
    if (!sameView) this.#enter(viewer, viewer.inView, look);
    this.#enter(viewer, viewer.around, around);
  }

  /** Give the phone those pieces of a view that it has not; the World is asked who is in it. */
  #enter(viewer: Viewer, pieces: ReadonlySet<Piece>, view: Look | null): void {
    const fresh = [...pieces].filter((piece) => !viewer.pieces.has(piece));
    const level = view && this.#encoder.levelIndex(view.level);
    if (view === null || level === null || fresh.length === 0) return;
    const held = new Set<Piece>();
    for (const { x, y } of this.#inView(view.level, wholeCells(bounded(view)))) held.add(cellOf(level, x, y));
    for (const piece of fresh) this.#gain(viewer, piece, isRoster(piece) || held.has(piece));
  }

  #piecesOf(look: Look | null): ReadonlySet<Piece> {
    const level = look && this.#encoder.levelIndex(look.level);
    return look === null || level === null ? NOTHING : new Set(piecesIn(level, bounded(look)));
  }

  #gain(viewer: Viewer, piece: Piece, isHeld: boolean): void {
    viewer.pieces.add(piece);
    const bytes = isHeld ? this.#encoder.fullWithout(piece, viewer.hidden) : null;
    if (bytes !== null) viewer.parts.push(bytes);
    const watchers = this.#watchers.get(piece);
    if (watchers === undefined) this.#watchers.set(piece, new Set([viewer]));
    else watchers.add(viewer);
  }

  #lose(viewer: Viewer, piece: Piece): void {
    viewer.pieces.delete(piece);
    const watchers = this.#watchers.get(piece);
    watchers?.delete(viewer);
    if (watchers?.size === 0) this.#watchers.delete(piece);
  }

  #flush(viewer: Viewer): void {
    const { parts } = viewer;
    const [first] = parts;
    if (first === undefined) return;
    viewer.parts = [];
    viewer.outlet.floor(parts.length === 1 ? first : Buffer.concat(parts));
  }

  #sendOwn(viewer: Viewer, own: OwnView): void {
    const bytes = encodeOwn(own, this.#levels);
    if (viewer.own !== null && Buffer.compare(viewer.own, bytes) === 0) return;
    viewer.own = bytes;
    viewer.outlet.own(bytes);
  }
}

function isSlow({ outlet }: Viewer): boolean {
  return (outlet.bufferedAmount?.() ?? 0) > MOST_BUFFERED_BYTES;
}

const NOBODY: ReadonlySet<string> = new Set();
const NOTHING: ReadonlySet<Piece> = new Set();
const writer = new ByteWriter();
const CLEAR = frame({ kind: 'clear' });

function frame(what: Frame): Uint8Array {
  writeFrame(writer.reset(), what);
  return writer.take();
}

/** Snapped to 8 m, so that a step does not make a new view. */
function surroundings({ body }: OwnView): Look | null {
  if (body === null) return null;
  const snap = 8;
  const minX = Math.floor(body.x / snap) * snap - SURROUNDINGS_METRES;
  const minY = Math.floor(body.y / snap) * snap - SURROUNDINGS_METRES;
  const side = snap + 2 * SURROUNDINGS_METRES;
  return { level: body.level, minX, minY, maxX: minX + side, maxY: minY + side };
}

/** The same view with sides of at most {@link MOST_VIEW_METRES}; one turned inside out is empty. */
function bounded(look: Look): Rectangle {
  const [minX, maxX] = cut(look.minX, look.maxX);
  const [minY, maxY] = cut(look.minY, look.maxY);
  return { minX, minY, maxX, maxY };
}

function cut(from: number, to: number): [number, number] {
  if (to - from <= MOST_VIEW_METRES) return [from, to];
  const middle = (from + to) / 2;
  return [middle - MOST_VIEW_METRES / 2, middle + MOST_VIEW_METRES / 2];
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const id of one) if (!other.has(id)) return false;
  return true;
}
