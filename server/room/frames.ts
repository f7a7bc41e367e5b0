/**
 * Who looks at which pieces of floor, and what each phone is sent of them. Once a tick: what happened in the pieces that
 * a phone has, drops and full frames where its view changed, and its own frame when that changed; all floor frames of a
 * tick in one message. What is close to the phone's person it is told every tick, the rest of its view at the calm pace.
 */
import type { Point, Rectangle } from '../../shared/geometry/point.ts';
import { ByteWriter } from '../../shared/interest/bytes.ts';
import { NOBODY_THERE } from '../../shared/interest/far-floor.ts';
import type { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { type Hidden, NOBODY, type Pace } from '../../shared/interest/floor-piece.ts';
import { type PlainFrame, writeFrame } from '../../shared/interest/frames.ts';
import type { Outlook } from '../../shared/interest/outlook.ts';
import { encodeOwn } from '../../shared/interest/own-frame.ts';
import {
  type Block,
  blocksIn,
  boundsOfCells,
  cellOf,
  cellsIn,
  cornerNear,
  isRoster,
  levelOf,
  type Piece,
} from '../../shared/interest/pieces.ts';
import type { OwnView } from '../../shared/interest/shown.ts';
import { type Look, type Looking, Outlooks } from './outlooks.ts';
import type { Outlet, Visible } from './ports.ts';

/** The longest side of a view that a phone is given, in metres: larger ones are cut around their middle. */
export const MOST_VIEW_METRES = 400;

/** A phone is always given what is this near to it, in metres. */
export const SURROUNDINGS_METRES = 20;

/**
 * The most cells of floor in a view in which single faces are told: on a phone's screen a cell is then some 40 pixels wide, and
 * four faces fill it. Of larger views how many each cell holds is told.
 */
const MOST_CELLS_OF_FACES = 100;

/** A phone for which more waits is sent no frames until it has read: then it gets everything anew. */
export const SLOW_FROM_BYTES = 64 * 1024;

/** Frames that would make more wait for a phone that has not read are not written: what is newest comes in their place. */
export const MOST_BUFFERED_BYTES = 256 * 1024;

/** One phone that frames are sent to. Made by {@link FrameSender.add}. */
export interface Viewer {
  readonly outlet: Outlet;
  look: Look | null;
  /** Everything is to be sent anew: asked for, or missed while the phone did not read. */
  again: boolean;
  /** The pieces that the phone has, and at which pace it is to be told each; null: it has nothing. */
  outlook: Outlook | null;
  /** Pieces that it is still told at another pace: that changes as soon as both paces know the same. */
  unsettled: Map<Piece, Pace> | null;
  /** Blocks of which only counts are told, and what was told. */
  readonly far: Map<Block, readonly number[]>;
  /** What the outlook was made from, to see when another is needed. */
  looking: Looking | null;
  hidden: Hidden;
  /** Its page is not on screen: it is sent no frames, and everything anew once it is again. */
  isAway: boolean;
  /** False when nothing waited for it after what it was sent last. */
  mayWait: boolean;
  /** In this tick: so much waits for it that it is sent nothing; it is sent floor. */
  isSlow: boolean;
  sees: boolean;
  own: Uint8Array | null;
  /** Of what that was made. */
  ownView: OwnView | null;
  /** Of this tick, until it is sent. */
  ownToSend: Uint8Array | null;
  readonly parts: Uint8Array[];
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
  readonly #outlooks: Outlooks;
  /** Whose frames are sent now. */
  #flushed: Viewer | null = null;
  readonly #ready: Viewer[] = [];

  constructor(
    encoder: FloorEncoder,
    levels: readonly string[],
    inView: InView,
    guard: Guard,
    extents?: ReadonlyMap<string, Rectangle>,
  ) {
    this.#encoder = encoder;
    this.#outlooks = new Outlooks(encoder);
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
      outlook: null,
      unsettled: null,
      far: new Map(),
      looking: null,
      hidden: NOBODY,
      isAway: false,
      mayWait: true,
      isSlow: false,
      sees: false,
      own: null,
      ownView: null,
      ownToSend: null,
      parts: [],
    };
  }

  remove(viewer: Viewer): void {
    if (viewer.outlook !== null) this.#outlooks.release(viewer.outlook);
    viewer.outlook = null;
    viewer.unsettled = null;
    viewer.far.clear();
    viewer.looking = null;
  }

  /** Send each viewer what this tick's encoder and the gate's answer make of what they have. */
  send(viewers: Iterable<readonly [Viewer, Visible]>): void {
    for (const [viewer, visible] of viewers) this.prepare(viewer, visible);
    this.flush();
  }

  /** Put together a viewer's part of this tick, once a tick; {@link flush} sends it. */
  prepare(viewer: Viewer, visible: Visible): void {
    viewer.isSlow = viewer.mayWait && waitingFor(viewer) > SLOW_FROM_BYTES;
    viewer.sees = this.#mayGetFloor(viewer, visible);
    if (viewer.sees) this.#tell(viewer, visible);
    viewer.ownToSend = viewer.isSlow || viewer.isAway ? null : this.#own(viewer, visible);
    if (viewer.ownToSend !== null || viewer.parts.length > 0) this.#ready.push(viewer);
  }

  /** Send what is prepared, all in a row: each write to a socket drives out of the processor's caches what preparing needs. */
  flush(): void {
    for (const viewer of this.#ready) {
      this.#flushed = viewer;
      this.#guard('one phone’s frames', this.#flush);
      viewer.parts.length = 0;
      viewer.ownToSend = null;
    }
    this.#ready.length = 0;
    this.#flushed = null;
  }

  /** Whether this phone is sent floor now; one that may not see has forgotten everything by the end of this tick. */
  #mayGetFloor(viewer: Viewer, visible: Visible): boolean {
    if (!visible.shared) {
      if (viewer.outlook === null && !viewer.again) return false;
      this.#push(viewer, CLEAR);
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

  /** What happened in what the phone has; then what it looks at now. */
  #tell(viewer: Viewer, { hidden, own }: Visible): void {
    const { outlook, hidden: before } = viewer;
    const after = isSame(before, hidden) ? before : hidden;
    if (outlook !== null && !viewer.again) {
      const message = this.#encoder.tell(outlook, before, after, viewer.unsettled);
      if (message !== null) viewer.parts.push(message);
    }
    viewer.hidden = after;
    this.#follow(viewer, own);
    if (viewer.unsettled !== null) this.#settle(viewer, viewer.unsettled);
    if (viewer.far.size > 0) this.#tellFar(viewer);
  }

  /** A frame more for the message of this tick. */
  #push({ parts }: Viewer, frame: Uint8Array): void {
    if (parts.length === 0) parts.push(this.#encoder.head);
    parts.push(frame);
  }

  /** Give the phone the pieces of its view and surroundings that it has not, and take those that it looks at no more. */
  #follow(viewer: Viewer, { body }: OwnView): void {
    if (viewer.again) {
      this.#push(viewer, CLEAR);
      this.remove(viewer);
      viewer.again = false;
    }
    const { look, looking: before, outlook } = viewer;
    const level = body && this.#encoder.levelIndex(body.level);
    const near = body && level !== null ? cornerNear(level, body.x, body.y, before?.near ?? null) : null;
    if (before !== null && before.look === look && before.near === near) return;
    const looking = before?.look === look ? { ...before, near } : { ...this.#lookAt(viewer, look), near };
    viewer.looking = looking;
    viewer.outlook = this.#outlooks.take(looking);
    if (viewer.outlook !== outlook) this.#change(viewer, outlook, viewer.outlook);
    if (outlook !== null) this.#outlooks.release(outlook);
  }

  /** Drop what the phone has and is in its outlook no more; give it what it has not. */
  #change(viewer: Viewer, from: Outlook | null, to: Outlook): void {
    const paces = new Map<Piece, Pace>();
    for (const piece of from?.pieces ?? []) {
      const pace = viewer.unsettled?.get(piece) ?? from?.pace(piece) ?? 'every';
      if (!to.has(piece)) this.#push(viewer, frame({ kind: 'drop', piece }));
      else if (pace !== to.pace(piece)) paces.set(piece, pace);
    }
    const fresh: Piece[] = [];
    for (const piece of to.pieces) if (!from?.has(piece)) fresh.push(piece);
    const held = fresh.length === 0 ? NOTHING : this.#heldIn(fresh);
    for (const piece of fresh) {
      const isHeld = isRoster(piece) || held.has(piece);
      this.#push(
        viewer,
        isHeld ? this.#encoder.full(piece, viewer.hidden) : frame({ kind: 'full', piece, entries: [] }),
      );
      if (to.pace(piece) !== 'every') paces.set(piece, 'every');
    }
    viewer.unsettled = paces.size === 0 ? null : paces;
  }

  /** In which of these cells somebody stands: the World is asked who is in the view, and around the phone's person. */
  #heldIn(fresh: readonly Piece[]): ReadonlySet<Piece> {
    const held = new Set<Piece>();
    for (let index = 0; index < this.#levels.length; index++) {
      const cells = fresh.filter((piece) => !isRoster(piece) && levelOf(piece) === index);
      const level = this.#levels[index];
      if (cells.length === 0 || level === undefined) continue;
      for (const { x, y } of this.#inView(level, boundsOfCells(cells))) held.add(cellOf(index, x, y));
    }
    return held;
  }

  /** Single faces of what is looked at, or when it is too much for that the roster, and counts of its blocks. */
  #lookAt(viewer: Viewer, look: Look | null): Omit<Looking, 'near'> {
    const level = look && this.#encoder.levelIndex(look.level);
    const isFar = look !== null && level !== null && cellsIn(this.#floorIn(look)) > MOST_CELLS_OF_FACES;
    const blocks = new Set(isFar ? blocksIn(level, bounded(look)) : []);
    for (const block of viewer.far.keys()) {
      if (blocks.has(block)) continue;
      viewer.far.delete(block);
      this.#push(viewer, frame({ kind: 'uncount', block }));
    }
    for (const block of blocks) if (!viewer.far.has(block)) viewer.far.set(block, NOBODY_THERE);
    return { look, level, view: look === null || isFar ? null : bounded(look) };
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
      if (frame !== null) this.#push(viewer, frame);
      viewer.far.set(block, now);
    }
  }

  /** Let the pieces of which both paces know the same go over to the pace at which the phone is to be told them. */
  #settle(viewer: Viewer, unsettled: Map<Piece, Pace>): void {
    for (const piece of unsettled.keys()) if (this.#encoder.isLevel(piece)) unsettled.delete(piece);
    if (unsettled.size === 0) viewer.unsettled = null;
  }

  /** First which dot is mine: else my own face would be somebody else's for a moment. Made once, as it is run so often. */
  readonly #flush = (): void => {
    const viewer = this.#flushed;
    if (viewer === null) return;
    const { outlet, parts: floor, ownToSend: own } = viewer;
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
  };

  /** Nothing of the floor until further notice; then everything, as it is by then. */
  #holdBack(viewer: Viewer): void {
    this.remove(viewer);
    viewer.again = true;
  }

  /** The own frame, when it has changed. */
  #own(viewer: Viewer, { own }: Visible): Uint8Array | null {
    if (viewer.own !== null && viewer.ownView === own) return null;
    const bytes = encodeOwn(own, this.#levels, viewer.own);
    viewer.ownView = own;
    if (bytes === viewer.own) return null;
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

const NOTHING: ReadonlySet<Piece> = new Set();
const writer = new ByteWriter();
const CLEAR = frame({ kind: 'clear' });

function frame(what: PlainFrame): Uint8Array {
  writeFrame(writer.reset(), what);
  return writer.take();
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
