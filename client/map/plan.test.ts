import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { labelsOf } from './labels.ts';
import { levelsUpward, planLevel } from './plan.ts';

const VENUE = demoVenue();
const PLANS = levelsUpward(VENUE).map((level) => planLevel(VENUE, level));

test('CL 67 levels come from below, areas from the largest, voids last', () => {
  expect(PLANS.map(({ ordinal }) => ordinal)).toEqual([...PLANS.map(({ ordinal }) => ordinal)].sort((a, b) => a - b));
  for (const { areas } of PLANS) {
    const solid = areas.filter(({ ground }) => ground !== 'void');
    const sizes = solid.map(({ squareMetres }) => squareMetres);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(areas.slice(0, solid.length)).toEqual(solid);
  }
});

test('CL 67 nothing of the venue is left out', () => {
  const count = (of: (plan: (typeof PLANS)[number]) => readonly unknown[]) =>
    PLANS.reduce((n, plan) => n + of(plan).length, 0);
  expect(count(({ areas }) => areas)).toBe(VENUE.areas.length);
  expect(count(({ walls }) => walls)).toBe(VENUE.walls.length);
  expect(count(({ obstacles }) => obstacles)).toBe(VENUE.obstacles.length);
  expect(count(({ landmarks }) => landmarks)).toBe(VENUE.landmarks.length);
  expect(count(({ meetingPoints }) => meetingPoints)).toBe(VENUE.meetingPoints.length);
  expect(count(({ stops }) => stops)).toBe(VENUE.connections.reduce((n, { stops }) => n + stops.length, 0));
});

test('CL 60 every named area has a name on its level, and who is "in this area" has a face beside it', () => {
  const [ground] = PLANS;
  if (!ground) throw new Error('the demo venue has no level');
  const bar = ground.areas.find(({ kind }) => kind === 'bar');
  const dots = Array.from({ length: 6 }, (_, dot) => ({ dot, simulated: false, age: 'fresh' as const }));
  const labels = labelsOf(ground, {
    language: 'fr',
    measure: ({ text }) => text.length * 8,
    under: (area) => (area === bar?.id ? '6 disponibles' : null),
    people: new Map([[bar?.id ?? '', dots]]),
  });
  const named = ground.areas.filter(({ name }) => name !== null);
  expect(labels.filter(({ area }) => area !== null)).toHaveLength(named.length);
  const label = labels.find(({ area }) => area === bar?.id);
  expect(label?.faces.map(({ dot }) => dot)).toEqual([0, 1, 2]);
  expect(label?.more).toBe(3);
  expect(label?.lines.at(-1)).toMatchObject({ text: '6 disponibles', tone: 'open' });
});
