/** Levels: added above or below, put in order, taken away with all that is on them. */
import type { LocalText, VenueFile, VenueLevel } from '../venue/venue-file.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  type Outcome,
  type Ref,
  refused,
  replaced,
  without,
  withVenue,
} from './draft.ts';
import { numbered } from './signs.ts';
import { tidy } from './things.ts';

const LOWEST = -50;
const HIGHEST = 200;

/** The levels from below. */
export const upward = (venue: VenueFile): VenueLevel[] => [...venue.levels].sort((a, b) => a.ordinal - b.ordinal);

/** A level above the highest or below the lowest. */
export function addLevel(
  draft: Draft,
  wanted: { readonly where: 'above' | 'below'; readonly name: LocalText },
  chance: Chance,
): Outcome {
  const levels = upward(draft.venue);
  const ordinal =
    wanted.where === 'above'
      ? Math.floor((levels.at(-1)?.ordinal ?? -1) + 1)
      : Math.ceil((levels[0]?.ordinal ?? 1) - 1);
  if (ordinal < LOWEST || ordinal > HIGHEST || levels.length >= 100) return refused('too-many');
  const id = freshId(draft.venue, 'level', chance);
  const level: VenueLevel = { id, ordinal, name: wanted.name, shortName: String(ordinal).slice(0, 4) };
  return edited(withVenue(draft, { levels: [...draft.venue.levels, level] }), { list: 'levels', id });
}

/** What the level rail shows: one to four letters. An empty one is left as it was. */
export function setShortName(draft: Draft, id: string, shortName: string): Outcome {
  const level = byId(draft.venue.levels, id);
  if (level === undefined) return refused('not-there');
  const said = tidy(shortName, 4);
  if (said === '') return edited(draft, { list: 'levels', id });
  return edited(withVenue(draft, { levels: replaced(draft.venue.levels, { ...level, shortName: said }) }), {
    list: 'levels',
    id,
  });
}

/** Changes places with the next level above or below; the highest stays highest when it is to go up. */
export function shiftLevel(draft: Draft, id: string, where: 'up' | 'down'): Outcome {
  const levels = upward(draft.venue);
  const at = levels.findIndex((level) => level.id === id);
  const level = levels[at];
  if (level === undefined) return refused('not-there');
  const other = levels[where === 'up' ? at + 1 : at - 1];
  if (other === undefined) return edited(draft, { list: 'levels', id });
  const swapped = replaced(replaced(draft.venue.levels, { ...level, ordinal: other.ordinal }), {
    ...other,
    ordinal: level.ordinal,
  });
  return edited(withVenue(draft, { levels: swapped }), { list: 'levels', id });
}

/** Takes a level away with all that is on it; a venue keeps one. Connections keep their stops on other levels. */
export function deleteLevel(draft: Draft, id: string): Outcome {
  const { venue } = draft;
  if (byId(venue.levels, id) === undefined) return refused('not-there');
  if (venue.levels.length === 1) return refused('last-level');
  const gone: Ref[] = [];
  const elsewhere = <L extends Ref['list'], T extends { id: string; level: string }>(list: L, things: T[]): T[] => {
    const here = things.filter(({ level }) => level === id);
    for (const thing of here) gone.push({ list, id: thing.id });
    return without(things, new Set(here.map((thing) => thing.id)));
  };
  const connections = venue.connections.flatMap((connection) => {
    const stops = connection.stops.filter(({ level }) => level !== id);
    if (stops.length === connection.stops.length) return [connection];
    if (new Set(stops.map(({ level }) => level)).size > 1) return [{ ...connection, stops }];
    gone.push({ list: 'connections', id: connection.id });
    return [];
  });
  const markers = numbered(venue);
  const next: VenueFile = {
    ...venue,
    levels: without(venue.levels, new Set([id])),
    areas: elsewhere('areas', venue.areas),
    walls: elsewhere('walls', venue.walls),
    obstacles: elsewhere('obstacles', venue.obstacles),
    doors: elsewhere('doors', venue.doors),
    connections,
    landmarks: elsewhere('landmarks', venue.landmarks),
    meetingPoints: elsewhere('meetingPoints', venue.meetingPoints),
    markers: elsewhere('markers', markers),
    ...(venue.places === undefined ? {} : { places: elsewhere('places', venue.places) }),
  };
  return edited({ venue: next, plans: draft.plans.filter(({ level }) => level !== id) }, null, gone);
}
