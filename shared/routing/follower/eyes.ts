/**
 * What a stranger sees from where they stand: names on things, over doors and at stairs, as far as one reads them, and
 * nothing behind a wall. Part of the test follower; it shares no rule with what tells the ways.
 */
import type { Metres, Place, Point } from '../../geometry/point.ts';
import { insidePoint } from '../../geometry/polygon.ts';
import { nearestOnSegment } from '../../geometry/segment.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../geometry/vector.ts';
import { textIn } from '../../venue/local-text.ts';
import type { AreaKind, Landmark, LocalText, VenueConnection, VenueFile } from '../../venue/venue-file.ts';
import { VenueIndex } from '../../venue/venue-index.ts';
import { SegmentGrid } from '../segment-grid.ts';
import { ahead, bearing } from './compass.ts';
import { plainName } from './reader.ts';

/** Stairs, a bar, a stage are told across a hall; a sign, a stand or the name over a door from some steps away. */
const FAR: Metres = 40;
const NEAR: Metres = 28;
/** The number on a table tent. */
const TENT: Metres = 16;
/** A name on a wall is seen although it touches the wall. */
const ON_WALL: Metres = 0.3;
/** What is behind a balustrade is nearer to its outer side than this; a stairwell's wall is thicker. */
const BALUSTRADE: Metres = 0.15;

/** One looks on so far past a corner. */
const BEYOND_CORNER: Metres = 2.5;
/** What is so near to the end of a door is its jamb. */
const JAMB: Metres = 0.4;
/** What carries one up or down: nobody calls its foot an opening. */
const CARRIES: readonly AreaKind[] = ['lift', 'stairs', 'escalator'];

export interface SeenThing {
  readonly kind: 'landmark' | 'area';
  readonly at: Point;
  /** For an area: a point just behind the door. */
  readonly beyond: Point;
  readonly id: string;
}

export interface SeenConnection {
  readonly connection: VenueConnection;
  readonly kind: VenueConnection['kind'];
  readonly names: readonly string[];
  /** Where it is seen, and where it carries one off. */
  readonly at: Point;
  readonly stop: Point;
  /** The floors that it leads to, by their names, and whether these are above. */
  readonly floors: readonly {
    readonly name: string;
    readonly level: string;
    readonly up: boolean;
    readonly at: Point;
  }[];
}

interface Doorway {
  readonly at: Point;
  readonly a: Point;
  readonly b: Point;
  readonly kind: 'door' | 'opening';
  readonly isNarrow: boolean;
  readonly sides: readonly { readonly area: string; readonly step: Point }[];
}

export class Eyes {
  readonly #index: VenueIndex;
  readonly #venue: VenueFile;
  readonly #language: string;
  readonly #walls = new Map<string, SegmentGrid<{ a: Point; b: Point }>>();
  readonly #doorways = new Map<string, Doorway[]>();
  readonly #corners = new Map<string, Point[]>();
  readonly #doors = new Map<string, SegmentGrid<{ a: Point; b: Point }>>();

  constructor(venue: VenueFile, language: string) {
    this.#venue = venue;
    this.#index = new VenueIndex(venue);
    this.#language = language;
    for (const { id: level } of venue.levels) {
      const pieces = venue.walls
        .filter((wall) => wall.level === level)
        .flatMap(({ line }) => line.slice(1).map((end, i) => ({ a: pointOf(line[i] ?? end), b: pointOf(end) })));
      this.#walls.set(level, new SegmentGrid(pieces));
      const jambs = venue.doors
        .filter((door) => door.level === level && door.kind === 'door')
        .flatMap(({ line }) => line);
      const closed = venue.doors.filter((door) => door.level === level && door.kind === 'door');
      this.#doors.set(level, new SegmentGrid(closed.map(({ line: [a, b] }) => ({ a: pointOf(a), b: pointOf(b) }))));
      const isJamb = (p: Point) => jambs.some((jamb) => distanceBetween(pointOf(jamb), p) < JAMB);
      const ends = new Map(pieces.flatMap(({ a, b }) => [a, b]).map((p) => [`${p.x.toFixed(2)} ${p.y.toFixed(2)}`, p]));
      this.#corners.set(
        level,
        [...ends.values()].filter((p) => !isJamb(p)),
      );
      this.#doorways.set(
        level,
        venue.doors.filter((door) => door.level === level).flatMap((door) => this.#doorway(door)),
      );
    }
  }

  #doorway({ level, kind, line }: VenueFile['doors'][number]): Doorway[] {
    const [a, b] = [pointOf(line[0]), pointOf(line[1])];
    const long = distanceBetween(a, b);
    if (long === 0) return [];
    const at = between(a, b, 0.5);
    const across = { x: (b.y - a.y) / long, y: (a.x - b.x) / long };
    const sides = [1, -1].flatMap((side) => {
      const step = { x: side * across.x, y: side * across.y };
      const area = this.#index.areaAt({ x: at.x + step.x, y: at.y + step.y, level });
      return area ? [{ area: area.id, step }] : [];
    });
    const trim = Math.min(0.5, 1 / long);
    return [
      { at, a: between(a, b, trim), b: between(b, a, trim), sides, kind, isNarrow: kind === 'door' || long <= 2.5 },
    ];
  }

  clear(level: string, from: Point, to: Point): boolean {
    const far = distanceBetween(from, to);
    if (far <= ON_WALL) return true;
    return !this.#walls.get(level)?.meets(from, between(from, to, 1 - ON_WALL / far));
  }

  /** Whether the straight line goes through a door. */
  isDoor(level: string, from: Point, to: Point): boolean {
    return this.#doors.get(level)?.meets(from, to) ?? false;
  }

  #named(name: LocalText | undefined): string {
    return plainName(name ? textIn(name, this.#language) : '');
  }

  /** The named areas that somebody is in. */
  within(place: Place): string[] {
    return this.#index.areasAt(place).map(({ name }) => this.#named(name));
  }

  /** Whether somebody is in this area. */
  isIn(place: Place, area: string): boolean {
    return this.#index.areasAt(place).some(({ id }) => id === area);
  }

  /** All things in sight of this name: landmarks, and doors over which it stands. */
  look(place: Place, name: string): SeenThing[] {
    const readable = ({ kind }: Landmark) => (kind === 'other' || kind === 'stand' ? NEAR : FAR);
    const things = this.#index
      .landmarksNear(place, FAR)
      .filter(({ thing, metres }) => this.#named(thing.name) === name && metres <= readable(thing))
      .map(({ thing }) => ({ thing, at: pointOf(thing.at) }))
      .filter(({ at }) => this.clear(place.level, place, at))
      .map(({ thing, at }): SeenThing => ({ kind: 'landmark', id: thing.id, at, beyond: at }));
    const tents = this.#venue.meetingPoints
      .filter(({ level, number }) => level === place.level && plainName(`Vis-à-vis ${number}`) === name)
      .map(({ id, at }): SeenThing => ({ kind: 'landmark', id, at: pointOf(at), beyond: pointOf(at) }))
      .filter(({ at }) => distanceBetween(place, at) <= TENT && this.clear(place.level, place, at));
    const stands = this.#venue.areas
      .filter((area) => area.kind === 'stand' && area.level === place.level && this.#named(area.name) === name)
      .map(({ id, polygon }): SeenThing => {
        const at = insidePoint(polygonOf(polygon));
        return { kind: 'landmark', id, at, beyond: at };
      })
      .filter(({ at }) => distanceBetween(place, at) <= NEAR && this.clear(place.level, place, at));
    const doors = (this.#doorways.get(place.level) ?? []).flatMap((doorway): SeenThing[] => {
      const named = doorway.sides.filter(({ area }) => this.#named(this.#index.area(area)?.name) === name);
      return named.length === 1 ? this.#beyond(place, doorway).filter(({ id }) => id === named[0]?.area) : [];
    });
    return [...things, ...tents, ...stands, ...doors];
  }

  /** A door or opening that is in sight, where one goes through it, and what is behind it. */
  #beyond(place: Place, { at, a, b, sides }: Doorway): SeenThing[] {
    const near = nearestOnSegment(place, a, b);
    const seen = [near, at, a, b, between(a, b, 0.25), between(a, b, 0.75)].find(
      (spot) => distanceBetween(place, spot) <= NEAR && this.clear(place.level, place, spot),
    );
    if (!seen) return [];
    return sides.flatMap(({ area, step }) => {
      const beyond = { x: seen.x + step.x, y: seen.y + step.y };
      return distanceBetween(place, beyond) > distanceBetween(place, seen)
        ? [{ kind: 'area' as const, id: area, at: seen, beyond }]
        : [];
    });
  }

  /** The doors of the area of this name that are so near, seen from within. */
  ownDoors(place: Place, name: string, metres: Metres): SeenThing[] {
    return (this.#doorways.get(place.level) ?? []).flatMap(({ at, a, b, sides }): SeenThing[] => {
      const near = nearestOnSegment(place, a, b);
      const own = sides.filter(({ area }) => this.#named(this.#index.area(area)?.name) === name);
      const [side] = own;
      if (!side || own.length > 1 || distanceBetween(place, near) > metres) return [];
      return [{ kind: 'area', id: side.area, at, beyond: { x: at.x + side.step.x, y: at.y + side.step.y } }];
    });
  }

  /** The doors and openings that lead out of the area of this name in which somebody is, and a point behind each. */
  doorsOut(place: Place, name: string): SeenThing[] {
    const own = this.#index.areasAt(place).find((area) => this.#named(area.name) === name)?.id;
    return (this.#doorways.get(place.level) ?? []).flatMap(({ at, sides }): SeenThing[] => {
      const out = sides.filter(({ area }) => area !== own);
      const [side] = out;
      if (own === undefined || !side || out.length === sides.length) return [];
      return [{ kind: 'area', id: side.area, at, beyond: { x: at.x + side.step.x, y: at.y + side.step.y } }];
    });
  }

  /** The flights that go on from the stairs that somebody is on. */
  flights(place: Place): Pick<SeenConnection, 'connection' | 'floors'>[] {
    const here = this.#index.areasAt(place).map(({ id }) => id);
    return this.#venue.connections.flatMap((connection) =>
      connection.stops.flatMap((stop, i) =>
        stop.level === place.level && stop.area !== undefined && here.includes(stop.area)
          ? [{ connection, floors: this.#floors(connection, i) }]
          : [],
      ),
    );
  }

  /** Where a connection leads from one of its stops. */
  #floors(connection: VenueConnection, stop: number): SeenConnection['floors'] {
    const ordinal = (level: string) => this.#index.level(level)?.ordinal ?? 0;
    const here = connection.stops[stop]?.level ?? '';
    return connection.stops
      .filter(({ level }, j) => level !== here && !(connection.oneWay && j < stop))
      .map(({ level, at }) => ({
        level,
        name: plainName(textIn(this.#index.level(level)?.name ?? {}, this.#language)),
        up: ordinal(level) > ordinal(here),
        at: pointOf(at),
      }));
  }

  /** All doors, or all narrow openings, in sight, but for the one that somebody stands in and those of lifts and stairs. */
  doors(place: Place, kind: 'door' | 'opening'): SeenThing[] {
    return (this.#doorways.get(place.level) ?? [])
      .filter((doorway) => doorway.isNarrow && doorway.kind === kind && distanceBetween(place, doorway.at) >= 0.8)
      .filter(({ sides }) => !sides.some(({ area }) => CARRIES.includes(this.#index.area(area)?.kind ?? 'other')))
      .flatMap((doorway) => this.#beyond(place, doorway));
  }

  /** Corners of walls in sight behind which it goes on: to which side one turns there. Jambs of doors are none. */
  corners({ x, y, level }: Place, metres: Metres): { readonly at: Point; readonly side: 'left' | 'right' }[] {
    const from = { x, y };
    return (this.#corners.get(level) ?? []).flatMap((at) => {
      const far = distanceBetween(from, at);
      if (far < 0.2 || far > metres || !this.clear(level, from, at)) return [];
      // Past it on either side one looks on, or against the wall.
      const open = ([-1, 1] as const).filter((side) => {
        const by = side * Math.min(0.5, 0.25 / far);
        const beyond = ahead(from, bearing(from, at) + (by * 180) / Math.PI, far + BEYOND_CORNER);
        return !this.#walls.get(level)?.meets(from, beyond);
      });
      if (open.length !== 1) return [];
      return [{ at, side: open[0] === -1 ? ('right' as const) : ('left' as const) }];
    });
  }

  /** All stairs, escalators, lifts in sight. */
  connections(place: Place): SeenConnection[] {
    return this.#venue.connections.flatMap((connection) =>
      connection.stops.flatMap((here, i): SeenConnection[] => {
        const stop = pointOf(here.at);
        if (here.level !== place.level || distanceBetween(place, stop) > FAR + 8) return [];
        const gaps = (this.#doorways.get(place.level) ?? [])
          .filter(({ sides }) => sides.some(({ area }) => area === here.area))
          .map(({ at }) => at);
        const at =
          [stop, ...gaps].find((spot) => distanceBetween(place, spot) <= FAR && this.clear(place.level, place, spot)) ??
          this.#flank(place, connection.kind, here.area);
        if (!at) return [];
        const floors = this.#floors(connection, i);
        const signs = this.#index
          .landmarksNear({ ...stop, level: place.level }, 3.5)
          .filter(({ thing }) => thing.kind === (connection.kind === 'lift' ? 'lift' : 'stairs'))
          .map(({ thing }) => this.#named(thing.name));
        return [
          { connection, kind: connection.kind, names: [this.#named(connection.name), ...signs], at, stop, floors },
        ];
      }),
    );
  }

  /** Where the side of stairs or an escalator is in sight: a balustrade, but not the wall of a stairwell round them. */
  #flank(place: Place, kind: VenueConnection['kind'], area: string | undefined): Point | undefined {
    if (kind === 'lift' || area === undefined) return undefined;
    const ring = (this.#index.area(area)?.polygon[0] ?? []).map(pointOf);
    return ring
      .map((a, i) => between(a, ring[(i + 1) % ring.length] ?? a, 0.5))
      .find((spot) => {
        const far = distanceBetween(place, spot);
        return far <= FAR && !this.#walls.get(place.level)?.meets(place, between(place, spot, 1 - BALUSTRADE / far));
      });
  }

  /** The way out that somebody on stairs or in a lift sees: the middles of the openings of the area that they are in. */
  exits(place: Place, area: string | undefined): SeenThing[] {
    return (this.#doorways.get(place.level) ?? []).flatMap(({ at, sides }) => {
      if (!sides.some((side) => side.area === area)) return [];
      const out = sides.find((side) => side.area !== area);
      return out
        ? [{ kind: 'area' as const, id: out.area, at, beyond: { x: at.x + out.step.x, y: at.y + out.step.y } }]
        : [];
    });
  }
}
