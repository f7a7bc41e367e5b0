/** Both routers of a venue, made from the same meshes. */
import type { VenueFile } from '../venue/venue-file.ts';
import { buildNavigation } from './navigation.ts';
import type { Navigation } from './route.ts';
import type { Wayfinder } from './way.ts';
import { buildWayfinder, type Groundwork, layGround } from './wayfinder.ts';

/** The routers of a venue: `navigation` level by level and for everybody, `wayfinder` over all levels and for each one's needs. */
export interface Ways {
  readonly navigation: Navigation;
  readonly wayfinder: Wayfinder;
}

/**
 * Makes the routers of a venue. Make them once a venue and share them.
 * @param groundwork where it was laid before; to lay it takes some seconds for a large venue
 */
export const buildWays = (venue: VenueFile, groundwork: Groundwork = layGround(venue)): Ways => ({
  navigation: buildNavigation(venue, groundwork.meshes),
  wayfinder: buildWayfinder(venue, groundwork),
});
