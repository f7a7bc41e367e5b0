import { expect, test } from 'vitest';
import { Stage } from './fixture.ts';

const OPEN = 60;
const MANY = 220;

/** A full house: of those in it, some are open at the signs, every other giving what the others look for. */
function fullHouse(guests = 1_000, open = OPEN): Stage {
  const stage = new Stage();
  for (let i = 0; i < guests; i++) stage.system({ type: 'connected', who: `guest${i}`, simulated: false });
  const signs = stage.signs().length;
  for (let i = 0; i < open; i++) {
    stage.opens(`p${i}`, stage.sign(i % signs), i % 2 === 0 ? { gives: ['maps'] } : { seeks: ['maps'] });
    stage.do(`p${i}`, { type: 'present', visible: true });
  }
  return stage;
}

const cards = ({ world }: Stage): string[] =>
  [...world.proposals.values()].map(({ members }) => members.map(({ who }) => who).join(' ')).sort();
const searched = ({ world }: Stage) => world.derived.matching;

test('WO 147 a full house is searched bit by bit before the beat, and has the cards that it would have all at once, on the beat', () => {
  const atOnce = fullHouse();
  atOnce.pass(10_000, [], 10_000);
  expect(cards(atOnce).length).toBeGreaterThan(OPEN / 4);

  const spread = fullHouse();
  spread.pass(5_800, [], 200);
  expect(searched(spread)).toBeNull();
  spread.pass(400, [], 200);
  const first = searched(spread)?.job;
  expect(first?.made).toBeNull();
  spread.pass(200, [], 200);
  // As much again, and neither all that is left.
  expect(searched(spread)?.job).toBe(first);
  expect((first?.paidUntil ?? 0) - spread.now).toBeLessThan(50);
  spread.pass(3_400, [], 200);
  expect(first?.made).not.toBeNull();
  expect(cards(spread)).toEqual([]);
  spread.pass(200, [], 200);
  expect(cards(spread)).toEqual(cards(atOnce));
  const beats = [...spread.world.proposals.values()].map(({ endsAt }) => endsAt - spread.now);
  expect(new Set(beats)).toEqual(new Set([60_000]));
  expect(searched(spread)).toBeNull();
});

test('WO 147 who closed, left or has other words by the beat is left out, and nobody else', () => {
  const as = (change: (stage: Stage, pairs: readonly [string, string][]) => void) => {
    const stage = fullHouse();
    stage.pass(9_800, [], 200);
    const found = (searched(stage)?.job.made ?? []).map(({ a, b }): [string, string] => [a, b]);
    change(stage, found);
    stage.pass(200, [], 200);
    return { found: found.map((pair) => pair.join(' ')).sort(), dealt: cards(stage) };
  };
  const unchanged = as(() => {});
  expect(unchanged.dealt).toEqual(unchanged.found);
  const left: string[] = [];
  const { found, dealt } = as((stage, [closing, leaving, saying]) => {
    stage.do(closing?.[0] ?? '', { type: 'close' });
    stage.do(leaving?.[1] ?? '', { type: 'leave' });
    stage.comes(saying?.[0] ?? '', { giveLine: 'old clocks' });
    for (const pair of [closing, leaving, saying]) left.push(pair?.join(' ') ?? '');
  });
  expect(dealt).toEqual(found.filter((pair) => !left.includes(pair)));
  expect(dealt.length).toBe(found.length - 3);
});

test('WO 147 a house that is not full is searched on the beat', () => {
  const stage = fullHouse(0);
  stage.pass(9_800, [], 200);
  expect(searched(stage)).toBeNull();
  stage.pass(200, [], 200);
  expect(cards(stage).length).toBeGreaterThan(OPEN / 4);
});

test('WO 148 of many cards that end on one beat 40 end in each tick, the same whatever anybody answered', () => {
  const endings = (say: (nth: number) => boolean) => {
    const stage = fullHouse(0, MANY);
    stage.pass(10_000, [], 200);
    const dealt = [...stage.world.proposals.values()];
    for (const [nth, { id, members }] of dealt.entries())
      for (const { who } of members) stage.do(who, { type: 'answer', proposal: id, yes: say(nth) });
    const inTicks: number[] = [];
    const awake = Array.from({ length: MANY }, (_, i) => `p${i}`);
    stage.pass(59_800, awake, 200);
    for (let tick = 0; tick < 4; tick++) {
      stage.pass(200, [], 200);
      inTicks.push(dealt.findIndex(({ id }) => stage.world.proposals.has(id)));
    }
    return { inTicks, dealt: dealt.length, meetings: stage.world.meetings.size };
  };
  const none = endings(() => false);
  const all = endings(() => true);
  expect(none.dealt).toBeGreaterThan(80);
  expect(none.inTicks.slice(0, 2)).toEqual([40, 80]);
  expect(none.inTicks.at(-1)).toBe(-1);
  expect(all.inTicks).toEqual(none.inTicks);
  expect(none.meetings).toBe(0);
  expect(all.meetings).toBeGreaterThan(80);
});
