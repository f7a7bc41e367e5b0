import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { demoHouse, MORNING, openSeals } from '../../shared/world/fixture.ts';
import { createWorld } from '../../shared/world/world.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { ADA, BEN, meet, StagedEvent } from './staged-event.ts';
import { bindWorld } from './world-port.ts';

const HOUR = 3_600_000;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An hour of an event that never opens again, as the server would begin it at this instant. */
function worldAt(now: number) {
  const { venue, ...ways } = demoHouse();
  const hours = [{ opens: '2026-11-23T08:00', closes: '2026-11-23T10:00' }];
  const event = { ...defaultEvent(venue.id), timeZone: 'UTC', hours };
  return bindWorld(createWorld({ venue, ...ways, event, proofs: openSeals, seed: 3, now }));
}

test('WO 49 the server started anew after an event’s last hour, each may still keep, look at, forget and block', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-closed-'));
  folders.push(folder);
  const day = await new StagedEvent(openSqliteStore(folder)).open(worldAt(MORNING));
  const [adas, bens] = meet(day, await day.opens('ada', ADA, day.sign(0)), await day.opens('ben', BEN, day.sign(1)));
  const [ada] = day.phones;
  expect(await ada?.doStored({ type: 'keep', ticket: adas, reach: 'write to ada' })).toBe('done');
  await day.host.close(4001);
  await day.store.close();

  const evening = new StagedEvent(openSqliteStore(folder));
  evening.now = MORNING + 40 * HOUR;
  await evening.open(worldAt(evening.now));
  const returns = async (person: string, profile: typeof ADA) => {
    const phone = await evening.comes(person);
    phone.do({ type: 'hello', profile, receipt: null, open: null, language: 'en' });
    expect(phone.last('hours')).toMatchObject({ open: false, opensAt: null });
    return phone;
  };
  const ben = await returns('ben', BEN);
  expect(await ben.doStored({ type: 'keep', ticket: adas, reach: '' })).toBe('keep-not-yours');
  expect(await ben.doStored({ type: 'keep', ticket: bens, reach: 'write to ben' })).toBe('done');
  expect(ben.last('kept')?.encounter).toMatchObject({ firstName: 'Ada', reach: 'write to ada' });

  const again = await returns('ada', ADA);
  expect(again.last('encounters')?.list).toMatchObject([{ firstName: 'Ben', reach: 'write to ben' }]);
  expect(again.do({ type: 'open', minutes: 15, show: 'spot' })).toBe('event-not-open');
  evening.pass(60_000, 1_000);
  expect(evening.world.shownNow()).toEqual([]);
  expect(evening.host.counts).toMatchObject({ present: 0, open: 0 });
  for (const who of ['ada', 'ben']) expect(evening.world.profileOf(who)).toBe(null);

  const [mine] = again.last('encounters')?.list ?? [];
  expect(await again.doStored({ type: 'block-encounter', encounter: mine?.id ?? '' })).toBe('done');
  expect(again.last('encounters')?.list).toEqual([]);
  expect(await evening.store.blocksOf('ben')).toEqual(['ada']);
  // What Ben has of her is his, until he forgets it.
  const [bensOwn] = ben.last('encounters')?.list ?? [];
  expect(await ben.doStored({ type: 'forget-encounter', encounter: bensOwn?.id ?? '' })).toBe('done');
  expect(await evening.store.encounters('ben', evening.venue.id)).toEqual([]);
  await evening.host.close(4001);
  await evening.store.close();
});
