/** The World's public face. */
export { advance } from './advance.ts';
export { apply } from './apply.ts';
export { countsNow } from './counts.ts';
export { rebuild, replaceVenue } from './replace-venue.ts';
export { type Stats, stats } from './stats.ts';
export { shownNow, type Visible, visibleTo } from './visible-to.ts';
export { type Counts, createWorld, profileOf, type World, type WorldOptions } from './world.ts';
