/** What stands at a point or on a patch of floor: landmarks, places to ask the way to, obstacles. */
import type { Point } from '../geometry/point.ts';
import { pointOf } from '../geometry/vector.ts';
import { AREA_KIND_NAMES } from '../venue/area-kinds.ts';
import type { Landmark, LocalText, PlaceKind, VenueObstacle, VenuePlace } from '../venue/venue-file.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  type Outcome,
  refused,
  replaced,
  within,
  withVenue,
  type XY,
  xy,
} from './draft.ts';
import { areasAt } from './floor.ts';
import { shapeRefusal } from './reshape.ts';

/** A landmark. It may stand anywhere: one sees it, and need not get to it. */
export function addLandmark(
  draft: Draft,
  wanted: { readonly level: string; readonly at: Point; readonly kind: Landmark['kind']; readonly name: LocalText },
  chance: Chance,
): Outcome {
  if (byId(draft.venue.levels, wanted.level) === undefined) return refused('not-there');
  if (!within(wanted.at)) return refused('too-far');
  const id = freshId(draft.venue, 'landmark', chance);
  const made: Landmark = { id, level: wanted.level, kind: wanted.kind, name: wanted.name, at: xy(wanted.at) };
  return edited(withVenue(draft, { landmarks: [...draft.venue.landmarks, made] }), { list: 'landmarks', id });
}

/** Moves a landmark, or says what kind it is. */
export function setLandmark(
  draft: Draft,
  id: string,
  change: { readonly at?: Point; readonly kind?: Landmark['kind'] },
): Outcome {
  const old = byId(draft.venue.landmarks, id);
  if (old === undefined) return refused('not-there');
  if (change.at !== undefined && !within(change.at)) return refused('too-far');
  const landmark: Landmark = {
    ...old,
    kind: change.kind ?? old.kind,
    at: change.at === undefined ? old.at : xy(change.at),
  };
  const landmarks = replaced(draft.venue.landmarks, landmark);
  return edited(withVenue(draft, { landmarks }), { list: 'landmarks', id });
}

const areaOf = (draft: Draft, level: string, at: Point): { area?: string } => {
  const area = areasAt(draft.venue, level, at)[0];
  return area === undefined ? {} : { area: area.id };
};

/** A place to ask the way to, called after the area that it is in until somebody says better. */
export function addPlace(
  draft: Draft,
  wanted: { readonly level: string; readonly at: Point; readonly kind: PlaceKind; readonly name?: LocalText },
  chance: Chance,
): Outcome {
  const { level, at, kind } = wanted;
  if (byId(draft.venue.levels, level) === undefined) return refused('not-there');
  if (!within(at)) return refused('too-far');
  const id = freshId(draft.venue, 'place', chance);
  const area = areasAt(draft.venue, level, at)[0];
  const name = wanted.name ?? area?.name ?? AREA_KIND_NAMES[area?.kind ?? 'other'];
  const made: VenuePlace = { id, level, kind, name, at: xy(at), ...areaOf(draft, level, at) };
  return edited(withVenue(draft, { places: [...(draft.venue.places ?? []), made] }), { list: 'places', id });
}

/** Moves a place, or says what it is; a number of '' takes the number back. */
export function setPlace(
  draft: Draft,
  id: string,
  change: { readonly at?: Point; readonly kind?: PlaceKind; readonly number?: string },
): Outcome {
  const places = draft.venue.places ?? [];
  const old = byId(places, id);
  if (old === undefined) return refused('not-there');
  if (change.at !== undefined && !within(change.at)) return refused('too-far');
  const { number: had, area: was, ...rest } = old;
  const number = change.number === undefined ? had : tidy(change.number, 20);
  const area =
    change.at === undefined ? { ...(was === undefined ? {} : { area: was }) } : areaOf(draft, old.level, change.at);
  const place: VenuePlace = {
    ...rest,
    kind: change.kind ?? old.kind,
    at: change.at === undefined ? old.at : xy(change.at),
    ...area,
    ...(number === undefined || number === '' ? {} : { number }),
  };
  return edited(withVenue(draft, { places: replaced(places, place) }), { list: 'places', id });
}

/** A text on one line, without what no line has, at most so long. */
export const tidy = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
    .slice(0, most)
    .trim();

/** Something that stands on the floor and is walked around. */
export function addObstacle(
  draft: Draft,
  wanted: { readonly level: string; readonly kind: VenueObstacle['kind']; readonly ring: readonly Point[] },
  chance: Chance,
): Outcome {
  const { level, kind, ring } = wanted;
  if (byId(draft.venue.levels, level) === undefined) return refused('not-there');
  if (!ring.every(within)) return refused('too-far');
  const polygon = [ring.map(xy)];
  const refusal = shapeRefusal(polygon);
  if (refusal !== null) return refused(refusal);
  const id = freshId(draft.venue, 'obstacle', chance);
  const obstacles = [...draft.venue.obstacles, { id, level, kind, polygon }];
  return edited(withVenue(draft, { obstacles }), { list: 'obstacles', id });
}

/** Says what kind an obstacle is, moves it, or moves one corner of it. */
export function setObstacle(
  draft: Draft,
  id: string,
  change: {
    readonly kind?: VenueObstacle['kind'];
    readonly by?: { readonly dx: number; readonly dy: number };
    readonly corner?: { readonly ring: number; readonly index: number; readonly to: Point };
  },
): Outcome {
  const old = byId(draft.venue.obstacles, id);
  if (old === undefined) return refused('not-there');
  const { by, corner } = change;
  const polygon = old.polygon.map((ring, r) =>
    ring.map(([x, y], i): XY => {
      if (corner !== undefined && corner.ring === r && corner.index === i) return xy(corner.to);
      return by === undefined ? [x, y] : xy({ x: x + by.dx, y: y + by.dy });
    }),
  );
  if (!polygon.flat().every((p) => within(pointOf(p)))) return refused('too-far');
  const refusal = shapeRefusal(polygon);
  if (refusal !== null) return refused(refusal);
  const obstacle: VenueObstacle = { ...old, kind: change.kind ?? old.kind, polygon };
  const obstacles = replaced(draft.venue.obstacles, obstacle);
  return edited(withVenue(draft, { obstacles }), { list: 'obstacles', id });
}
