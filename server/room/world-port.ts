import {
  advance,
  apply,
  countsNow,
  inView,
  replaceEvent,
  replaceVenue,
  shownNow,
  visibleTo,
  type World,
} from '../../shared/world/index.ts';
import type { WorldPort } from './ports.ts';

/** A World with its functions, as a host asks for it. */
export function bindWorld(world: World): WorldPort {
  return {
    apply: (who, command, now) => apply(world, who, command, now),
    advance: (now, done) => advance(world, now, done),
    visibleTo: (viewer) => visibleTo(world, viewer),
    shownNow: () => shownNow(world),
    inView: (level, view) => inView(world, level, view),
    countsNow: () => countsNow(world),
    replaceVenue: (venue, ways, now) => replaceVenue(world, venue, ways, now),
    replaceEvent: (plan) => replaceEvent(world, plan),
    profileOf: (person) => world.attendees.get(person)?.profile ?? null,
  };
}
