/** The plane of an IMDF archive: true to length at the middle of its levels. */
import { layPlane, type Mapped, type Plane } from '../plane.ts';
import { called, type ImdfData } from './features.ts';

type Drawn = 'level' | 'unit' | 'opening' | 'fixture' | 'kiosk' | 'section' | 'anchor' | 'amenity';

/** Throws VenueError when a feature lies far from the levels, as it does when its coordinates are swapped. */
export function planeOf(data: ImdfData): Plane {
  const mapped = (...types: readonly Drawn[]): Mapped[] =>
    types.flatMap((type) =>
      data[type].map(({ id, geometry }) => ({ called: called(type, id), coordinates: geometry.coordinates })),
    );
  return layPlane({
    about: mapped('level'),
    aboutCalled: 'level.geojson',
    within: mapped('level', 'unit'),
    all: mapped('level', 'unit', 'opening', 'fixture', 'kiosk', 'section', 'anchor', 'amenity'),
    format: 'IMDF',
  });
}
