import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Profile } from '../../shared/protocol/commands.ts';
import type { DraftAnswer, VenueList } from '../../shared/protocol/organizer.ts';
import type { OrganizerSigns, Published } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { createMemoryStore } from '../store/memory.ts';
import { demo, type House, openHouse } from './house.ts';

/** Each publishing starts a thread, which takes its time where much else runs. */
const PATIENCE = 180_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const profile: Profile = {
  firstName: 'Ada',
  gives: ['open-source'],
  giveLine: '',
  seeks: ['law'],
  seekLine: '',
  languages: ['en'],
};

/** Somebody joins and scans this sign. */
async function stands(house: House, url: string) {
  const [venue = '', marker = '', signature = ''] = new URL(url).pathname.split('/').slice(2);
  expect(venue).toBe(demo.id);
  const phone = await house.joins(demo.id);
  phone.ask({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' });
  phone.ask({ type: 'join', profile, oldEnough: true });
  phone.ask({ type: 'scan', marker, signature });
  const place = () => phone.notices.findLast((notice) => notice.type === 'me')?.place ?? null;
  await expect.poll(place).not.toBeNull();
  return { ...phone, marker, place };
}

const publishes = async (house: House, change: (venue: VenueFile) => VenueFile): Promise<Published> => {
  const { draft, revision } = await house.must<DraftAnswer>('GET', `/venues/${demo.id}/draft`);
  const next = { ...draft, venue: change(draft.venue) };
  const written = await house.must<{ revision: number }>('PUT', `/venues/${demo.id}/draft`, { draft: next, revision });
  return house.must('POST', `/venues/${demo.id}/publish`, { revision: written.revision });
};

const named = (en: string) => (venue: VenueFile) => ({ ...venue, name: { ...venue.name, en } });

const listed = async (house: House) =>
  (await house.must<VenueList>('GET', '/venues')).venues.find(({ id }) => id === demo.id);

test(
  'OR 16 those inside are shown what is published and stay where they are, also at a sign that is gone',
  async () => {
    const house = await openHouse();
    const { signs } = await house.must<OrganizerSigns>('GET', '/signs');
    const people = await Promise.all(signs.slice(0, 12).map(({ url }) => stands(house, url)));
    const before = people.map(({ place }) => place());
    const gone = people.find(({ marker }) => demo.markers.find(({ id }) => id === marker)?.meetingPoint === undefined);
    expect(house.app.events[0]?.totals().present).toBe(12);
    const published = await publishes(house, (venue) => ({
      ...venue,
      markers: venue.markers.filter(({ id }) => id !== gone?.marker),
    }));
    expect(published.outcome).toBe('published');
    const hash = published.outcome === 'published' ? published.venueHash : '';
    for (const { notices } of people)
      await expect.poll(() => notices).toContainEqual({ type: 'venue', venueHash: hash });
    expect(house.app.events[0]?.totals().present).toBe(12);
    expect(people.map(({ left }) => left())).toEqual(people.map(() => null));
    expect(people.map(({ place }) => place())).toEqual(before);
    expect(house.app.events[0]?.venue.markers.some(({ id }) => id === gone?.marker)).toBe(false);
    expect(await listed(house)).toMatchObject({ revision: 1, draftDiffers: false, publishedHash: hash });
    const again = await house.must<Published>('POST', `/venues/${demo.id}/publish`, { revision: 1 });
    expect(again).toEqual({ outcome: 'unchanged', venueHash: hash });
    expect((await house.ask('POST', `/venues/${demo.id}/publish`, { revision: 0 })).status).toBe(409);
  },
  PATIENCE,
);

test(
  'OR 17 what organizers published of the operator’s venue is there after a restart, until the operator’s file is another',
  async () => {
    const store = createMemoryStore();
    const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-organizer-'));
    folders.push(folder);
    const path = join(folder, 'venue.json');
    const write = (venue: VenueFile) => writeFileSync(path, JSON.stringify(venue));
    write(demo);
    const house = await openHouse(store, {}, path);
    await publishes(house, named('Called in the page'));
    expect(house.app.events[0]?.venue.name.en).toBe('Called in the page');
    // Nothing is new in the file, so reading it again takes nothing back.
    expect(await house.must<Published>('POST', `/venues/${demo.id}/reload`)).toMatchObject({ outcome: 'unchanged' });
    await house.close();
    const again = await openHouse(store, {}, path);
    expect(again.app.events[0]?.venue.name.en).toBe('Called in the page');
    write(named('Called in the file')(demo));
    expect(await again.must<Published>('POST', `/venues/${demo.id}/reload`)).toMatchObject({ outcome: 'published' });
    expect(again.app.events[0]?.venue.name.en).toBe('Called in the file');
    expect((await listed(again))?.name.en).toBe('Called in the file');
    await publishes(again, named('Called in the page again'));
    await again.close();
    const third = await openHouse(store, {}, path);
    expect(third.app.events[0]?.venue.name.en).toBe('Called in the page again');
    await third.close();
    write(named('Called in the file at last')(demo));
    const last = await openHouse(store, {}, path);
    expect(last.app.events[0]?.venue.name.en).toBe('Called in the file at last');
    // The work is not lost: it waits as the draft.
    const { draft } = await last.must<DraftAnswer>('GET', `/venues/${demo.id}/draft`);
    expect(draft.venue.name.en).toBe('Called in the page again');
  },
  PATIENCE,
);
