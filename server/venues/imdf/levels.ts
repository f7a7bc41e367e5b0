/** The levels of an archive: their ids and names, also where several buildings have levels of one number. */
import { type LocalText, textIn, type VenueLevel } from '../../../shared/venue/venue-file.ts';
import { localText } from '../imported.ts';
import { chooseLevels } from '../levels-asked.ts';
import type { ImdfData } from './features.ts';

export interface Levels {
  /** From below. */
  readonly levels: readonly VenueLevel[];
  /** IMDF level id -> the venue's level id; of those that are imported. */
  readonly idOf: ReadonlyMap<string, string>;
  /** How many were not asked for. */
  readonly left: number;
}

/** "Level 1 (Main building)"; where a language has no name for the building, its first one. */
const inBuilding = (name: LocalText, building: LocalText): LocalText =>
  Object.fromEntries(
    Object.entries(name).map(([language, text]) => [
      language,
      `${text} (${building[language] ?? textIn(building)})`.slice(0, 200),
    ]),
  );

/** A letter for each building, the first of its name where no other begins so. */
function lettersOf(buildings: readonly string[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const building of new Set(buildings)) {
    const own = building.trim().slice(0, 1).toUpperCase();
    const letter =
      [...letters.values()].includes(own) || own === ''
        ? free.find((one) => ![...letters.values()].includes(one))
        : own;
    letters.set(building, letter ?? '');
  }
  return letters;
}

/** Throws VenueError for a level that is asked for and not there. */
export function makeLevels(data: ImdfData, asked: readonly string[] | undefined): Levels {
  const buildings = new Map(data.building.map(({ id, properties }) => [id, localText(properties.name)]));
  const sorted = [...data.level].sort((a, b) => a.properties.ordinal - b.properties.ordinal || (a.id < b.id ? -1 : 1));
  const named = sorted.map(({ id, properties: { ordinal, name, short_name, building_ids } }) => {
    const own = localText(name) ?? { en: `Level ${ordinal}`, fr: `Niveau ${ordinal}` };
    const twin = sorted.some((other) => other.id !== id && other.properties.ordinal === ordinal);
    return {
      source: id,
      ordinal,
      own,
      building: (building_ids ?? []).map((building) => buildings.get(building)).find(Boolean) ?? null,
      shortName: textIn(localText(short_name) ?? { en: String(ordinal) }).slice(0, 4),
      id: twin ? `level-${ordinal}-${id.slice(0, 8)}` : `level-${ordinal}`,
    };
  });
  // Two houses with a "Level 1" each: which house it is has to be said.
  const houses = named.flatMap(({ building }) => (building === null ? [] : [textIn(building)]));
  const letters = lettersOf(houses);
  const several = letters.size > 1;
  const all = named.map(({ source, id, ordinal, own, building, shortName: short }) => {
    const name = several && building !== null ? inBuilding(own, building) : own;
    const letter = several && building !== null ? (letters.get(textIn(building)) ?? '') : '';
    const shortName = `${letter}${short}`.slice(0, 4);
    return { source, own, level: { id, ordinal, name, shortName } };
  });
  const chosen = chooseLevels(
    all.map(({ source, own, level }) => ({
      source,
      level,
      ordinal: level.ordinal,
      shortName: level.shortName,
      name: own,
    })),
    asked,
  );
  return {
    levels: chosen.map(({ level }) => level),
    idOf: new Map(chosen.map(({ source, level }) => [source, level.id])),
    left: all.length - chosen.length,
  };
}

/** The archive without what is on levels that are not imported, or hangs on it. */
export function onlyLevels(data: ImdfData, there: ReadonlyMap<string, string>): ImdfData {
  const on = <T extends { readonly properties: { readonly level_id: string } }>(features: readonly T[]): T[] =>
    features.filter(({ properties }) => there.has(properties.level_id));
  const units = on(data.unit);
  const kept = new Set(units.map(({ id }) => id));
  const anchors = data.anchor.filter(({ properties }) => kept.has(properties.unit_id));
  const anchored = new Set(anchors.map(({ id }) => id));
  const known = new Set(data.anchor.map(({ id }) => id));
  return {
    ...data,
    level: data.level.filter(({ id }) => there.has(id)),
    unit: units,
    opening: on(data.opening),
    fixture: on(data.fixture),
    kiosk: on(data.kiosk),
    section: on(data.section),
    anchor: anchors,
    // Those without an anchor at all stay, and are listed as not used.
    occupant: data.occupant.filter(({ properties: { anchor_id } }) => {
      return !anchor_id || !known.has(anchor_id) || anchored.has(anchor_id);
    }),
    amenity: data.amenity.filter(
      ({ properties: { unit_ids } }) => unit_ids.length === 0 || unit_ids.some((id) => kept.has(id)),
    ),
  };
}
