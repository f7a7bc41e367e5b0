/** Where and why a document does not keep its schema, in sentences; the venue file's before all. */
import type * as z from 'zod/mini';
import { type VenueFile, venueFile } from '../venue-file.ts';
import type { FaultList } from './faults.ts';

/** Lists longer than this are no building. */
const MOST: Readonly<Record<string, number>> = {
  levels: 100,
  areas: 20_000,
  walls: 200_000,
  obstacles: 50_000,
  doors: 20_000,
  connections: 5_000,
  landmarks: 20_000,
  meetingPoints: 999,
  markers: 20_000,
  places: 20_000,
};

/** Points in all areas, walls and obstacles together. */
const MOST_POINTS = 2_000_000;

type Issue = z.core.$ZodIssue;

/** "areas[3].polygon[0]"; a key that is no plain word stands quoted in brackets. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const word = String(key);
    if (!/^\w{1,80}$/.test(word)) return `${text}[${JSON.stringify(word.slice(0, 80))}]`;
    return text === '' ? word : `${text}.${word}`;
  }, '');
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `This is missing: ${issue.expected} is expected.`
        : `Here ${issue.expected} is expected.`;
    case 'too_small':
      return `This must be at least ${issue.minimum}${unitOf(issue.origin)}.`;
    case 'too_big':
      return `This must be at most ${issue.maximum}${unitOf(issue.origin)}.`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Nothing is known of: ${issue.keys.join(', ')}.`;
    case 'invalid_union':
      return 'This is none of the kinds that are known.';
    case 'invalid_key':
      return 'A text is given by language: two or three small letters such as "en".';
    default:
      return `${issue.message.replace(/\.$/, '')}.`;
  }
}

/** Whether the lists are of a size that a building has; says so where they are not. Looks at lengths alone. */
function boundedSize(json: object, faults: FaultList): boolean {
  let bounded = true;
  for (const [name, most] of Object.entries(MOST)) {
    const list: unknown = Reflect.get(json, name);
    if (!Array.isArray(list) || list.length <= most) continue;
    faults.add(name, `There are ${list.length} entries here; at most ${most} are read.`);
    bounded = false;
  }
  if (!bounded) return false;
  let points = 0;
  const count = (value: unknown) => {
    if (Array.isArray(value)) points += value.length;
  };
  for (const name of ['areas', 'obstacles', 'walls']) {
    const list: unknown = Reflect.get(json, name);
    if (!Array.isArray(list)) continue;
    for (const thing of list) {
      if (typeof thing !== 'object' || thing === null) continue;
      const polygon: unknown = Reflect.get(thing, 'polygon');
      count(polygon);
      if (Array.isArray(polygon)) polygon.forEach(count);
      count(Reflect.get(thing, 'line'));
    }
  }
  if (points <= MOST_POINTS) return true;
  faults.add('', `There are ${points} points in this file; at most ${MOST_POINTS} are read.`);
  return false;
}

/** One fault for each issue of a schema. They must have been found with `reportInput`. */
export function addIssues(issues: readonly Issue[], faults: FaultList): void {
  for (const issue of issues) faults.add(pathText(issue.path), sentence(issue));
}

/** The document as a venue file, or null with its faults added to the list. */
export function parseVenue(json: unknown, faults: FaultList): VenueFile | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    faults.add('', 'A venue file is one JSON object.');
    return null;
  }
  if (!boundedSize(json, faults)) return null;
  const parsed = venueFile.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  addIssues(parsed.error.issues, faults);
  return null;
}
