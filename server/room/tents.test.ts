import { expect, test } from 'vitest';
import { demoHouse } from '../../shared/world/fixture.ts';
import { ADA, BEN, StagedEvent } from './staged-event.ts';

const { venue } = demoHouse();
const tents = venue.markers.filter(({ kind, meetingPoint }) => kind === 'qr' && meetingPoint !== undefined);

/** The two signs on the wall that are nearest to a table tent. */
function beside(tent: (typeof tents)[number]): readonly [string, string] {
  const metres = ({ standAt: [x, y] }: typeof tent) => Math.hypot(x - tent.standAt[0], y - tent.standAt[1]);
  const [one, other] = venue.markers
    .filter(({ kind, level, meetingPoint }) => kind === 'qr' && level === tent.level && meetingPoint === undefined)
    .toSorted((a, b) => metres(a) - metres(b));
  if (!one || !other) throw new Error('the demo venue has signs on its walls');
  return [one.id, other.id];
}

test('SG 33 two who are sent to a meeting point arrive by scanning its table tent, each for themselves; no other sign is it', async () => {
  let met = 0;
  for (const near of tents) {
    const [first, second] = beside(near);
    const stage = await new StagedEvent().open();
    const ada = await stage.opens('ada', ADA, first);
    const ben = await stage.opens('ben', BEN, second);
    stage.pass(20_000, 1_000);
    const proposal = ada.last('proposal')?.id ?? '';
    for (const phone of [ada, ben]) expect(phone.do({ type: 'answer', proposal, yes: true })).toBe('done');
    stage.pass(61_000, 1_000);
    const spot = ada.last('meeting')?.spot;
    const tent = tents.find(({ meetingPoint }) => meetingPoint === spot?.id);
    if (spot?.kind !== 'meeting-point' || tent === undefined) continue;
    met++;
    expect(ben.last('meeting')?.spot).toEqual(spot);

    const elsewhere = tents.find(({ id, level }) => id !== tent.id && level === tent.level);
    if (elsewhere === undefined) throw new Error('each floor of the demo venue has several tents');
    expect(ada.scan(elsewhere.id)).toBe('done');
    expect(ada.last('meeting')).toMatchObject({ iArrived: false });

    expect(ada.scan(tent.id)).toBe('done');
    expect([ada.last('meeting')?.iArrived, ben.last('meeting')?.otherArrived]).toEqual([true, true]);
    expect(ada.last('me')?.availability.state).toBe('walking');
    expect(ben.scan(tent.id)).toBe('done');
    stage.pass(1_000);
    for (const phone of [ada, ben]) expect(phone.last('me')?.availability.state).toBe('talking');
  }
  expect(met).toBeGreaterThan(1);
});
