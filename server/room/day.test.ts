import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CLOSE } from '../../shared/protocol/version.ts';
import { openSqliteStore, STORE_FILE } from '../store/sqlite.ts';
import { ADA, BEN, CLEO, meet, StagedEvent } from './staged-event.ts';

const HOUR = 3_600_000;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An event on a store in a file, and the bytes of that file and its log. */
async function stagedOnFile() {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-day-'));
  folders.push(folder);
  const stage = await new StagedEvent(openSqliteStore(folder)).open();
  const bytes = () =>
    [STORE_FILE, `${STORE_FILE}-wal`].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  return { stage, bytes };
}

/** Everybody’s page is put away, and so much time passes; the store erases what has expired, as it does every ten minutes. */
async function sleep(stage: StagedEvent, ms: number): Promise<void> {
  stage.phones.length = 0;
  stage.pass(ms, 60_000);
  await stage.written();
  await stage.store.sweep(stage.now);
}

test('RM 46 when the day ends nothing is left of who sleeps but what both kept, and keeps that may still be answered', async () => {
  const { stage, bytes } = await stagedOnFile();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(1));
  const [adas, bens] = meet(stage, ada, ben);
  for (const [phone, ticket] of [
    [ada, adas],
    [ben, bens],
  ] as const) {
    expect(await phone.doStored({ type: 'keep', ticket, reach: `write to ${phone.person}` })).toBe('done');
  }
  for (const phone of [ada, ben]) phone.do({ type: 'close' });
  // Cleo meets Dan, and alone keeps it; Eve only says who she is.
  const cleo = await stage.opens('cleo', CLEO, stage.sign(2));
  const dan = await stage.opens(
    'dan',
    { ...ADA, firstName: 'Dan', giveLine: 'old maps', seekLine: 'chess' },
    stage.sign(3),
  );
  const [cleos, dans] = meet(stage, cleo, dan);
  expect(await cleo.doStored({ type: 'keep', ticket: cleos, reach: 'cleo is at the desk' })).toBe('done');
  const eve = await stage.opens('eve', { ...ADA, firstName: 'Eve', giveLine: 'the lute of Eve' }, stage.sign(4));
  expect(eve.last('me')?.availability.state).toBe('open');

  await sleep(stage, 20 * HOUR);
  for (const phone of [ada, ben, cleo, dan, eve]) expect(phone.closed).toEqual([CLOSE.forgotten]);
  expect(stage.world.shownNow()).toEqual([]);
  for (const who of ['ada', 'ben', 'cleo', 'dan', 'eve']) expect(stage.world.profileOf(who)).toBe(null);
  expect(bytes()).not.toMatch(/the lute of Eve|old maps/);
  expect(bytes()).toContain('cleo is at the desk');
  expect(bytes()).toContain('write to ada');

  // Within 48 hours Dan comes back and keeps it too.
  const later = await stage.comes('dan');
  expect(later.last('welcome')?.profile).toBe(null);
  later.do({ type: 'join', profile: { ...ADA, firstName: 'Dan', giveLine: '', seekLine: '' }, oldEnough: true });
  expect(await later.doStored({ type: 'keep', ticket: dans, reach: '' })).toBe('done');
  expect(later.last('kept')?.encounter?.reach).toBe('cleo is at the desk');
  expect((await stage.comes('ada')).last('encounters')?.list).toMatchObject([
    { firstName: 'Ben', reach: 'write to ben' },
  ]);
  const logged = JSON.stringify(stage.log.lines);
  expect(logged).not.toMatch(/guitar|lute|desk|write to|Ada|Ben|Cleo/);
  await stage.host.close(4001);
  await stage.store.close();
});

test('RM 46 a keep that nobody answered within 48 hours is overwritten in the file and its log', async () => {
  const { stage, bytes } = await stagedOnFile();
  const [ada, ben] = [await stage.opens('ada', ADA, stage.sign(0)), await stage.opens('ben', BEN, stage.sign(1))];
  const [adas] = meet(stage, ada, ben);
  expect(await ada.doStored({ type: 'keep', ticket: adas, reach: 'ada is at the desk' })).toBe('done');
  await sleep(stage, 47 * HOUR);
  expect(bytes()).toContain('ada is at the desk');
  await sleep(stage, 2 * HOUR);
  expect(bytes()).not.toMatch(/ada is at the desk|guitar|sourdough|Ada|Ben/);
  await stage.host.close(4001);
  await stage.store.close();
});

test('RM 47 "no pair twice a day" holds over a restart, without a trace of whom it is about or of what was answered', async () => {
  for (const answers of [[], [false], [true], [true, true], [true, false]]) {
    const { stage, bytes } = await stagedOnFile();
    const [ada, ben] = [await stage.opens('ada', ADA, stage.sign(0)), await stage.opens('ben', BEN, stage.sign(1))];
    stage.pass(20_000, 1_000);
    const proposal = ada.last('proposal')?.id ?? '';
    for (const [n, yes] of answers.entries()) [ada, ben][n]?.do({ type: 'answer', proposal, yes });
    await stage.written();
    const event = stage.venue.id;
    const marks = await stage.store.cardMarks(event);
    expect(marks).toHaveLength(1);
    // The server is ended while the card runs, and started again.
    stage.phones.length = 0;
    await stage.open();
    const again = async () => {
      const phones = [await stage.opens('ada', ADA, stage.sign(0)), await stage.opens('ben', BEN, stage.sign(1))];
      stage.pass(5 * 60_000, 1_000);
      return phones.map((phone) => phone.last('proposal') !== undefined);
    };
    expect(await again()).toEqual([false, false]);
    expect(await stage.store.cardMarks(event)).toEqual(marks);
    await sleep(stage, 20 * HOUR);
    expect(await stage.store.cardMarks(event)).toEqual([]);
    expect(bytes()).not.toContain(marks[0]);
    expect(await again()).toEqual([true, true]);
    await stage.host.close(4001);
    await stage.store.close();
  }
});
