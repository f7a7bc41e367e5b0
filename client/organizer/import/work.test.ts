import { expect, test } from 'vitest';
import type { ImportAnswer } from '../../../shared/protocol/imports.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import type { Called } from '../call.ts';
import { laidPlan } from './add-plan.ts';
import { createImport } from './work.ts';

const answer: ImportAnswer = {
  venue: 'house',
  take: 't1',
  revision: 7,
  read: {},
  made: {},
  notUsed: [],
  warnings: [],
  changes: null,
  conflicts: [],
};

/** A desk whose server answers this; remembers what it was asked. */
function deskThat(...answers: Called<unknown>[]) {
  const asked: { method: string; path: string; body: unknown }[] = [];
  const desk = {
    renewVenues: async () => {},
    call: async <T>(method: string, path: string, body?: unknown): Promise<Called<T>> => {
      asked.push({ method, path, body });
      return answers.shift() as Called<T>;
    },
  };
  return { desk, asked };
}

const ok = (value: unknown): Called<unknown> => ({ ok: true, status: 200, value });
const not = (status: number, value: unknown, why: 'refused' | 'role' | 'lost' = 'refused'): Called<unknown> => ({
  ok: false,
  status,
  value,
  why,
});
const file = (path: string) => [{ path, file: new Blob(['{}']) }];

test('VE 87 what was read is taken over the revision that it was read for, with the decisions', async () => {
  const { desk, asked } = deskThat(ok(answer), ok({ revision: 8 }));
  const work = createImport(desk, 'house');
  await work.bring(file('a b.osm'), { level: '0,1', doors: '1', credit: undefined });
  expect(asked[0]?.path).toBe('/api/organizer/venues/import?file=a+b.osm&into=house&level=0%2C1&doors=1');
  expect(work.step.value).toMatchObject({ kind: 'answer', name: 'a b.osm' });
  await work.take(['areas/x']);
  expect(asked[1]).toMatchObject({
    path: '/api/organizer/venues/house/import',
    body: { take: 't1', revision: 7, theirs: ['areas/x'] },
  });
  expect(work.step.value.kind).toBe('taken');
});

test.each([
  [not(422, { faults: [['nameless', 2]] }), { why: null, faults: [['nameless', 2]] }],
  [not(409, { error: 'busy' }), { why: 'busy', faults: [] }],
  [not(413, null), { why: 'large' }],
  [not(403, { error: 'role' }, 'role'), { why: 'mayNot' }],
  [not(0, null, 'lost'), { why: 'lost' }],
])('VE 87 what the server does not take is told and another file can be brought: %o', async (told, expected) => {
  const work = createImport(deskThat(told).desk, null);
  await work.bring(file('a.osm'), {});
  expect(work.step.value).toMatchObject({ kind: 'asking', ...expected });
});

test('VE 87 an import that the server has forgotten, or whose draft was changed, is told', async () => {
  for (const error of ['gone', 'revision'] as const) {
    const work = createImport(deskThat(ok(answer), not(409, { error })).desk, 'house');
    await work.bring(file('a.osm'), {});
    await work.take([]);
    expect(work.step.value).toMatchObject({ kind: 'asking', why: error });
  }
});

test('VE 88 a picture goes under a venue, and is no venue by itself', async () => {
  const { desk, asked } = deskThat();
  const alone = createImport(desk, null);
  await alone.bring(file('plan.PDF'), {});
  expect(alone.step.value).toMatchObject({ kind: 'asking', why: 'planInVenue' });
  const within = createImport(desk, 'house');
  await within.bring(file('plan.png'), {});
  expect(within.step.value).toMatchObject({ kind: 'plan', file: { name: 'plan.png' } });
  expect(asked).toEqual([]);
});

test('VE 88 a picture is laid where the level’s own plan is, and as wide as that', () => {
  const venue = demoVenue();
  const bytes = { blob: new Blob([]), widthPx: 1000, heightPx: 500 };
  const corners = venue.areas.filter(({ level }) => level === 'ground').flatMap(({ polygon }) => polygon[0] ?? []);
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const plan = laidPlan(venue, 'ground', 'p', bytes);
  expect(plan).toMatchObject({ id: 'p', level: 'ground', widthPx: 1000, heightPx: 500, x: left });
  expect(plan.metresPerPixel * 1000).toBeCloseTo(right - left, 6);
  expect(laidPlan({ ...venue, areas: [] }, 'ground', 'p', bytes)).toMatchObject({ x: 0, y: 0, metresPerPixel: 0.06 });
});
