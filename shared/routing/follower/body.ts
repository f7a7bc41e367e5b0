/** The stranger's body: where they are, which way they look, how they walk over the floor. Part of the test follower. */
import type { Metres, Place, Point } from '../../geometry/point.ts';
import { lineLength, pointAlong } from '../../geometry/polyline.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { LevelWays } from '../level-ways.ts';
import { trianglesAt } from '../mesh.ts';
import { ahead, bearing, degrees } from './compass.ts';

/** A stranger's stride, for walking without a goal in sight. */
export const STRIDE: Metres = 0.5;
/** Who is told to turn turns at a corner that is so near. */
const NEXT_CORNER: Metres = 5;

export class Body {
  place: Place;
  /** Which way they look, in degrees; null when they do not know which way they were meant to look. */
  heading: number | null = null;
  /** Whether a door is between two points: nobody who is only told to walk on goes through one. */
  readonly #isDoor: (level: string, from: Point, to: Point) => boolean;
  /** Whether they were told to go through a door, or to look for something behind one. */
  throughDoors = true;
  readonly #floors: ReadonlyMap<string, LevelWays>;

  constructor(
    place: Place,
    floors: ReadonlyMap<string, LevelWays>,
    isDoor: (level: string, from: Point, to: Point) => boolean,
  ) {
    this.place = place;
    this.#isDoor = isDoor;
    this.#floors = floors;
  }

  /** Turns; where a wall is in the way of who goes on without a goal, at the next corner, and back round what is there. */
  turn(by: number, blind: boolean): void {
    const heading = this.heading ?? 0;
    if (Math.abs(by) === 180 && blind) {
      this.turn(by / 2, true);
      this.advance(this.heading ?? 0, 1);
      this.turn(by / 2, true);
      return;
    }
    const place = this.place;
    for (let walked = 0; blind && walked < NEXT_CORNER && !this.free(heading + by, 2.5); walked += STRIDE) {
      if (!this.free(heading, STRIDE)) break;
      this.place = { ...ahead(this.place, heading, STRIDE), level: place.level };
    }
    if (blind && !this.free(heading + by, 2.5)) this.place = place;
    this.heading = degrees(heading + by);
  }

  /** The floor of this level. */
  ways(): LevelWays | undefined {
    return this.#floors.get(this.place.level);
  }

  /** The short way round what stands on the floor; null where it is cut off, or a detour that one would not guess. */
  round(to: Point, detour: Metres = 4): readonly Point[] | null {
    const ways = this.ways();
    const start = ways?.snap(this.place, 2);
    const end = ways?.snap(to, 3);
    const line = start && end ? ways?.line(start, end) : null;
    return line && lineLength(line) <= 1.6 * distanceBetween(this.place, to) + detour ? line : null;
  }

  /** Along a line until something holds. */
  along(line: readonly Point[], until: (p: Point) => boolean): void {
    const total = lineLength(line);
    let along = 0;
    while (along < total && !until(pointAlong(line, along))) along += 0.25;
    this.#stop(line, Math.min(along, total));
  }

  #stop(line: readonly Point[], along: Metres): void {
    const at = pointAlong(line, along);
    const before = pointAlong(line, Math.max(0, along - 4));
    if (distanceBetween(before, at) > 0.7) this.heading = bearing(before, at);
    this.place = { ...at, level: this.place.level };
  }

  /** The way there over the floor; null where there is none. */
  lineTo(to: Point): readonly Point[] | null {
    const ways = this.ways();
    const [start, end] = [ways?.snap(this.place, 2), ways?.snap(to, 2)];
    return (start && end && ways?.line(start, end)) ?? null;
  }

  /** A metre on by the way that bends least from the one behind. */
  bend(): boolean {
    const heading = this.heading ?? 0;
    const turns = Array.from({ length: 19 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 15);
    const by = turns.find((turn) => this.free(heading + turn, 3)) ?? turns.find((turn) => this.free(heading + turn, 1));
    if (by === undefined) return false;
    this.heading = degrees(heading + by);
    this.place = { ...ahead(this.place, this.heading, 1), level: this.place.level };
    return true;
  }

  /** The one direction in which there is room to walk, when there is but one. */
  onlyWay(): number | null {
    const open = Array.from({ length: 24 }, (_, i) => i * 15).filter((heading) => this.free(heading, 4));
    const [first] = open;
    if (first === undefined) return null;
    const near = open.filter((heading) => Math.abs(degrees(heading - first)) <= 60);
    return near.length === open.length ? (near[Math.floor(near.length / 2)] ?? null) : null;
  }

  /** Whether there is floor so far in a direction. */
  free(heading: number, metres: Metres): boolean {
    const mesh = this.ways()?.mesh;
    if (!mesh) return false;
    const { place } = this;
    if (!this.throughDoors && this.#isDoor(place.level, place, ahead(place, heading, metres))) return false;
    for (let far = STRIDE; far <= metres; far += STRIDE) {
      if (trianglesAt(mesh, ahead(this.place, heading, far)).length === 0) return false;
    }
    return true;
  }

  /** Goes on in a direction, aside where something stands in the way and along the wall of a corridor; false when stuck. */
  advance(heading: number, metres: Metres): boolean {
    let direction = heading;
    for (let walked = 0; walked < metres; walked += STRIDE) {
      const aside = [0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90, -90].find((by) =>
        this.free(direction + by, 1),
      );
      if (aside === undefined) return false;
      // Who has to turn far follows the corridor; who passes a chair keeps the direction.
      if (Math.abs(aside) >= 45) direction = degrees(direction + aside);
      const at = ahead(this.place, Math.abs(aside) >= 45 ? direction : direction + aside, STRIDE);
      this.place = { ...at, level: this.place.level };
    }
    this.heading = direction;
    return true;
  }
}
