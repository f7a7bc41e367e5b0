/** Bringing a crowd into a venue: who stands where at the beginning, and who is open when. */

import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import type { Wayfinder } from '../routing/way.ts';
import type { EventPlan } from '../venue/event-plan.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { Chance } from './chance.ts';
import { crowdCharacters } from './characters.ts';
import type { Draws, Habits } from './habits.ts';
import { Haunts, type Stop } from './haunts.ts';
import type { Legs } from './legs.ts';
import { CrowdPerson } from './person.ts';
import type { SignOf } from './scanner.ts';
import { Walker } from './walker.ts';

export interface Gathering {
  readonly seed: number;
  readonly count: number;
  readonly venue: Pick<VenueFile, 'areas' | 'markers' | 'connections'>;
  readonly event: Pick<EventPlan, 'topics'>;
  readonly wayfinder: Wayfinder;
  readonly habits: Habits;
  /** Where people are drawn to; as everywhere when not said. */
  readonly draws?: Draws;
  readonly signOf: SignOf;
  /** What the n-th person's give line is instead of their own. */
  readonly giveLine?: (n: number) => string;
  /** What carries somebody who begins here, asked in the order of the people; lines that are followed exactly when not said. */
  readonly legs?: (start: Place, n: number) => Legs;
}

/**
 * A crowd, spread over all places of the venue where people stay. A group, whose members together give and look for
 * every topic, lives in one half of one level, and the groups of a level take turns in being open, one half after the
 * other: so there is at any time somebody open for every topic near every place, as far as there are people enough.
 * @returns nobody when the venue has no sign where people stay
 */
export function gatherCrowd(gathering: Gathering): CrowdPerson[] {
  const { seed, count, venue, event, wayfinder, habits, signOf } = gathering;
  const chance = new Chance(seed);
  const haunts = new Haunts(venue, gathering.draws);
  const characters = crowdCharacters(seed, count, event).map((character, n) => {
    const giveLine = gathering.giveLine?.(n) ?? character.profile.giveLine;
    return { ...character, profile: { ...character.profile, giveLine } };
  });
  const groups = (characters.at(-1)?.group ?? -1) + 1;
  const homes = homesOfGroups(groups, haunts);
  const starts = new Map(homes.map(({ half }) => [half, endlessly(chance.shuffled(half))]));
  const beyond = new Map(haunts.levels().map((level) => [level, stopsBeyond(level, venue, haunts)]));
  return characters.flatMap((character, n) => {
    const home = homes[character.group];
    const start = home && starts.get(home.half)?.();
    if (!home || !start) return [];
    const elsewhere = beyond.get(start.place.level) ?? [];
    const territory = { start, places: home.half, elsewhere };
    const shift = home.turn + chance.between(APART) * home.turnWidth;
    const own = Math.floor(chance.next() * 2 ** 32);
    const legs = gathering.legs?.(start.place, n) ?? new Walker(start.place);
    return [new CrowdPerson({ seed: own, character, shift, habits, territory, signOf, wayfinder, haunts, legs })];
  });
}

/** So near to the far end of stairs or a lift people from another floor look in. */
const LOOK_IN: Metres = 20;

/** The stops of other levels around the ends of this one's connections. */
function stopsBeyond(level: string, { connections }: Gathering['venue'], haunts: Haunts): readonly Stop[] {
  const ends = connections
    .filter(({ stops, oneWay }) => !oneWay && stops.some((stop) => stop.level === level))
    .flatMap(({ stops }) => stops.filter((stop) => stop.level !== level));
  const near = ends.flatMap((end) =>
    haunts.on(end.level).filter(({ place }) => distanceBetween(place, pointOf(end.at)) <= LOOK_IN),
  );
  return [...new Set(near)];
}

/**
 * The members of a group begin their rounds this far apart, as a share of the group's turn: not all at one moment, and
 * near enough that always as many groups are open as the share of the round allows.
 */
const APART = [0, 0.3] as const;

interface Home {
  /** Where the group's members begin. */
  readonly half: readonly Stop[];
  /** Where in the round (0 to 1) the group begins, and how long until the next group of this level does. */
  readonly turn: number;
  readonly turnWidth: number;
}

/** Homes for so many groups: on each level in turn, and there in each half in turn. */
function homesOfGroups(groups: number, haunts: Haunts): Home[] {
  const levels = haunts.levels().map((level) => halves(haunts.on(level)));
  const homes: Home[] = [];
  for (let group = 0; group < groups; group++) {
    const sides = levels[group % levels.length];
    const nth = Math.floor(group / levels.length);
    const half = sides?.[nth % 2];
    if (!half) break;
    const turnWidth = 1 / Math.ceil((groups - (group % levels.length)) / levels.length);
    homes.push({ half, turn: nth * turnWidth, turnWidth });
  }
  return homes;
}

/** The stops of a level in two halves of its longer side; both are all of them where there are few. */
function halves(stops: readonly Stop[]): readonly [readonly Stop[], readonly Stop[]] {
  const extent = (of: 'x' | 'y') => {
    const along = stops.map(({ place }) => place[of]);
    return Math.max(...along) - Math.min(...along);
  };
  const axis = extent('x') >= extent('y') ? 'x' : 'y';
  const sorted = [...stops].sort((a, b) => a.place[axis] - b.place[axis]);
  const middle = Math.ceil(sorted.length / 2);
  return sorted.length < 4 ? [sorted, sorted] : [sorted.slice(0, middle), sorted.slice(middle)];
}

/** Gives the items one after the other, and begins again after the last. */
function endlessly(items: readonly Stop[]): () => Stop | null {
  let next = 0;
  return () => items[next++ % items.length] ?? null;
}
