/** The crowd with bodies in a real World. */
import { expect, test } from 'vitest';
import { segmentsIntersect } from '../../geometry/segment.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { Command } from '../../protocol/commands.ts';
import { defaultEvent } from '../../venue/demo/default-event.ts';
import { SYSTEM, type WorldEvent } from '../../world/events.ts';
import { demoHouse, MORNING, openSeals } from '../../world/fixture.ts';
import { advance, apply, createWorld, stats } from '../../world/index.ts';
import { DEMO_HABITS, DRAWS } from '../habits.ts';
import type { CrowdProfile } from '../profiles.ts';
import { BodyCrowd, wallPieces } from './crowd.ts';

const house = demoHouse();
const event = defaultEvent(house.venue.id, true);
const STEP_MS = 500;
/** All are there at once. */
const PROFILE: CrowdProfile = { arrival: [[0, 1]], habits: DEMO_HABITS, draws: DRAWS };

/** A World with a crowd of bodies in it, and what it has refused. */
function gathered(seed: number, count: number) {
  let now = MORNING;
  const world = createWorld({ ...house, event, proofs: openSeals, seed, now });
  const signOf = (marker: string) => `signed ${marker}`;
  const crowd = new BodyCrowd({ ...house, event, seed, count, profile: PROFILE, signOf });
  const minds = new Map(crowd.people.map(({ mind }, n) => [`p${n}`, mind]));
  const refused: string[] = [];
  const hear = (events: readonly WorldEvent[]) => {
    for (const each of events) if (each.type === 'notice') minds.get(each.to)?.notice(each.notice);
  };
  const say = (who: string, command: Command) => {
    const outcome = apply(world, who, command, now);
    if (outcome.ok) hear(outcome.events);
    else refused.push(`${command.type}: ${outcome.refusal}`);
  };
  for (const [who, mind] of minds) {
    apply(world, SYSTEM, { type: 'connected', who, simulated: false }, now);
    mind.notice({ type: 'welcome', protocol: 1, now, venue: house.venue.id, venueHash: '', profile: null });
    say(who, mind.hello());
  }
  const step = () => {
    now += STEP_MS;
    crowd.step(STEP_MS);
    for (const [who, mind] of minds) for (const command of mind.step(now, STEP_MS)) say(who, command);
    hear(advance(world, now));
  };
  return { world, crowd, refused, step };
}

test('CR 18 bodies carry people to meetings: they join, scan, open, walk and talk, and nothing is refused', () => {
  const { world, crowd, refused, step } = gathered(1, 70);
  const walls = wallPieces(house.venue);
  let least = Infinity;
  let crossed = 0;
  for (let i = 0; i < 480; i++) {
    const before = crowd.throng.movers.map(({ level, x, y }) => ({ level, x, y }));
    step();
    for (const [n, one] of crowd.throng.movers.entries()) {
      const from = before[n];
      // Half a second of walking may lead round a corner.
      const far = !from || from.level !== one.level || distanceBetween(from, one) > 0.3 || one.ride !== null;
      if (from && distanceBetween(from, one) === 0) continue;
      const through = far
        ? 0
        : walls.filter((each) => each.level === one.level && segmentsIntersect(from, one, each.a, each.b)).length;
      crossed += through;
      if (i % 10 !== 0 || one.ride !== null) continue;
      for (const other of crowd.throng.within(one.level, one, 0.4)) {
        if (other.n < one.n) least = Math.min(least, distanceBetween(one, other));
      }
    }
  }
  expect(refused).toEqual([]);
  expect(crossed).toBe(0);
  expect(least).toBeGreaterThanOrEqual(0.2);
  expect(stats(world).total.met).toBeGreaterThanOrEqual(3);
  expect(crowd.gatherings.sizes().filter((size) => size >= 2).length).toBeGreaterThanOrEqual(5);
});

test('CR 19 the same seed gives the same bodies and the same words, another seed others', () => {
  const run = (seed: number) => {
    const { crowd, step } = gathered(seed, 25);
    for (let i = 0; i < 60; i++) step();
    return crowd.throng.movers.map(({ level, x, y, heading }) => [level, x, y, heading]);
  };
  const once = run(3);
  expect(run(3)).toEqual(once);
  expect(run(4)).not.toEqual(once);
});
