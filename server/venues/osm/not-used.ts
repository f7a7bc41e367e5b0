/** What of a file has become nothing, by kind. */

import { type ImportNote, keyOfNote } from '../../../shared/protocol/import-notes.ts';
import { isDoor } from './doors.ts';
import { enclosesFloor } from './elements.ts';
import { isPlace } from './places.ts';
import { isLevelName, type Placed } from './rooms.ts';
import { categoryOf, isFloor } from './tags.ts';
import { isLandmark, isPillar } from './things.ts';
import { isWalkway } from './walkways.ts';

/** Keys that say best what a thing is, the most telling first. */
const TELLING = [
  'indoor',
  'door',
  'highway',
  'building',
  'building:part',
  'amenity',
  'tourism',
  'barrier',
  'entrance',
  'type',
];

/** What is made of an element elsewhere, and counted there when it fails. */
function isMade(element: Placed): boolean {
  const { tags, shape } = element;
  if (isDoor(element) || isLandmark(element) || isPillar(element) || isPlace(element)) return true;
  if (isLevelName(element) || isWalkway(element)) return true;
  if (isFloor(tags) && enclosesFloor(shape)) return true;
  if (shape?.type === 'LineString') return tags.get('highway') === 'steps' || tags.get('indoor') === 'wall';
  return shape?.type === 'Point' && categoryOf(tags) === 'elevator';
}

function kindOf({ tags, levels }: Placed): ImportNote {
  const key = TELLING.find((one) => tags.has(one));
  if (key !== undefined) return ['tagged', `${key}=${tags.get(key)?.slice(0, 40)}`];
  return levels.some((level) => !Number.isInteger(level)) ? ['landing-point'] : ['outline-point'];
}

/** The count of each kind that the importer makes nothing of, by its note's key. */
export function notUsedOf(elements: readonly Placed[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const element of elements) {
    if (isMade(element)) continue;
    const kind = keyOfNote(kindOf(element));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
