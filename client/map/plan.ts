/** A level as it is drawn: the venue file's lists, sorted by level and into the order of painting, names chosen. */
import type { Metres, Point, Polygon, Rectangle } from '../../shared/geometry/point.ts';
import { boundsOf, insidePoint, polygonArea } from '../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import type {
  AreaKind,
  Landmark,
  LocalText,
  VenueArea,
  VenueFile,
  VenueObstacle,
} from '../../shared/venue/venue-file.ts';

/** How an area is painted: a few quiet tones instead of one colour a kind. */
export type Ground = 'floor' | 'zone' | 'room' | 'service' | 'steps' | 'outdoor' | 'void';

const GROUND: Readonly<Record<AreaKind, Ground>> = {
  foyer: 'floor',
  corridor: 'floor',
  ramp: 'floor',
  bar: 'zone',
  lounge: 'zone',
  stand: 'zone',
  desk: 'zone',
  hall: 'room',
  room: 'room',
  'talk-room': 'room',
  prayer: 'room',
  nursing: 'room',
  'first-aid': 'room',
  other: 'room',
  toilet: 'service',
  lift: 'service',
  stairs: 'steps',
  escalator: 'steps',
  terrace: 'outdoor',
  outside: 'outdoor',
  void: 'void',
};

export interface PlanArea {
  readonly id: string;
  readonly kind: AreaKind;
  readonly ground: Ground;
  readonly name: LocalText | null;
  readonly polygon: Polygon;
  readonly bounds: Rectangle;
  readonly squareMetres: number;
  /** Where its name and the faces of people "in this area" stand. */
  readonly label: Point;
}

interface PlanObstacle {
  readonly kind: VenueObstacle['kind'];
  readonly polygon: Polygon;
}

interface PlanLandmark {
  readonly id: string;
  readonly kind: Landmark['kind'];
  readonly name: LocalText;
  readonly at: Point;
}

interface PlanMeetingPoint {
  readonly id: string;
  readonly number: number;
  readonly at: Point;
}

interface PlanStop {
  readonly id: string;
  readonly kind: 'stairs' | 'escalator' | 'lift' | 'ramp';
  readonly at: Point;
}

export interface LevelPlan {
  readonly id: string;
  readonly name: LocalText;
  readonly shortName: string;
  readonly ordinal: number;
  /** Around all that is drawn of the building itself, not its grounds. */
  readonly bounds: Rectangle;
  /** Around all that is drawn, with room for soft edges. */
  readonly extent: Rectangle;
  /** Largest first, so that a zone lies on top of the area that it is a part of; voids last. */
  readonly areas: readonly PlanArea[];
  readonly walls: readonly (readonly Point[])[];
  readonly doors: readonly (readonly [Point, Point])[];
  readonly obstacles: readonly PlanObstacle[];
  readonly landmarks: readonly PlanLandmark[];
  readonly meetingPoints: readonly PlanMeetingPoint[];
  readonly stops: readonly PlanStop[];
}

/** A level without anything on it still needs a size to be looked at. */
const EMPTY: Rectangle = { minX: 0, minY: 0, maxX: 20 as Metres, maxY: 20 as Metres };

/** Areas are not changed but replaced: while a venue is edited, all but a few stay the same from plan to plan. */
const planned = new WeakMap<VenueArea, PlanArea>();

function planArea(area: VenueArea): PlanArea {
  const known = planned.get(area);
  if (known) return known;
  const polygon = polygonOf(area.polygon);
  const made = {
    id: area.id,
    kind: area.kind,
    ground: GROUND[area.kind],
    name: area.name ?? null,
    polygon,
    bounds: boundsOf(polygon[0]),
    squareMetres: polygonArea(polygon),
    label: area.label ? pointOf(area.label) : insidePoint(polygon),
  };
  planned.set(area, made);
  return made;
}

function planAreas(venue: VenueFile, level: string): PlanArea[] {
  const areas = venue.areas.filter((area) => area.level === level).map(planArea);
  const order = (area: PlanArea) => (area.ground === 'void' ? Number.POSITIVE_INFINITY : -area.squareMetres);
  return areas.sort((a, b) => order(a) - order(b));
}

/** How far tint and wall lines reach beyond what they belong to. */
const BEYOND_METRES = 5;

function extentOf(bounds: Rectangle, areas: readonly PlanArea[]): Rectangle {
  const corners = [bounds, ...areas.map((area) => area.bounds)];
  return {
    minX: Math.min(...corners.map(({ minX }) => minX)) - BEYOND_METRES,
    minY: Math.min(...corners.map(({ minY }) => minY)) - BEYOND_METRES,
    maxX: Math.max(...corners.map(({ maxX }) => maxX)) + BEYOND_METRES,
    maxY: Math.max(...corners.map(({ maxY }) => maxY)) + BEYOND_METRES,
  };
}

function levelBounds(areas: readonly PlanArea[], walls: readonly (readonly Point[])[]): Rectangle {
  const building = areas.filter((area) => area.kind !== 'outside');
  const points = [...(building.length > 0 ? building : areas).flatMap((area) => area.polygon[0]), ...walls.flat()];
  return points.length > 0 ? boundsOf(points) : EMPTY;
}

/** A level of the venue file, not yet planned. */
type VenueLevel = VenueFile['levels'][number];

/** The venue's levels, from the lowest to the highest. */
export const levelsUpward = (venue: VenueFile): VenueLevel[] => [...venue.levels].sort((a, b) => a.ordinal - b.ordinal);

/** One level as it is drawn. A big house has many and shows one, so each is planned when it is looked at. */
export function planLevel(venue: VenueFile, { id, name, shortName, ordinal }: VenueLevel): LevelPlan {
  const here = <T extends { readonly level: string }>(things: readonly T[]) => things.filter((t) => t.level === id);
  const areas = planAreas(venue, id);
  const walls = here(venue.walls).map((wall) => wall.line.map(pointOf));
  const bounds = levelBounds(areas, walls);
  return {
    id,
    name,
    shortName,
    ordinal,
    areas,
    walls,
    bounds,
    extent: extentOf(bounds, areas),
    doors: here(venue.doors)
      .filter((door) => door.kind === 'door')
      .map(({ line: [from, to] }): [Point, Point] => [pointOf(from), pointOf(to)]),
    obstacles: here(venue.obstacles).map(({ kind, polygon }) => ({ kind, polygon: polygonOf(polygon) })),
    landmarks: here(venue.landmarks).map((landmark) => ({ ...landmark, at: pointOf(landmark.at) })),
    meetingPoints: here(venue.meetingPoints).map((point) => ({ ...point, at: pointOf(point.at) })),
    stops: venue.connections.flatMap(({ id: connection, kind, stops }) =>
      here(stops).map((stop, i) => ({ id: `${connection}:${i}`, kind, at: pointOf(stop.at) })),
    ),
  };
}
