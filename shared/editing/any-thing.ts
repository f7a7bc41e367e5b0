/** What can be done to any thing of a draft, whatever it is: found, moved, deleted. */
import type { Metres, Point, Rectangle } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { isWalkway } from '../venue/walkway.ts';
import { deleteConnection, moveStop } from './connections.ts';
import { deleteArea } from './delete-area.ts';
import { deleteDoor, moveDoor } from './doors.ts';
import { byId, type Chance, type Draft, edited, type Outcome, type Ref, refused, without, withVenue } from './draft.ts';
import { shapeOf } from './floor.ts';
import { deleteLevel } from './levels.ts';
import { deleteMeetingPoint, moveMeetingPoint } from './meeting-points.ts';
import { moveArea } from './move-area.ts';
import { deleteMarker, moveMarker } from './signs.ts';
import { setLandmark, setObstacle, setPlace } from './things.ts';
import { deleteWall, moveWall } from './walls.ts';

/** Whether the draft has this thing. */
export const isThere = (venue: VenueFile, { list, id }: Ref): boolean =>
  byId<{ readonly id: string }>(venue[list], id) !== undefined;

/** Where a thing is, on its own level or, a connection, on the level that is looked at. Null: not there, or not on that level. */
export function boundsOfThing(
  venue: VenueFile,
  { list, id }: Ref,
  level: string | null = null,
): (Rectangle & { level: string }) | null {
  const at = (on: string, points: readonly (readonly [number, number])[]) =>
    points.length === 0 ? null : { level: on, ...boundsOf(points.map(([x, y]) => ({ x, y }))) };
  switch (list) {
    case 'levels': {
      const areas = venue.areas.filter((area) => area.level === id);
      return areas.length === 0
        ? null
        : at(
            id,
            areas.flatMap(({ polygon }) => polygon[0] ?? []),
          );
    }
    case 'areas':
    case 'obstacles': {
      const thing = byId<VenueFile['areas'][number] | VenueFile['obstacles'][number]>(venue[list], id);
      return thing === undefined ? null : { level: thing.level, ...shapeOf(thing.polygon).bounds };
    }
    case 'walls':
    case 'doors': {
      const thing = byId<VenueFile['walls'][number] | VenueFile['doors'][number]>(venue[list], id);
      return thing === undefined ? null : at(thing.level, thing.line);
    }
    case 'connections': {
      const connection = byId(venue.connections, id);
      if (connection !== undefined && isWalkway(connection)) {
        return at(
          connection.stops[0]?.level ?? '',
          connection.stops.map((stop) => stop.at),
        );
      }
      const stop = connection?.stops.find((each) => each.level === level) ?? connection?.stops[0];
      return stop === undefined ? null : at(stop.level, [stop.at]);
    }
    case 'landmarks':
    case 'meetingPoints':
    case 'markers':
    case 'places': {
      const thing = byId<{ id: string; level: string; at: [number, number] }>(venue[list], id);
      return thing === undefined ? null : at(thing.level, [thing.at]);
    }
  }
}

/**
 * Moves a thing by so many metres. A door slides along walls: it goes to the nearest wall within `reach`; a sign that hangs
 * is put exactly there.
 * @param level of a connection, the level whose stop moves
 */
export function moveThing(
  draft: Draft,
  ref: Ref,
  by: { readonly dx: number; readonly dy: number },
  options: { readonly level: string; readonly reach: Metres },
  chance: Chance,
): Outcome {
  const { venue } = draft;
  const { list, id } = ref;
  const { dx, dy } = by;
  const shifted = ([x, y]: readonly [number, number]): Point => ({ x: x + dx, y: y + dy });
  switch (list) {
    case 'levels':
      return refused('not-there');
    case 'areas':
      return moveArea(draft, id, dx, dy, chance);
    case 'walls':
      return moveWall(draft, id, dx, dy);
    case 'obstacles':
      return setObstacle(draft, id, { by });
    case 'doors': {
      const door = byId(venue.doors, id);
      if (door === undefined) return refused('not-there');
      const [a, b] = [shifted(door.line[0]), shifted(door.line[1])];
      return moveDoor(draft, id, { at: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, reach: options.reach }, chance);
    }
    case 'connections': {
      const connection = byId(venue.connections, id);
      const index = connection?.stops.findIndex((stop) => stop.level === options.level) ?? -1;
      const stop = connection?.stops[index];
      if (connection === undefined || stop === undefined) return refused('not-there');
      const moved = moveStop(draft, id, index, shifted(stop.at));
      const other = isWalkway(connection) ? connection.stops[1] : undefined;
      return moved.ok && other !== undefined ? moveStop(moved.draft, id, 1, shifted(other.at)) : moved;
    }
    case 'landmarks': {
      const landmark = byId(venue.landmarks, id);
      return landmark === undefined ? refused('not-there') : setLandmark(draft, id, { at: shifted(landmark.at) });
    }
    case 'places': {
      const place = byId(venue.places, id);
      return place === undefined ? refused('not-there') : setPlace(draft, id, { at: shifted(place.at) });
    }
    case 'meetingPoints': {
      const point = byId(venue.meetingPoints, id);
      return point === undefined ? refused('not-there') : moveMeetingPoint(draft, id, shifted(point.at));
    }
    case 'markers': {
      const marker = byId(venue.markers, id);
      return marker === undefined ? refused('not-there') : moveMarker(draft, id, shifted(marker.at), null);
    }
  }
}

/** Deletes a thing, and what cannot be without it. */
export function deleteThing(draft: Draft, { list, id }: Ref, chance: Chance): Outcome {
  switch (list) {
    case 'levels':
      return deleteLevel(draft, id);
    case 'areas':
      return deleteArea(draft, id, chance);
    case 'walls':
      return deleteWall(draft, id);
    case 'doors':
      return deleteDoor(draft, id);
    case 'connections':
      return deleteConnection(draft, id);
    case 'markers':
      return deleteMarker(draft, id);
    case 'meetingPoints':
      return deleteMeetingPoint(draft, id);
    case 'landmarks':
    case 'obstacles':
    case 'places': {
      if (!isThere(draft.venue, { list, id })) return refused('not-there');
      const rest = without<{ readonly id: string }>(draft.venue[list] ?? [], new Set([id]));
      return edited(withVenue(draft, { [list]: rest }), null);
    }
  }
}

/** The middle of a thing, to look at. */
export function middleOf(venue: VenueFile, ref: Ref, level: string | null = null): (Point & { level: string }) | null {
  const bounds = boundsOfThing(venue, ref, level);
  if (bounds === null) return null;
  return { level: bounds.level, x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 };
}

/** The thing that a fault of `checkVenue` is about: its path begins with list and place in it. Null: the file itself. */
export function refOfFault(venue: VenueFile, path: string): Ref | null {
  const found =
    /^(levels|areas|walls|obstacles|doors|connections|landmarks|meetingPoints|markers|places)\[(\d+)\]/.exec(path);
  const list = found?.[1] as Ref['list'] | undefined;
  const thing = list === undefined ? undefined : venue[list]?.[Number(found?.[2])];
  return list === undefined || thing === undefined ? null : { list, id: thing.id };
}
