/** The areas that an area touches or overlaps, and so may be joined with. */
import { boxesNear, shapeOf } from '../../../shared/editing/floor.ts';
import type { VenueArea, VenueFile } from '../../../shared/venue/venue-file.ts';

/** As far as a slit may be for two areas to be joined over it, in metres. */
const SLIT = 0.05;

export const neighboursOf = (venue: VenueFile, area: VenueArea): VenueArea[] =>
  venue.areas.filter(
    (other) =>
      other.level === area.level &&
      other.id !== area.id &&
      boxesNear(shapeOf(area.polygon).bounds, shapeOf(other.polygon).bounds, SLIT),
  );
