/** The stranger's mind while they walk: what they do with one sentence. Part of the test follower. */
import type { Metres, Place, Point } from '../../geometry/point.ts';
import { lineLength, pointAlong } from '../../geometry/polyline.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { LevelWays } from '../level-ways.ts';
import type { DiagonalSide, Side } from '../route.ts';
import { Body, STRIDE } from './body.ts';
import { ahead, bearing, degrees } from './compass.ts';
import type { Eyes, SeenConnection, SeenThing } from './eyes.ts';
import type { Order } from './reader.ts';
import { leadsTo, sameName } from './same-name.ts';

/** So near to a thing one is there. */
const THERE: Metres = 1.5;
/** One goes this far into an area. */
const INSIDE: Metres = 1;
/** Who does not see what they were told of looks for it so far to every side. */
const ASIDE: Metres = 12;
/** What lies farther than this from where one was told to turn, in degrees, is not what was meant. */
const WRONG_SIDE = 100;
/** A ride that brings one this far on has a direction: stairs and escalators, but no lift. */
const FLIGHT: Metres = 2;
/** Who does not find what they were told of goes back so far, and looks round so often. */
const BACK: Metres = 30;
const LOOK_EVERY: Metres = 2;
/** Nobody calls beside each other what is farther apart than this. */
const BESIDE: Metres = 6;
/** How far from a corner one walks round it, and round how many in a row. */
const BESIDE_CORNER: Metres = 1;
const MOST_CORNERS = 4;
/** What "a few steps" may be. */
const FEW: Metres = 2;

export class Walker {
  readonly #eyes: Eyes;
  readonly #body: Body;
  /** What comes after this: who walks without a goal in sight already looks for it. */
  #next: Order | null = null;
  /** Where they were before each sentence. */
  readonly #been: Place[] = [];

  constructor(place: Place, eyes: Eyes, floors: ReadonlyMap<string, LevelWays>) {
    this.#eyes = eyes;
    this.#body = new Body(place, floors, (level, from, to) => eyes.isDoor(level, from, to));
  }

  /** Where they are. */
  get place(): Place {
    return this.#body.place;
  }

  /** Does what a sentence says. Returns why that could not be done; null when it was. */
  obey(order: Order, next: Order | null): string | null {
    this.#next = next;
    this.#been.push(this.#body.place);
    return this.#do(order);
  }

  #do(order: Order): string | null {
    if (order.kind === 'there') return this.#arrive(order);
    if (order.kind === 'take') return this.#take(order);
    if (typeof order.turn === 'number' && this.#body.heading !== null) this.#body.turn(order.turn, order.name === null);
    if (order.turn === 'any') this.#body.heading = null;
    if (order.corner) return this.#round(order, order.corner);
    if (order.name === null) {
      this.#body.throughDoors = false;
      const why = this.#walkOn(order);
      this.#body.throughDoors = true;
      return why;
    }
    if (order.how === 'out') return this.#walkOut(order, order.name);
    return order.how === 'to' || order.how === 'into' || order.how === 'through'
      ? this.#walkTo(order, order.name)
      : this.#walkBy(order, order.name, order.how);
  }

  /** Goes up to what stands beside the goal, when it is in sight and not yet reached. */
  #arrive(order: Order): string | null {
    if (order.name === null) return 'nothing is told of what stands there';
    const find = () => this.#find(order, order.name ?? '');
    const inSight = find();
    const [found] = inSight.length > 0 ? inSight : this.#lookAside(find);
    const line = found && this.#body.round(found.at);
    if (!found || !line) return 'it is not to be seen';
    this.#body.along(line, (p) => distanceBetween(p, found.at) <= THERE);
    return null;
  }

  /** How badly a thing fits what was said: by the side where it is, and by how far away. */
  #misfit(at: Point, order: Order): number {
    const off = this.#body.heading === null ? 0 : Math.abs(degrees(bearing(this.#body.place, at) - this.#body.heading));
    const far = distanceBetween(this.#body.place, at);
    const said = order.metres ?? FEW;
    return off / 60 + Math.abs(far - said) / Math.max(10, said);
  }

  /** All things in sight of this name, stairs and lifts among them. */
  #named(name: string): SeenThing[] {
    const connections = this.#eyes
      .connections(this.#body.place)
      .filter(({ names }) => names.some((known) => sameName(name, known)))
      .map(({ at, stop, connection }): SeenThing => ({ kind: 'landmark', id: connection.id, at, beyond: stop }));
    return [...this.#eyes.look(this.#body.place, name), ...connections];
  }

  /** What is in sight of this name, what fits best first. */
  #find(order: Order, name: string): SeenThing[] {
    const seen = order.how === 'through' ? this.#doors(order, name) : this.#named(name);
    // What one was told to walk to is not what one stands beside.
    const least = (order.metres ?? 0) * 0.35 - 1;
    // Nor does anybody look for a nameless door far beyond where it was told to be.
    const most = order.how === 'through' ? 1.6 * (order.metres ?? FEW) + 4 : Infinity;
    const turned = typeof order.turn === 'number' && this.#body.heading !== null ? this.#body.heading : null;
    return (
      seen
        .filter(
          ({ at }) => distanceBetween(this.#body.place, at) >= least && distanceBetween(this.#body.place, at) <= most,
        )
        // Nobody who is told to turn left walks to what is on their right.
        .filter(({ at }) => turned === null || Math.abs(degrees(bearing(this.#body.place, at) - turned)) <= WRONG_SIDE)
        .toSorted((a, b) => this.#misfit(a.at, order) - this.#misfit(b.at, order))
    );
  }

  /** The doors in sight that may be meant: where one was told what is beside it, the nearest to that. */
  #doors(order: Order, name: string): SeenThing[] {
    const doors = this.#eyes.doors(this.#body.place, /^(opening|ouverture)$/.test(name) ? 'opening' : 'door');
    if (order.beside === null) return doors;
    const marks = this.#named(order.beside);
    const off = ({ at }: SeenThing) => Math.min(...marks.map((mark) => distanceBetween(mark.at, at)));
    const [nearest] = doors.filter((door) => off(door) <= BESIDE).toSorted((a, b) => off(a) - off(b));
    return nearest ? [nearest] : [];
  }

  /** Looks where a thing shows the way to, and walks as far as was said. */
  #walkBy(order: Order, name: string, side: Side | DiagonalSide): string | null {
    const [found] = this.#find({ ...order, metres: null }, name);
    if (!found) return this.#body.heading === null ? 'it is not to be seen' : this.#walkOn(order);
    const turn = {
      ahead: 0,
      behind: 180,
      left: 90,
      right: -90,
      'ahead-left': 45,
      'ahead-right': -45,
      'behind-left': 135,
      'behind-right': -135,
    }[side];
    this.#body.heading = degrees(bearing(this.#body.place, found.at) + turn);
    return this.#walkOn(order);
  }

  #walkTo(order: Order, name: string): string | null {
    if (order.how === 'into' && this.#eyes.within(this.#body.place).includes(name)) {
      // Who stands in its door looks into it.
      const [door] = this.#eyes.ownDoors(this.#body.place, name, 3);
      if (door && this.#body.heading === null) this.#body.heading = bearing(door.at, door.beyond);
      if (door) this.#body.advance(this.#body.heading ?? 0, order.metres ?? FEW);
      return null;
    }
    const inSight = this.#find(order, name);
    const near = inSight.length > 0 ? inSight : this.#search(order, name);
    const all = near.length > 0 ? near : this.#goBack(() => this.#find({ ...order, turn: 'any', metres: null }, name));
    if (all.length === 0) return 'it is not to be seen';
    const reached = all.flatMap((found) => {
      const line = this.#body.round(found.kind === 'area' ? found.beyond : found.at);
      return line ? [{ found, line }] : [];
    });
    const [best] = reached;
    if (!best) return 'one cannot get there';
    const { found, line } = best;
    if (found.kind === 'area') {
      this.#body.along(line, () => false);
      this.#body.advance(this.#body.heading ?? 0, INSIDE);
    } else {
      this.#body.along(
        line,
        (p) => distanceBetween(p, found.at) <= THERE && this.#eyes.clear(this.#body.place.level, p, found.at),
      );
    }
    return null;
  }

  /** Round the corners to one side until what was said is seen, and there. */
  #round(order: Order, side: 'left' | 'right'): string | null {
    const to = { ...order, turn: 'any', metres: null, corner: null } as const;
    const seen = () => (order.name === null ? this.#seesNext() : this.#find(to, order.name).length > 0);
    const right = side === 'right' ? 1 : -1;
    let left = (order.metres ?? FEW) * 1.5 + 6;
    for (let turned = 0; turned < MOST_CORNERS && left > 0; turned++) {
      const [place, heading] = [this.#body.place, this.#body.heading ?? 0];
      const off = (at: Point) => Math.abs(degrees(bearing(place, at) - heading));
      const misfit = (at: Point) => off(at) / 60 + distanceBetween(place, at) / 15;
      const [corner] = this.#eyes
        .corners(place, left)
        .filter((known) => known.side === side && off(known.at) <= WRONG_SIDE)
        .toSorted((a, b) => misfit(a.at) - misfit(b.at));
      if (!corner) break;
      const toward = bearing(place, corner.at);
      for (const angle of [-90, -30, 30, 90]) {
        const line = this.#body.round(ahead(corner.at, toward + right * angle, BESIDE_CORNER));
        if (!line) continue;
        this.#body.along(line, () => false);
        this.#body.heading = degrees(toward + right * Math.max(0, angle));
        if (seen()) return order.name === null ? null : this.#walkTo(to, order.name);
      }
      left -= distanceBetween(place, this.#body.place);
    }
    return order.name === null ? null : this.#walkTo({ ...to, metres: order.metres }, order.name);
  }

  /** Out of the room where they are, by its door: by the one in sight, if there are several. */
  #walkOut(order: Order, name: string): string | null {
    if (!this.#eyes.within(this.#body.place).includes(name)) return null;
    const ways = this.#body.ways();
    const start = ways?.snap(this.#body.place, 2);
    const doors = this.#eyes.doorsOut(this.#body.place, name);
    const inSight = doors.filter(({ at }) => this.#eyes.clear(this.#body.place.level, this.#body.place, at));
    const lines = (inSight.length > 0 ? inSight : doors).flatMap(({ beyond }) => {
      const end = ways?.snap(beyond, 1);
      const line = start && end ? ways?.line(start, end) : null;
      return line ? [line] : [];
    });
    const said = order.metres ?? FEW;
    const [best] = lines.toSorted((a, b) => Math.abs(lineLength(a) - said) - Math.abs(lineLength(b) - said));
    if (!best) return 'there is no way out';
    this.#body.along(best, () => false);
    return null;
  }

  /**
   * Walks on in the direction that was said until the name is seen; where it is not, comes back and looks round the
   * corners beside.
   */
  #search(order: Order, name: string): SeenThing[] {
    const [place, heading] = [this.#body.place, this.#body.heading];
    if (heading !== null) {
      const most = (order.metres ?? FEW) * 1.3 + 5;
      for (let walked = 0; walked < most && this.#body.advance(this.#body.heading ?? heading, 1); walked += 1) {
        const found = this.#find(order, name);
        if (found.length > 0) return found;
      }
    }
    [this.#body.place, this.#body.heading] = [place, heading];
    return this.#lookAside(() => this.#find(order, name));
  }

  /** Goes a few metres to every side until something is found; where nothing is, back. */
  #lookAside<T>(find: () => T[]): T[] {
    const [place, heading] = [this.#body.place, this.#body.heading];
    for (const aside of [0, 45, -45, 90, -90, 135, -135, 180]) {
      const direction = (heading ?? 0) + aside;
      for (let far = ASIDE / 4; far <= ASIDE; far += ASIDE / 4) {
        const line = this.#body.lineTo(ahead(place, direction, far));
        if (!line || lineLength(line) > ASIDE) continue;
        this.#body.along(line, () => false);
        const found = find();
        if (found.length > 0) return found;
        [this.#body.place, this.#body.heading] = [place, heading];
      }
    }
    return [];
  }

  /** Goes back the way they came and looks again; where nothing is found, to where they were. */
  #goBack<T>(find: () => T[]): T[] {
    const [place, heading] = [this.#body.place, this.#body.heading];
    let left = BACK;
    for (const been of this.#been.toReversed()) {
      const line = been.level === place.level ? this.#body.lineTo(been) : null;
      if (!line) break;
      const [from, length] = [this.#body.place, lineLength(line)];
      for (let along = LOOK_EVERY; along <= Math.min(length, left); along += LOOK_EVERY) {
        const at = pointAlong(line, along);
        this.#body.heading = bearing(from, at);
        this.#body.place = { ...at, level: place.level };
        const found = find();
        if (found.length > 0) return found;
      }
      left -= length;
      if (left <= 0) break;
      this.#body.place = been;
    }
    [this.#body.place, this.#body.heading] = [place, heading];
    return [];
  }

  #walkOn(order: Order): string | null {
    const metres = order.metres ?? FEW;
    const heading = this.#body.heading ?? this.#body.onlyWay();
    // Who was not told which way looks round for what comes next.
    if (heading === null)
      return this.#lookAside(() => (this.#seesNext() ? [true] : [])).length > 0 ? null : 'nobody knows which way';
    this.#body.heading = heading;
    const most = this.#next?.name ? metres * 1.5 + 4 : metres;
    const straight = this.#straight(heading, metres);
    if (straight === 'seen') return null;
    for (let walked = straight; walked < most; walked += 1) {
      if (walked >= metres * 0.6 && this.#seesNext()) return null;
      const on = this.#body.heading ?? heading;
      const goesOn = this.#body.free(on, 2) ? this.#body.advance(on, Math.min(1, most - walked)) : this.#body.bend();
      if (!goesOn) return walked >= metres * 0.6 ? null : 'a wall is in the way';
    }
    return null;
  }

  /**
   * To the place that is so far straight ahead, when one sees it: round seats and tables, and on in the same direction
   * behind them. Says how far one came, or that what comes next was seen on the way.
   */
  #straight(heading: number, metres: Metres): Metres | 'seen' {
    const to = ahead(this.#body.place, heading, metres);
    const line = this.#eyes.clear(this.#body.place.level, this.#body.place, to) ? this.#body.round(to, 2) : null;
    const end = line?.at(-1);
    if (!line || !end || distanceBetween(end, to) > 3 * STRIDE) return 0;
    const from = this.#body.place;
    for (let share = 0.6; share < 1; share += 0.1) {
      this.#body.place = { ...pointAlong(line, lineLength(line) * share), level: from.level };
      if (this.#seesNext()) return 'seen';
    }
    this.#body.place = { ...end, level: from.level };
    return metres;
  }

  /** Whether what comes next is in sight. */
  #seesNext(): boolean {
    const next = this.#next;
    if (!next?.name) return false;
    return next.kind === 'take' ? this.#takeable(next).length > 0 : this.#find(next, next.name).length > 0;
  }

  /** The connections in sight that were meant, what fits best first. */
  #takeable(order: Order): SeenConnection[] {
    const fits = (seen: SeenConnection) =>
      seen.names.some((name) => sameName(order.name ?? '', name)) ||
      (order.connection === seen.kind && order.name !== null && !/ /.test(order.name));
    const turn = { left: -90, right: 90, behind: 180, ahead: 0 }[order.side ?? 'ahead'];
    const looking = this.#body.heading === null ? null : degrees(this.#body.heading + turn);
    const misfit = ({ at, stop }: SeenConnection) => {
      const off = looking === null ? 0 : Math.abs(degrees(bearing(this.#body.place, at) - looking)) / 60;
      return off + Math.min(distanceBetween(this.#body.place, at), distanceBetween(this.#body.place, stop)) / 15;
    };
    return this.#eyes
      .connections(this.#body.place)
      .filter((connection) => fits(connection) && (order.direction === 'across' || leadsTo(connection, order)))
      .toSorted((a, b) => misfit(a) - misfit(b));
  }

  #take(order: Order): string | null {
    if (order.stays) return this.#rideOn(order);
    const inSight = this.#takeable(order);
    const near = inSight.length > 0 ? inSight : this.#lookAside(() => this.#takeable(order));
    const all = near.length > 0 ? near : this.#goBack(() => this.#takeable(order));
    if (all[0] && order.direction === 'across') return this.#cross(all[0]);
    // Stairs that one sees from beside are walked round to where they begin; those beyond a gap are not these.
    const reached = all.flatMap((taken) => {
      const line = this.#body.round(taken.stop, 20);
      return line ? [{ taken, line }] : [];
    });
    const [best] = reached;
    if (!best) return all.length > 0 ? 'one cannot get there' : 'it is not to be seen, or leads elsewhere';
    const { taken, line } = best;
    this.#body.along(line, () => false);
    const floor = leadsTo(taken, order);
    if (!floor) return 'it leads elsewhere';
    // Who comes off a flight looks the way in which it leads.
    if (distanceBetween(taken.stop, floor.at) > FLIGHT) this.#body.heading = bearing(taken.stop, floor.at);
    this.#body.place = { ...floor.at, level: floor.level };
    return this.#next?.stays ? null : this.#leave(taken);
  }

  /** On from the landing by the flight that leads to the floor that was said. */
  #rideOn(order: Order): string | null {
    const flight = this.#eyes.flights(this.#body.place).find((seen) => leadsTo(seen, order));
    const floor = flight && leadsTo(flight, order);
    if (!flight || !floor) return 'these stairs do not go on there';
    this.#body.place = { ...floor.at, level: floor.level };
    return this.#next?.stays ? null : this.#leave(flight);
  }

  /** Through a cabin with two doors, to the other side. */
  #cross({ connection, stop }: SeenConnection): string | null {
    const other = connection.stops.find(
      ({ level, at: [x, y] }) => level === this.#body.place.level && distanceBetween({ x, y }, stop) > 0.1,
    );
    if (!other) return 'it has no other side';
    const [x, y] = other.at;
    this.#body.place = { x, y, level: this.#body.place.level };
    return this.#leave({ connection });
  }

  /** Out of stairs or a lift: by the opening that is nearest, one ahead before one behind. */
  #leave({ connection }: Pick<SeenConnection, 'connection'>): string | null {
    const stop = connection.stops.find(
      ({ level, at: [x, y] }) => level === this.#body.place.level && distanceBetween(this.#body.place, { x, y }) < 0.1,
    );
    const ways = this.#body.ways();
    const start = ways?.snap(this.#body.place, 3);
    if (!ways || !start) return null;
    const before = this.#body.heading;
    const exits = this.#eyes.exits(this.#body.place, stop?.area).flatMap(({ beyond }) => {
      const end = ways.snap(beyond, 1);
      const line = end && ways.line(start, end);
      if (!line) return [];
      const back =
        before !== null && connection.kind !== 'lift' && Math.abs(degrees(bearing(start, end) - before)) > 100;
      return [{ line, weight: lineLength(line) + (back ? 6 : 0) }];
    });
    const [exit] = exits.toSorted((a, b) => a.weight - b.weight);
    if (exit) this.#body.along(exit.line, () => false);
    return null;
  }
}
