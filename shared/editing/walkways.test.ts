import { expect, test } from 'vitest';
import { checkVenue } from '../venue/check-venue.ts';
import { deleteThing, moveThing } from './any-thing.ts';
import { addArea } from './areas.ts';
import { addConnection, setConnection } from './connections.ts';
import type { Draft } from './draft.ts';
import { box, done, emptyDraft, seeded } from './tiny-draft.ts';
import { mayBeWalkway, runBothWays, runOneWay, turnWalkway, walkwayOn } from './walkways.ts';

const chance = seeded(5);

/** A hall with an area of the kind of escalators in it, 10 by 1 m. */
function concourse(): { draft: Draft; belt: string } {
  const hall = done(addArea(emptyDraft(), { level: 'l0', kind: 'foyer', rings: [box(0, 0, 14, 6)] }, chance)).draft;
  const made = done(addArea(hall, { level: 'l0', kind: 'escalator', rings: [box(2, 2, 12, 3)] }, chance));
  return { draft: made.draft, belt: made.about?.id ?? '' };
}
const stopsOf = (draft: Draft, belt: string) => walkwayOn(draft.venue, belt)?.stops.map(({ at }) => at);

test('VE 97 a moving walkway is had run one way along it, turned round, moved, and run both ways again', () => {
  const { draft, belt } = concourse();
  const run = done(runOneWay(draft, belt, chance)).draft;
  expect(checkVenue(run.venue).faults).toEqual([]);
  expect(stopsOf(run, belt)?.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
    [2.5, 2.5],
    [11.5, 2.5],
  ]);
  const id = walkwayOn(run.venue, belt)?.id ?? '';
  for (const turned of [turnWalkway(run, belt), setConnection(run, id, { reversed: true })].map(done))
    expect(stopsOf(turned.draft, belt)).toEqual(stopsOf(run, belt)?.toReversed());
  // Who turns it round has its area chosen still.
  expect(done(turnWalkway(run, belt)).about).toEqual({ list: 'areas', id: belt });
  expect(turnWalkway(draft, belt)).toEqual({ ok: false, why: 'not-there' });
  const moved = done(
    moveThing(run, { list: 'connections', id }, { dx: 0, dy: 0.2 }, { level: 'l0', reach: 1 }, chance),
  );
  expect(stopsOf(moved.draft, belt)?.map(([, y]) => y)).toEqual([2.7, 2.7]);
  const along = done(
    moveThing(run, { list: 'areas', id: belt }, { dx: 1, dy: 1 }, { level: 'l0', reach: 1 }, chance),
  ).draft;
  expect(stopsOf(along, belt)).toEqual(stopsOf(run, belt)?.map(([x, y]) => [x + 1, y + 1]));
  expect(checkVenue(along.venue).faults).toEqual([]);
  expect(walkwayOn(done(runBothWays(run, belt)).draft.venue, belt)).toBeNull();
});

test('VE 97 it goes with its area', () => {
  const { draft, belt } = concourse();
  const gone = done(deleteThing(done(runOneWay(draft, belt, chance)).draft, { list: 'areas', id: belt }, chance));
  expect(gone.gone.map(({ list }) => list)).toContain('connections');
  expect(gone.draft.venue.connections).toEqual([]);
});

test('VE 97 what is too short, another kind, or leads to another level is none', () => {
  const { draft } = concourse();
  const hall = draft.venue.areas[0]?.id ?? '';
  expect(runOneWay(draft, hall, chance)).toEqual({ ok: false, why: 'not-there' });
  const tiny = done(addArea(draft, { level: 'l0', kind: 'escalator', rings: [box(1, 4, 2.2, 5)] }, chance));
  expect(runOneWay(tiny.draft, tiny.about?.id ?? '', chance)).toEqual({ ok: false, why: 'too-short' });
  let two = emptyDraft('l0', 'l1');
  for (const level of ['l0', 'l1'])
    two = done(addArea(two, { level, kind: 'escalator', rings: [box(0, 0, 9, 1)] }, chance)).draft;
  const joined = done(
    addConnection(two, { kind: 'escalator', levels: ['l0', 'l1'], at: { x: 4, y: 0.5 } }, chance),
  ).draft;
  expect(joined.venue.areas.map((area) => mayBeWalkway(joined.venue, area))).toEqual([false, false]);
});
