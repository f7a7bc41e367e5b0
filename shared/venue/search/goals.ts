/** Where it is that one asks the way to: one or more places for each goal. */
import type { Place } from '../../geometry/point.ts';
import { insidePoint } from '../../geometry/polygon.ts';
import { pointOf, polygonOf } from '../../geometry/vector.ts';
import type { LocalText, VenueArea, VenueFile, VenuePlace } from '../venue-file.ts';
import { fold } from './fold.ts';
import type { Goal, ThingKind } from './goal-text.ts';
import type { NearestKind } from './kinds.ts';

/** One place at which a goal is reached. */
export interface Target extends Place {
  /** The thing itself, never "nearest". */
  readonly goal: string;
  /** The area that it fills: who is in it has arrived. */
  readonly area: string | null;
}

const targetOf = (goal: string, level: string, at: readonly [number, number], area: string | null = null): Target => ({
  goal,
  level,
  ...pointOf([at[0], at[1]]),
  area,
});

/** An area is reached at its name or in its middle, whichever is nearer. */
export function areaTargets({ id, level, polygon, label }: VenueArea): Target[] {
  const inside = insidePoint(polygonOf(polygon));
  const points = [...(label ? [label] : []), [inside.x, inside.y] as const];
  return points.map((at) => targetOf(`area:${id}`, level, at, id));
}

const placeTarget = ({ id, level, at }: VenuePlace): Target => targetOf(`place:${id}`, level, at);

const connectionTargets = (connection: VenueFile['connections'][number]): Target[] =>
  connection.stops.map(({ level, at }) => targetOf(`connection:${connection.id}`, level, at));

function thingTargets(venue: VenueFile, kind: ThingKind, id: string): Target[] {
  const same = (thing: { readonly id: string }) => thing.id === id;
  switch (kind) {
    case 'area':
      return venue.areas.filter((area) => same(area) && area.walkable).flatMap(areaTargets);
    case 'place':
      return (venue.places ?? []).filter(same).map(placeTarget);
    case 'landmark':
      return venue.landmarks.filter(same).map(({ level, at }) => targetOf(`landmark:${id}`, level, at));
    case 'point':
      return venue.meetingPoints.filter(same).map(({ level, at }) => targetOf(`point:${id}`, level, at));
    case 'connection':
      return venue.connections.filter(same).flatMap(connectionTargets);
  }
}

/** Kinds of area, and of connection and landmark, that are what is asked for where no place says so. */
const AREAS: Partial<Record<NearestKind, VenueArea['kind']>> = {
  toilet: 'toilet',
  bar: 'bar',
  information: 'desk',
  'first-aid': 'first-aid',
  prayer: 'prayer',
  nursing: 'nursing',
};

/** Kinds of place that are meant as well. */
const ALSO: Partial<Record<NearestKind, readonly VenuePlace['kind'][]>> = {
  toilet: ['toilet-accessible'],
  exit: ['entrance'],
  entrance: ['exit'],
  information: ['registration'],
};

const COFFEE = /\b(coffee|cafe|kaffee|espresso)/;
const says = (name: LocalText | undefined, words: RegExp): boolean =>
  Object.values(name ?? {}).some((text) => words.test(fold(text)));

const forWheelchairs = (thing: { readonly accessibility?: readonly string[] | undefined }): boolean =>
  thing.accessibility?.includes('wheelchair') === true;

/** Whether a place is one of the kind. */
function isOf(of: NearestKind, place: VenuePlace): boolean {
  if (place.kind === of) return true;
  if (of === 'toilet-accessible') return place.kind === 'toilet' && forWheelchairs(place);
  return ALSO[of]?.includes(place.kind) === true;
}

function isAreaOf(of: NearestKind, area: VenueArea): boolean {
  if (of === 'toilet-accessible') return area.kind === 'toilet' && forWheelchairs(area);
  if (of === 'coffee') return area.kind === 'bar' && says(area.name, COFFEE);
  return area.kind === AREAS[of];
}

/** Everything of a kind, wherever it is. */
function kindTargets(venue: VenueFile, of: NearestKind): Target[] {
  const places = (venue.places ?? []).filter((place) => isOf(of, place));
  const told = new Set(places.flatMap(({ area }) => area ?? []));
  const targets = [
    ...places.map(placeTarget),
    ...venue.areas
      .filter((area) => area.walkable && !told.has(area.id) && isAreaOf(of, area))
      .flatMap((area) => areaTargets(area).slice(-1)),
    ...venue.connections.filter(({ kind }) => kind === of).flatMap(connectionTargets),
  ];
  if (targets.length > 0 || (of !== 'entrance' && of !== 'exit')) return targets;
  return venue.landmarks
    .filter(({ kind }) => kind === 'entrance')
    .map(({ id, level, at }) => targetOf(`landmark:${id}`, level, at));
}

/** The places at which the goal is reached, the nearest of which is meant; none where the venue has no such thing. */
export function targetsOf(venue: VenueFile, goal: Goal): Target[] {
  return goal.kind === 'nearest' ? kindTargets(venue, goal.of) : thingTargets(venue, goal.kind, goal.id);
}
