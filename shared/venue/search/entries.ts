/** All that has a name and can be walked to, each once, with every word by which it may be asked for. */
import type { Place } from '../../geometry/point.ts';
import { AREA_KIND_NAMES } from '../area-kinds.ts';
import type { AreaKind, LocalText, VenueFile } from '../venue-file.ts';
import { fold, wordsOf } from './fold.ts';
import { areaTargets } from './goals.ts';
import { isNearestKind, kindPhrases } from './kinds.ts';
import { telling } from './query.ts';

/** A thing of the venue that can be asked for by name. */
export interface Entry {
  readonly goal: string;
  /** Goals that are the same thing: of places that fill the area. */
  readonly also: readonly string[];
  readonly name: LocalText;
  /** What is written on it, where its name does not say so. */
  readonly number: string | null;
  /** Where it is drawn and, for stairs and lifts, where they are entered first. */
  readonly at: Place;
  /** Its names as they are compared. */
  readonly plain: ReadonlySet<string>;
  /** Each name by its words, one list a language. */
  readonly names: readonly (readonly string[])[];
  /** What it is, and where it is, in other words. */
  readonly more: readonly string[];
  /** Among equals, what people mean more often: rooms, then places, then what they only see. */
  readonly rank: number;
}

const plainNames = (name: LocalText): ReadonlySet<string> => new Set(Object.values(name).map(fold));

/** Whether one text is in both. */
const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((text) => b.has(text));

/** Whether two things are called the same in some language. */
export const sharesName = (a: Pick<Entry, 'plain'>, b: Pick<Entry, 'plain'>): boolean => meet(a.plain, b.plain);

/** Areas that one passes through on stairs and lifts: asked for by their connection. */
const PASSED: ReadonlySet<AreaKind> = new Set(['stairs', 'lift', 'escalator', 'ramp', 'void']);

/** Words for a kind of area or place, where there are any beside its names. */
function wordsFor(kind: string): readonly string[] {
  const asked = kind === 'desk' ? 'information' : kind;
  return isNearestKind(asked) ? kindPhrases(asked) : [];
}

interface Thing {
  readonly goal: string;
  readonly name: LocalText;
  readonly level: string;
  readonly at: readonly [number, number];
  readonly rank: number;
  readonly number?: string | undefined;
  readonly also?: readonly string[];
  /** Phrases that are said of it beside its name. */
  readonly said?: readonly string[];
}

/** Whether a landmark only says where a thing of this name is: itself, or "the entrance of" it, on the same level. */
function isFoundAs(
  { kind, level, name }: VenueFile['landmarks'][number],
  others: readonly { readonly level: string; readonly name?: LocalText | undefined }[],
): boolean {
  const own = [...plainNames(name)];
  return others.some((other) => {
    if (other.level !== level) return false;
    const names = [...plainNames(other.name ?? {})];
    return own.some((said) =>
      names.some((text) => said === text || (kind === 'entrance' && said.endsWith(` ${text}`))),
    );
  });
}

/** Places that are an area under the same name, or the stand that it is, are found as that area, with what is known of both. */
function things(venue: VenueFile): Thing[] {
  const areas = new Map(venue.areas.map((area) => [area.id, area]));
  const merged = new Map<string, NonNullable<VenueFile['places']>>();
  const alone = (venue.places ?? []).filter((place) => {
    const area = place.area === undefined ? undefined : areas.get(place.area);
    const isStand = area?.kind === 'stand' && place.kind === 'stand';
    const sameName = isStand || meet(plainNames(area?.name ?? {}), plainNames(place.name));
    if (!area?.name || !area.walkable || !sameName) return true;
    merged.set(area.id, [...(merged.get(area.id) ?? []), place]);
    return false;
  });
  const connections = new Set(venue.connections.flatMap(({ name }) => [...plainNames(name ?? {})]));
  const areaNames = (id: string | undefined) => Object.values((id === undefined ? null : areas.get(id)?.name) ?? {});
  return [
    ...venue.areas.flatMap((area): Thing[] => {
      const { id, kind, name, level, walkable } = area;
      const [target] = areaTargets(area);
      if (!name || !walkable || PASSED.has(kind) || !target) return [];
      const same = merged.get(id) ?? [];
      const said = [
        ...Object.values(AREA_KIND_NAMES[kind]),
        ...[kind, ...same.map((place) => place.kind)].flatMap(wordsFor),
        ...same.flatMap((place) => Object.values(place.name)),
      ];
      const number = same.find((place) => place.number !== undefined)?.number;
      return [
        {
          goal: `area:${id}`,
          name,
          level,
          at: [target.x, target.y],
          rank: 3,
          number,
          said,
          also: same.map((place) => `place:${place.id}`),
        },
      ];
    }),
    ...alone.map(({ id, kind, area, ...rest }): Thing => {
      return { ...rest, goal: `place:${id}`, rank: 2, said: [...wordsFor(kind), ...areaNames(area)] };
    }),
    ...venue.connections.flatMap(({ id, kind, name, stops: [first] }): Thing[] =>
      name && first ? [{ ...first, goal: `connection:${id}`, name, rank: 2, said: wordsFor(kind) }] : [],
    ),
    ...venue.meetingPoints.map(({ id, name, level, at, number, area }): Thing => {
      const said = ['vis-à-vis', 'meeting point', 'point de rencontre', ...areaNames(area)];
      return { goal: `point:${id}`, name, level, at, rank: 1, number: String(number), said };
    }),
    ...venue.landmarks
      .filter(
        (landmark) => !isFoundAs(landmark, [...alone, ...venue.areas]) && !meet(plainNames(landmark.name), connections),
      )
      .map(({ id, name, level, at }): Thing => ({ goal: `landmark:${id}`, name, level, at, rank: 0 })),
  ];
}

export function entriesOf(venue: VenueFile): Entry[] {
  const levelWords = new Map(venue.levels.map(({ id, name }) => [id, Object.values(name).flatMap(wordsOf)]));
  return things(venue).map(({ goal, also = [], name, level, at: [x, y], rank, number, said = [] }): Entry => {
    const names = Object.values(name).map((text) => telling(wordsOf(text)));
    const digits = number === undefined ? [] : wordsOf(number);
    const isInName = names.some((words) => digits.every((word) => words.includes(word)));
    return {
      goal,
      also,
      name,
      number: number === undefined || isInName ? null : number,
      at: { level, x, y },
      plain: plainNames(name),
      names: digits.length === 0 ? names : [...names, digits],
      more: [...digits, ...said.flatMap((phrase) => telling(wordsOf(phrase))), ...(levelWords.get(level) ?? [])],
      rank,
    };
  });
}
