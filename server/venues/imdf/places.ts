/** Occupants, amenities, kiosks, sections and named fixtures as places that one can ask the way to. */

import { insidePoint, polygonContains } from '../../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../../shared/geometry/vector.ts';
import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import type { LocalText, PlaceKind, VenueArea, VenuePlace } from '../../../shared/venue/venue-file.ts';
import { shortIds } from '../ids.ts';
import { localText } from '../imported.ts';
import { accessibilityOf, nameOfKind, placeKindOf } from '../place-kinds.ts';
import type { Plane, XY } from '../plane.ts';
import type { ImdfData } from './features.ts';

/** Amenities that only say again what a connection says already. */
const SAID_BY_CONNECTIONS = /^(stairs|steps|escalator|elevator|ramp|movingwalkway)/;

export interface Places {
  readonly places: VenuePlace[];
  /** What became no place: how many of each note, by its key. */
  readonly notUsed: Readonly<Record<string, number>>;
}

/** Where things are: the venue's level and areas of each unit. */
export interface Whereabouts {
  readonly plane: Plane;
  /** IMDF level id -> the venue's. */
  readonly levelIds: ReadonlyMap<string, string>;
  /** IMDF unit id -> the ids of its areas. */
  readonly areasOfUnit: ReadonlyMap<string, readonly string[]>;
  readonly areas: readonly VenueArea[];
}

const idsOf = (prefix: string, features: readonly { readonly id: string }[]) => {
  const ids = shortIds(
    prefix,
    features.map(({ id }) => id),
  );
  return (id: string) => ids.get(id) ?? id;
};

type Rings = readonly (readonly (readonly number[])[])[];

/** A point within the first polygon of a geometry. */
function within(geometry: { readonly type: string; readonly coordinates: Rings | readonly Rings[] }, plane: Plane): XY {
  const rings = (geometry.type === 'Polygon' ? geometry.coordinates : (geometry.coordinates[0] ?? [])) as Rings;
  const { x, y } = insidePoint(polygonOf(rings.map((ring) => ring.slice(0, -1).map((p) => plane.toXY(p)))));
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}

/** What is written on it: a short name with a figure in it, "104". */
function numberOf(short: Readonly<Record<string, string>> | null | undefined): { number?: string } {
  const number = Object.values(short ?? {}).find((text) => /\d/.test(text) && text.trim().length <= 20);
  return number === undefined ? {} : { number: number.trim() };
}

export function makePlaces(data: ImdfData, { plane, levelIds, areasOfUnit, areas }: Whereabouts): Places {
  const notUsed: Record<string, number> = {};
  const skip = (note: ImportNote) => {
    const what = keyOfNote(note);
    notUsed[what] = (notUsed[what] ?? 0) + 1;
  };
  const places: VenuePlace[] = [];
  const shapes = new Map(areas.map((area) => [area.id, polygonOf(area.polygon)]));
  const levelOfUnit = new Map(data.unit.map(({ id, properties }) => [id, levelIds.get(properties.level_id)]));
  /** Of a unit in several pieces the one that the point is in. */
  const areaOf = (unit: string, at: XY): { area?: string } => {
    const own = areasOfUnit.get(unit) ?? [];
    const area = own.find((id) => polygonContains(shapes.get(id) ?? [[]], pointOf(at))) ?? own[0];
    return area === undefined ? {} : { area };
  };
  const add = (
    what: string,
    place: Omit<VenuePlace, 'name' | 'kind' | 'level'> & { readonly level: string | undefined },
    kind: PlaceKind,
    own: LocalText | null,
  ) => {
    const name = own ?? nameOfKind(kind);
    const { level } = place;
    if (level === undefined) skip(['on-no-level', what]);
    else if (name === null) skip(['without-name', what]);
    else places.push({ ...place, level, kind, name });
  };

  const anchors = new Map(data.anchor.map((anchor) => [anchor.id, anchor]));
  const occupantId = idsOf('p-', data.occupant);
  for (const { id, properties } of data.occupant) {
    const anchor = properties.anchor_id ? anchors.get(properties.anchor_id) : undefined;
    const unit = anchor?.properties.unit_id ?? '';
    const level = levelOfUnit.get(unit);
    const name = localText(properties.name);
    if (anchor === undefined || level === undefined) skip(['occupant-nowhere']);
    else {
      const at = plane.toXY(anchor.geometry.coordinates);
      const kind = placeKindOf(properties.category, name);
      add(
        'occupant',
        { id: occupantId(id), level, at, ...areaOf(unit, at), ...numberOf(properties.shortName) },
        kind,
        name,
      );
    }
  }

  const amenityId = idsOf('m-', data.amenity);
  for (const { id, geometry, properties } of data.amenity) {
    const { category, accessibility } = properties;
    if (SAID_BY_CONNECTIONS.test(category)) {
      skip(['amenity-joined', category]);
      continue;
    }
    const name = localText(properties.name);
    const unit = properties.unit_ids.find((one) => levelOfUnit.get(one) !== undefined);
    if (unit === undefined) {
      skip(['amenity-nowhere']);
      continue;
    }
    const at = plane.toXY(geometry.coordinates);
    const place = {
      id: amenityId(id),
      level: levelOfUnit.get(unit),
      at,
      ...areaOf(unit, at),
      ...accessibilityOf(accessibility),
    };
    add('amenity', place, placeKindOf(category, name), name);
  }

  for (const type of ['kiosk', 'section', 'fixture'] as const) {
    const idOf = idsOf(`${type}-`, data[type]);
    for (const { id, geometry, properties } of data[type]) {
      const name = localText(properties.name);
      // Furniture and obstructions have their place as obstacles; a name makes one a place as well.
      if (name === null && type === 'fixture') continue;
      const category = ('category' in properties ? properties.category : null) ?? type;
      const place = {
        id: idOf(id),
        level: levelIds.get(properties.level_id),
        at: within(geometry, plane),
        ...('accessibility' in properties ? accessibilityOf(properties.accessibility) : {}),
      };
      if (name === null) skip(['without-name', type]);
      else add(type, place, placeKindOf(category, name), name);
    }
  }
  return { places, notUsed };
}
