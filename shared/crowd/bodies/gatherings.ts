/** Talking groups: who stands with whom, in a circle with a place for each, and who turns to whom. */
import type { Metres, Milliseconds, Place, Point } from '../../geometry/point.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { Chance } from '../chance.ts';
import type { Manners } from './manners.ts';
import type { Mover } from './mover.ts';
import type { Throng } from './throng.ts';

/** Two who stand side by side in a circle stand so far apart, and two who stand opposite each other. */
const BESIDE: Metres = 0.8;
const OPPOSITE: Metres = 0.95;
/** Company is looked for within this. */
const COMPANY: Metres = 6;
/** A group is founded so far from where one arrived: not in front of what others come to see. */
const ASIDE: readonly [Metres, Metres] = [1.8, 6];
/** Middles of groups are so far apart, and so far from doors. */
const APART: Metres = 2.4;
const FROM_DOORS: Metres = 1.6;
const TRIES = 12;
/** A place that is less off than this from the one where one stands is not worth a step. */
const STEP: Metres = 0.25;
/** Attention is looked at this often. */
const BEAT: Milliseconds = 1_000;

interface Group {
  readonly level: string;
  readonly middle: Point;
  /** In their order round the circle. */
  readonly members: Mover[];
}

/** To whom somebody has turned, whom they turned to before, and until when on the gatherings' clock. */
interface Attention {
  group: Group;
  to: Mover | null;
  last: Mover | null;
  until: Milliseconds;
}

export class Gatherings {
  readonly #throng: Throng;
  readonly #chance: Chance;
  readonly #manners: Manners;
  readonly #doors: readonly Place[];
  readonly #groups = new Map<string, Set<Group>>();
  readonly #attention = new Map<Mover, Attention>();
  #now: Milliseconds = 0;
  #beatIn: Milliseconds = BEAT;

  /** @param doors where nobody stands in the way */
  constructor(throng: Throng, chance: Chance, manners: Manners, doors: readonly Place[]) {
    this.#throng = throng;
    this.#chance = chance;
    this.#manners = manners;
    this.#doors = doors;
  }

  /** Stand with others near here, or where others may come: where there is no room, where one is. */
  settle(mover: Mover): void {
    if (this.#attention.has(mover)) return;
    const here: Place = { level: mover.level, x: mover.x, y: mover.y };
    const group = (this.#chance.happens(this.#manners.joins) ? this.#company(here) : null) ?? this.#found(here);
    if (group === null) return;
    group.members.push(mover);
    const middle = group.middle;
    const angle = (one: Mover) => Math.atan2(one.y - middle.y, one.x - middle.x);
    group.members.sort((a, b) => angle(a) - angle(b));
    this.#attention.set(mover, { group, to: null, last: null, until: this.#now });
    this.#form(group);
  }

  /** Leave one's group, if one is in any. */
  leave(mover: Mover): void {
    const attention = this.#attention.get(mover);
    if (attention === undefined) return;
    this.#attention.delete(mover);
    const { group } = attention;
    group.members.splice(group.members.indexOf(mover), 1);
    for (const other of group.members) {
      const theirs = this.#attention.get(other);
      if (theirs?.to === mover) theirs.until = this.#now;
    }
    if (group.members.length === 0) this.#on(group.level).delete(group);
  }

  isIn(mover: Mover): boolean {
    return this.#attention.has(mover);
  }

  /** How many stand in each group. */
  sizes(): readonly number[] {
    return [...this.#groups.values()].flatMap((groups) => [...groups].map(({ members }) => members.length));
  }

  step(span: Milliseconds): void {
    this.#beatIn -= span;
    if (this.#beatIn > 0) return;
    this.#beatIn += BEAT;
    this.#now += BEAT;
    for (const [mover, attention] of this.#attention) {
      if (this.#now >= attention.until) this.#turn(mover, attention);
      else if (attention.to !== null) face(mover, attention.to);
    }
  }

  /** To somebody who has turned to nobody, or away. */
  #turn(mover: Mover, mine: Attention): void {
    const { looksAway, awayMean, shortestBout, boutExponent } = this.#manners;
    const other = this.#chance.happens(looksAway) ? null : this.#partner(mover, mine);
    mine.to = other?.mover ?? null;
    if (other === null) {
      mine.until = this.#now - Math.log(1 - this.#chance.next()) * awayMean * 1000;
      mover.heading = this.#chance.between([-Math.PI, Math.PI]);
      return;
    }
    const seconds = shortestBout / (1 - this.#chance.next()) ** (1 / boutExponent);
    mine.until = this.#now + Math.min(seconds, LONGEST_BOUT) * 1000;
    mine.last = other.mover;
    other.attention.to = mover;
    other.attention.last = mover;
    other.attention.until = mine.until;
    face(mover, other.mover);
    face(other.mover, mover);
  }

  /** One of the group who is in no bout; the one of the last time only now and then. */
  #partner(mover: Mover, { group, last }: Attention): { mover: Mover; attention: Attention } | null {
    const mayBeLast = this.#chance.happens(this.#manners.again);
    const free = group.members.flatMap((other) => {
      const attention = this.#attention.get(other);
      return other !== mover &&
        (mayBeLast || other !== last) &&
        attention &&
        (attention.to === null || this.#now >= attention.until)
        ? [{ mover: other, attention }]
        : [];
    });
    return this.#chance.pick(free);
  }

  #on(level: string): Set<Group> {
    const known = this.#groups.get(level);
    if (known) return known;
    const groups = new Set<Group>();
    this.#groups.set(level, groups);
    return groups;
  }

  /** A group near by that has a place. */
  #company(here: Place): Group | null {
    const near = [...this.#on(here.level)].filter(
      ({ middle, members }) =>
        members.length < this.#manners.mostInGroup &&
        distanceBetween(middle, here) < COMPANY &&
        this.#throng.isClear(here.level, here, middle),
    );
    return this.#chance.pick(near);
  }

  #found(here: Place): Group | null {
    for (let i = 0; i < TRIES; i++) {
      const away = this.#chance.between(ASIDE);
      const angle = this.#chance.between([0, 2 * Math.PI]);
      const middle = { x: here.x + away * Math.cos(angle), y: here.y + away * Math.sin(angle) };
      if (!this.#mayStandAt(here, middle)) continue;
      const group: Group = { level: here.level, middle, members: [] };
      this.#on(here.level).add(group);
      return group;
    }
    return null;
  }

  #mayStandAt(here: Place, middle: Point): boolean {
    const { level } = here;
    if (this.#doors.some((door) => door.level === level && distanceBetween(door, middle) < FROM_DOORS)) return false;
    for (const group of this.#on(level)) if (distanceBetween(group.middle, middle) < APART) return false;
    if (!this.#throng.isClear(level, here, middle)) return false;
    return ROUND.every(({ x, y }) => this.#throng.isClear(level, middle, { x: middle.x + x, y: middle.y + y }));
  }

  /** Each to their place in the circle. */
  #form({ level, middle, members }: Group): void {
    const count = members.length;
    const radius = Math.max(OPPOSITE / 2, count < 2 ? 0 : BESIDE / (2 * Math.sin(Math.PI / count)));
    const [first] = members;
    if (!first) return;
    const from = Math.atan2(first.y - middle.y, first.x - middle.x);
    members.forEach((mover, i) => {
      const angle = from + (i * 2 * Math.PI) / count;
      const place = { level, x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
      if (distanceBetween(mover, place) < STEP || !this.#throng.isClear(level, mover, place)) return;
      this.#throng.follow(mover, [place]);
    });
  }
}

/** Nobody talks to one person for longer without a look elsewhere, seconds: longer than any break. */
const LONGEST_BOUT = 7_200;

/** A circle has room for its people where these are free of walls. */
const ROUND: readonly Point[] = Array.from({ length: 6 }, (_, i) => ({
  x: 0.8 * Math.cos((i * Math.PI) / 3),
  y: 0.8 * Math.sin((i * Math.PI) / 3),
}));

/** Turn to somebody; who walks looks where they go. */
function face(mover: Mover, other: Mover): void {
  if (mover.next < mover.path.length) return;
  mover.heading = Math.atan2(other.y - mover.y, other.x - mover.x);
}
