/** Occupants, amenities and connections with a name as landmarks: what one sees on the way. */
import type { Landmark, VenueFile } from '../../../shared/venue/venue-file.ts';
import { landmarkKindOf } from '../categories.ts';
import { shortIds } from '../ids.ts';
import { localText } from '../imported.ts';
import type { Plane } from '../plane.ts';
import { connectionLandmarks } from '../signage/connection-landmarks.ts';
import { Survey } from '../signage/survey.ts';
import type { ImdfData } from './features.ts';

/** Amenities that only say again what a unit or a connection says already. */
const SAID_BY_UNITS = /^(stairs|escalator|elevator|ramp|restroom)/;

export function makeLandmarks(
  venue: VenueFile,
  data: ImdfData,
  plane: Plane,
  levelIds: ReadonlyMap<string, string>,
): Landmark[] {
  const survey = new Survey(venue);
  const levelOfUnit = new Map(data.unit.map(({ id, properties }) => [id, levelIds.get(properties.level_id)]));
  const anchors = new Map(data.anchor.map((anchor) => [anchor.id, anchor]));
  const landmarks: Landmark[] = [];

  const occupantIds = shortIds(
    'p-',
    data.occupant.map(({ id }) => id),
  );
  for (const { id, properties } of data.occupant) {
    const anchor = properties.anchor_id ? anchors.get(properties.anchor_id) : undefined;
    const level = anchor && levelOfUnit.get(anchor.properties.unit_id);
    const name = localText(properties.name);
    if (anchor !== undefined && level !== undefined && name !== null) {
      const at = plane.toXY(anchor.geometry.coordinates);
      landmarks.push({
        id: occupantIds.get(id) ?? id,
        level,
        kind: landmarkKindOf(properties.category, name),
        name,
        at,
      });
    }
  }

  const amenityIds = shortIds(
    'm-',
    data.amenity.map(({ id }) => id),
  );
  for (const { id, geometry, properties } of data.amenity) {
    const level = properties.unit_ids.map((unit) => levelOfUnit.get(unit)).find((found) => found !== undefined);
    const name = localText(properties.name);
    if (!SAID_BY_UNITS.test(properties.category) && level !== undefined && name !== null) {
      const at = plane.toXY(geometry.coordinates);
      landmarks.push({
        id: amenityIds.get(id) ?? id,
        level,
        kind: landmarkKindOf(properties.category, name),
        name,
        at,
      });
    }
  }

  landmarks.push(...connectionLandmarks(survey));
  return landmarks;
}
