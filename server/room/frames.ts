/**
 * Who looks at which pieces of floor, and what each phone is sent of them. Once a tick: deltas of the pieces a phone
 * has, drops and full frames where its view changed, and its own frame when that changed; all floor frames of a tick
 * in one message. What is close to the phone's person it is told every tick, the rest of its view at the calm pace.
 */
import type { Point, Rectangle } from '../../shared/geometry/point.ts';
import { ByteWriter } from '../../shared/interest/bytes.ts';
import { NOBODY_THERE } from '../../shared/interest/far-floor.ts';
import type { FloorEncoder, Pace } from '../../shared/interest/floor-encoder.ts';
import { type Frame, writeFrame } from '../../shared/interest/frames.ts';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
import {
  type Block,
  blocksIn,
  cellOf,
  cellsIn,
  isRoster,
  type Piece,
  piecesIn,
  rosterOf,
  wholeCells,
} from '../../shared/interest/pieces.ts';
import type { OwnView } from '../../shared/interest/shown.ts';
import type { Outlet, Visible } from './ports.ts';

/** The longest side of a view that a phone is given, in metres: larger ones are cut around their middle. */
export const MOST_VIEW_METRES = 400;

/** A phone is always given what is this near to it, in metres. */
export const SURROUNDINGS_METRES = 20;

/** What is this near to its person a phone is told every tick, in metres: whom one may be about to speak to. */
const CLOSE_METRES = 10;

/**
 * The most cells of floor in a view in which single faces are told: on a phone's screen a cell is then some 40 pixels wide, and
 * four faces fill it. Of larger views how many each cell holds is told.
 */
const MOST_CELLS_OF_FACES = 100;

/** A phone for which more waits is sent no frames until it has read: then it gets everything anew. */
export const SLOW_FROM_BYTES = 64 * 1024;

/** Frames that would make more wait for a phone that has not read are not written: what is newest comes in their place. */
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
  /** The pieces that the phone has, those of its view and those around it, and at which pace it is told them. */
  readonly pieces: Map<Piece, Pace>;
  inView: ReadonlySet<Piece>;
  around: ReadonlySet<Piece>;
  close: ReadonlySet<Piece>;
  /** Pieces whose pace is to change as soon as both paces know the same of them. */
  readonly unsettled: Set<Piece>;
  /** Blocks of which only counts are told, and what was told. */
  readonly far: Map<Block, readonly number[]>;
  /** What these were made from, to see when they must be made anew; null: the phone has nothing. */
  followed: { readonly look: Look | null; readonly near: Near | null } | null;
  hidden: ReadonlySet<string>;
  /** Its page is not on screen: it is sent no frames, and everything anew once it is again. */
  isAway: boolean;
  /** False when nothing waited for it after what it was sent last. */
  mayWait: boolean;
  /** In this tick: so much waits for it that it is sent nothing; it is sent floor. */
  isSlow: boolean;
  sees: boolean;
  own: Uint8Array | null;
  parts: Uint8Array[];
}

/** Where a phone's person is, in steps of {@link SNAP_METRES}, so that a step does not make a new view. */
interface Near {
  readonly level: string;
  readonly column: number;
  readonly row: number;
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
  readonly #extents: ReadonlyMap<string, Rectangle>;
  readonly #watchers: Readonly<Record<Pace, Map<Piece, Set<Viewer>>>> = { every: new Map(), calm: new Map() };

  constructor(
    encoder: FloorEncoder,
    levels: readonly string[],
    inView: InView,
    guard: Guard,
    extents?: ReadonlyMap<string, Rectangle>,
  ) {
    this.#encoder = encoder;
    this.#levels = levels;
    this.#inView = inView;
    this.#guard = guard;
    this.#extents = extents ?? new Map();
  }

  add(outlet: Outlet): Viewer {
    return {
      outlet,
      look: null,
      again: false,
      pieces: new Map(),
      inView: NOTHING,
      around: NOTHING,
      close: NOTHING,
      unsettled: new Set(),
      far: new Map(),
      followed: null,
      hidden: NOBODY,
      isAway: false,
      mayWait: true,
      isSlow: false,
      sees: false,
      own: null,
      parts: [],
    };
  }

  remove(viewer: Viewer): void {
    for (const piece of viewer.pieces.keys()) this.#lose(viewer, piece);
    viewer.far.clear();
    viewer.followed = null;
  }

  /** Send each viewer what this tick's encoder and the gate's answer make of what they have. */
  send(viewers: Iterable<readonly [Viewer, Visible]>): void {
    const all = [...viewers];
    const changing = new Set<Viewer>();
    for (const [viewer, visible] of all) {
      viewer.isSlow = viewer.mayWait && waitingFor(viewer) > SLOW_FROM_BYTES;
      viewer.sees = this.#mayGetFloor(viewer, visible);
      if (viewer.sees && !isSame(viewer.hidden, visible.hidden)) changing.add(viewer);
    }
    this.#sendDeltas('every', changing);
    this.#sendDeltas('calm', changing);
    for (const [viewer, visible] of all) {
      if (!viewer.sees) continue;
      if (changing.has(viewer)) this.#sendHiding(viewer, visible.hidden);
      this.#follow(viewer, visible.own);
      if (viewer.unsettled.size > 0) this.#settle(viewer);
      if (viewer.far.size > 0) this.#tellFar(viewer);
    }
    for (const [viewer, visible] of all) {
      const isHeld = viewer.isSlow || viewer.isAway;
      this.#guard('one phone’s frames', () => this.#flush(viewer, isHeld ? null : this.#own(viewer, visible)));
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
    if (viewer.isSlow || viewer.isAway) {
      this.#holdBack(viewer);
      return false;
    }
    return true;
  }

  #sendDeltas(pace: Pace, changing: ReadonlySet<Viewer>): void {
    for (const piece of this.#encoder.changed(pace)) {
      const watchers = this.#watchers[pace].get(piece);
      if (watchers === undefined) continue;
      for (const viewer of watchers) {
        if (viewer.again || changing.has(viewer)) continue;
        const bytes =
          viewer.hidden.size === 0
            ? this.#encoder.delta(piece, pace)
            : this.#encoder.deltaWithout(piece, viewer.hidden, viewer.hidden, pace);
        if (bytes !== null) viewer.parts.push(bytes);
      }
    }
  }

  /** Somebody became hidden to this viewer: to them it looks as if that person left. */
  #sendHiding(viewer: Viewer, hidden: ReadonlySet<string>): void {
    // In the order of other deltas, so that it cannot be told from them.
    for (const pace of viewer.again ? [] : (['every', 'calm'] as const)) {
      const pieces = [...viewer.pieces].filter(([, at]) => at === pace).map(([piece]) => piece);
      for (const piece of pieces.sort((one, other) => one - other)) {
        const bytes = this.#encoder.deltaWithout(piece, viewer.hidden, hidden, pace);
        if (bytes !== null) viewer.parts.push(bytes);
      }
    }
    viewer.hidden = hidden;
  }

  /** Give the phone the pieces of its view and surroundings that it has not, and take those that it looks at no more. */
  #follow(viewer: Viewer, { body }: OwnView): void {
    if (viewer.again) {
      viewer.parts.push(CLEAR);
      this.remove(viewer);
      viewer.again = false;
    }
    const { look, followed } = viewer;
    const sameView = followed !== null && followed.look === look;
    if (sameView && isThere(followed.near, body)) return;
    const near = body && nearOf(body);
    viewer.followed = { look, near };
    const suspects = sameView ? [...viewer.around] : [...viewer.pieces.keys()];
    if (!sameView) this.#lookAt(viewer, look);
    const around = near && surroundings(near, SURROUNDINGS_METRES);
    viewer.around = this.#piecesOf(around);
    viewer.close = this.#piecesOf(near && surroundings(near, CLOSE_METRES));
    for (const piece of suspects) {
      if (viewer.inView.has(piece) || viewer.around.has(piece)) continue;
      viewer.parts.push(frame({ kind: 'drop', piece }));
      this.#lose(viewer, piece);
    }
    if (!sameView && viewer.far.size === 0) this.#enter(viewer, viewer.inView, look);
    this.#enter(viewer, viewer.around, around);
    for (const [piece, pace] of viewer.pieces) {
      if (pace === paceOf(viewer, piece)) viewer.unsettled.delete(piece);
      else viewer.unsettled.add(piece);
    }
  }

  /** Single faces of what is looked at, or when it is too much for that the roster, and counts of its blocks. */
  #lookAt(viewer: Viewer, look: Look | null): void {
    const level = look && this.#encoder.levelIndex(look.level);
    const isFar = look !== null && level !== null && cellsIn(this.#floorIn(look)) > MOST_CELLS_OF_FACES;
    viewer.inView = isFar ? new Set([rosterOf(level)]) : this.#piecesOf(look);
    const blocks = new Set(isFar ? blocksIn(level, bounded(look)) : []);
    for (const block of viewer.far.keys()) {
      if (blocks.has(block)) continue;
      viewer.far.delete(block);
      viewer.parts.push(frame({ kind: 'uncount', block }));
    }
    for (const block of blocks) if (!viewer.far.has(block)) viewer.far.set(block, NOBODY_THERE);
    if (isFar) for (const piece of viewer.inView) if (!viewer.pieces.has(piece)) this.#gain(viewer, piece, true);
  }

  /** The part of a view in which the level has floor: what lies beside it has nobody to be told apart. */
  #floorIn(look: Look): Rectangle {
    const view = bounded(look);
    const extent = this.#extents.get(look.level) ?? view;
    return {
      minX: Math.max(view.minX, extent.minX),
      minY: Math.max(view.minY, extent.minY),
      maxX: Math.min(view.maxX, extent.maxX),
      maxY: Math.min(view.maxY, extent.maxY),
    };
  }

  /** What has changed of the blocks' counts in their turn, and all of those that are new. */
  #tellFar(viewer: Viewer): void {
    for (const [block, told] of viewer.far) {
      if (told !== NOBODY_THERE && !this.#encoder.isTurn(block)) continue;
      const { frame, told: now } = this.#encoder.far.tell(block, told, viewer.hidden);
      if (frame !== null) viewer.parts.push(frame);
      viewer.far.set(block, now);
    }
  }

  /** Let the pieces whose turn it is go over to the pace at which the phone is to be told them. */
  #settle(viewer: Viewer): void {
    for (const piece of viewer.unsettled) {
      const before = viewer.pieces.get(piece);
      if (before === undefined || !this.#encoder.isTurn(piece)) continue;
      viewer.unsettled.delete(piece);
      this.#unwatch(viewer, piece, before);
      this.#watch(viewer, piece, paceOf(viewer, piece));
    }
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
    const bytes = isHeld ? this.#encoder.fullWithout(piece, viewer.hidden) : null;
    if (bytes !== null) viewer.parts.push(bytes);
    this.#watch(viewer, piece, 'every');
  }

  #lose(viewer: Viewer, piece: Piece): void {
    const pace = viewer.pieces.get(piece);
    if (pace !== undefined) this.#unwatch(viewer, piece, pace);
    viewer.pieces.delete(piece);
    viewer.unsettled.delete(piece);
  }

  #watch(viewer: Viewer, piece: Piece, pace: Pace): void {
    viewer.pieces.set(piece, pace);
    const watchers = this.#watchers[pace].get(piece);
    if (watchers === undefined) this.#watchers[pace].set(piece, new Set([viewer]));
    else watchers.add(viewer);
  }

  #unwatch(viewer: Viewer, piece: Piece, pace: Pace): void {
    const watchers = this.#watchers[pace].get(piece);
    watchers?.delete(viewer);
    if (watchers?.size === 0) this.#watchers[pace].delete(piece);
  }

  /** First which dot is mine: else my own face would be somebody else's for a moment. */
  #flush(viewer: Viewer, own: Uint8Array | null): void {
    const { outlet, parts: floor } = viewer;
    if (own === null && floor.length === 0) return;
    viewer.parts = [];
    if (viewer.mayWait && viewer.sees && wouldBeTooMuch(viewer, floor)) {
      this.#holdBack(viewer);
      viewer.own = null;
      return;
    }
    if (outlet.frames !== undefined) {
      viewer.mayWait = outlet.frames(own, floor);
      return;
    }
    if (own !== null) outlet.own(own);
    const [first] = floor;
    if (first !== undefined) outlet.floor(floor.length === 1 ? first : Buffer.concat(floor));
  }

  /** Nothing of the floor until further notice; then everything, as it is by then. */
  #holdBack(viewer: Viewer): void {
    this.remove(viewer);
    viewer.again = true;
  }

  /** The own frame, when it has changed. */
  #own(viewer: Viewer, { own }: Visible): Uint8Array | null {
    const bytes = encodeOwn(own, this.#levels);
    if (viewer.own !== null && isSameBytes(viewer.own, bytes)) return null;
    viewer.own = bytes;
    return bytes;
  }
}

const waitingFor = ({ outlet }: Viewer): number => outlet.bufferedAmount?.() ?? 0;

/** Whether these frames would make too much wait for a phone that has not yet read what it was sent before. */
function wouldBeTooMuch(viewer: Viewer, floor: readonly Uint8Array[]): boolean {
  const waits = waitingFor(viewer);
  return waits > 0 && waits + floor.reduce((sum, { length }) => sum + length, 0) > MOST_BUFFERED_BYTES;
}

/** Rosters change seldom, and are told at once. */
function paceOf({ close }: Viewer, piece: Piece): Pace {
  return isRoster(piece) || close.has(piece) ? 'every' : 'calm';
}

const NOBODY: ReadonlySet<string> = new Set();
const NOTHING: ReadonlySet<Piece> = new Set();
const writer = new ByteWriter();
const CLEAR = frame({ kind: 'clear' });

function frame(what: Frame): Uint8Array {
  writeFrame(writer.reset(), what);
  return writer.take();
}

/** Where a view around somebody is made anew, in metres. */
const SNAP_METRES = 8;
const snapped = (metres: number): number => Math.floor(metres / SNAP_METRES);

const nearOf = ({ level, x, y }: NonNullable<OwnView['body']>): Near => ({
  level,
  column: snapped(x),
  row: snapped(y),
});

function isThere(near: Near | null, body: OwnView['body']): boolean {
  if (near === null || body === null) return near === body;
  return near.level === body.level && near.column === snapped(body.x) && near.row === snapped(body.y);
}

/** What is at most so far away, wherever in its square the person stands. */
function surroundings({ level, column, row }: Near, metres: number): Look {
  const minX = column * SNAP_METRES - metres;
  const minY = row * SNAP_METRES - metres;
  const side = SNAP_METRES + 2 * metres;
  return { level, minX, minY, maxX: minX + side, maxY: minY + side };
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

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const id of one) if (!other.has(id)) return false;
  return true;
}
