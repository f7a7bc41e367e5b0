import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { crowdCharacters } from '../../shared/crowd/characters.ts';
import { buildWayfinder } from '../../shared/routing/wayfinder.ts';
import { DEFAULT_TOPICS } from '../../shared/venue/demo/default-event.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { Gatherings, replayContacts, WINDOW_MS } from './contact-players.ts';
import { type Contacts, RecordingFault, readRecording, type Tracks } from './recording.ts';
import { pointAt, replayTracks } from './track-players.ts';

const venue = demoVenue();
const site = {
  endpoint: '',
  event: { id: 'demo', topics: [...DEFAULT_TOPICS] },
  venue,
  badges: new Map(),
  signs: new Map(venue.markers.map(({ id }) => [id, `signed ${id}`] as const)),
};
const characters = crowdCharacters(1, 12, site.event);
const wayfinder = buildWayfinder(venue);

function contactsOf(text: string): Contacts {
  const read = readRecording(text);
  if (read.kind !== 'contacts') throw new Error('no contacts');
  return read;
}
function tracksOf(text: string): Tracks {
  const read = readRecording(text);
  if (read.kind !== 'tracks') throw new Error('no tracks');
  return read;
}

test('LT 32 a contact list is read from its busiest time on and round, and each line that is none is named', () => {
  const quiet = Array.from({ length: 40 }, (_, i) => `${i * 20} 7 9`).join('\n');
  const contacts = contactsOf(`${quiet}\n100000 1 2\n100000 2 3\n100020 1 2\n`);
  expect(contacts.people).toBe(5);
  expect(contacts.windows).toHaveLength(42);
  const fault = (text: string) => {
    try {
      return readRecording(text);
    } catch (error) {
      if (error instanceof RecordingFault) return error.message;
      throw error;
    }
  };
  expect(fault('20 1 2\n40 1 x\n')).toContain('line 2 is neither a contact (time, one, other) nor a step');
  expect(fault('20 1 1\n')).toContain('line 1: 1 is in contact with 1, themselves');
  expect(fault('# nothing\n\n')).toBe('it holds nothing');
  expect(fault('1 1 0 0 1 0 0 0\n')).toBe('nobody in it is at two places');
  expect(fault('1 1 9e9 0 1 0 0 0\n')).toContain('line 1');
});

test('LT 33 who is face to face in the recording is at one place, a chain of contacts too; others stay where they were', () => {
  const contacts = contactsOf('20 1 2\n20 2 3\n40 3 4\n');
  const gatherings = new Gatherings(contacts, 30, 0);
  const places = (window: number) => [0, 1, 2, 3].map((person) => gatherings.placeOf(person, window));
  const [a, b, c, alone] = places(0);
  expect(b).toBe(a);
  expect(c).toBe(a);
  expect(alone).not.toBe(a);
  expect(places(1)).toEqual([a, a, a, a]);
});

test('LT 33 the players of a contact list walk to each other, scan the sign there and open', () => {
  const contacts = contactsOf('20 1 2\n');
  const player = replayContacts(contacts, site, wayfinder, 0);
  const two = characters.slice(0, 2).map((character, number) => player(number, character));
  const said = two.map(() => new Set<string>());
  for (const each of two) {
    const { profile } = each.character;
    each.notice({ type: 'welcome', protocol: 1, now: 0, venue: '', venueHash: '', profile });
  }
  for (let now = 0; now < 10 * WINDOW_MS; now += 500) {
    for (const [n, each] of two.entries()) for (const { type } of each.step(now, 500)) said[n]?.add(type);
  }
  const [one, other] = two;
  expect(one?.truth).toEqual(other?.truth);
  for (const words of said) expect([...words]).toEqual(expect.arrayContaining(['scan', 'open']));
});

test('LT 34 a track is walked metre for metre in its own time, and begins anew when it is over', () => {
  const rows = ['1 1 0 0 0 0 0 0', '26 1 2 0 0 0 0 0', '51 1 2 0 2 0 0 0', '1 2 10 0 10 0 0 0', '51 2 10 0 8 0 0 0'];
  const tracks = tracksOf(rows.join('\n'));
  expect(tracks).toMatchObject({ lastsMs: 2_000, middle: { x: 5, y: 5 } });
  const [way = []] = tracks.people;
  expect([0, 500, 1_000, 1_500, 9_000].map((at) => pointAt(way, at))).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 2, y: 0 },
    { x: 2, y: 1 },
    { x: 2, y: 2 },
  ]);
  const player = replayTracks(tracks, site, 1_000);
  const [character] = characters;
  if (!character) throw new Error('nobody');
  const walker = player(0, character);
  const start = walker.truth;
  walker.step(2_000, 1_000);
  expect(walker.truth.x - start.x).toBeCloseTo(2, 9);
  walker.step(3_000, 1_000);
  expect(walker.truth).toEqual(start);
});

const DATA = process.env.VISAVIS_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const there = existsSync(DATA) || process.env.CI !== undefined;

test.skipIf(!there)('LT 32 the recordings of the test data are read whole', () => {
  const contacts = contactsOf(gunzipSync(readFileSync(join(DATA, 'contacts/SFHH_tij.dat.gz'))).toString());
  expect(contacts.people).toBe(403);
  expect(contacts.windows.reduce((sum, { length }) => sum + length, 0)).toBe(70_261);
  const tracks = tracksOf(readFileSync(join(DATA, 'pedestrians/zara01/obsmat.txt'), 'utf8'));
  expect(tracks.people).toHaveLength(148);
});
