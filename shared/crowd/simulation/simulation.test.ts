import { expect, test } from 'vitest';
import { defaultEvent } from '../../venue/demo/default-event.ts';
import { demoHouse, MORNING } from '../../world/fixture.ts';
import { stats } from '../../world/index.ts';
import { arrivalMs, CROWD_PROFILES, type CrowdProfileName } from '../profiles.ts';
import { Simulation } from './simulation.ts';
import { spreadOf } from './tally.ts';

const house = demoHouse();
const event = defaultEvent(house.venue.id);
const begun = (profile: CrowdProfileName, attendees: number, seed = 1) =>
  new Simulation({ ...house, event, attendees, seed, profile, badges: 0, now: MORNING });

function lived(profile: CrowdProfileName, attendees: number, seconds: number, seed = 1): Simulation {
  const simulation = begun(profile, attendees, seed);
  for (let second = 0; second < seconds; second++) simulation.step();
  return simulation;
}

test('CR 40 people come, open and meet in a simulation, the World refuses nothing, and the figures are of one piece', () => {
  const simulation = lived('evening', 100, 480);
  const figures = simulation.figures();
  expect(figures.refusals).toEqual({});
  expect(figures.came).toBeGreaterThanOrEqual(60);
  expect(figures.joined).toBe(figures.came);
  expect(figures.talks).toBeGreaterThanOrEqual(4);
  expect(figures.meetings).toBe(stats(simulation.world).total.meetings);
  expect(figures.cards).toBe(2 * stats(simulation.world).total.proposals);
  expect(figures.met).toBeLessThanOrEqual(figures.opened);
  expect(figures.yesShare).toBeGreaterThan(0.6);
  expect(figures.yesShare).toBeLessThan(1);
  // A card runs its minute before anybody walks.
  expect(figures.yesToHelloSeconds?.median).toBeGreaterThan(25);
  expect(figures.walkMetres?.count).toBe(2 * figures.meetings);
  expect(figures.fairness).toBeGreaterThan(0);
  expect(figures.fairness).toBeLessThanOrEqual(1);
});

test('CR 41 the same seed is the same event, another seed another one', () => {
  const told = (seed: number) => {
    const simulation = lived('fair', 40, 150, seed);
    return { ...simulation.figures(), places: simulation.crowd.throng.movers.map(({ x, y }) => [x, y]) };
  };
  const once = told(5);
  expect(told(5)).toEqual(once);
  expect(told(6)).not.toEqual(once);
});

test('CR 42 at open doors nobody is there before; in a congress many sit in a session, and fewer are open', () => {
  expect(lived('doors-open', 60, 2).figures().came).toBeLessThan(10);
  expect(lived('doors-open', 60, 120).figures().came).toBeGreaterThan(10);
  const simulation = new Simulation({
    ...{ ...house, event, attendees: 80, seed: 2, profile: 'congress', badges: 0, now: MORNING + 18 * 60_000 },
  });
  for (let second = 0; second < 60; second++) simulation.step();
  const open = stats(simulation.world).open;
  for (let second = 0; second < 420; second++) simulation.step();
  expect(open).toBeGreaterThan(stats(simulation.world).open);
  const kinds = new Map(house.venue.areas.map(({ id, kind }) => [id, kind]));
  const seated = [...simulation.world.attendees.values()].filter(
    ({ track }) => track?.area && kinds.get(track.area) === 'talk-room',
  );
  expect(seated.length).toBeGreaterThan(simulation.figures().came / 4);
});

test('CR 43 people come as their profile says: none before, all by the end, the share of each minute in between', () => {
  for (const profile of Object.values(CROWD_PROFILES)) {
    const [last = 0] = profile.arrival.at(-1) ?? [];
    expect(arrivalMs(profile, 1)).toBe(last * 60_000);
    for (const [after, share] of profile.arrival) expect(arrivalMs(profile, share)).toBeLessThanOrEqual(after * 60_000);
    const times = Array.from({ length: 101 }, (_, i) => arrivalMs(profile, i / 100));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  expect(arrivalMs(CROWD_PROFILES['doors-open'], 0.4)).toBe(2.5 * 60_000);
});

test('CR 44 a spread is the middle and the ninetieth of a hundred, and nothing of nothing', () => {
  expect(spreadOf([])).toBeNull();
  expect(spreadOf(Array.from({ length: 100 }, (_, i) => 99 - i))).toEqual({ count: 100, median: 50, p90: 90 });
});
