/** What the tags of a building's parts mean. */
import type { LocalText } from '../../../shared/venue/venue-file.ts';
import { localText } from '../imported.ts';

type Tags = ReadonlyMap<string, string>;

/** Whether a tag is there and does not say "no". */
const says = (tags: Tags, key: string): boolean => tags.has(key) && tags.get(key) !== 'no';

/** Tags that say what a room is for, the first that holds, as the IMDF category of the same meaning. */
const USES: readonly (readonly [key: string, value: RegExp, category: string])[] = [
  ['stairs', /^(?!no$)/, 'stairs'],
  ['room', /^stairs$/, 'stairs'],
  ['highway', /^elevator$/, 'elevator'],
  ['elevator', /^(?!no$)/, 'elevator'],
  ['room', /^elevator$/, 'elevator'],
  ['amenity', /^toilets$/, 'restroom'],
  ['room', /^toilets?$/, 'restroom'],
  ['amenity', /^(cafe|restaurant|bar|pub|fast_food|food_court|canteen|biergarten)$/, 'foodservice'],
  ['room', /^(cafe|restaurant|bar|canteen)$/, 'foodservice'],
  ['amenity', /^place_of_worship$/, 'prayerroom'],
  ['room', /^prayer$/, 'prayerroom'],
  ['room', /^nursery|baby_/, 'mothersroom'],
  ['room', /^first_aid$/, 'firstaid'],
  ['room', /^(auditorium|lecture|theatre|amphitheatre|concert)$/, 'auditorium'],
  ['room', /^(class|classroom|conference|meeting|seminar)$/, 'conferenceroom'],
  ['room', /^(lobby|entrance|foyer)$/, 'lobby'],
  ['room', /^(lounge|waiting)$/, 'lounge'],
  ['room', /^(kitchen|storage|technical|utility)$/, 'storage'],
  ['room', /^(reception|information)$/, 'information'],
];

/** The IMDF category that says the same of an area as its tags; the connections' before all others. */
export function categoryOf(tags: Tags): string {
  if (says(tags, 'conveying')) return 'escalator';
  const use = USES.find(([key, value]) => value.test(tags.get(key) ?? 'no') && says(tags, key));
  if (use !== undefined) return use[2];
  return tags.get('indoor') === 'room' ? 'room' : 'walkway';
}

/** Walls all round, and doors in them; a corridor or an area is open to others of its like. */
export const isRoom = (tags: Tags): boolean =>
  tags.get('indoor') === 'room' || (tags.get('highway') === 'elevator' && !tags.has('indoor'));

/** Whether people walk on what is tagged like this, when it encloses floor. */
export function isFloor(tags: Tags): boolean {
  if (['room', 'corridor', 'area'].includes(tags.get('indoor') ?? '')) return true;
  return tags.has('level') && !tags.has('indoor') && ['stairs', 'elevator'].includes(categoryOf(tags));
}

/** Whether attendees may not go there. */
export const isPrivate = (tags: Tags): boolean => /^(private|no|employees|staff)$/.test(tags.get('access') ?? '');

/** For whom a door is, by `wheelchair`. */
export function doorWords(tags: Tags): string[] {
  const wheelchair = tags.get('wheelchair') ?? '';
  if (wheelchair === 'yes' || wheelchair === 'designated') return ['wheelchair'];
  return wheelchair === 'limited' || wheelchair === 'no' ? [`wheelchair-${wheelchair}`] : [];
}

/** What controls a door, in IMDF's words. */
export const doorControls = (tags: Tags): string[] => [
  ...(tags.get('locked') === 'yes' || /^(key|permit)$/.test(tags.get('access') ?? '') ? ['keyaccess'] : []),
  ...(tags.get('entry') === 'code' || says(tags, 'keypad') ? ['passwordaccess'] : []),
];

/** Whether a door opens by itself. */
export const isAutomatic = (tags: Tags): boolean =>
  tags.get('door') === 'automatic' || (tags.get('automatic_door') ?? 'no') !== 'no';

/** "und": a language that is not said. A plain name is in whatever the country speaks. */
const UNSAID = 'und';

/** The name in each language that has one; a plain `name` or else the number (`ref`) is in none that is said. */
export function nameOf(tags: Tags): LocalText | null {
  const said = [...tags].flatMap(([key, text]): [string, string][] => {
    const language = /^name:([a-z]{2,3})$/.exec(key)?.[1];
    return language === undefined ? [] : [[language, oneLine(text)]];
  });
  const plain = tags.get('name') ?? tags.get('ref');
  const known = said.some(([, text]) => text === plain);
  return localText(Object.fromEntries([...said, ...(plain === undefined || known ? [] : [[UNSAID, oneLine(plain)]])]));
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** Metres from a tag as "1.4" or "1.4 m"; null when it says none from 0.3 to 20. */
export function metresOf(text: string | undefined): number | null {
  const metres = Number(/^(\d+(?:\.\d+)?)\s*m?$/.exec(text?.trim() ?? '')?.[1] ?? NaN);
  return metres >= 0.3 && metres <= 20 ? metres : null;
}
