/**
 * A new import over a venue that was edited since the last one: what only the source changed is taken over, what only I
 * changed stays, and what both changed is a conflict that somebody decides.
 */
import type { ImportChanges, ImportConflict } from '../../../shared/protocol/imports.ts';
import type { LocalText, VenueFile } from '../../../shared/venue/venue-file.ts';
import { recognise } from './recognise.ts';
import { replane } from './replane.ts';
import { same } from './same.ts';
import { settle } from './settle.ts';
import { mergeWalls } from './walls.ts';

export interface Merged {
  readonly venue: VenueFile;
  readonly conflicts: readonly ImportConflict[];
  readonly changes: ImportChanges;
}

/** The lists that a source knows. Markers and meeting points are not among them: a sign hangs where it hangs. */
const LISTS = ['levels', 'areas', 'obstacles', 'doors', 'connections', 'landmarks', 'places'] as const;
type List = (typeof LISTS)[number];
type Thing = { readonly id: string; readonly name?: LocalText | undefined; readonly level?: string };

const listOf = (venue: VenueFile, list: List): readonly Thing[] => venue[list] ?? [];

const fieldsOf = (thing: Thing): Readonly<Record<string, unknown>> => ({ ...thing });

interface MergeState {
  readonly theirsWin: ReadonlySet<string>;
  readonly conflicts: ImportConflict[];
  readonly changes: { added: number; changed: number; gone: number; kept: number };
}

const conflictOf = (
  list: List,
  thing: Thing,
  what: ImportConflict['what'],
  fields: readonly string[] = [],
): ImportConflict => ({
  key: `${list}/${thing.id}`,
  list,
  id: thing.id,
  name: thing.name ?? null,
  level: thing.level ?? null,
  what,
  fields,
});

/** One thing that all three have, field by field. */
function mergeThing(list: List, base: Thing, mine: Thing, theirs: Thing, state: MergeState): Thing {
  const [b, m, t] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)];
  const keys = [...new Set([...Object.keys(m), ...Object.keys(t)])];
  const disputed = keys.filter((key) => !same(m[key], b[key]) && !same(t[key], b[key]) && !same(m[key], t[key]));
  if (disputed.length > 0) state.conflicts.push(conflictOf(list, mine, 'both-changed', disputed));
  const wins = state.theirsWin.has(`${list}/${mine.id}`);
  const merged: Record<string, unknown> = {};
  for (const key of keys) {
    const takes = disputed.includes(key) ? wins : same(m[key], b[key]) && !same(t[key], m[key]);
    const value = takes ? t[key] : m[key];
    if (value !== undefined) merged[key] = value;
  }
  state.changes[same(merged, m) ? 'kept' : 'changed']++;
  return { ...merged, id: mine.id };
}

function mergeList(
  list: List,
  base: VenueFile,
  mine: VenueFile,
  theirs: VenueFile,
  state: MergeState,
  inUse: ReadonlySet<string>,
): Thing[] {
  const byId = (venue: VenueFile) => new Map(listOf(venue, list).map((thing) => [thing.id, thing]));
  const [was, own, now] = [byId(base), byId(mine), byId(theirs)];
  const wins = (thing: Thing) => state.theirsWin.has(`${list}/${thing.id}`);
  const { changes, conflicts } = state;
  const stayed = [...own.values()].flatMap((thing): Thing[] => {
    const [before, after] = [was.get(thing.id), now.get(thing.id)];
    // Without a last import the two are compared as if they had begun from what both say alike.
    if (after !== undefined) return [mergeThing(list, before ?? { id: thing.id }, thing, after, state)];
    const edited = before !== undefined && !same(thing, before);
    const needed = before !== undefined && inUse.has(`${list}/${thing.id}`);
    if (edited || needed) conflicts.push(conflictOf(list, thing, edited ? 'gone-but-changed' : 'gone-but-used'));
    const goes = before !== undefined && (edited || needed ? wins(thing) : true);
    changes[goes ? 'gone' : 'kept']++;
    return goes ? [] : [thing];
  });
  const added = [...now.values()].flatMap((thing): Thing[] => {
    if (own.has(thing.id)) return [];
    const before = was.get(thing.id);
    const returns = before !== undefined && !same(before, thing);
    if (returns) conflicts.push(conflictOf(list, thing, 'erased-but-changed'));
    if (before !== undefined && !(returns && wins(thing))) return [];
    changes.added++;
    return [thing];
  });
  return [...stayed, ...added];
}

/** Areas where signs hang or people meet, and the levels of these and of all that was drawn here. */
function usedBy(mine: VenueFile, base: VenueFile): ReadonlySet<string> {
  const imported = new Set(base.areas.map(({ id }) => id));
  const drawn = mine.areas.filter(({ id }) => !imported.has(id)).map(({ level }) => `levels/${level}`);
  const hung = [...mine.markers, ...mine.meetingPoints].flatMap(({ area, level }) => [
    `areas/${area}`,
    `levels/${level}`,
  ]);
  return new Set([...drawn, ...hung]);
}

/** A draft in which nothing has been drawn has nothing to say against an import. */
const isBare = (venue: VenueFile): boolean =>
  [venue.areas, venue.walls, venue.doors, venue.markers, venue.landmarks, venue.places ?? []].every(
    (list) => list.length === 0,
  );

function creditOf(base: VenueFile, mine: VenueFile, theirs: VenueFile): string | undefined {
  if (mine.credit === undefined || mine.credit === base.credit) return theirs.credit ?? mine.credit;
  if (theirs.credit === undefined || mine.credit.includes(theirs.credit)) return mine.credit;
  // Whoever is to be thanked by a licence is thanked whatever was written here.
  return `${mine.credit.slice(0, Math.max(0, 398 - theirs.credit.length))}; ${theirs.credit}`.slice(0, 400);
}

/**
 * Merges `theirs`, a new import, over `mine`, which was made from `base`, the last import (null: there was none). Ids,
 * name, markers and meeting points of mine stay.
 * @param theirsWin the keys of the conflicts in which the import is right; in all others I am
 */
export function mergeImport(
  last: VenueFile | null,
  mine: VenueFile,
  imported: VenueFile,
  theirsWin: ReadonlySet<string> = new Set(),
): Merged {
  const plane = mine.origin ?? last?.origin;
  const nothing: VenueFile = {
    ...mine,
    levels: [],
    areas: [],
    walls: [],
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
    places: [],
  };
  const bare = isBare(mine);
  const base = replane(last ?? (bare ? mine : nothing), plane);
  const theirs = recognise(replane(imported, plane), mine, base);
  const state: MergeState = { theirsWin, conflicts: [], changes: { added: 0, changed: 0, gone: 0, kept: 0 } };
  const inUse = usedBy(mine, base);
  const merged = Object.fromEntries(LISTS.map((list) => [list, mergeList(list, base, mine, theirs, state, inUse)]));
  const signs = mine.markers.length === 0 && mine.meetingPoints.length === 0 ? theirs : mine;
  const credit = creditOf(base, mine, theirs);
  const origin = mine.origin ?? theirs.origin;
  const { credit: _credit, origin: _origin, ...own } = mine;
  const draft = {
    ...own,
    ...(origin === undefined ? {} : { origin }),
    ...(credit === undefined ? {} : { credit }),
    ...merged,
    walls: mergeWalls(base.walls, mine.walls, theirs.walls),
    meetingPoints: signs.meetingPoints,
    markers: signs.markers,
  } as VenueFile;
  return { venue: settle(draft), conflicts: state.conflicts, changes: state.changes };
}
