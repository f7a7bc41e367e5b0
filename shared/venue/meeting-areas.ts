/**
 * Where people may be sent to meet, and where they may be said to be. Never toilets, prayer, nursing, first aid, stairs and
 * the like, nor where one way alone leads out: somebody could be cornered there. What an owner says counts for more.
 */
import type { Metres, Place, Point, Polygon, Rectangle } from '../geometry/point.ts';
import { boundsOf, polygonContains } from '../geometry/polygon.ts';
import { sampleLine } from '../geometry/polyline.ts';
import { distanceToSegment, segmentsIntersect } from '../geometry/segment.ts';
import { distanceBetween, pointOf, polygonOf } from '../geometry/vector.ts';
import { MEETING_KINDS, neverMeeting } from './area-kinds.ts';
import type { VenueArea } from './venue-file.ts';
import type { VenueIndex } from './venue-index.ts';

/** Ways out that are nearer than this to each other are one; a single one wider than that is open enough. */
const ONE_WAY_OUT: Metres = 4;

/** The edge of an area is looked at in steps of this, and so far to both its sides. */
const STEP: Metres = 0.5;
const BESIDE: Metres = 0.3;

/** How far two rectangles are apart; 0 when they touch. */
const gapBetween = (a: Rectangle, b: Rectangle): Metres =>
  Math.hypot(Math.max(0, a.minX - b.maxX, b.minX - a.maxX), Math.max(0, a.minY - b.maxY, b.minY - a.maxY));

/** How far the corners of each of two rings are from the other. */
const ringsApart = (a: readonly Point[], b: readonly Point[]): Metres =>
  Math.min(...[...a.map((p) => distanceToRing(p, b)), ...b.map((p) => distanceToRing(p, a))]);

const distanceToRing = (p: Point, ring: readonly Point[]): Metres =>
  Math.min(...ring.map((from, i) => distanceToSegment(p, from, ring[(i + 1) % ring.length] ?? from)));

export class MeetingAreas {
  readonly #index: VenueIndex;
  readonly #cornered = new Map<string, boolean>();
  readonly #names = new Map<string, string | null>();

  constructor(index: VenueIndex) {
    this.#index = index;
  }

  /** Whether two may be sent to meet at this place. */
  isMeetingPlace(place: Place): boolean {
    const areas = this.#index.areasAt(place);
    const [area] = areas;
    if (!area || !(area.meetings === 'always' || MEETING_KINDS.includes(area.kind))) return false;
    return areas.every((one) => one.meetings === 'always' || !(neverMeeting(one) || this.hasOneWayOut(one)));
  }

  /** Whether only one way leads out of the area over the floor: a door, or a gap narrower than a room's open side. */
  hasOneWayOut(area: VenueArea): boolean {
    const known = this.#cornered.get(area.id);
    if (known !== undefined) return known;
    const seen: Point[] = [];
    // In the open one can walk away.
    let cornered = area.kind !== 'outside';
    for (const way of cornered ? this.#waysOut(area) : []) {
      cornered = seen.every((other) => distanceBetween(other, way) <= ONE_WAY_OUT - STEP);
      if (!cornered) break;
      seen.push(way);
    }
    // Where the map shows no way out at all it is a whole floor, whose entrance nobody has drawn.
    cornered &&= seen.length > 0;
    this.#cornered.set(area.id, cornered);
    return cornered;
  }

  /**
   * The area by whose name somebody is said to be who is in this one: itself, where people may be said to be there; else
   * the one that it opens into, or the nearest of its level; null when its level has none.
   */
  namedAs(id: string): string | null {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const area = this.#index.area(id);
    const named = area === null ? null : this.#nameFor(area);
    this.#names.set(id, named);
    return named;
  }

  /** Whether nobody is shown to others at their very place in this area: it would say as much as its name. */
  hidesPlaces(id: string): boolean {
    const area = this.#index.area(id);
    return area !== null && neverMeeting(area);
  }

  #mayBeNamed(area: VenueArea): boolean {
    return area.meetings === 'always' || !(neverMeeting(area) || this.hasOneWayOut(area));
  }

  #nameFor(area: VenueArea): string | null {
    if (this.#mayBeNamed(area)) return area.id;
    for (const { x, y } of this.#waysOut(area)) {
      const around = [
        [BESIDE, 0],
        [-BESIDE, 0],
        [0, BESIDE],
        [0, -BESIDE],
      ].flatMap(([dx = 0, dy = 0]) => this.#index.areasAt({ level: area.level, x: x + dx, y: y + dy }));
      const outside = around.find((other) => other !== area && other.walkable && this.#mayBeNamed(other));
      if (outside) return outside.id;
    }
    const [ring = []] = polygonOf(area.polygon);
    const others = this.#index.venue.areas
      .filter((other) => other !== area && other.level === area.level && other.walkable)
      .map((other) => ({ other, outer: polygonOf(other.polygon)[0] ?? [] }))
      .map(({ other, outer }) => ({ other, outer, atLeast: gapBetween(boundsOf(ring), boundsOf(outer)) }))
      .sort((p, q) => p.atLeast - q.atLeast || (p.other.id < q.other.id ? -1 : 1));
    let [nearest, least]: [string | null, Metres] = [null, Infinity];
    for (const { other, outer, atLeast } of others) {
      if (atLeast >= least) break;
      // What holds all of it is no distance away at all.
      const metres = ring.every((p) => polygonContains([outer], p)) ? -1 : ringsApart(ring, outer);
      if (metres < least && this.#mayBeNamed(other)) [nearest, least] = [other.id, metres];
    }
    return nearest;
  }

  /** Points of the area's edge where one can step out, or leave by a door or connection. */
  *#waysOut(area: VenueArea): Generator<Point> {
    const { venue } = this.#index;
    const { level } = area;
    const polygon = polygonOf(area.polygon);
    const { minX, minY, maxX, maxY } = boundsOf(polygon[0] ?? []);
    const around = (p: Point) =>
      p.x >= minX - BESIDE && p.x <= maxX + BESIDE && p.y >= minY - BESIDE && p.y <= maxY + BESIDE;
    const edges = polygon.flatMap((ring) =>
      ring.map((from, i) => ({ from, to: ring[(i + 1) % ring.length] ?? from })).filter(({ from, to }) => from !== to),
    );
    for (const { line, level: floor } of venue.doors) {
      const [a, b] = [pointOf(line[0]), pointOf(line[1])];
      const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      if (floor !== level || !around(middle)) continue;
      if (edges.some(({ from, to }) => distanceToSegment(middle, from, to) <= BESIDE)) yield middle;
    }
    for (const { stops } of venue.connections) {
      for (const { level: floor, at } of stops) {
        if (floor === level && polygonContains(polygon, pointOf(at))) yield pointOf(at);
      }
    }
    for (const { from, to } of edges) {
      const long = distanceBetween(from, to);
      if (long === 0) continue;
      const [nx, ny] = [((to.y - from.y) / long) * BESIDE, ((from.x - to.x) / long) * BESIDE];
      for (const p of sampleLine([from, to], STEP)) {
        const sides = [
          { x: p.x + nx, y: p.y + ny },
          { x: p.x - nx, y: p.y - ny },
        ] as const;
        if (this.#isOpen(polygon, level, sides)) yield p;
      }
    }
  }

  /** Whether one can step from the area's floor on one side to other floor on the other, through no wall. */
  #isOpen(polygon: Polygon, level: string, [a, b]: readonly [Point, Point]): boolean {
    if (polygonContains(polygon, a) === polygonContains(polygon, b)) return false;
    if (this.#index.wallsNear(level, boundsOf([a, b])).some((wall) => segmentsIntersect(a, b, wall.a, wall.b))) {
      return false;
    }
    return this.#index.walkableAt({ ...a, level }) && this.#index.walkableAt({ ...b, level });
  }
}
