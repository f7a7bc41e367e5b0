/**
 * A draft of a venue and what an edit makes of it. An edit never changes a draft: it gives a new one that shares with
 * the old all that stayed the same, or says why it cannot be done.
 */
import type { Point } from '../geometry/point.ts';
import type { VenueDraft } from '../protocol/organizer.ts';
import type { VenueFile } from '../venue/venue-file.ts';

/** The venue with the pictures that lie under it while it is traced. */
export type Draft = VenueDraft;

/** The lists of a venue whose entries can be edited. */
export type ThingList =
  | 'levels'
  | 'areas'
  | 'walls'
  | 'obstacles'
  | 'doors'
  | 'connections'
  | 'landmarks'
  | 'meetingPoints'
  | 'markers'
  | 'places';

/** One thing of the draft. */
export interface Ref {
  readonly list: ThingList;
  readonly id: string;
}

/** Why an edit is not done; the words are the page's. */
export type EditRefusal =
  | 'not-there'
  | 'too-far'
  | 'too-few-corners'
  | 'crosses-itself'
  | 'encloses-nothing'
  | 'areas-apart'
  | 'other-level'
  | 'cut-misses'
  | 'no-wall-here'
  | 'wall-too-short'
  | 'too-short'
  | 'no-floor-near'
  | 'off-floor'
  | 'never-here'
  | 'one-level'
  | 'last-level'
  | 'level-taken'
  | 'too-many'
  | 'number-taken'
  | 'radio-taken'
  | 'not-a-number'
  | 'not-a-colour';

export interface Edited {
  readonly ok: true;
  readonly draft: Draft;
  /** What the edit made or was about, to be selected; null for none. */
  readonly about: Ref | null;
  /** What went with it, beside what was asked for. */
  readonly gone: readonly Ref[];
}

export interface Refused {
  readonly ok: false;
  readonly why: EditRefusal;
}

/** What came of an edit. */
export type Outcome = Edited | Refused;

/** From 0 up to but not 1, as Math.random gives: ids are drawn with it. */
export type Chance = () => number;

export const refused = (why: EditRefusal): Refused => ({ ok: false, why });

export const edited = (draft: Draft, about: Ref | null, gone: readonly Ref[] = []): Edited => ({
  ok: true,
  draft,
  about,
  gone,
});

/** The draft with some lists of its venue changed. */
export const withVenue = (draft: Draft, change: Partial<VenueFile>): Draft => ({
  ...draft,
  venue: { ...draft.venue, ...change },
});

export type XY = [number, number];

/** Metres to the millimetre: files read well, and lines that were snapped to each other stay together. */
export const mm = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** A point as it stands in the file. */
export const xy = ({ x, y }: Point): XY => [mm(x), mm(y)];

/** As far from (0, 0) as a venue file takes, in metres along an axis. */
const FARTHEST = 20_000;

/** Whether the file takes this point. */
export const within = ({ x, y }: Point): boolean => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST;

/** Letters of an id: none that are read for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * An id that no thing of the draft has: `prefix-k3x9a2`. It is drawn and not counted, because an id that was deleted
 * may be on a printed sign, and must never come to mean another thing.
 */
export function freshId(venue: VenueFile, prefix: string, chance: Chance): string {
  const taken = new Set<string>();
  for (const list of [
    venue.levels,
    venue.areas,
    venue.walls,
    venue.obstacles,
    venue.doors,
    venue.connections,
    venue.landmarks,
    venue.meetingPoints,
    venue.markers,
    venue.places ?? [],
  ])
    for (const { id } of list) taken.add(id);
  return drawId(taken, prefix, chance);
}

/** The same against a set of ids of one's own, to which it is added. */
export function drawId(taken: Set<string>, prefix: string, chance: Chance): string {
  for (;;) {
    let id = `${prefix}-`;
    for (let i = 0; i < 6; i++) id += LETTERS[Math.floor(chance() * LETTERS.length)] ?? 'a';
    // A source that repeats itself still comes to an end: the id grows by the number of those there are.
    if (taken.has(id)) id += taken.size;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** The entry of a list by its id. */
export const byId = <T extends { readonly id: string }>(list: readonly T[] | undefined, id: string): T | undefined =>
  list?.find((thing) => thing.id === id);

/** The list with one entry in place of the one that has its id. */
export const replaced = <T extends { readonly id: string }>(list: readonly T[], thing: T): T[] =>
  list.map((old) => (old.id === thing.id ? thing : old));

/** The list without these ids; the list itself when none is in it. */
export function without<T extends { readonly id: string }>(list: T[], ids: ReadonlySet<string>): T[] {
  return list.some(({ id }) => ids.has(id)) ? list.filter(({ id }) => !ids.has(id)) : list;
}

/** The list with each entry as `change` gives it; the list itself when every entry stayed the same. */
export function mapped<T>(list: T[], change: (thing: T) => T): T[] {
  let changed = false;
  const next = list.map((thing) => {
    const other = change(thing);
    changed ||= other !== thing;
    return other;
  });
  return changed ? next : list;
}
