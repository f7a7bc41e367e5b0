import { expect, test } from 'vitest';
import { ownRoute } from '../../shared/meeting/way.ts';
import type { Need } from '../../shared/routing/needs.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { demoHouse } from '../../shared/world/fixture.ts';
import { ADA, BEN, type Phone, StagedEvent } from './staged-event.ts';

const NEEDS: readonly Need[] = ['no-stairs', 'slow-pace'];

/** Ada stands at the foot of the grand stairs, and Ben, who takes no stairs, at their head; both say yes. */
async function walking(): Promise<{ stage: StagedEvent; ada: Phone; ben: Phone }> {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, 'qr-ground-stairs');
  const ben = await stage.opens('ben', BEN, 'qr-upper-stairs');
  expect(ben.do({ type: 'needs', needs: [...NEEDS] })).toBe('done');
  stage.pass(20_000);
  const card = ada.last('proposal')?.id ?? '';
  for (const phone of [ada, ben]) expect(phone.do({ type: 'answer', proposal: card, yes: true })).toBe('done');
  stage.pass(70_000);
  return { stage, ada, ben };
}

test('RM 61 two meet over floors through the host, each by a way that keeps their needs', async () => {
  const { stage, ada, ben } = await walking();
  const [mine, his] = [ada.last('meeting'), ben.last('meeting')];
  expect(mine?.spot).toEqual(his?.spot);
  expect([mine, his].some((meeting) => (meeting?.route?.legs.length ?? 0) > 1)).toBe(true);
  for (const { next } of his?.route?.legs ?? []) expect(next?.kind).not.toBe('stairs');
  // Both scan a sign of the spot's floor, the nearest to it, and meet.
  const signs = stage.venue.markers.filter(({ kind, level }) => kind === 'qr' && level === mine?.spot.level);
  const far = ({ standAt: [x, y] }: (typeof signs)[number]) =>
    Math.hypot(x - (mine?.spot.x ?? 0), y - (mine?.spot.y ?? 0));
  const nearest = signs.toSorted((p, q) => far(p) - far(q))[0]?.id ?? '';
  for (const phone of [ada, ben]) expect(phone.scan(nearest)).toBe('done');
  stage.pass(1_000);
  if (ada.last('meeting')?.phase === 'walking')
    for (const phone of [ada, ben]) phone.do({ type: 'we-met', meeting: mine?.id ?? '' });
  expect(ben.last('meeting')?.phase).toBe('talking');
  expect(stage.log.lines).toEqual([]);
});

test('RM 62 what somebody needs is in nothing that another is sent, in no row of the store and in no line of the log', async () => {
  const { stage, ada, ben } = await walking();
  await stage.written();
  const rows = await stage.store.meetings(defaultEvent(stage.venue.id).id);
  expect(rows).toHaveLength(1);
  const said = JSON.stringify([ada.transcript, rows, stage.log.lines]);
  for (const need of NEEDS) expect(said).not.toContain(need);
  expect(JSON.stringify(ben.transcript)).toContain('meeting');
});

test('RM 63 the longest way of the house fits into a notice of a few kilobytes', () => {
  const { venue, wayfinder } = demoHouse();
  const places = venue.markers.map(({ level, standAt: [x, y] }) => ({ level, x, y }));
  let longest = 0;
  for (const [i, from] of places.entries()) {
    const to = places[(i * 17 + 29) % places.length];
    const way = to && wayfinder.way(from, to);
    if (way && 'legs' in way) longest = Math.max(longest, JSON.stringify(ownRoute(way)).length);
  }
  expect(longest).toBeGreaterThan(1_000);
  expect(longest).toBeLessThan(16_000);
});
