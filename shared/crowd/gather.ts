/** Bringing a crowd into a venue: who stands where at the beginning, and who is open when. */
import type { Navigation } from '../routing/route.ts';
import type { EventPlan } from '../venue/event-plan.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { Chance } from './chance.ts';
import { crowdCharacters } from './characters.ts';
import type { Habits } from './habits.ts';
import { Haunts, type Stop } from './haunts.ts';
import { CrowdPerson } from './person.ts';
import type { SignOf } from './scanner.ts';

export interface Gathering {
  readonly seed: number;
  readonly count: number;
  readonly venue: Pick<VenueFile, 'levels' | 'areas' | 'markers'>;
  readonly event: Pick<EventPlan, 'topics'>;
  readonly navigation: Navigation;
  readonly habits: Habits;
  readonly signOf: SignOf;
}

/**
 * A crowd, spread over all places of the venue where people stay. A group, whose members together give and look for
 * every topic, lives on one level, and the groups of a level take turns in being open, so that on every level there is
 * at any time somebody open for every topic, as far as there are people enough.
 * @returns nobody when the venue has no sign where people stay
 */
export function gatherCrowd(gathering: Gathering): CrowdPerson[] {
  const { seed, count, venue, event, navigation, habits, signOf } = gathering;
  const chance = new Chance(seed);
  const haunts = new Haunts(venue);
  const characters = crowdCharacters(seed, count, event);
  const groups = (characters.at(-1)?.group ?? -1) + 1;
  const levels = levelsOfGroups(groups, haunts.levels());
  const turns = turnsOfGroups(levels);
  const starts = new Map(
    [...haunts.levels().keys()].map((level) => [level, endlessly(chance.shuffled(haunts.on(level)))]),
  );
  return characters.flatMap((character) => {
    const start = starts.get(levels[character.group] ?? '')?.();
    const turn = turns[character.group];
    if (!start || !turn) return [];
    const shift = turn.from + chance.next() * turn.width;
    const own = Math.floor(chance.next() * 2 ** 32);
    return [new CrowdPerson({ seed: own, character, shift, habits, start, signOf, navigation, haunts })];
  });
}

/** A level for each group: as many groups as the level has places to stay, in proportion (by the method of D'Hondt). */
function levelsOfGroups(groups: number, places: ReadonlyMap<string, number>): string[] {
  const taken = new Map<string, number>();
  const share = (level: string): number => (places.get(level) ?? 0) / ((taken.get(level) ?? 0) + 1);
  const levels: string[] = [];
  for (let group = 0; group < groups; group++) {
    const [first, ...others] = places.keys();
    if (first === undefined) break;
    const level = others.reduce((best, other) => (share(other) > share(best) ? other : best), first);
    taken.set(level, (taken.get(level) ?? 0) + 1);
    levels.push(level);
  }
  return levels;
}

/** For each group its piece of the round (0 to 1): those of one level lie side by side and fill it. */
function turnsOfGroups(levels: readonly string[]): { readonly from: number; readonly width: number }[] {
  const seen = new Map<string, number>();
  return levels.map((level) => {
    const width = 1 / levels.filter((other) => other === level).length;
    const turn = seen.get(level) ?? 0;
    seen.set(level, turn + 1);
    return { from: turn * width, width };
  });
}

/** Gives the items one after the other, and begins again after the last. */
function endlessly(items: readonly Stop[]): () => Stop | null {
  let next = 0;
  return () => items[next++ % items.length] ?? null;
}
