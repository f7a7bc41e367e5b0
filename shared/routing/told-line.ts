/** What somebody who walks along a line can be told at each place of it, and how they turn there. */
import type { Metres, Point } from '../geometry/point.ts';
import { lineLength, pointAlong } from '../geometry/polyline.ts';
import { between, distanceBetween, pointOf, turnAngle } from '../geometry/vector.ts';
import type { AreaKind } from '../venue/venue-file.ts';
import { type Bearing, bearingFrom, wrapped } from './bearings.ts';
import { cornersOf } from './corners.ts';
import { type Cue, cuesAlong, DOOR_REACH, doorsAlong, entranceAt, reachOf, SHORT_OF, through } from './cues.ts';
import { isOneOfMany, markBeside } from './doors-apart.ts';
import { goalCues } from './goal-cues.ts';
import type { RouteStep } from './route.ts';
import type { Exit, Stance, Stretch } from './stance.ts';
import type { Surroundings } from './surroundings.ts';
import { isChoice, type Somewhere, TOLD_ANGLES, turnKind, turnTo } from './turns.ts';
import type { SeenCorner } from './wall-corners.ts';

/** A step is at least this long, but for those through a door and the last. */
const LEAST_STEP: Metres = 3;
/** Who begins with a shorter one does not learn from it which way they look. */
const LEAST_START: Metres = 5;
const LEAST_THROUGH_DOOR: Metres = 1;
/** Nobody is told of what is farther along. */
const FARTHEST: Metres = 50;
/** What is in sight is walked to by oneself when the way there is not longer than so many times the straight line. */
const ROUNDABOUT = 1.25;
/** And what is walked to is no farther than so many times what it brings one on. */
const SIDEWAYS = 1.8;
/** One's heading is the direction of the last few metres. */
const HEADING: Metres = 6;
/** Who walks to something nearer to the line than this may as well stand on the line. */
const NEAR_LINE: Metres = 2.5;
/** What it weighs that a thing is hidden from some of the places where somebody may stand, or has a namesake in sight. */
const HIDDEN = 0.9;
const CONFUSED = 1.2;
/** What it weighs when a thing is hidden from all places so far beside where somebody stands. */
const UNSEEN = 3;
const ABOUT: Metres = 2;
/** A door is seen when a part of it is. */
const DOOR_SPOTS = [0.5, 0.25, 0.75];
/** What it weighs that a door needs to be told from others. */
const BESIDE_DOOR = 0.3;
/** Doors farther than this beyond another are not taken instead of it. */
const OTHER_DOOR_FAR: Metres = 3;
/** Floor is looked for so often between two points. */
const FLOOR_EVERY: Metres = 1.5;
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

/** What comes in sight within so many metres straight on is told before; what that weighs. */
const SOON: Metres = 12;
const SOON_EVERY: Metres = 2;
const NOT_YET = 0.8;

/** Round a corner this far away, and by so much of a turn, one is told; and sees what is behind it within so many metres. */
const FIRST_CORNER: Metres = 20;
const LEAST_CORNER = (30 * Math.PI) / 180;
const BEHIND_CORNER: Metres = 5;
/** Bends so near to each other go round one corner; and this near to one is the corner of the wall. */
const ONE_CORNER: Metres = 3;
const AT_CORNER: Metres = 1.5;
/** Other corners to the same side are no farther behind the first than this; what they weigh. */
const MORE_CORNERS: Metres = 15;
const ANOTHER_CORNER = 0.5;
/** A corner so many metres farther on is as unlike the one that was told as one a radian beside it. */
const CORNER_METRES: Metres = 15;
const MOST_OFF = 1.8;
const OTHER_CORNER = 0.4;
/** What is behind a corner is told of no farther on than this. */
const ROUND_FAR: Metres = 30;
const SMALL_BEND = (4 * Math.PI) / 180;
/** What it weighs that a thing is behind a corner. */
const ROUND = 1.5;

/** So many places are looked at to which one could walk with nothing in sight. */
const MOST_ENDS = 4;
/** What somebody can be told, how surely they find it (0 for what they cannot miss), and where they turn for it. */
interface Sayable {
  readonly cue: Cue;
  readonly doubt: number;
  readonly toward: Point;
  /** To which side one turns round a corner, behind which it is. */
  readonly corner?: 'left' | 'right';
  /** Where one is when one sees it, coming round the corner. */
  readonly seenFrom?: Stance;
  /** Of a door: the landmark beside it, where one needs that to know which is meant. */
  readonly beside?: string;
}

/** A corner that one turns round. */
interface Turned {
  /** Where one turns first. */
  readonly toward: Point;
  readonly side: 'left' | 'right';
  /** Where one is behind it. */
  readonly stance: Stance;
  /** Whether one has turned round another one behind the first. */
  readonly more: boolean;
}

export class ToldLine {
  readonly total: Metres;
  readonly cues: readonly Cue[];
  readonly #around: Surroundings;
  readonly #line: readonly Point[];
  readonly #level: string;
  /** For what is asked of turns and doors. */
  readonly #where: Somewhere;
  readonly #corners: readonly Metres[];
  /** Where the line goes through doors; null until somebody asks. */
  #doors: readonly Metres[] | null = null;
  readonly #isLift: boolean;
  /** Whether the end is a connection and not the goal. */
  readonly #leadsOn: boolean;
  readonly #into: string | null;

  constructor({ line, level, connection, goal }: Stretch, around: Surroundings) {
    this.#around = around;
    this.#line = line;
    this.#level = level;
    this.#where = { level, around };
    this.#isLift = connection?.isLift ?? false;
    this.#leadsOn = connection !== null;
    this.#into = goal?.into ?? null;
    this.total = lineLength(line);
    const cues = [
      ...cuesAlong(line, this.total, level, around),
      ...(goal ? goalCues(goal, this.total, level, around) : []),
    ];
    // What stands off the line's end is passed before it.
    const ends = cues.filter((cue) => this.isGoal(cue));
    const useful = cues.flatMap((cue) => {
      if (cue.along < this.total - AT_GOAL || cue.off < NEAR_LINE || this.isGoal(cue)) return [cue];
      const along = Math.max(0, this.total - AT_GOAL - 0.1);
      return ends.some(({ at }) => this.sees(cue.at, at)) ? [{ ...cue, along }] : [];
    });
    this.cues = connection ? [...useful, this.#endCue(connection)] : useful;
    this.#corners = cornersOf(line).map(({ along }) => along);
  }

  #endCue({ landmark, isLift, area }: NonNullable<Stretch['connection']>): Cue {
    const at = entranceAt(this.#line, this.#level, this.#around);
    const reach = reachOf('stairs');
    const flanks = isLift ? [] : this.#around.flanks(area);
    return { kind: 'connection', id: landmark ?? '', at, along: this.total, off: 0, passage: null, reach, flanks };
  }

  /** Whether a thing is in sight from a point, be it by its side. */
  #seesCue(from: Point, { at, passage, flanks = [] }: Cue): boolean {
    if (passage && DOOR_SPOTS.some((share) => this.sees(from, between(passage.a, passage.b, share)))) return true;
    return this.sees(from, at) || flanks.some((flank) => this.#around.seesFlank(this.#level, from, flank));
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
    if (exit)
      return { along: exit.along, at: exit.stand, stands: [this.on(exit.along)], behind: exit.before, out: true };
    return { along: 0, at: this.on(0), stands: [], behind: null };
  }

  /** Having walked to a thing from another stance: straight up to it, or square through the middle of a door. */
  reached(cue: Cue, from: Stance): Stance {
    const on = this.on(cue.along);
    if (cue.passage) {
      const { stand, before } = through(cue.passage, from.at);
      return { along: cue.along, at: stand, stands: [on, ...this.#otherDoors(cue, from)], behind: before };
    }
    const far = distanceBetween(from.at, cue.at);
    const at = far > SHORT_OF ? between(cue.at, from.at, SHORT_OF / far) : from.at;
    const behind = distanceBetween(from.at, at) > LEAST_STEP ? from.at : from.behind;
    return { along: cue.along, at, stands: cue.off < NEAR_LINE ? [on] : [], behind };
  }

  /** Where somebody is who takes another door into the same area that is in sight as well. */
  #otherDoors(cue: Cue, { at }: Stance): Point[] {
    if (cue.kind !== 'area') return [];
    const far = distanceBetween(at, cue.at);
    return this.#around.doorsOf(this.#level, cue.id).flatMap(({ a, b }) => {
      const middle = between(a, b, 0.5);
      if (a === cue.passage?.a || distanceBetween(at, middle) > far + OTHER_DOOR_FAR || !this.sees(at, middle))
        return [];
      const beyond = { x: 2 * middle.x - at.x, y: 2 * middle.y - at.y };
      return [through({ a, b, to: beyond }, at).stand];
    });
  }

  /** After metres that nobody counts exactly. */
  roughlyAt(along: Metres): Stance {
    return this.#stanceAt(along, [this.on(along - ROUGHLY), this.on(along + ROUGHLY)]);
  }

  #stanceAt(along: Metres, stands: readonly Point[]): Stance {
    return { along, at: this.on(along), stands, behind: this.on(Math.max(0, along - HEADING)) };
  }

  /** What can be told to somebody here, and how surely they find it: 0 for what they cannot miss. */
  sayable(stance: Stance): Sayable[] {
    const direct = this.#sayable(stance, (cue) => this.#direct(cue, stance));
    if (direct.length > 0) return direct;
    const soon = this.#sayable(stance, (cue) => this.#soon(cue, stance));
    const turns = stance.behind === null ? [] : this.#cornersAhead(stance);
    const known = new Set(soon.map(({ cue }) => cue));
    return [...soon, ...this.#sayable(stance, (cue) => (known.has(cue) ? [] : this.#round(cue, stance, turns)))];
  }

  /** Where one is who has turned round a corner ahead that nobody takes for another one. */
  #cornersAhead(stance: Stance): Turned[] {
    const found: Turned[] = [];
    let [passed, turned] = [0, 0];
    let first: { readonly at: Point; readonly along: Metres } | null = null;
    for (const [i, p] of this.#line.entries()) {
      const [before, after] = [this.#line[i - 1], this.#line[i + 1]];
      if (before) passed += distanceBetween(before, p);
      if (!before || !after || passed <= stance.along + 0.1) continue;
      if (passed > (first ? first.along + MORE_CORNERS : stance.along + FIRST_CORNER)) break;
      const angle = turnAngle(before, p, after);
      if (Math.abs(angle) < SMALL_BEND) continue;
      if (turned * angle < 0) break;
      turned += angle;
      const side = turned > 0 ? 'right' : 'left';
      if (first === null && !this.#isTheCorner(p, side, stance)) break;
      first ??= { at: p, along: passed };
      if (Math.abs(turned) < LEAST_CORNER) continue;
      const end = Math.min(passed + distanceBetween(p, after), passed + BEHIND_CORNER);
      for (let along = passed + 0.5; along <= end; along += 1) {
        // Who goes through a door is told so.
        if (this.#passesDoor(stance.along, along)) break;
        const there = { along, at: this.on(along), stands: [], behind: this.on(along - 2) };
        found.push({ toward: first.at, side, stance: there, more: passed - first.along > ONE_CORNER });
      }
    }
    return found;
  }

  /** Whether the corner at which the line bends is the one that somebody takes who is told to turn round one. */
  #isTheCorner(bend: Point, side: 'left' | 'right', stance: Stance): boolean {
    const told = TOLD_ANGLES[turnKind(stance, bend, this.#where)];
    if (told === undefined) return false;
    const unlike = ({ at }: SeenCorner, from: Point) =>
      Math.abs(wrapped(turnTo({ ...stance, at: from }, at) - told)) + distanceBetween(from, at) / CORNER_METRES;
    return [stance.at, ...stance.stands].every((stand) => {
      const corners = this.#around
        .corners(this.#level, stand, FIRST_CORNER + 5)
        .filter((corner) => corner.side === side);
      const here = corners.filter(({ at }) => distanceBetween(at, bend) <= AT_CORNER);
      const others = corners.filter(({ at }) => distanceBetween(at, bend) > ONE_CORNER);
      const least = Math.min(...here.map((corner) => unlike(corner, stand)));
      return least <= MOST_OFF && others.every((corner) => unlike(corner, stand) > least + OTHER_CORNER);
    });
  }

  #round(cue: Cue, stance: Stance, turns: readonly Turned[]): Sayable[] {
    if (cue.kind === 'out' || cue.kind === 'door') return [];
    for (const { toward, side, stance: there, more } of turns) {
      if (there.along > cue.along || cue.along - stance.along > ROUND_FAR) break;
      const doubt = this.#doubt(cue, there);
      if (doubt === null) continue;
      const told = TOLD_ANGLES[turnKind(stance, toward, this.#where)] ?? 0;
      const off = distanceBetween(stance.at, toward) < 2 ? 0 : Math.abs(wrapped(turnTo(stance, toward) - told));
      return [{ cue, doubt: doubt + ROUND + off + (more ? ANOTHER_CORNER : 0), toward, corner: side, seenFrom: there }];
    }
    return [];
  }

  #direct(cue: Cue, stance: Stance): Sayable[] {
    const doubt = this.#doubt(cue, stance);
    if (cue.kind !== 'door' || (doubt !== null && doubt < CONFUSED))
      return doubt === null ? [] : [{ cue, doubt, toward: cue.at }];
    const beside = markBeside(cue, stance, this.#where);
    const known = beside === null ? null : this.#doubt({ ...cue, reach: DOOR_REACH }, stance, false);
    if (beside !== null && known !== null) return [{ cue, doubt: known + BESIDE_DOOR, toward: cue.at, beside }];
    return doubt === null ? [] : [{ cue, doubt, toward: cue.at }];
  }

  #sayable(stance: Stance, say: (cue: Cue) => Sayable[]): Sayable[] {
    return this.cues.flatMap((cue): Sayable[] => {
      const on = cue.along - stance.along;
      const least =
        cue.kind === 'out' ? 0 : cue.passage ? LEAST_THROUGH_DOOR : stance.behind ? LEAST_STEP : LEAST_START;
      if (on > FARTHEST || on <= 0 || (on < least && !this.#isEnd(cue))) return [];
      return say(cue);
    });
  }

  /** What is not in sight yet, but after some metres straight on: who keeps their direction comes to see it. */
  #soon(cue: Cue, stance: Stance): Sayable[] {
    if (stance.behind === null || cue.kind === 'door' || cue.kind === 'out') return [];
    for (let on = SOON_EVERY; on <= SOON && stance.along + on < cue.along; on += SOON_EVERY) {
      const along = stance.along + on;
      const toward = this.on(along);
      if (![stance.at, ...stance.stands].every((stand) => this.sees(stand, toward))) return [];
      const doubt = this.#doubt(cue, { along, at: toward, stands: [], behind: stance.at });
      if (doubt === null) continue;
      const told = TOLD_ANGLES[turnKind(stance, toward, this.#where)] ?? 0;
      const off = Math.abs(wrapped(turnTo(stance, toward) - told));
      return [{ cue, doubt: doubt + NOT_YET + (off * on) / SOON, toward }];
    }
    return [];
  }

  #isEnd(cue: Cue): boolean {
    return cue.kind === 'connection' || this.isGoal(cue);
  }

  /** Whether the goal is right beside what the step leads to. */
  isGoal(cue: Cue): boolean {
    const goal = this.on(this.total);
    if (cue.kind === 'area' && cue.id === this.#into && !cue.passage) return true;
    return cue.kind === 'landmark' && distanceBetween(cue.at, goal) <= BY_GOAL && this.sees(cue.at, goal);
  }

  /** Whether one is in the area that was asked for, wherever one may stand. */
  hasArrived({ at, stands }: Stance): boolean {
    const into = this.#into;
    if (into === null) return false;
    const isIn = (p: Point) => this.#around.index.areasAt({ ...p, level: this.#level }).some(({ id }) => id === into);
    return [at, ...stands].every(isIn);
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
  #doubt(cue: Cue, stance: Stance, any = true): number | null {
    if (cue.kind === 'out') return stance.along === 0 ? 0 : null;
    const { along, at, stands } = stance;
    if (distanceBetween(at, cue.at) > cue.reach || !this.#seesCue(at, cue)) return null;
    if (cue.along - along > ROUNDABOUT * distanceBetween(this.on(along), this.on(cue.along)) + 2) return null;
    if (cue.off >= NEAR_LINE && !this.#isFloor(at, cue.at)) return null;
    // What lies more to the side than ahead is no goal of a step.
    if (!this.isGoal(cue) && distanceBetween(at, cue.at) > SIDEWAYS * (cue.along - along) + 2.5) return null;
    const unseen = stands.filter((stand) => !this.#seesCue(stand, cue)).length;
    const hidden = unseen > 0 ? HIDDEN + unseen / stands.length : 0;
    const beside = this.#about(at);
    const missed = beside.filter((stand) => !this.#seesCue(stand, cue)).length / Math.max(1, beside.length);
    return hidden + UNSEEN * missed + (any && this.#confused(cue, stance) ? CONFUSED : 0);
  }

  /** Where somebody may stand as well who stands about here: a step to each side. */
  #about(at: Point): Point[] {
    return [0, 1, 2, 3].flatMap((quarter) => {
      const by = (quarter * Math.PI) / 2 + 0.3;
      const stand = { x: at.x + ABOUT * Math.cos(by), y: at.y + ABOUT * Math.sin(by) };
      return this.sees(at, stand) ? [stand] : [];
    });
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
    if (cue.kind === 'door') return isOneOfMany(cue, stance, this.#where);
    const landmark = cue.kind === 'area' || cue.kind === 'out' ? null : this.#around.index.landmark(cue.id);
    // Of lifts side by side any will do.
    if (!landmark || (cue.kind === 'connection' && this.#isLift)) return false;
    const far = distanceBetween(at, cue.at);
    return this.#around.namesakes(landmark).some((other) => {
      const place = pointOf(other.at);
      if (other === landmark || distanceBetween(at, place) > far + 4) return false;
      return distanceBetween(place, cue.at) > SAME_PLACE && this.sees(at, place);
    });
  }

  /** How one goes on from this stance toward a point. */
  kind(stance: Stance, toward: Point, slight?: number): RouteStep['kind'] {
    return turnKind(stance, toward, this.#where, slight);
  }

  /** How far one may walk with nothing in sight to tell of: until there is something again, or a turn must be told. */
  blindEnds(stance: Stance): Metres[] {
    const corners = this.#corners.filter((along) => along > stance.along + 0.5);
    const posts = [...corners];
    for (let along = stance.along + LEAST_STEP; along < this.total; along += LEAST_STEP) posts.push(along);
    const ends: Metres[] = [];
    for (const along of posts.toSorted((a, b) => a - b)) {
      // Through a door one goes when one is told to: before it something is said.
      if (ends.length > 0 && this.#passesDoor(stance.along, along)) return ends;
      const there = this.roughlyAt(along);
      const turns = corners.includes(along) && isChoice(there, this.onward(along), this.#where);
      if (turns || this.sayable(there).length > 0) ends.push(along);
      if (turns || ends.length >= MOST_ENDS) return ends;
    }
    return [...ends, this.total];
  }

  /** Whether the line goes through a door between two places of it. */
  #passesDoor(from: Metres, to: Metres): boolean {
    this.#doors ??= doorsAlong(this.#line, this.#level, this.#around);
    return this.#doors.some((along) => along > from && along < to);
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
