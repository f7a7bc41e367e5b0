/** The World's public face. */
export { advance, type WorldPart } from './advance.ts';
export { apply } from './apply.ts';
export { countsNow } from './counts.ts';
export { replaceEvent } from './replace-event.ts';
export { rebuild, replaceVenue } from './replace-venue.ts';
export { stats } from './stats.ts';
export { shownNow, visibleTo } from './visible-to.ts';
export { createWorld, inView, type World } from './world.ts';
