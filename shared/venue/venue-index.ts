/** A venue made ready for questions: what is here, what is near, what is it called. Derived from the file alone. */
import RBush from 'rbush';
import type { Metres, Place, Point, Polygon, Rectangle } from '../geometry/point.ts';
import { boundsOf, polygonArea, polygonContains } from '../geometry/polygon.ts';
import { pointOf, polygonOf } from '../geometry/vector.ts';
import { AREA_KIND_NAMES } from './area-kinds.ts';
import { AreaSquares } from './area-squares.ts';
import { type Found, PointIndex } from './point-index.ts';
import {
  type Landmark,
  type Marker,
  type MeetingPoint,
  textIn,
  type VenueArea,
  type VenueConnection,
  type VenueFile,
  type VenueLevel,
} from './venue-file.ts';

/** A straight piece of a wall. */
export interface WallPiece {
  readonly wall: string;
  readonly a: Point;
  readonly b: Point;
}

interface AreaBox extends Rectangle {
  readonly area: VenueArea;
  readonly polygon: Polygon;
  readonly squareMetres: number;
}

interface ObstacleBox extends Rectangle {
  readonly polygon: Polygon;
}

interface WallBox extends Rectangle {
  readonly piece: WallPiece;
}

/** What lies on one level. */
interface Floor {
  readonly areas: RBush<AreaBox>;
  readonly squares: AreaSquares<VenueArea>;
  readonly obstacles: RBush<ObstacleBox>;
  readonly walls: RBush<WallBox>;
  readonly landmarks: PointIndex<Landmark>;
  readonly markers: PointIndex<Marker>;
}

const byId = <T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

/** A walkable area before one that is not, a named one before one without a name, a zone before what it lies upon. */
const moreTelling = (a: AreaBox, b: AreaBox): number =>
  Number(b.area.walkable) - Number(a.area.walkable) ||
  Number(b.area.name !== undefined) - Number(a.area.name !== undefined) ||
  a.squareMetres - b.squareMetres ||
  (a.area.id < b.area.id ? -1 : 1);

function floorOf(venue: VenueFile, level: string): Floor {
  const here = <T extends { readonly level: string }>(things: readonly T[]) =>
    things.filter((thing) => thing.level === level);
  const areas = new RBush<AreaBox>().load(
    here(venue.areas).map((area) => {
      const polygon = polygonOf(area.polygon);
      return { ...boundsOf(polygon[0]), area, polygon, squareMetres: polygonArea(polygon) };
    }),
  );
  return {
    areas,
    squares: new AreaSquares(
      (rectangle) => areas.search(rectangle).map(({ polygon }) => polygon),
      (point) => areasIn(areas, point)[0] ?? null,
    ),
    obstacles: new RBush<ObstacleBox>().load(
      here(venue.obstacles).map((obstacle) => {
        const polygon = polygonOf(obstacle.polygon);
        return { ...boundsOf(polygon[0]), polygon };
      }),
    ),
    walls: new RBush<WallBox>().load(
      here(venue.walls).flatMap(({ id, line }) =>
        line.slice(1).map((end, i) => {
          const piece = { wall: id, a: pointOf(line[i] ?? end), b: pointOf(end) };
          return { ...boundsOf([piece.a, piece.b]), piece };
        }),
      ),
    ),
    landmarks: new PointIndex(here(venue.landmarks), (landmark) => landmark.at),
    markers: new PointIndex(here(venue.markers), (marker) => marker.standAt),
  };
}

const at = ({ x, y }: Point): Rectangle => ({ minX: x, minY: y, maxX: x, maxY: y });

/** All areas of a level that this point is in, the most telling first. */
const areasIn = (areas: RBush<AreaBox>, point: Point): VenueArea[] =>
  areas
    .search(at(point))
    .filter(({ polygon }) => polygonContains(polygon, point))
    .sort(moreTelling)
    .map(({ area }) => area);

export class VenueIndex {
  readonly venue: VenueFile;
  /** From below. */
  readonly levels: readonly VenueLevel[];
  readonly #floors: ReadonlyMap<string, Floor>;
  readonly #levels: ReadonlyMap<string, VenueLevel>;
  readonly #areas: ReadonlyMap<string, VenueArea>;
  readonly #markers: ReadonlyMap<string, Marker>;
  readonly #landmarks: ReadonlyMap<string, Landmark>;
  readonly #meetingPoints: ReadonlyMap<string, MeetingPoint>;
  readonly #connections: ReadonlyMap<string, VenueConnection>;

  constructor(venue: VenueFile) {
    this.venue = venue;
    this.levels = [...venue.levels].sort((a, b) => a.ordinal - b.ordinal);
    this.#floors = new Map(venue.levels.map(({ id }) => [id, floorOf(venue, id)]));
    this.#levels = byId(venue.levels);
    this.#areas = byId(venue.areas);
    this.#markers = byId(venue.markers);
    this.#landmarks = byId(venue.landmarks);
    this.#meetingPoints = byId(venue.meetingPoints);
    this.#connections = byId(venue.connections);
  }

  level(id: string): VenueLevel | null {
    return this.#levels.get(id) ?? null;
  }

  area(id: string): VenueArea | null {
    return this.#areas.get(id) ?? null;
  }

  marker(id: string): Marker | null {
    return this.#markers.get(id) ?? null;
  }

  landmark(id: string): Landmark | null {
    return this.#landmarks.get(id) ?? null;
  }

  meetingPoint(id: string): MeetingPoint | null {
    return this.#meetingPoints.get(id) ?? null;
  }

  connection(id: string): VenueConnection | null {
    return this.#connections.get(id) ?? null;
  }

  /** The area that says best where this is: walkable and named before others, then the smallest. */
  areaAt(place: Place): VenueArea | null {
    return this.#floors.get(place.level)?.squares.at(place) ?? null;
  }

  /** All areas that this place is in, the most telling first. */
  areasAt(place: Place): VenueArea[] {
    const floor = this.#floors.get(place.level);
    return floor === undefined ? [] : areasIn(floor.areas, place);
  }

  /** Whether this place is on the floor: in a walkable area and in no obstacle. Says nothing of room for a body. */
  walkableAt(place: Place): boolean {
    const floor = this.#floors.get(place.level);
    if (floor === undefined) return false;
    const inside = ({ polygon }: { readonly polygon: Polygon }) => polygonContains(polygon, place);
    return (
      floor.areas.search(at(place)).some((box) => box.area.walkable && inside(box)) &&
      !floor.obstacles.search(at(place)).some(inside)
    );
  }

  /** The pieces of wall whose bounding boxes touch the rectangle. */
  wallsNear(level: string, rectangle: Rectangle): WallPiece[] {
    return (this.#floors.get(level)?.walls.search(rectangle) ?? []).map(({ piece }) => piece);
  }

  /** The shapes of the obstacles whose bounding boxes touch the rectangle. */
  obstaclesNear(level: string, rectangle: Rectangle): Polygon[] {
    return (this.#floors.get(level)?.obstacles.search(rectangle) ?? []).map(({ polygon }) => polygon);
  }

  /** The marker of this level whose standing point is nearest, among those that `accept` takes. */
  nearestMarker(place: Place, accept?: (marker: Marker) => boolean): Found<Marker> | null {
    return this.#floors.get(place.level)?.markers.nearest(place, accept) ?? null;
  }

  /** The markers of this level whose standing points are within `metres`, the nearest first. */
  markersNear(place: Place, metres: Metres): Found<Marker>[] {
    return this.#floors.get(place.level)?.markers.within(place, metres) ?? [];
  }

  /** The landmarks of this level within `metres`, the nearest first. */
  landmarksNear(place: Place, metres: Metres): Found<Landmark>[] {
    return this.#floors.get(place.level)?.landmarks.within(place, metres) ?? [];
  }

  /** The area's name in the language, or what its kind is called where it has none; '' when there is no such area. */
  areaName(id: string, language: string): string {
    const area = this.area(id);
    return area === null ? '' : textIn(area.name ?? AREA_KIND_NAMES[area.kind], language);
  }

  /** The level's name in the language; '' when there is no such level. */
  levelName(id: string, language: string): string {
    const level = this.level(id);
    return level === null ? '' : textIn(level.name, language);
  }
}
