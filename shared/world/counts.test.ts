import { expect, test } from 'vitest';
import { countsNow } from './counts.ts';
import { Stage } from './fixture.ts';
import { stats } from './stats.ts';

/** `count` people at a sign, the first `open` of them open. */
function gather(stage: Stage, sign: number, count: number, open: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const who = `p${sign}-${i}`;
    if (i < open) stage.opens(who, stage.sign(sign));
    else {
      stage.comes(who);
      stage.scans(who, stage.sign(sign));
    }
    return who;
  });
}

test('WO 31 give how many are here and open in each area, none below five, totals of what is given', () => {
  const stage = new Stage();
  const area = (sign: number) => stage.world.derived.index.marker(stage.sign(sign))?.area ?? '';
  const far = stage.signs().findIndex((_, i) => area(i) !== area(0) && area(i) !== area(4));
  const awake = [...gather(stage, 4, 9, 6), ...gather(stage, 0, 7, 4), ...gather(stage, far, 4, 4)];
  stage.pass(30_000, awake);
  const { areas, present, open, density } = countsNow(stage.world);
  expect(areas.find((one) => one.area === area(4))).toEqual({ area: area(4), present: 9, open: 6 });
  expect(areas.find((one) => one.area === area(0))).toEqual({ area: area(0), present: 7, open: 0 });
  expect(areas.find((one) => one.area === area(far))).toBe(undefined);
  expect([present, open]).toEqual([16, 6]);
  // 9 and 7 people stand at two signs: exact squares beside exact areas would tell of the rest by subtraction.
  for (const { people } of density) expect(people % 5).toBe(0);
  expect(density.length).toBeGreaterThan(0);
  expect(stats(stage.world)).toMatchObject({ present: 20, open: 14, connected: 20 });
});

test('WO 31 change every 30 s and not between', () => {
  const stage = new Stage();
  stage.pass(30_000);
  const awake = gather(stage, 0, 6, 6);
  stage.pass(29_000, awake);
  expect(countsNow(stage.world).present).toBe(0);
  stage.pass(1_000, awake);
  expect(countsNow(stage.world).present).toBe(6);
  stage.do('p0-0', { type: 'close' });
  stage.pass(10_000, awake);
  expect(countsNow(stage.world).open).toBe(6);
});

test('TR 13 that somebody closed, ended it, blocked or fell silent while a card ran changes no number until its end', () => {
  const numbers = (deed: 'nothing' | 'close' | 'end' | 'block' | 'silence') => {
    const stage = new Stage();
    const card = stage.proposed();
    const others = gather(stage, 9, 6, 6);
    const awake = deed === 'silence' ? ['ada', ...others] : ['ada', 'ben', ...others];
    stage.pass(20_000, awake);
    if (deed !== 'nothing' && deed !== 'silence') expect(stage.do('ben', { type: deed })).toBe(null);
    const told: unknown[] = [];
    while (stage.world.proposals.has(card)) {
      told.push(countsNow(stage.world));
      stage.pass(1_000, awake);
    }
    stage.pass(deed === 'nothing' ? 0 : 40_000, awake);
    return { told, after: countsNow(stage.world).open };
  };
  const quiet = numbers('nothing');
  expect(quiet.told.length).toBeGreaterThan(20);
  expect(quiet.told.at(-1)).toMatchObject({ open: 7 });
  for (const deed of ['close', 'end', 'block', 'silence'] as const) {
    const { told, after } = numbers(deed);
    expect(told, deed).toEqual(quiet.told);
    expect(after, deed).toBe(6);
  }
});

test('WO 149 of a full house the numbers come bit by bit within two seconds, and are those of all at once', () => {
  const house = (guests: number) => {
    const stage = new Stage();
    for (let i = 0; i < guests; i++) stage.system({ type: 'connected', who: `guest${i}`, simulated: false });
    const awake = [...gather(stage, 4, 9, 6), ...gather(stage, 0, 7, 7)];
    stage.pass(29_800, awake, 200);
    return { stage, awake };
  };
  const atOnce = house(0);
  atOnce.stage.pass(200, atOnce.awake, 200);
  expect(countsNow(atOnce.stage.world).present).toBe(16);
  const full = house(1_500);
  full.stage.pass(200, full.awake, 200);
  expect(countsNow(full.stage.world).present).toBe(0);
  full.stage.pass(1_800, full.awake, 200);
  expect(countsNow(full.stage.world)).toEqual(countsNow(atOnce.stage.world));
  const told = countsNow(full.stage.world);
  full.stage.pass(28_000, full.awake, 200);
  expect(countsNow(full.stage.world)).toBe(told);
});
