import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type ImportNote, sayNote } from '../../shared/protocol/import-notes.ts';
import type { ImportAnswer, ImportTake } from '../../shared/protocol/imports.ts';
import type { DraftAnswer } from '../../shared/protocol/organizer.ts';
import { get, ORGANIZER, serve, told } from '../served.ts';
import { asFiles, type TinyFeature, tinyImdf } from '../venues/imdf/tiny-imdf.ts';
import { importInThread } from '../venues/import-thread.ts';
import { asGeoJson, tinyOsm } from '../venues/osm/tiny-osm.ts';

const authorization = `Bearer ${ORGANIZER}`;
const at = '/api/organizer/venues';

const post = (path: string, body: BodyInit, type = 'application/octet-stream') =>
  fetch(told.base + path, { method: 'POST', headers: { authorization, 'content-type': type }, body });

const bring = (bytes: string | Uint8Array<ArrayBuffer>, query: string) => post(`${at}/import?${query}`, bytes);

const take = (venue: string, wish: ImportTake) =>
  post(`${at}/${venue}/import`, JSON.stringify(wish), 'application/json');

async function draftOf(venue: string): Promise<DraftAnswer> {
  return JSON.parse((await get(`${at}/${venue}/draft`, { authorization })).text);
}

/** The tiny house as a zip with a folder in it, as macOS makes it. */
function zipped(change: (features: Record<string, TinyFeature[]>) => void = () => {}): Uint8Array<ArrayBuffer> {
  const features = tinyImdf();
  change(features);
  const files = [...asFiles(features)].flatMap(([type, text]) => [
    [`Tiny/${type}.geojson`, strToU8(text)] as const,
    [`__MACOSX/Tiny/._${type}.geojson`, strToU8('rubbish')] as const,
  ]);
  return Uint8Array.from(zipSync(Object.fromEntries(files)));
}

const renames = (id: string, en: string) => (features: Record<string, TinyFeature[]>) => {
  for (const one of features.unit ?? []) if (one.id === id) one.properties.name = { en };
};

test('VE 86 a file becomes a new venue with a draft, with counts of what was read, made and not used', async () => {
  await serve([]);
  const brought = await bring(zipped(), 'file=tiny.zip&credit=Thanks');
  const answer: ImportAnswer = await brought.json();
  expect([brought.status, answer]).toMatchObject([
    200,
    { venue: 'tiny-house', take: null, read: { unit: 7, opening: 4 }, made: { levels: 2, areas: 7, doors: 4 } },
  ]);
  expect(answer.warnings).toContainEqual(['shut-in', 'Store', 'a-unit-e', 16]);
  const { draft, revision, publishedHash } = await draftOf('tiny-house');
  expect([draft.venue.id, draft.venue.credit, draft.venue.areas.length, draft.plans, revision, publishedHash]).toEqual([
    'tiny-house',
    'Thanks',
    7,
    [],
    2,
    null,
  ]);
  const osm: ImportAnswer = await (
    await bring(asGeoJson(tinyOsm()), 'file=tiny.geojson&level=0&doors=1&markers=none')
  ).json();
  expect(osm).toMatchObject({ venue: 'tiny-house-2', made: { levels: 1 } });
  expect(osm.notUsed).toContainEqual({ note: ['tagged', 'amenity=waste_basket'], count: 1 });
});

const saidIn = ({ faults }: { readonly faults: readonly ImportNote[] }): string =>
  faults.map((note) => sayNote(note, 'en')).join(' ');

test('VE 86 into a venue nothing is taken until it is asked to, and then with each decision', async () => {
  await serve([]);
  await bring(zipped(), 'file=tiny.zip');
  const { draft, revision } = await draftOf('tiny-house');
  const areas = draft.venue.areas.map((area) => (area.id === 'a-unit-a' ? { ...area, name: { en: 'Mine' } } : area));
  const edited = { draft: { ...draft, venue: { ...draft.venue, areas } }, revision };
  const put = await fetch(`${told.base}${at}/tiny-house/draft`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(edited),
  });
  expect(put.status).toBe(200);

  const newer = zipped((features) => {
    renames('unit-a', 'Theirs')(features);
    renames('unit-b', 'Forge')(features);
  });
  const answer: ImportAnswer = await (await bring(newer, 'file=tiny.zip&into=tiny-house')).json();
  expect(answer).toMatchObject({ venue: 'tiny-house', take: expect.any(String), revision: 3 });
  expect(answer.conflicts).toMatchObject([{ key: 'areas/a-unit-a', what: 'both-changed', fields: ['name'] }]);
  const names = async () => (await draftOf('tiny-house')).draft.venue.areas.slice(0, 2).map(({ name }) => name?.en);
  expect(await names()).toEqual(['Mine', 'Workshop']);

  const wish = { take: answer.take ?? '', revision: 3, theirs: ['areas/a-unit-a'] };
  const late = await take('tiny-house', { ...wish, revision: 2 });
  expect([late.status, await late.json()]).toMatchObject([409, { error: 'revision', revision: 3 }]);
  expect([(await take('elsewhere', wish)).status, (await take('tiny-house', { ...wish, take: 'x' })).status]).toEqual([
    409, 409,
  ]);
  expect(await (await take('tiny-house', wish)).json()).toEqual({ revision: 4 });
  expect(await names()).toEqual(['Theirs', 'Forge']);
  expect((await take('tiny-house', { ...wish, revision: 4 })).status).toBe(409);
  // What was imported last is remembered: the same file again changes nothing.
  const again: ImportAnswer = await (await bring(newer, 'file=tiny.zip&into=tiny-house')).json();
  expect(again).toMatchObject({ conflicts: [], changes: { added: 0, changed: 0, gone: 0 } });
});

test('VE 86 a list of stands goes into a venue', async () => {
  await serve([]);
  await bring(zipped(), 'file=tiny.zip');
  const list = 'number;name;x;y;level\n12;Acme;3,5;2;0\n';
  expect((await bring(list, 'file=stands.csv')).status).toBe(422);
  const answer: ImportAnswer = await (await bring(list, 'file=stands.csv&into=tiny-house')).json();
  expect(answer).toMatchObject({ read: { lines: 1 }, changes: { added: 1, changed: 0 } });
  expect((await take('tiny-house', { take: answer.take ?? '', revision: 2, theirs: [] })).status).toBe(200);
  expect((await draftOf('tiny-house')).draft.venue.places?.at(-1)).toMatchObject({ number: '12', at: [3.5, 2] });
  const wrong = await bring('number;x;y\n12;a;2', 'file=stands.csv&into=tiny-house');
  expect([wrong.status, await wrong.json()]).toEqual([422, { faults: [['no-metres', 2, 'x', 'a']] }]);
});

test('VE 86 who may not, what is not there, and what cannot be asked is refused', async () => {
  await serve([]);
  expect((await fetch(`${told.base}${at}/import?file=x`, { method: 'POST', body: 'x' })).status).toBe(401);
  expect((await bring('x', 'file=x&into=nowhere')).status).toBe(404);
  for (const query of ['', 'file=', 'file=x&into=../x', 'file=x&doors=yes', `file=${'x'.repeat(300)}`]) {
    expect((await bring('x', query)).status, query).toBe(400);
  }
});

test('VE 89 broken files are told in sentences, and the server goes on', async () => {
  await serve([]);
  const crossing = zipped((features) => {
    const unit = features.unit?.[0];
    if (unit === undefined) throw new Error('no unit');
    const { coordinates }: { coordinates: number[][][] } = JSON.parse(JSON.stringify(unit.geometry));
    const [a, b, c, d] = coordinates[0] ?? [];
    unit.geometry = { type: 'Polygon', coordinates: [[a, c, b, d, a]] };
  });
  const broken: readonly (readonly [string | Uint8Array<ArrayBuffer>, RegExp])[] = [
    [crossing, /unit\.geojson, feature unit-a: its polygon crosses itself/],
    ['{"type":"FeatureCollection","features":[', /x is not JSON/],
    [Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), /x (is not a zip|holds no map)/],
  ];
  for (const [bytes, says] of broken) {
    const answer = await bring(bytes, 'file=x');
    expect([answer.status, saidIn(await answer.json())]).toEqual([422, expect.stringMatching(says)]);
  }
  expect((await bring(zipped(), 'file=tiny.zip')).status).toBe(200);
});

test('VE 86 a file on which the thread comes to its bounds is told so', async () => {
  const work = { task: 'read', bytes: zipped(), name: 'x', options: {}, over: null } as const;
  expect(await importInThread(work, 1)).toMatchObject({
    kind: 'faulty',
    faults: [['too-much']],
  });
});
