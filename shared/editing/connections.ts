/** Stairs, lifts, escalators and ramps: stops on two levels or more. */
import type { Point } from '../geometry/point.ts';
import type { VenueConnection } from '../venue/venue-file.ts';
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
  without,
  withVenue,
  xy,
} from './draft.ts';
import { floorAt } from './floor.ts';

type Stop = VenueConnection['stops'][number];

/** A stop at a point; its area where there is floor. A stop without one is a fault that the check tells. */
function stopAt(draft: Draft, level: string, at: Point): Stop {
  const area = floorAt(draft.venue, level, at);
  return { level, ...(area === null ? {} : { area: area.id }), at: xy(at) };
}

/** A connection between two levels, entered at the same place on both: as stairs are drawn first. */
export function addConnection(
  draft: Draft,
  wanted: { readonly kind: VenueConnection['kind']; readonly levels: readonly string[]; readonly at: Point },
  chance: Chance,
): Outcome {
  const { kind, levels, at } = wanted;
  if (!within(at)) return refused('too-far');
  if (levels.some((level) => byId(draft.venue.levels, level) === undefined)) return refused('not-there');
  if (new Set(levels).size < 2) return refused('one-level');
  const id = freshId(draft.venue, kind, chance);
  const stops = [...new Set(levels)].map((level) => stopAt(draft, level, at));
  const made: VenueConnection = { id, kind, stops, oneWay: kind === 'escalator' };
  const connections = [...draft.venue.connections, made];
  return edited(withVenue(draft, { connections }), { list: 'connections', id });
}

function withStops(draft: Draft, connection: VenueConnection, stops: Stop[]): Outcome {
  const connections = replaced(draft.venue.connections, { ...connection, stops });
  return edited(withVenue(draft, { connections }), { list: 'connections', id: connection.id });
}

/** Has a connection stop on one more level; put in by height, when it goes both ways. */
export function addStop(draft: Draft, id: string, level: string, at: Point): Outcome {
  const connection = byId(draft.venue.connections, id);
  if (connection === undefined || byId(draft.venue.levels, level) === undefined) return refused('not-there');
  if (!within(at)) return refused('too-far');
  if (connection.stops.some((stop) => stop.level === level)) return refused('level-taken');
  const height = (of: string) => byId(draft.venue.levels, of)?.ordinal ?? 0;
  const first = connection.stops[0];
  const last = connection.stops.at(-1);
  const down = first !== undefined && last !== undefined && height(first.level) > height(last.level);
  const before = connection.stops.filter((stop) => height(stop.level) < height(level) !== down);
  const after = connection.stops.filter((stop) => !before.includes(stop));
  return withStops(draft, connection, [...before, stopAt(draft, level, at), ...after]);
}

/** Moves one stop. */
export function moveStop(draft: Draft, id: string, index: number, to: Point): Outcome {
  const connection = byId(draft.venue.connections, id);
  const stop = connection?.stops[index];
  if (connection === undefined || stop === undefined) return refused('not-there');
  if (!within(to)) return refused('too-far');
  const moved = stopAt(draft, stop.level, to);
  return withStops(
    draft,
    connection,
    connection.stops.map((old, i) => (i === index ? moved : old)),
  );
}

/** Takes one stop away; a connection keeps two levels at least. */
export function deleteStop(draft: Draft, id: string, index: number): Outcome {
  const connection = byId(draft.venue.connections, id);
  if (connection?.stops[index] === undefined) return refused('not-there');
  const stops = connection.stops.filter((_, i) => i !== index);
  if (new Set(stops.map(({ level }) => level)).size < 2) return refused('one-level');
  return withStops(draft, connection, stops);
}

/** Says what a connection is; `reversed` turns the order in which it is travelled about. */
export function setConnection(
  draft: Draft,
  id: string,
  change: { readonly kind?: VenueConnection['kind']; readonly oneWay?: boolean; readonly reversed?: boolean },
): Outcome {
  const connection = byId(draft.venue.connections, id);
  if (connection === undefined) return refused('not-there');
  const said: VenueConnection = {
    ...connection,
    kind: change.kind ?? connection.kind,
    oneWay: change.oneWay ?? connection.oneWay,
    stops: change.reversed === true ? [...connection.stops].reverse() : connection.stops,
  };
  const connections = replaced(draft.venue.connections, said);
  return edited(withVenue(draft, { connections }), { list: 'connections', id });
}

/** Takes a connection away. */
export function deleteConnection(draft: Draft, id: string): Outcome {
  if (byId(draft.venue.connections, id) === undefined) return refused('not-there');
  return edited(withVenue(draft, { connections: without(draft.venue.connections, new Set([id])) }), null);
}
