/** Any edits in any order: the draft stays a venue file, nothing names what is not there, and every step can be undone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import { demoVenue } from '../venue/demo/demo-venue.ts';
import { venueFile } from '../venue/venue-file.ts';
import { deleteThing, moveThing } from './any-thing.ts';
import { addArea, addCorner, moveCorner, removeCorner, setArea, wallArea } from './areas.ts';
import { addConnection, addStop, deleteStop } from './connections.ts';
import { addDoor, moveDoor } from './doors.ts';
import type { Draft, Outcome, Ref, ThingList } from './draft.ts';
import { begun, type History, MOST_STEPS, record, redo, undo } from './history.ts';
import { joinAreas, splitArea } from './join-split.ts';
import { addLevel, shiftLevel } from './levels.ts';
import { addMeetingPoint } from './meeting-points.ts';
import { setName } from './names.ts';
import { addMarker, moveMarker, setMarkerNumber, standMarkerAt } from './signs.ts';
import { addLandmark, addObstacle, addPlace, setPlace } from './things.ts';
import { box, emptyDraft, seeded } from './tiny-draft.ts';
import { addWall, moveWallPoint } from './walls.ts';

const LISTS: readonly ThingList[] = [
  'areas',
  'areas',
  'walls',
  'doors',
  'obstacles',
  'connections',
  'landmarks',
  'meetingPoints',
  'markers',
  'places',
  'levels',
];
const KINDS = ['room', 'foyer', 'corridor', 'bar', 'toilet', 'stairs', 'void', 'outside'] as const;

interface Wish {
  readonly what: number;
  readonly pick: number;
  readonly other: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const metres = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.nat(23),
  pick: fc.nat(2000),
  other: fc.nat(2000),
  x: metres(-3, 63),
  y: metres(-3, 43),
  w: metres(-9, 9),
  h: metres(-9, 9),
});

/** One edit of the many, about things that are there where there are any. */
function edit(draft: Draft, { what, pick, other, x, y, w, h }: Wish, chance: () => number): Outcome {
  const { venue } = draft;
  const at = { x, y };
  const of = <T>(list: readonly T[] | undefined, n: number): T | undefined => list?.[n % Math.max(1, list.length)];
  const idOf = (list: readonly { id: string }[] | undefined, n = pick) => of(list, n)?.id ?? 'nothing';
  const level = idOf(venue.levels);
  const kind = KINDS[other % KINDS.length] ?? 'room';
  const thing: Ref = ((list: ThingList) => ({ list, id: idOf(venue[list]) }))(of(LISTS, other) ?? 'areas');
  const corner = { area: idOf(venue.areas), ring: 0, index: other % 4 };
  switch (what) {
    case 0:
    case 1:
      return addArea(draft, { level, kind, rings: [box(x, y, x + w, y + h)] }, chance);
    case 2:
      return addWall(draft, level, [at, { x: x + w, y: y + h }], chance);
    case 3:
      return addDoor(draft, { level, at, reach: 5 }, chance);
    case 4:
      return moveDoor(draft, idOf(venue.doors), { at, reach: 5, width: Math.abs(w) }, chance);
    case 5:
      return addMarker(draft, { kind: other % 2 === 0 ? 'qr' : 'beacon', level, at, reach: 1 }, chance);
    case 6:
      return moveMarker(draft, idOf(venue.markers), at, other % 2 === 0 ? 1 : null);
    case 7:
      return addMeetingPoint(draft, level, at, chance);
    case 8:
      return addConnection(draft, { kind: 'stairs', levels: [level, idOf(venue.levels, other)], at }, chance);
    case 9:
      return addStop(draft, idOf(venue.connections), idOf(venue.levels, other), at);
    case 10:
      return deleteStop(draft, idOf(venue.connections), other % 3);
    case 11:
      return addLandmark(draft, { level, at, kind: 'art', name: { en: 'a thing' } }, chance);
    case 12:
      return addPlace(draft, { level, at, kind: 'coffee' }, chance);
    case 13:
      return setPlace(draft, idOf(venue.places), { at, number: String(other) });
    case 14:
      return addObstacle(draft, { level, kind: 'table', ring: box(x, y, x + w / 5, y + h / 5) }, chance);
    case 15:
      return moveCorner(draft, corner, at, pick % 2 === 0, chance);
    case 16:
      return other % 2 === 0 ? addCorner(draft, corner) : removeCorner(draft, corner, chance);
    case 17:
      return setArea(draft, idOf(venue.areas), { kind, label: at, meetings: other % 3 === 0 ? 'never' : null });
    case 18:
      return joinAreas(draft, [idOf(venue.areas), idOf(venue.areas, other)], chance);
    case 19:
      return splitArea(draft, idOf(venue.areas), at, { x: x + w, y: y + h }, chance);
    case 20:
      return moveThing(draft, thing, { dx: w, dy: h }, { level, reach: 2 }, chance);
    case 21:
      return deleteThing(draft, thing, chance);
    case 22:
      return other % 3 === 0
        ? addLevel(draft, { where: other % 2 === 0 ? 'above' : 'below', name: { en: 'More' } }, chance)
        : other % 3 === 1
          ? shiftLevel(draft, level, other % 2 === 0 ? 'up' : 'down')
          : wallArea(draft, idOf(venue.areas), other % 2 === 0, chance);
    default:
      return other % 4 === 0
        ? setMarkerNumber(draft, idOf(venue.markers), pick)
        : other % 4 === 1
          ? standMarkerAt(draft, idOf(venue.markers), at)
          : other % 4 === 2
            ? moveWallPoint(draft, idOf(venue.walls), 0, at)
            : setName(draft, thing, 'fr', pick % 3 === 0 ? '' : `Nom\n${pick}`);
  }
}

/** Frozen to its depths: an edit that changed anything of it would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

const all = (history: History<Draft>, step: (h: History<Draft>) => History<Draft>): History<Draft> => {
  for (;;) {
    const next = step(history);
    if (next === history) return history;
    history = next;
  }
};

function holds(start: Draft, wishes: readonly Wish[], seed: number): void {
  const chance = seeded(seed);
  let history = begun(frozen(start));
  for (const each of wishes) {
    const outcome = edit(history.present, each, chance);
    if (!outcome.ok) continue;
    const { draft } = outcome;
    const parsed = venueFile.safeParse(draft.venue);
    expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
    const dangling = checkVenue(draft.venue).faults.filter(({ message }) =>
      /which is not there|is taken already|number \d|leads nowhere|all on one level|is on "/.test(message),
    );
    expect(dangling).toEqual([]);
    if (outcome.about !== null) {
      const { list, id } = outcome.about;
      expect(draft.venue[list]?.some((thing) => thing.id === id)).toBe(true);
    }
    for (const { list, id } of outcome.gone) expect(draft.venue[list]?.some((thing) => thing.id === id)).not.toBe(true);
    history = record(history, frozen(draft));
  }
  const end = history.present;
  const back = all(history, undo);
  expect(back.present).toBe(start);
  expect(all(back, redo).present).toBe(end);
}

test('ED 1 any edits from an empty sheet keep a venue file, its references and its past', () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 10, maxLength: 40 }), fc.nat(), (wishes, seed) => {
      holds(emptyDraft('l0', 'l1'), wishes, seed);
    }),
    { numRuns: 120 },
  );
});

test('ED 1 any edits of the demo venue keep a venue file, its references and its past', () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 5, maxLength: 25 }), fc.nat(), (wishes, seed) => {
      holds({ venue: demoVenue(), plans: [] }, wishes, seed);
    }),
    { numRuns: 25 },
  );
});

test('ED 2 at least 100 steps are undone; steps with one mark are one; a step after an undo ends what was undone', () => {
  let history = begun(0);
  for (let n = 1; n <= MOST_STEPS + 50; n++) history = record(history, n);
  expect(history.past.length).toBeGreaterThanOrEqual(100);
  for (let n = 0; n < MOST_STEPS; n++) history = undo(history);
  expect([history.present, undo(history)]).toEqual([50, history]);
  expect(redo(history).present).toBe(51);
  const nudged = [1, 2, 3].reduce((h, n) => record(h, n, 'nudge sign'), begun(0));
  expect([nudged.present, undo(nudged).present]).toEqual([3, 0]);
  const other = record(undo(nudged), 9, 'nudge sign');
  expect([other.future, redo(other), undo(other).present]).toEqual([[], other, 0]);
  expect(record(other, 9)).toBe(other);
});
