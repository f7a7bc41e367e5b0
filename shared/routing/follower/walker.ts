/** The stranger's body and mind while they walk: what they do with one sentence. Part of the test follower. */
import type { Metres, Place, Point } from '../../geometry/point.ts';
import { lineLength, pointAlong } from '../../geometry/polyline.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { LevelWays } from '../level-ways.ts';
import { trianglesAt } from '../mesh.ts';
import type { Eyes, SeenConnection, SeenThing } from './eyes.ts';
import type { Order } from './reader.ts';

/** So near to a thing one is there. */
const THERE: Metres = 1.5;
/** One goes this far into an area. */
const INSIDE: Metres = 1;
/** A stranger's stride, for walking without a goal in sight. */
const STRIDE: Metres = 0.5;
/** Who does not see what they were told of looks for it so far to every side. */
const ASIDE: Metres = 12;
/** What lies farther than this from where one was told to turn, in degrees, is not what was meant. */
const WRONG_SIDE = 100;
/** Who is told to turn turns at a corner that is so near. */
const NEXT_CORNER: Metres = 5;
/** What "a few steps" may be. */
const FEW: Metres = 2;

/** An angle in degrees as one above -180 and up to 180. */
const degrees = (angle: number): number => 180 - ((((180 - angle) % 360) + 360) % 360);
const bearing = (from: Point, to: Point): number => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
const ahead = (from: Point, heading: number, metres: Metres): Point => ({
  x: from.x + metres * Math.cos((heading * Math.PI) / 180),
  y: from.y + metres * Math.sin((heading * Math.PI) / 180),
});

export class Walker {
  place: Place;
  readonly #eyes: Eyes;
  readonly #floors: ReadonlyMap<string, LevelWays>;
  /** Which way they look, in degrees; null when they do not know which way they were meant to look. */
  #heading: number | null = null;
  /** What comes after this: who walks without a goal in sight already looks for it. */
  #next: Order | null = null;

  constructor(place: Place, eyes: Eyes, floors: ReadonlyMap<string, LevelWays>) {
    this.place = place;
    this.#eyes = eyes;
    this.#floors = floors;
  }

  /** Does what a sentence says. Returns why that could not be done; null when it was. */
  obey(order: Order, next: Order | null): string | null {
    this.#next = next;
    if (order.kind === 'there') return this.#arrive(order);
    if (order.kind === 'take') return this.#take(order);
    if (typeof order.turn === 'number' && this.#heading !== null) this.#turn(order.turn, order.name === null);
    if (order.turn === 'any') this.#heading = null;
    if (order.name === null) return this.#walkOn(order);
    if (order.how === 'out') return this.#walkOut(order, order.name);
    return order.how === 'to' || order.how === 'into' || order.how === 'through'
      ? this.#walkTo(order, order.name)
      : this.#walkBy(order, order.name, order.how);
  }

  /** Goes up to what stands beside the goal, when it is in sight and not yet reached. */
  #arrive(order: Order): null {
    if (order.name === null) return null;
    const find = () => this.#find(order, order.name ?? '');
    const inSight = find();
    const [found] = inSight.length > 0 ? inSight : this.#lookAside(find);
    const line = found && this.#round(found.at);
    if (found && line) this.#along(line, (p) => distanceBetween(p, found.at) <= THERE);
    return null;
  }

  /** Turns; where a wall is in the way of who goes on without a goal, at the next corner, and back round what is there. */
  #turn(by: number, blind: boolean): void {
    const heading = this.#heading ?? 0;
    if (Math.abs(by) === 180 && blind) {
      this.#turn(by / 2, true);
      this.#advance(this.#heading ?? 0, 1);
      this.#turn(by / 2, true);
      return;
    }
    const place = this.place;
    for (let walked = 0; blind && walked < NEXT_CORNER && !this.#free(heading + by, 2.5); walked += STRIDE) {
      if (!this.#free(heading, STRIDE)) break;
      this.place = { ...ahead(this.place, heading, STRIDE), level: place.level };
    }
    if (blind && !this.#free(heading + by, 2.5)) this.place = place;
    this.#heading = degrees(heading + by);
  }

  #ways(): LevelWays | undefined {
    return this.#floors.get(this.place.level);
  }

  /** The short way round what stands on the floor; null where it is cut off, or a detour that one would not guess. */
  #round(to: Point, detour: Metres = 4): readonly Point[] | null {
    const ways = this.#ways();
    const start = ways?.snap(this.place, 2);
    const end = ways?.snap(to, 3);
    const line = start && end ? ways?.line(start, end) : null;
    return line && lineLength(line) <= 1.6 * distanceBetween(this.place, to) + detour ? line : null;
  }

  #along(line: readonly Point[], until: (p: Point) => boolean): void {
    const total = lineLength(line);
    let along = 0;
    while (along < total && !until(pointAlong(line, along))) along += 0.25;
    this.#stop(line, Math.min(along, total));
  }

  #stop(line: readonly Point[], along: Metres): void {
    const at = pointAlong(line, along);
    const before = pointAlong(line, Math.max(0, along - 4));
    if (distanceBetween(before, at) > 0.7) this.#heading = bearing(before, at);
    this.place = { ...at, level: this.place.level };
  }

  /** How badly a thing fits what was said: by the side where it is, and by how far away. */
  #misfit(at: Point, order: Order): number {
    const off = this.#heading === null ? 0 : Math.abs(degrees(bearing(this.place, at) - this.#heading));
    const far = distanceBetween(this.place, at);
    const said = order.metres ?? FEW;
    return off / 60 + Math.abs(far - said) / Math.max(10, said);
  }

  /** What is in sight of this name, what fits best first. */
  #find(order: Order, name: string): SeenThing[] {
    const connections = this.#eyes
      .connections(this.place)
      .filter(({ names }) => names.some((known) => sameName(name, known)))
      .map(({ at, stop, connection }): SeenThing => ({ kind: 'landmark', id: connection.id, at, beyond: stop }));
    const seen =
      order.how === 'through'
        ? this.#eyes.doors(this.place, /^(opening|ouverture)$/.test(name) ? 'opening' : 'door')
        : [...this.#eyes.look(this.place, name), ...connections];
    // What one was told to walk to is not what one stands beside.
    const least = (order.metres ?? 0) * 0.35 - 1;
    // Nor does anybody look for a nameless door far beyond where it was told to be.
    const most = order.how === 'through' ? 1.6 * (order.metres ?? FEW) + 4 : Infinity;
    const turned = typeof order.turn === 'number' && this.#heading !== null ? this.#heading : null;
    return (
      seen
        .filter(({ at }) => distanceBetween(this.place, at) >= least && distanceBetween(this.place, at) <= most)
        // Nobody who is told to turn left walks to what is on their right.
        .filter(({ at }) => turned === null || Math.abs(degrees(bearing(this.place, at) - turned)) <= WRONG_SIDE)
        .toSorted((a, b) => this.#misfit(a.at, order) - this.#misfit(b.at, order))
    );
  }

  /** Looks where a thing shows the way to, and walks as far as was said. */
  #walkBy(order: Order, name: string, side: 'ahead' | 'behind' | 'left' | 'right'): string | null {
    const [found] = this.#find({ ...order, metres: null }, name);
    if (!found) return this.#heading === null ? 'it is not to be seen' : this.#walkOn(order);
    const turn = { ahead: 0, behind: 180, left: 90, right: -90 }[side];
    this.#heading = degrees(bearing(this.place, found.at) + turn);
    return this.#walkOn(order);
  }

  #walkTo(order: Order, name: string): string | null {
    if (order.how === 'into' && this.#eyes.within(this.place).includes(name)) {
      // Who stands in its door looks into it.
      const [door] = this.#eyes.ownDoors(this.place, name, 3);
      if (door && this.#heading === null) this.#heading = bearing(door.at, door.beyond);
      if (door) this.#advance(this.#heading ?? 0, order.metres ?? FEW);
      return null;
    }
    const inSight = this.#find(order, name);
    const all = inSight.length > 0 ? inSight : this.#search(order, name);
    if (all.length === 0) return 'it is not to be seen';
    const reached = all.flatMap((found) => {
      const line = this.#round(found.kind === 'area' ? found.beyond : found.at);
      return line ? [{ found, line }] : [];
    });
    const [best] = reached;
    if (!best) return 'one cannot get there';
    const { found, line } = best;
    if (found.kind === 'area') {
      this.#along(line, () => false);
      this.#advance(this.#heading ?? 0, INSIDE);
    } else {
      this.#along(
        line,
        (p) => distanceBetween(p, found.at) <= THERE && this.#eyes.clear(this.place.level, p, found.at),
      );
    }
    return null;
  }

  /** Out of the room where they are, by its door: by the one in sight, if there are several. */
  #walkOut(order: Order, name: string): string | null {
    if (!this.#eyes.within(this.place).includes(name)) return null;
    const ways = this.#ways();
    const start = ways?.snap(this.place, 2);
    const doors = this.#eyes.doorsOut(this.place, name);
    const inSight = doors.filter(({ at }) => this.#eyes.clear(this.place.level, this.place, at));
    const lines = (inSight.length > 0 ? inSight : doors).flatMap(({ beyond }) => {
      const end = ways?.snap(beyond, 1);
      const line = start && end ? ways?.line(start, end) : null;
      return line ? [line] : [];
    });
    const said = order.metres ?? FEW;
    const [best] = lines.toSorted((a, b) => Math.abs(lineLength(a) - said) - Math.abs(lineLength(b) - said));
    if (!best) return 'there is no way out';
    this.#along(best, () => false);
    return null;
  }

  /**
   * Walks on in the direction that was said until the name is seen; where it is not, comes back and looks round the
   * corners beside.
   */
  #search(order: Order, name: string): SeenThing[] {
    const [place, heading] = [this.place, this.#heading];
    if (heading !== null) {
      const most = (order.metres ?? FEW) * 1.3 + 5;
      for (let walked = 0; walked < most && this.#advance(this.#heading ?? heading, 1); walked += 1) {
        const found = this.#find(order, name);
        if (found.length > 0) return found;
      }
    }
    [this.place, this.#heading] = [place, heading];
    return this.#lookAside(() => this.#find(order, name));
  }

  /** Goes a few metres to every side until something is found; where nothing is, back. */
  #lookAside<T>(find: () => T[]): T[] {
    const [place, heading] = [this.place, this.#heading];
    for (const aside of [0, 45, -45, 90, -90, 135, -135, 180]) {
      const direction = (heading ?? 0) + aside;
      for (let far = ASIDE / 4; far <= ASIDE && this.#free(direction, far); far += ASIDE / 4) {
        this.place = { ...ahead(place, direction, far), level: place.level };
        this.#heading = degrees(direction);
        const found = find();
        if (found.length > 0) return found;
        [this.place, this.#heading] = [place, heading];
      }
    }
    return [];
  }

  #walkOn(order: Order): string | null {
    const metres = order.metres ?? FEW;
    const heading = this.#heading ?? this.#onlyWay();
    if (heading === null) return 'nobody knows which way';
    this.#heading = heading;
    const most = this.#next?.name ? metres * 1.5 + 4 : metres;
    for (let walked = 0; walked < most; walked += 1) {
      if (walked >= metres * 0.6 && this.#seesNext()) return null;
      const on = this.#heading ?? heading;
      const goesOn = this.#free(on, 2) ? this.#advance(on, Math.min(1, most - walked)) : this.#bend();
      if (!goesOn) return walked >= metres * 0.6 ? null : 'a wall is in the way';
    }
    return null;
  }

  /** Whether what comes next is in sight. */
  #seesNext(): boolean {
    const next = this.#next;
    if (!next?.name) return false;
    return next.kind === 'take' ? this.#takeable(next).length > 0 : this.#find(next, next.name).length > 0;
  }

  /** A metre on by the way that bends least from the one behind. */
  #bend(): boolean {
    const heading = this.#heading ?? 0;
    const turns = Array.from({ length: 19 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 15);
    const by =
      turns.find((turn) => this.#free(heading + turn, 3)) ?? turns.find((turn) => this.#free(heading + turn, 1));
    if (by === undefined) return false;
    this.#heading = degrees(heading + by);
    this.place = { ...ahead(this.place, this.#heading, 1), level: this.place.level };
    return true;
  }

  /** The one direction in which there is room to walk, when there is but one. */
  #onlyWay(): number | null {
    const open = Array.from({ length: 24 }, (_, i) => i * 15).filter((heading) => this.#free(heading, 4));
    const [first] = open;
    if (first === undefined) return null;
    const near = open.filter((heading) => Math.abs(degrees(heading - first)) <= 60);
    return near.length === open.length ? (near[Math.floor(near.length / 2)] ?? null) : null;
  }

  #free(heading: number, metres: Metres): boolean {
    const mesh = this.#ways()?.mesh;
    if (!mesh) return false;
    for (let far = STRIDE; far <= metres; far += STRIDE) {
      if (trianglesAt(mesh, ahead(this.place, heading, far)).length === 0) return false;
    }
    return true;
  }

  /** Goes on in a direction, aside where something stands in the way and along the wall of a corridor; false when stuck. */
  #advance(heading: number, metres: Metres): boolean {
    let direction = heading;
    for (let walked = 0; walked < metres; walked += STRIDE) {
      const aside = [0, 15, -15, 30, -30, 45, -45, 60, -60, 75, -75, 90, -90].find((by) =>
        this.#free(direction + by, 1),
      );
      if (aside === undefined) return false;
      // Who has to turn far follows the corridor; who passes a chair keeps the direction.
      if (Math.abs(aside) >= 45) direction = degrees(direction + aside);
      const at = ahead(this.place, Math.abs(aside) >= 45 ? direction : direction + aside, STRIDE);
      this.place = { ...at, level: this.place.level };
    }
    this.#heading = direction;
    return true;
  }

  /** The connections in sight that were meant, what fits best first. */
  #takeable(order: Order): SeenConnection[] {
    const fits = (seen: SeenConnection) =>
      seen.names.some((name) => sameName(order.name ?? '', name)) ||
      (order.connection === seen.kind && order.name !== null && !/ /.test(order.name));
    const turn = { left: -90, right: 90, behind: 180, ahead: 0 }[order.side ?? 'ahead'];
    const looking = this.#heading === null ? null : degrees(this.#heading + turn);
    const misfit = ({ at, stop }: SeenConnection) => {
      const off = looking === null ? 0 : Math.abs(degrees(bearing(this.place, at) - looking)) / 60;
      return off + Math.min(distanceBetween(this.place, at), distanceBetween(this.place, stop)) / 15;
    };
    return this.#eyes
      .connections(this.place)
      .filter((connection) => fits(connection) && (order.direction === 'across' || leadsTo(connection, order)))
      .toSorted((a, b) => misfit(a) - misfit(b));
  }

  #take(order: Order): string | null {
    if (order.stays) return this.#rideOn(order);
    const inSight = this.#takeable(order);
    const [taken] = inSight.length > 0 ? inSight : this.#lookAside(() => this.#takeable(order));
    if (!taken) return 'it is not to be seen, or leads elsewhere';
    if (order.direction === 'across') return this.#cross(taken);
    // Stairs that one sees from beside are walked round to where they begin.
    const line = this.#round(taken.stop, 20);
    if (!line) return 'one cannot get there';
    this.#along(line, () => false);
    const floor = leadsTo(taken, order);
    if (!floor) return 'it leads elsewhere';
    this.place = { ...floor.at, level: floor.level };
    return this.#next?.stays ? null : this.#leave(taken);
  }

  /** On from the landing by the flight that leads to the floor that was said. */
  #rideOn(order: Order): string | null {
    const flight = this.#eyes.flights(this.place).find((seen) => leadsTo(seen, order));
    const floor = flight && leadsTo(flight, order);
    if (!flight || !floor) return 'these stairs do not go on there';
    this.place = { ...floor.at, level: floor.level };
    return this.#next?.stays ? null : this.#leave(flight);
  }

  /** Through a cabin with two doors, to the other side. */
  #cross({ connection, stop }: SeenConnection): string | null {
    const other = connection.stops.find(
      ({ level, at: [x, y] }) => level === this.place.level && distanceBetween({ x, y }, stop) > 0.1,
    );
    if (!other) return 'it has no other side';
    const [x, y] = other.at;
    this.place = { x, y, level: this.place.level };
    return this.#leave({ connection });
  }

  /** Out of stairs or a lift: by the opening that is nearest, one ahead before one behind. */
  #leave({ connection }: Pick<SeenConnection, 'connection'>): string | null {
    const stop = connection.stops.find(
      ({ level, at: [x, y] }) => level === this.place.level && distanceBetween(this.place, { x, y }) < 0.1,
    );
    const ways = this.#ways();
    const start = ways?.snap(this.place, 3);
    if (!ways || !start) return null;
    const before = this.#heading;
    const exits = this.#eyes.exits(this.place, stop?.area).flatMap(({ beyond }) => {
      const end = ways.snap(beyond, 1);
      const line = end && ways.line(start, end);
      if (!line) return [];
      const back =
        before !== null && connection.kind !== 'lift' && Math.abs(degrees(bearing(start, end) - before)) > 100;
      return [{ line, weight: lineLength(line) + (back ? 6 : 0) }];
    });
    const [exit] = exits.toSorted((a, b) => a.weight - b.weight);
    if (exit) this.#along(exit.line, () => false);
    return null;
  }
}

/** The floor that was said, if it leads there. */
const leadsTo = ({ floors }: Pick<SeenConnection, 'floors'>, { floor, direction }: Order) =>
  floors.find(({ name, up }) => floor !== null && sameFloor(floor, name) && up === (direction === 'up'));

/** « Stairs 2-3/0 » is named "l’escalier « Stairs 2-3/0 »" too. */
const sameName = (said: string, known: string): boolean =>
  known !== '' && (said === known || said.endsWith(` ${known}`));

/** A floor is known by its name, or by its number in another language. */
function sameFloor(said: string, known: string): boolean {
  if (sameName(said, known)) return true;
  const number = /^niveau (-?\w+)$/.exec(said)?.[1];
  return number !== undefined && known.endsWith(` ${number}`);
}
