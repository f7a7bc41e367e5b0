/** A walk through a venue with a measuring tape: where one can stand, how much room is there, which area it is. */
import type { Metres, Place, Point } from '../../../shared/geometry/point.ts';
import { boundsOf, centroid } from '../../../shared/geometry/polygon.ts';
import { segmentsIntersect } from '../../../shared/geometry/segment.ts';
import { between, distanceBetween, pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { MEETING_KINDS } from '../../../shared/venue/area-kinds.ts';
import type { AreaKind, LocalText, VenueArea, VenueDoor, VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { roomAround } from '../clearance.ts';
import { reachOf } from './reach.ts';

/** A place where somebody can stand and scan. */
export interface Stand extends Point {
  readonly area: VenueArea;
  readonly room: Metres;
}

/** What is on one side of a door, and which way that is. */
export interface Side {
  readonly area: VenueArea;
  /** Of length 1, away from the door. */
  readonly inward: Point;
}

/** Kinds of area in which no sign is hung: one passes through, or wants to be alone. */
const WITHOUT_SIGNS: readonly AreaKind[] = ['stairs', 'escalator', 'lift', 'ramp', 'void', 'nursing', 'prayer'];

/** Room that a standing person needs. */
const STANDING_ROOM: Metres = 0.4;

/** More room than this is no better. */
const MOST_ROOM: Metres = 2.5;

/** Places to stand are looked for on a grid of this step. */
const GRID: Metres = 1.5;

const mm = (metres: number) => Math.round(metres * 1000) / 1000;

export class Survey {
  readonly index: VenueIndex;
  #reached: ((place: Place) => boolean) | null = null;
  readonly #stands = new Map<string, readonly Stand[]>();
  readonly #named: readonly { readonly area: VenueArea; readonly middle: Point }[];

  constructor(venue: VenueFile) {
    this.index = new VenueIndex(venue);
    this.#named = venue.areas
      .filter((area) => area.name !== undefined && area.walkable && !WITHOUT_SIGNS.includes(area.kind))
      .map((area) => ({ area, middle: centroid(polygonOf(area.polygon)) }));
  }

  /** The place as somewhere to stand; null without enough room, out of reach, or where no sign belongs. */
  standAt(place: Place, room = STANDING_ROOM): Stand | null {
    const area = this.index.areaAt(place);
    if (area === null || !area.walkable || WITHOUT_SIGNS.includes(area.kind)) return null;
    if (!this.isReached(place)) return null;
    const found = roomAround(this.index, place, MOST_ROOM);
    return found < room ? null : { x: mm(place.x), y: mm(place.y), area, room: found };
  }

  /** Whether whoever enters the venue gets to this place on the free floor. */
  isReached(place: Place): boolean {
    this.#reached ??= reachOf(this.index.venue);
    return this.#reached(place);
  }

  /** Every place to stand on a level, on a grid of 1.5 m. */
  stands(level: string): readonly Stand[] {
    const known = this.#stands.get(level);
    if (known !== undefined) return known;
    const found = this.#lookForStands(level, GRID);
    this.#stands.set(level, found);
    return found;
  }

  #lookForStands(level: string, step: Metres): Stand[] {
    const areas = this.index.venue.areas.filter((area) => area.level === level && area.walkable);
    if (areas.length === 0) return [];
    const { minX, minY, maxX, maxY } = boundsOf(areas.flatMap((area) => (area.polygon[0] ?? []).map(pointOf)));
    const found: Stand[] = [];
    for (let y = minY + step / 2; y < maxY; y += step) {
      for (let x = minX + step / 2; x < maxX; x += step) {
        const stand = this.standAt({ level, x, y });
        if (stand !== null) found.push(stand);
      }
    }
    return found;
  }

  /** Whether a straight step from one point to another meets no wall. */
  inSight(level: string, a: Point, b: Point): boolean {
    return !this.index.wallsNear(level, boundsOf([a, b])).some((wall) => segmentsIntersect(wall.a, wall.b, a, b));
  }

  /** What lies on the two sides of a door, looked for 40 cm from its middle, or nearer where an area is that small. */
  sides(door: VenueDoor): readonly Side[] {
    const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
    const width = distanceBetween(a, b);
    if (width === 0) return [];
    const middle = between(a, b, 0.5);
    let found: Side[] = [];
    for (const off of [0.4, 0.1, 0.03]) {
      found = [1, -1].flatMap((sign) => {
        const inward = { x: (-sign * (b.y - a.y)) / width, y: (sign * (b.x - a.x)) / width };
        const p = { level: door.level, x: middle.x + inward.x * off, y: middle.y + inward.y * off };
        const area = this.index.areaAt(p);
        return area === null ? [] : [{ area, inward }];
      });
      if (found.length === 2 && found[0]?.area !== found[1]?.area) return found;
    }
    return found;
  }

  /** A place to stand just inside a door, seen from its middle; null when there is none. */
  inside(door: VenueDoor, area: VenueArea, inward: Point): Stand | null {
    const [a, b] = [pointOf(door.line[0]), pointOf(door.line[1])];
    const middle = between(a, b, 0.5);
    const along = { x: -inward.y, y: inward.x };
    for (const ahead of [1, 1.4, 0.7, 2, 2.8, 0.5]) {
      for (const aside of [0, 0.5, -0.5, 1.2, -1.2]) {
        const p = {
          x: middle.x + inward.x * ahead + along.x * aside,
          y: middle.y + inward.y * ahead + along.y * aside,
        };
        const stand = this.standAt({ ...p, level: door.level });
        const reached = { x: middle.x + inward.x * 0.05, y: middle.y + inward.y * 0.05 };
        if (stand?.area === area && this.inSight(door.level, reached, p)) return stand;
      }
    }
    return null;
  }

  /** The name of the area, or of the named one on its level that is nearest. */
  nameNear(area: VenueArea, p: Point): LocalText {
    if (area.name !== undefined && !WITHOUT_SIGNS.includes(area.kind)) return area.name;
    let best: VenueArea | null = null;
    let least = Infinity;
    for (const { area: named, middle } of this.#named) {
      const away = distanceBetween(middle, p);
      if (named.level === area.level && away < least) [best, least] = [named, away];
    }
    return best?.name ?? this.index.level(area.level)?.name ?? this.index.venue.name;
  }
}

/** Whether people may be sent to meet in an area of this kind. */
export const isMeetingKind = (kind: AreaKind): boolean => MEETING_KINDS.includes(kind);
