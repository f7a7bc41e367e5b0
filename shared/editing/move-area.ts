/** Moving an area: what stands in it goes along, and so do the smaller areas that lie in it whole. */
import { pointOf } from '../geometry/vector.ts';
import type { VenueArea, VenueFile } from '../venue/venue-file.ts';
import { shaped } from './areas.ts';
import { byId, type Chance, type Draft, mapped, type Outcome, refused, withVenue, type XY, xy } from './draft.ts';
import { areasAt, boxesNear, shapeHas, shapeOf } from './floor.ts';
import type { Rings } from './reshape.ts';
import { areaEdges, piecesOf, stretchesAlong } from './wall-pieces.ts';

/** Whether each corner of the other area lies in this one: looked for a hair inwards, for edges are often shared. */
function holds(area: VenueArea, other: VenueArea): boolean {
  const { minX, minY, maxX, maxY } = shapeOf(other.polygon).bounds;
  const middle = { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
  const [outer = []] = other.polygon;
  return outer.every(([x, y]) =>
    shapeHas(area.polygon, { x: x + (middle.x - x) * 0.02, y: y + (middle.y - y) * 0.02 }),
  );
}

/** The areas that go when this one does, itself among them. */
function goingWith(venue: VenueFile, area: VenueArea): Set<string> {
  const { bounds, squareMetres } = shapeOf(area.polygon);
  const inside = venue.areas.filter(
    (other) =>
      other.level === area.level &&
      other.id !== area.id &&
      shapeOf(other.polygon).squareMetres < squareMetres &&
      boxesNear(bounds, shapeOf(other.polygon).bounds) &&
      holds(area, other),
  );
  return new Set([area.id, ...inside.map(({ id }) => id)]);
}

/** Moves an area by so many metres. Its walls and doors go with it; a wall that a neighbour shares stays with the neighbour. */
export function moveArea(draft: Draft, id: string, dx: number, dy: number, chance: Chance): Outcome {
  const area = byId(draft.venue.areas, id);
  if (area === undefined) return refused('not-there');
  const { venue } = draft;
  const { level } = area;
  const going = goingWith(venue, area);
  const go = ([x, y]: XY): XY => xy({ x: x + dx, y: y + dy });
  const goRings = (rings: Rings): Rings => rings.map((ring) => ring.map(go));
  const shapes = new Map<string, Rings>();
  for (const each of venue.areas) if (going.has(each.id)) shapes.set(each.id, goRings(each.polygon));
  const stands = (at: XY): boolean => {
    const here = areasAt(venue, level, pointOf(at))[0];
    return here !== undefined && going.has(here.id);
  };
  // Lines in the middle of the area, along no outline: those along outlines have gone with them.
  const edges = areaEdges(venue, level);
  const isLoose = (line: readonly XY[]) =>
    line.every(stands) && piecesOf(line).every((piece) => stretchesAlong(piece, edges).length === 0);
  const loose = <T extends { readonly id: string; readonly level: string; readonly line: readonly XY[] }>(list: T[]) =>
    new Set(list.filter((each) => each.level === level && isLoose(each.line)).map((each) => each.id));
  const [looseWalls, looseDoors] = [loose(venue.walls), loose(venue.doors)];

  const moved = shaped(draft, level, shapes, id, chance);
  if (!moved.ok) return moved;
  const along = <T extends { readonly level: string; readonly at: XY }>(
    things: T[],
    goes: (thing: T) => boolean,
  ): T[] => mapped(things, (thing) => (thing.level === level && goes(thing) ? { ...thing, at: go(thing.at) } : thing));
  const next = moved.draft.venue;
  const change: Partial<VenueFile> = {
    areas: mapped(next.areas, (each) =>
      going.has(each.id) && each.label !== undefined ? { ...each, label: go(each.label) } : each,
    ),
    walls: mapped(next.walls, (wall) => (looseWalls.has(wall.id) ? { ...wall, line: wall.line.map(go) } : wall)),
    doors: mapped(next.doors, (door) =>
      looseDoors.has(door.id) ? { ...door, line: [go(door.line[0]), go(door.line[1])] } : door,
    ),
    landmarks: along(next.landmarks, ({ at }) => stands(at)),
    meetingPoints: along(next.meetingPoints, (point) => going.has(point.area)),
    markers: mapped(next.markers, (marker) =>
      going.has(marker.area) ? { ...marker, at: go(marker.at), standAt: go(marker.standAt) } : marker,
    ),
    obstacles: mapped(next.obstacles, (thing) =>
      thing.level === level && stands(thing.polygon[0]?.[0] ?? [0, 0])
        ? { ...thing, polygon: goRings(thing.polygon) }
        : thing,
    ),
    connections: mapped(next.connections, (connection) => {
      const stops = mapped(connection.stops, (stop) =>
        stop.level === level && stop.area !== undefined && going.has(stop.area) ? { ...stop, at: go(stop.at) } : stop,
      );
      return stops === connection.stops ? connection : { ...connection, stops };
    }),
  };
  if (next.places !== undefined) {
    change.places = along(next.places, ({ area: of, at }) => (of === undefined ? stands(at) : going.has(of)));
  }
  return { ...moved, draft: withVenue(moved.draft, change) };
}
