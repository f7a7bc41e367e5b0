import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { asFiles, tinyImdf } from '../imdf/tiny-imdf.ts';
import { asGeoJson, tinyOsm } from '../osm/tiny-osm.ts';
import { namesLike, placesNamed } from './places.ts';
import { runVenueCommand } from './venue-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-venue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const archive = join(folder, 'imdf');
mkdirSync(archive);
for (const [type, text] of asFiles(tinyImdf())) writeFileSync(join(archive, `${type}.geojson`), text);

const ask = (...args: string[]) => runVenueCommand(args);

test('VE 28 check prints what is in the venue and that it is good', async () => {
  const { out, code } = await ask('check', 'heron-house');
  expect(code).toBe(0);
  expect(out).toMatch(/Heron House \(heron-house\)/);
  expect(out).toMatch(/talk-room +3/);
  expect(out).toMatch(/markers +59 \(qr 30, beacon 29\)/);
  expect(out).toMatch(/No faults\./);
});

test('VE 28 check prints every fault with its place, and fails', async () => {
  const path = join(folder, 'bad.json');
  const venue = demoVenue();
  writeFileSync(
    path,
    JSON.stringify({ ...venue, landmarks: venue.landmarks.map((l, i) => (i === 5 ? { ...l, level: 'roof' } : l)) }),
  );
  const plain = await ask('check', path);
  expect(plain.code).toBe(1);
  expect(plain.out).toMatch(/1 fault:\n {2}landmarks\[5\]\.level: .*"roof"/);
  const { out, err, code } = await ask('check', path, '--json');
  expect({ err, code }).toEqual({ err: '', code: 1 });
  expect(JSON.parse(out)).toMatchObject({ good: false, landmarks: 43, faults: [{ path: 'landmarks[5].level' }] });
});

test('VE 98 check, import and route answer in French when that is asked for, faults of the check too', async () => {
  const path = join(folder, 'mauvais.json');
  const venue = demoVenue();
  writeFileSync(
    path,
    JSON.stringify({ ...venue, landmarks: venue.landmarks.map((l, i) => (i === 5 ? { ...l, level: 'roof' } : l)) }),
  );
  const plain = await ask('check', path, '--language', 'fr');
  expect(plain.out).toMatch(/1 défaut\u00a0:\n {2}landmarks\[5\]\.level\u00a0: Le repère .* au niveau .*roof/);
  expect(plain.out).toMatch(/murs +\d+/);
  const json: unknown = JSON.parse((await ask('check', path, '--language=fr', '--json')).out);
  expect(json).toMatchObject({ faults: [{ message: expect.stringMatching(/^Le repère .* qui n’existe pas\.$/) }] });
  const out = join(folder, 'out.json');
  const french = ['--language', 'fr'];
  const over = await ask('import', archive, '--out', out, '--onto', path, ...french);
  expect([over.code, over.err]).toEqual([1, expect.stringMatching(/landmarks\[5\]\.level\u00a0: Le repère/)]);
  const ends = ['--from', 'Foyer', '--to', 'Bar'];
  expect((await ask('route', path, ...ends, ...french)).err).toMatch(/landmarks\[5\]\.level\u00a0: Le repère/);
  expect((await ask('route', 'heron-house', '--from', 'Foyerr', '--to', 'x', ...french)).err).toMatch(
    /^Aucun lieu ne s’appelle «\u00a0Foyerr\u00a0»\. Vouliez-vous dire/,
  );
  expect((await ask('import', path, '--out', out, ...french)).err).toMatch(/n’est ni IMDF ni OpenStreetMap/);
  const house = join(folder, 'maison.geojson');
  writeFileSync(house, asGeoJson(tinyOsm()));
  const told = (await ask('import', house, '--out', out, ...french)).out;
  expect(told).toMatch(/Lu\s: 17 éléments, \d+ au niveau 0, .*\n.*\nRelié entre niveaux\s: 2 escaliers/);
  expect(told).toMatch(/Rien n’ouvre sur 1 unité\s:/);
});

test('VE 28 import writes a venue file that has no faults, and says what was not used', async () => {
  const path = join(folder, 'tiny.json');
  const { out, code } = await ask('import', archive, '--out', path, '--name', 'Little House');
  expect(code).toBe(0);
  expect(out).toMatch(/Little House \(little-house\) is in /);
  expect(out).toMatch(/Nothing opens into 1 unit:\n.*Store/);
  const { venue, faults } = checkVenue(JSON.parse(readFileSync(path, 'utf8')));
  expect(faults).toEqual([]);
  expect(venue?.name).toEqual({ en: 'Little House' });
  const bare = await ask('import', archive, '--out', path, '--markers', 'none', '--json');
  expect(JSON.parse(bare.out)).toMatchObject({ markers: 0, areas: 7, links: { stairs: 1 } });
});

test('VE 80 import over an edited file keeps the edits, and lists what is to be decided', async () => {
  const path = join(folder, 'edited.json');
  await ask('import', archive, '--out', path);
  const features = tinyImdf();
  for (const { id, properties } of features.unit ?? []) {
    if (id === 'unit-a') properties.name = { en: 'Hall of theirs' };
    if (id === 'unit-b') properties.name = { en: 'Forge' };
  }
  const newer = join(folder, 'newer');
  mkdirSync(newer);
  for (const [type, text] of asFiles(features)) writeFileSync(join(newer, `${type}.geojson`), text);
  const names = () =>
    JSON.parse(readFileSync(path, 'utf8')).areas.map(({ name }: { name?: { en?: string } }) => name?.en);
  const edit = () => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"Hall A"', '"Hall of mine"'));
  edit();
  const listed = await ask('import', newer, '--out', path, '--onto', path);
  expect(listed.out).toMatch(
    /1 conflict; yours holds.*\n {2}areas\/a-unit-a \(Hall of mine, level-0\): changed here and in the import \(name\)/,
  );
  expect(names().slice(0, 2)).toEqual(['Hall of mine', 'Forge']);

  await ask('import', archive, '--out', path);
  edit();
  const decided = await ask('import', newer, '--out', path, '--onto', path, '--theirs', 'areas/a-unit-a', '--json');
  expect(JSON.parse(decided.out)).toMatchObject({ conflicts: [{ key: 'areas/a-unit-a', fields: ['name'] }] });
  expect(names().slice(0, 2)).toEqual(['Hall of theirs', 'Forge']);
  await expect(ask('import', newer, '--out', path, '--onto', path, '--theirs', 'areas/x')).resolves.toMatchObject({
    code: 1,
    err: 'There is no conflict "areas/x"; there is none at all.',
  });
  expect((await ask('import', newer, '--out', path, '--theirs', 'all')).code).toBe(2);
});

test('VE 84 import puts a list of stands into a venue file', async () => {
  const [list, into, out] = ['stands.csv', 'into.json', 'with-stands.json'].map((name) => join(folder, name));
  if (list === undefined || into === undefined || out === undefined) throw new Error('three files');
  writeFileSync(into, JSON.stringify(demoVenue()));
  writeFileSync(list, Buffer.from('Nom;Numéro;X;Y;Étage\r\nCafé Noir;7;10,5;20;0\r\n', 'latin1'));
  expect((await ask('import', list, '--into', into, '--out', out)).out).toMatch(/^Stands in .*: 1 new, 0 told anew\.$/);
  const places = JSON.parse(readFileSync(out, 'utf8')).places;
  expect(places.at(-1)).toMatchObject({ kind: 'stand', number: '7', name: { und: 'Café Noir' }, at: [10.5, 20] });
  const asked = await ask('route', out, '--from', '7', '--to', 'Swift Room', '--json');
  expect(JSON.parse(asked.out)).toMatchObject({ from: { kind: 'place', name: 'Café Noir' } });
  writeFileSync(list, 'name,x,y,level\nA,1,here,0');
  await expect(ask('import', list, '--into', into, '--out', out)).resolves.toMatchObject({
    code: 1,
    err: 'Line 2: its y "here" is no number of metres.',
  });
});

test('VE 28 import takes a building from OpenStreetMap too, and refuses a venue file', async () => {
  const [path, out] = [join(folder, 'house.geojson'), join(folder, 'house.json')];
  writeFileSync(path, asGeoJson(tinyOsm()));
  const plain = await ask('import', path, '--out', out);
  expect(plain.out).toMatch(/Nothing opens into 1 unit:\n +w3:0 without a name/);
  const assumed = await ask('import', path, '--out', out, '--assume-doors', '--json');
  expect(JSON.parse(assumed.out)).toMatchObject({ closedUnits: [], areas: 11, links: { stairs: 2 } });
  expect(checkVenue(JSON.parse(readFileSync(out, 'utf8'))).faults).toEqual([]);
  await expect(ask('import', out, '--out', out)).resolves.toMatchObject({
    code: 1,
    err: expect.stringMatching(/check/),
  });
});

test('VE 28 route prints metres, seconds, level and steps, and the same as JSON', async () => {
  const { out, code } = await ask('route', 'heron-house', '--from', 'Entrance', '--to', 'swift room');
  expect(code).toBe(0);
  expect(out).toMatch(/^Entrance → Swift Room: [\d.]+ m, \d+ s, Ground floor\n +1\. /);
  const json = await ask(
    'route',
    'heron-house',
    '--from',
    'entree',
    '--to',
    'SALLE  MARTINET',
    '--language',
    'fr',
    '--json',
  );
  const way: unknown = JSON.parse(json.out);
  expect(way).toMatchObject({ from: { name: 'Entrée' }, to: { id: 'ground-swift' }, levels: ['ground'] });
  expect(way).toHaveProperty('lengthMetres', expect.closeTo(Number(/([\d.]+) m/.exec(out)?.[1]), 0));
  expect(way).toHaveProperty('seconds', expect.any(Number));
  expect(way).toHaveProperty('steps', expect.arrayContaining([expect.stringMatching(/^(Entrez|Allez|Vous y êtes)/)]));
});

test('VE 28 route picks, of places with one name, those with the shortest way between them', async () => {
  const { out } = await ask('route', 'heron-house', '--from', 'Library', '--to', 'Grand stairs', '--json');
  expect(JSON.parse(out)).toMatchObject({ to: { id: 'upper-grand-stairs' }, levels: ['upper'], connections: [] });
});

test('VE 50 route goes over levels, keeps what is needed and says by which stairs or lift', async () => {
  const asked = ['route', 'heron-house', '--from', 'Entrance', '--to', 'Library', '--json'];
  const stairs: unknown = JSON.parse((await ask(...asked)).out);
  expect(stairs).toMatchObject({
    levels: ['ground', 'upper'],
    connections: [{ id: 'east-stairs', kind: 'stairs', from: 'ground', to: 'upper', name: 'the east stairs' }],
    steps: expect.arrayContaining(['Take the east stairs up to the upper floor.']),
  });
  const lift: unknown = JSON.parse((await ask(...asked, '--needs', 'no-stairs,slow-pace', '--language', 'fr')).out);
  expect(lift).toMatchObject({
    needs: ['no-stairs', 'slow-pace'],
    connections: [{ id: 'lift', kind: 'lift' }],
    steps: expect.arrayContaining([expect.stringMatching(/prenez l’ascenseur pour monter à l’étage\.$/i)]),
  });
});

test('VE 28 without a way the reason is given, and where the way ends when a need forbids the rest', async () => {
  const venue = demoVenue();
  const write = (name: string, kinds: readonly string[]) => {
    const path = join(folder, name);
    const connections = venue.connections.filter(({ kind }) => kinds.includes(kind));
    writeFileSync(path, JSON.stringify({ ...venue, connections }));
    return path;
  };
  const pair = ['--from', 'Foyer', '--to', 'Library'];
  const apart = await ask('route', write('apart.json', []), ...pair, '--json');
  expect(apart.code).toBe(1);
  expect(JSON.parse(apart.out)).toMatchObject({ reason: 'not-connected', sentence: 'There is no way between them.' });
  const stairs = write('stairs.json', ['stairs']);
  const barred = await ask('route', stairs, ...pair, '--needs', 'no-stairs', '--json');
  expect(barred.code).toBe(1);
  expect(JSON.parse(barred.out)).toMatchObject({
    reason: 'needs',
    ends: { at: { level: 'ground' }, barrier: { kind: 'stairs' } },
  });
  expect((await ask('route', stairs, ...pair, '--needs', 'no-stairs')).err).toMatch(
    /^Every way between them breaks a need\. The way ends after [\d.]+ m at .+, Ground floor: beyond it are only ways by stairs\.$/,
  );
  expect((await ask('route', stairs, ...pair, '--needs', 'no-stairs', '--language', 'fr')).err).toMatch(
    /^Aucun chemin .+ après [\d.]+ m, .+, Rez-de-chaussée\u00a0: au-delà, il n’y a que des escaliers\.$/,
  );
});

test('VE 28 a name that is not there is answered with those like it', async () => {
  const { err, code } = await ask('route', 'heron-house', '--from', 'Foyer', '--to', 'Swift');
  expect(code).toBe(1);
  expect(err).toMatch(/no place called 'Swift'.*Swift Room/);
});

test('VE 99 route finds places by name or number, areas before them, and answers a slip with what may be meant', async () => {
  const [list, into, path] = ['two.csv', 'before.json', 'two-stands.json'].map((name) => join(folder, name));
  if (list === undefined || into === undefined || path === undefined) throw new Error('three files');
  writeFileSync(into, JSON.stringify(demoVenue()));
  writeFileSync(list, 'name,number,x,y,level\nBooks,B 12,10.5,20,0\nGarden Lounge,B 13,12.5,20,0\n');
  expect(await ask('import', list, '--into', into, '--out', path)).toMatchObject({ code: 0 });
  const found = async (name: string) =>
    JSON.parse((await ask('route', path, '--from', 'Foyer', '--to', name, '--json')).out).to;
  for (const name of ['b 12', 'Books']) expect(await found(name)).toMatchObject({ kind: 'place', name: 'Books' });
  expect(await found('Garden Lounge')).toMatchObject({ kind: 'area' });
  const slip = await ask('route', 'heron-house', '--from', 'Foyerr', '--to', 'Swift');
  expect(slip.err).toMatch(/no place called 'Foyerr'\. Did you mean: Foyer/);
});

test.each([
  [[], /Say what to do/, /venue -- route/],
  [['chekc'], /There is no command 'chekc'/, /venue -- check/],
  [['check'], /Say which file/, /venue -- check/],
  [['check', 'heron-house', '--jsno'], /--jsno/, /--json/],
  [['check', 'heron-house', 'other'], /One path at a time/, /venue -- check/],
  [['import', archive], /--out is missing/, /--markers all\|none/],
  [['route', 'heron-house', '--from', 'Foyer'], /--to is missing/, /--language en\|fr/],
  [
    ['import', archive, '--out', 'x', '--markers', 'some'],
    /--markers is all or none, not 'some'/,
    /import PATH --out FILE/,
  ],
  [
    ['route', 'heron-house', '--from', 'a', '--to', 'b', '--language', 'de'],
    /--language is en or fr/,
    /route FILE --from NAME/,
  ],
  [
    ['route', 'heron-house', '--from', 'a', '--to', 'b', '--needs', 'no-stairs,no-wind'],
    /--needs are any of no-stairs, .*, not 'no-wind'/,
    /--needs NEED/,
  ],
  [['route', 'heron-house', '--from', 'a', '--to', 'b', '--by', 'colour'], /--by is length or time/, /--by length/],
])('VE 28 what cannot be asked is answered with what can: %j', async (args, why, list) => {
  const { out, err, code } = await ask(...args);
  expect({ out, code }).toEqual({ out: '', code: 2 });
  expect(err).toMatch(why);
  expect(err).toMatch(list);
});

test('VE 28 --help prints every command and option', async () => {
  const { out, code } = await ask('--help');
  expect(code).toBe(0);
  for (const word of ['check PATH', 'import PATH', 'route FILE', '--markers', '--language', '--json'])
    expect(out).toContain(word);
  expect((await ask('import', '--help')).out).toContain('--out FILE');
});

test('VE 28 a path that is none is one sentence, with --json one object', async () => {
  expect(await ask('check', join(folder, 'nowhere'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/There is nothing at/),
  });
  const { out } = await ask('check', join(folder, 'nowhere'), '--json');
  expect(JSON.parse(out)).toEqual({ good: false, errors: [expect.stringMatching(/There is nothing at/)] });
});

test('VE 28 npm run venue is this command', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const out = execFileSync('npm', ['run', '--silent', 'venue', '--', 'check', 'heron-house', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(JSON.parse(out)).toMatchObject({ good: true, id: 'heron-house', meetingPoints: 8 });
});

test('VE 30 places are found in any language, whatever the case, accents and spaces', () => {
  const index = new VenueIndex(demoVenue());
  const ids = (name: string) => placesNamed(index, name).map(({ id }) => id);
  expect(ids('Café du Barrage')).toEqual(['ground-coffee-bar']);
  expect(ids('  cafe  DU barrage ')).toEqual(['ground-coffee-bar']);
  expect(ids('weir coffee bar')).toEqual(['ground-coffee-bar']);
  expect(ids("l'ecran du programme")).toEqual(['ground-lm-programme']);
  expect(ids('vis-a-vis 7')).toEqual(['mp-7']);
  expect(ids('qr-ground-info')).toEqual(['qr-ground-info']);
  expect(ids('nowhere')).toEqual([]);
  expect(namesLike(index, 'coffee')).toContain('Weir Coffee Bar');
  for (const { level, x, y } of placesNamed(index, 'Garden Lounge')) {
    expect(index.areaAt({ level, x, y })?.id).toBe('ground-garden-lounge');
  }
});
