/** Which levels each element is on, and whether its tags say so as they should. */
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import { refuse } from '../venue-error.ts';
import type { OsmElement } from './elements.ts';
import { levelsOf } from './levels.ts';
import type { Placed } from './rooms.ts';
import { isFloor } from './tags.ts';

export interface PlacedElements {
  readonly elements: readonly Placed[];
  /** How many elements are on each level, by its number as text; `repeat_on` is not counted. */
  readonly perLevel: Readonly<Record<string, number>>;
  readonly withoutLevel: number;
}

/** Throws VenueError for a room, corridor, area or wall without a level, and for a level that cannot be read. */
export function placeElements(elements: readonly OsmElement[]): PlacedElements {
  const faults: ImportNote[] = [];
  const perLevel = new Map<number, number>();
  let withoutLevel = 0;
  const placed = elements.map((element): Placed => {
    const { id, tags } = element;
    const [level, repeat] = [tags.get('level'), tags.get('repeat_on')];
    if (level === undefined) {
      if (isFloor(tags) || tags.get('indoor') === 'wall') {
        faults.push(['no-level', id, tags.get('indoor') ?? '']);
      }
      withoutLevel++;
      return { ...element, levels: [] };
    }
    const own = levelsOf(level);
    const more = repeat === undefined ? [] : levelsOf(repeat);
    if (own === null) faults.push(['bad-level', id, 'level', level.slice(0, 40)]);
    if (more === null) faults.push(['bad-level', id, 'repeat_on', repeat?.slice(0, 40) ?? '']);
    for (const one of own ?? []) perLevel.set(one, (perLevel.get(one) ?? 0) + 1);
    return { ...element, levels: [...new Set([...(own ?? []), ...(more ?? [])])].sort((a, b) => a - b) };
  });
  refuse(faults);
  const counts = [...perLevel].sort(([a], [b]) => a - b).map(([level, count]) => [String(level), count]);
  return { elements: placed, perLevel: Object.fromEntries(counts), withoutLevel };
}
