/** What a walker of a venue has around them: what is in sight, which doors a line goes through, who bears which name. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { between, distanceBetween, pointOf } from '../geometry/vector.ts';
import { textIn } from '../venue/local-text.ts';
import type { Landmark, VenueDoor } from '../venue/venue-file.ts';
import type { VenueIndex, WallPiece } from '../venue/venue-index.ts';
import { SegmentGrid } from './segment-grid.ts';
import { type SeenCorner, WallCorners } from './wall-corners.ts';

/** What hangs on a wall is seen from its own side: the wall that it touches does not hide it. */
const ON_WALL: Metres = 0.3;

/** A balustrade stands on the edge of its stairs; the wall of a stairwell is thicker than this. */
const BALUSTRADE: Metres = 0.15;

/** A door or opening as a line from jamb to jamb. */
export interface Gap {
  readonly door: VenueDoor;
  readonly a: Point;
  readonly b: Point;
}

interface Floor {
  readonly walls: SegmentGrid<WallPiece>;
  readonly gaps: SegmentGrid<Gap>;
  readonly gapList: readonly Gap[];
}

export class Surroundings {
  readonly index: VenueIndex;
  readonly #floors = new Map<string, Floor>();
  readonly #corners = new Map<string, WallCorners>();
  readonly #doorsOf = new Map<string, readonly Gap[]>();
  #namesakes: ReadonlyMap<string, readonly Landmark[]> | null = null;

  constructor(index: VenueIndex) {
    this.index = index;
  }

  /** Made when first asked for: who never tells a way does not need it. */
  #floor(level: string): Floor {
    const known = this.#floors.get(level);
    if (known) return known;
    const everywhere = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
    const gaps = this.index.venue.doors
      .filter((door) => door.level === level)
      .map((door) => ({ door, a: pointOf(door.line[0]), b: pointOf(door.line[1]) }));
    const made = {
      walls: new SegmentGrid(this.index.wallsNear(level, everywhere)),
      gaps: new SegmentGrid(gaps),
      gapList: gaps,
    };
    this.#floors.set(level, made);
    return made;
  }

  /** Whether no wall stands between the two points. Furniture is looked over. */
  sees(level: string, from: Point, to: Point): boolean {
    const far = distanceBetween(from, to);
    if (far <= ON_WALL) return true;
    return !this.#floor(level).walls.meets(from, between(from, to, 1 - ON_WALL / far));
  }

  /** The middles of the sides of the stairs or escalator that an area is: they are seen over their balustrades. */
  flanks(area: string | undefined): readonly Point[] {
    const ring = area === undefined ? [] : (this.index.area(area)?.polygon[0] ?? []).map(pointOf);
    return ring.map((a, i) => between(a, ring[(i + 1) % ring.length] ?? a, 0.5));
  }

  /** Whether such a side is in sight. */
  seesFlank(level: string, from: Point, flank: Point): boolean {
    const far = distanceBetween(from, flank);
    return far <= BALUSTRADE || !this.#floor(level).walls.meets(from, between(from, flank, 1 - BALUSTRADE / far));
  }

  /** The corners of walls in sight, so near, round which one could turn, and to which side. */
  corners(level: string, from: Point, metres: Metres): readonly SeenCorner[] {
    const known = this.#corners.get(level);
    const corners = known ?? this.#cornersOf(level);
    if (!known) this.#corners.set(level, corners);
    return corners.seen(from, metres, (at) => this.sees(level, from, at));
  }

  #cornersOf(level: string): WallCorners {
    const everywhere = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
    const doors = this.#floor(level).gapList.filter(({ door }) => door.kind === 'door');
    return new WallCorners(
      this.index.wallsNear(level, everywhere),
      doors.flatMap(({ a, b }) => [a, b]),
      (p) => this.index.walkableAt({ ...p, level }),
    );
  }

  /** Whether the straight line between two points of the floor goes through a door or opening. */
  gapsBetween(level: string, a: Point, b: Point): readonly Gap[] {
    return this.#floor(level).gaps.met(a, b);
  }

  /** The doors and openings whose middles are within `metres`. */
  gapsNear(level: string, at: Point, metres: Metres): readonly Gap[] {
    return this.#floor(level).gapList.filter(({ a, b }) => distanceBetween(between(a, b, 0.5), at) <= metres);
  }

  /** The doors and openings between an area and all others. */
  doorsOf(level: string, id: string): readonly Gap[] {
    const known = this.#doorsOf.get(id);
    if (known) return known;
    const isIn = (x: number, y: number) => this.index.areasAt({ x, y, level }).some((area) => area.id === id);
    const found = this.#floor(level).gapList.filter(({ a, b }) => {
      const [middle, long] = [between(a, b, 0.5), distanceBetween(a, b)];
      const [dx, dy] = long === 0 ? [0, 0] : [(b.y - a.y) / long, (a.x - b.x) / long];
      return isIn(middle.x + dx, middle.y + dy) !== isIn(middle.x - dx, middle.y - dy);
    });
    this.#doorsOf.set(id, found);
    return found;
  }

  /** Whether one could walk some way from `from` straight toward `to`: no wall between, and floor there. */
  isOpen(level: string, from: Point, to: Point): boolean {
    return !this.#floor(level).walls.meets(from, to) && this.index.walkableAt({ ...to, level });
  }

  /** The landmarks of the same level that bear the same name, itself among them. */
  namesakes(landmark: Landmark): readonly Landmark[] {
    if (!this.#namesakes) {
      const found = new Map<string, Landmark[]>();
      for (const other of this.index.venue.landmarks) {
        const key = nameKey(other);
        const list = found.get(key);
        if (list) list.push(other);
        else found.set(key, [other]);
      }
      this.#namesakes = found;
    }
    return this.#namesakes.get(nameKey(landmark)) ?? [];
  }

  /** The id of the named area that this is in, the most telling one; null when it has none. */
  namedAreaAt(place: Place): string | null {
    const area = this.index.areaAt(place);
    return area?.name === undefined ? null : area.id;
  }
}

const nameKey = ({ level, name }: Landmark): string => `${level} ${textIn(name, 'en').toLowerCase()}`;
