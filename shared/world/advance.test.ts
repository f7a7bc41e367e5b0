import { expect, test } from 'vitest';
import { advance } from './advance.ts';
import { apply } from './apply.ts';
import { SYSTEM } from './events.ts';
import { MINUTE, MORNING, Stage } from './fixture.ts';
import { stats } from './stats.ts';

test('WO 33 the clock never runs backward: what comes late counts as now', () => {
  const stage = new Stage();
  stage.opens('ada', stage.sign(0));
  stage.pass(60_000, ['ada']);
  const { now } = stage.world;
  expect(advance(stage.world, MORNING)).toEqual([]);
  expect(stage.world.now).toBe(now);
  expect(
    apply(stage.world, 'ada', { type: 'scan', marker: stage.sign(1), signature: `signed ${stage.sign(1)}` }, 0).ok,
  ).toBe(true);
  expect(stage.world.attendees.get('ada')?.track?.fix.at).toBe(now);
});

test('WO 33 a command of somebody who is not here, or that nobody knows, is refused', () => {
  const stage = new Stage();
  expect(stage.do('nobody', { type: 'still-here' })).toBe('not-joined');
  stage.comes('ada');
  const unknown = JSON.parse('{"type":"fly"}');
  const inherited = JSON.parse('{"type":"constructor"}');
  expect([stage.do('ada', unknown), stage.do('ada', inherited)]).toEqual(['not-understood', 'not-understood']);
  expect(() => apply(stage.world, SYSTEM, unknown, stage.now)).toThrow('fly');
});

test('WO 33 a server that stood still for hours goes on', () => {
  const stage = new Stage();
  stage.meeting();
  stage.opens('cleo', stage.sign(4));
  stage.now += 5 * 3_600_000;
  advance(stage.world, stage.now);
  expect(stats(stage.world)).toMatchObject({ open: 0, meetings: 0, proposals: 0, walking: 0 });
});

/** The median processor time in ms of a tick with this many attendees, a third of them on their way to a gateway. */
function tickCost(people: number): number {
  const stage = new Stage();
  const { world } = stage;
  const signs = stage.signs();
  const gateways = world.venue.markers.filter(({ kind }) => kind === 'beacon');
  for (let i = 0; i < people; i++) {
    const who = `p${i}`;
    stage.opens(who, signs[i % signs.length]?.id ?? '');
    if (i % 2 > 0) continue;
    stage.system({ type: 'bound', badge: who, who });
  }
  // By then the signs that they scanned mean an area only, and whoever is heard elsewhere is on their way there.
  stage.now += 4 * MINUTE;
  for (let second = 0; second < 4; second++) {
    stage.now += 1_000;
    for (let i = 0; i < people; i += 2) {
      const gateway = gateways[(i * 7 + 5) % gateways.length]?.id ?? '';
      stage.system({ type: 'badge-heard', badge: `p${i}`, gateway, rssiDbm: -55, at: stage.now });
    }
  }
  const moving = [...world.attendees.keys()].filter((who) => world.derived.motion.isWalking(who)).length;
  expect(moving).toBeGreaterThan(people / 4);
  const costs: number[] = [];
  for (let tick = 0; tick < 40; tick++) {
    stage.now += 200;
    const before = process.cpuUsage();
    advance(world, stage.now);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1_000);
  }
  return costs.sort((p, q) => p - q)[20] ?? 0;
}

test('WO 36 a tick with 2,000 attendees, a third of them moving, does not grow with the square of the people', () => {
  tickCost(200);
  const [some, many] = [tickCost(500), tickCost(2_000)];
  console.log(`a tick of 500: ${some.toFixed(1)} ms, of 2,000: ${many.toFixed(1)} ms of processor time`);
  expect(many).toBeLessThan(10 * Math.max(1, some));
  expect(many).toBeLessThan(60);
});
