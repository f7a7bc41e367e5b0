/** What somebody who walks along a line can be told at each place of it, and how they turn there. */
import type { Metres, Point } from '../geometry/point.ts';
import { lineLength, pointAlong } from '../geometry/polyline.ts';
import { between, distanceBetween, pointOf, turnAngle } from '../geometry/vector.ts';
import type { AreaKind } from '../venue/venue-file.ts';
import { angleBetween, type Bearing, bearingFrom, wrapped } from './bearings.ts';
import { cornersOf, FULL_TURN, SLIGHT_TURN } from './corners.ts';
import { type Cue, cuesAlong, entranceAt, reachOf, SHORT_OF, through, WIDEST_OPENING } from './cues.ts';
import type { RouteStep } from './route.ts';
import type { Surroundings } from './surroundings.ts';

/** A bend of more than this is no turn to a side any more: one goes back. */
const BACK = (140 * Math.PI) / 180;
/** A step is at least this long, but for those through a door and the last. */
const LEAST_STEP: Metres = 3;
/** Who begins with a shorter one does not learn from it which way they look. */
const LEAST_START: Metres = 5;
const LEAST_THROUGH_DOOR: Metres = 1;
/** Nobody is told of what is farther along. */
const FARTHEST: Metres = 50;
/** What is in sight is walked to by oneself when the way there is not longer than so many times the straight line. */
const ROUNDABOUT = 1.25;
/** One's heading is the direction of the last few metres. */
const HEADING: Metres = 6;
/** Who walks to something nearer to the line than this may as well stand on the line. */
const NEAR_LINE: Metres = 2.5;
/** What it weighs that a thing is hidden from some of the places where somebody may stand, or has a namesake in sight. */
const HIDDEN = 0.9;
const CONFUSED = 1.2;
/** Doors farther apart than this, in radians, are not taken for each other. */
const OTHER_DOOR = 0.5;
/** What the words for a turn are taken to mean, in radians. */
const TOLD_ANGLES: Readonly<Partial<Record<RouteStep['kind'], number>>> = {
  straight: 0,
  follow: 0,
  left: -Math.PI / 2,
  right: Math.PI / 2,
  'slight-left': -Math.PI / 4,
  'slight-right': Math.PI / 4,
  'back-left': -Math.PI,
  'back-right': Math.PI,
};
/** Floor is looked for so often between two points. */
const FLOOR_EVERY: Metres = 1.5;
/** Whether there is a choice is looked at this far away. */
const LOOK: Metres = 4.5;
/** Who walks some metres without a goal stops so much before or behind. */
const ROUGHLY: Metres = 1.5;
/** The goal is where the walker is, when the last thing told is no farther from it than this. */
export const AT_GOAL: Metres = 3;
/** A landmark this near to the goal stands for it. */
const BY_GOAL: Metres = 2.5;
/** Who has come through the door of the goal's room, and sees it, is told no more when it is so near. */
const IN_ROOM: Metres = 12;
/** But not in what is no room. */
const WIDE: readonly AreaKind[] = ['foyer', 'corridor', 'lounge', 'bar', 'outside', 'terrace'];
/** Things of one name nearer to each other than this are one place: the flights of one stairwell. */
const SAME_PLACE: Metres = 5;

/** So many places are looked at to which one could walk with nothing in sight. */
const MOST_ENDS = 4;
/** With nothing in sight, less of a bend is told. */
export const BLIND_TURN = (22 * Math.PI) / 180;

/** Where one has come out of stairs or a lift. */
export interface Exit {
  readonly along: Metres;
  /** Where one is who came through the middle of the opening, and where one was before it. */
  readonly stand: Point;
  readonly before: Point;
}

/** How a way on one level begins and ends. */
export interface Stretch {
  readonly line: readonly Point[];
  readonly level: string;
  /** Where the first step is told; null for the line's beginning. Who comes out of a lift looks around in front of it. */
  readonly exit: Exit | null;
  /** The connection that is taken at the end; null when the goal is there. */
  readonly connection: { readonly landmark: string | null; readonly isLift: boolean } | null;
}

/** Where somebody stands who follows the way by its words, and which way they look. */
export interface Stance {
  readonly along: Metres;
  readonly at: Point;
  /** Where they may stand as well: on the line itself, or a little on or back. */
  readonly stands: readonly Point[];
  /** A point behind them; null when nobody knows which way they look. */
  readonly behind: Point | null;
}

export class ToldLine {
  readonly total: Metres;
  readonly cues: readonly Cue[];
  readonly #around: Surroundings;
  readonly #line: readonly Point[];
  readonly #level: string;
  readonly #corners: readonly Metres[];
  readonly #isLift: boolean;
  /** Whether the end is a connection and not the goal. */
  readonly #leadsOn: boolean;

  constructor({ line, level, connection }: Stretch, around: Surroundings) {
    this.#around = around;
    this.#line = line;
    this.#level = level;
    this.#isLift = connection?.isLift ?? false;
    this.#leadsOn = connection !== null;
    this.total = lineLength(line);
    const cues = cuesAlong(line, this.total, level, around);
    const useful = cues.filter((cue) => cue.along < this.total - AT_GOAL || cue.off < NEAR_LINE || this.isGoal(cue));
    this.cues = connection ? [...useful, this.#endCue(connection.landmark)] : useful;
    this.#corners = cornersOf(line).map(({ along }) => along);
  }

  #endCue(landmark: string | null): Cue {
    const at = entranceAt(this.#line, this.#level, this.#around);
    const reach = reachOf('stairs');
    return { kind: 'connection', id: landmark ?? '', at, along: this.total, off: 0, passage: null, reach };
  }

  /** The point so far along the line. */
  on(along: Metres): Point {
    return pointAlong(this.#line, along);
  }

  sees(from: Point, to: Point): boolean {
    return this.#around.sees(this.#level, from, to);
  }

  /** Where the way begins: nobody knows which way one looks there, but in front of what one came out of. */
  beginning(exit: Exit | null): Stance {
    if (exit) return { along: exit.along, at: exit.stand, stands: [this.on(exit.along)], behind: exit.before };
    return { along: 0, at: this.on(0), stands: [], behind: null };
  }

  /** Having walked to a thing from another stance: straight up to it, or square through the middle of a door. */
  reached(cue: Cue, from: Stance): Stance {
    const on = this.on(cue.along);
    if (cue.passage) {
      const { stand, before } = through(cue.passage, from.at);
      return { along: cue.along, at: stand, stands: [on], behind: before };
    }
    const far = distanceBetween(from.at, cue.at);
    const at = far > SHORT_OF ? between(cue.at, from.at, SHORT_OF / far) : from.at;
    const behind = distanceBetween(from.at, at) > LEAST_STEP ? from.at : from.behind;
    return { along: cue.along, at, stands: cue.off < NEAR_LINE ? [on] : [], behind };
  }

  /** After metres that nobody counts exactly. */
  roughlyAt(along: Metres): Stance {
    return this.#stanceAt(along, [this.on(along - ROUGHLY), this.on(along + ROUGHLY)]);
  }

  #stanceAt(along: Metres, stands: readonly Point[]): Stance {
    return { along, at: this.on(along), stands, behind: this.on(Math.max(0, along - HEADING)) };
  }

  /** What can be told to somebody here, and how surely they find it: 0 for what they cannot miss. */
  sayable(stance: Stance): { readonly cue: Cue; readonly doubt: number }[] {
    return this.cues.flatMap((cue) => {
      const on = cue.along - stance.along;
      const least = cue.passage ? LEAST_THROUGH_DOOR : stance.behind ? LEAST_STEP : LEAST_START;
      if (on > FARTHEST || on <= 0 || (on < least && !this.#isEnd(cue))) return [];
      const doubt = this.#doubt(cue, stance);
      return doubt === null ? [] : [{ cue, doubt }];
    });
  }

  #isEnd(cue: Cue): boolean {
    return cue.kind === 'connection' || this.isGoal(cue);
  }

  /** Whether the goal is right beside what the step leads to. */
  isGoal(cue: Cue): boolean {
    const goal = this.on(this.total);
    return cue.kind === 'landmark' && distanceBetween(cue.at, goal) <= BY_GOAL && this.sees(cue.at, goal);
  }

  /** Whether one goes through a door into the room where the goal is, and sees that from there. */
  isRoomOfGoal(cue: Cue): boolean {
    if (cue.kind !== 'area' || this.total - cue.along > IN_ROOM || this.#leadsOn) return false;
    const kind = this.#around.index.area(cue.id)?.kind;
    if (kind === undefined || WIDE.includes(kind) || this.cues.some((other) => this.isGoal(other))) return false;
    const goal = this.on(this.total);
    return this.#around.namedAreaAt({ ...goal, level: this.#level }) === cue.id && this.sees(this.on(cue.along), goal);
  }

  /** How surely somebody who is told of this thing here goes where the way goes; null when they do not. */
  #doubt(cue: Cue, stance: Stance): number | null {
    const { along, at, stands } = stance;
    if (distanceBetween(at, cue.at) > cue.reach || !this.sees(at, cue.at)) return null;
    if (cue.along - along > ROUNDABOUT * distanceBetween(this.on(along), this.on(cue.along)) + 2) return null;
    if (cue.off >= NEAR_LINE && !this.#isFloor(at, cue.at)) return null;
    const hidden = stands.some((stand) => !this.sees(stand, cue.at)) ? HIDDEN : 0;
    return hidden + (this.#confused(cue, stance) ? CONFUSED : 0);
  }

  /** Whether there is floor all along between two points, but for the last step. */
  #isFloor(a: Point, b: Point): boolean {
    const far = distanceBetween(a, b);
    for (let along = FLOOR_EVERY; along < far - FLOOR_EVERY; along += FLOOR_EVERY) {
      if (!this.#around.index.walkableAt({ ...between(a, b, along / far), level: this.#level })) return false;
    }
    return true;
  }

  /** Whether another thing of the same name is in sight that could be meant as well. */
  #confused(cue: Cue, stance: Stance): boolean {
    const { at } = stance;
    if (cue.kind === 'door') return this.#isOneOfMany(cue, stance);
    const landmark = cue.kind === 'area' ? null : this.#around.index.landmark(cue.id);
    // Of lifts side by side any will do.
    if (!landmark || (cue.kind === 'connection' && this.#isLift)) return false;
    const far = distanceBetween(at, cue.at);
    return this.#around.namesakes(landmark).some((other) => {
      const place = pointOf(other.at);
      if (other === landmark || distanceBetween(at, place) > far + 4) return false;
      return distanceBetween(place, cue.at) > SAME_PLACE && this.sees(at, place);
    });
  }

  /** Whether another door is in sight about where this one is told to be. */
  #isOneOfMany(cue: Cue, stance: Stance): boolean {
    const { at } = stance;
    const far = distanceBetween(at, cue.at);
    const told = TOLD_ANGLES[this.kind(stance, cue.at)];
    const off = (p: Point) => (told === undefined ? 0 : Math.abs(wrapped(this.angle(stance, p) - told)));
    return this.#around.gapsNear(this.#level, at, far + 4).some((gap) => {
      const middle = between(gap.a, gap.b, 0.5);
      if (gap.door.id === cue.id || distanceBetween(gap.a, gap.b) > WIDEST_OPENING) return false;
      return off(middle) < off(cue.at) + OTHER_DOOR && distanceBetween(middle, cue.at) > 1 && this.sees(at, middle);
    });
  }

  /** Whether one could go on from here in a direction that is neither back nor toward a point. */
  #choice({ at, behind }: Stance, toward: Point): boolean {
    if (!behind) return true;
    for (let i = 0; i < 12; i++) {
      const angle = (i * Math.PI) / 6;
      const look = { x: at.x + LOOK * Math.cos(angle), y: at.y + LOOK * Math.sin(angle) };
      const back = Math.PI - Math.abs(turnAngle(behind, at, look));
      const onward = Math.abs(angleBetween(at, look, toward));
      if (back > Math.PI / 3.5 && onward > Math.PI / 4 && this.#around.isOpen(this.#level, at, look)) return true;
    }
    return false;
  }

  /** By how much one turns at this stance toward a point, in radians; 0 when nobody knows which way they look. */
  angle({ behind, at }: Pick<Stance, 'behind' | 'at'>, to: Point): number {
    return behind === null || distanceBetween(behind, at) < 0.1 ? 0 : turnAngle(behind, at, to);
  }

  /** How one goes on from this stance toward a point: a turn only where there is a choice, else one follows the bend. */
  kind(stance: Stance, toward: Point, slight = SLIGHT_TURN): RouteStep['kind'] {
    if (stance.behind === null) return 'start';
    const angle = this.angle(stance, toward);
    const size = Math.abs(angle);
    if (size < slight) return 'straight';
    if (size > BACK) return angle > 0 ? 'back-right' : 'back-left';
    if (!this.#choice(stance, toward)) return 'follow';
    if (size >= FULL_TURN) return angle > 0 ? 'right' : 'left';
    return angle > 0 ? 'slight-right' : 'slight-left';
  }

  /** How far one may walk with nothing in sight to tell of: until there is something again, or a turn must be told. */
  blindEnds(stance: Stance): Metres[] {
    const corners = this.#corners.filter((along) => along > stance.along + 0.5);
    const posts = [...corners];
    for (let along = stance.along + LEAST_STEP; along < this.total; along += LEAST_STEP) posts.push(along);
    const ends: Metres[] = [];
    for (const along of posts.toSorted((a, b) => a - b)) {
      const there = this.roughlyAt(along);
      const turns = corners.includes(along) && this.#choice(there, this.onward(along));
      if (turns || this.sayable(there).length > 0) ends.push(along);
      if (turns || ends.length >= MOST_ENDS) return ends;
    }
    return [...ends, this.total];
  }

  /** Where one looks who goes on from here with nothing in sight: to the next corner, if that is not too near. */
  onward(along: Metres): Point {
    const next = this.#corners.find((corner) => corner > along + 0.5) ?? this.total;
    return this.on(Math.min(next, along + HEADING));
  }

  /** By what one finds the direction toward a point so many metres away; null where nothing is in sight that shows it. */
  bearing(stance: Stance, toward: Point, metres: Metres): Bearing | null {
    return bearingFrom({ ...stance, level: this.#level }, toward, metres, this.#around);
  }
}
