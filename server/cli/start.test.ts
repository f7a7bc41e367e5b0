import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'lean-qr';
import { afterAll, expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { UserFault } from '../fault.ts';
import { ensureBuilt, exchange, isBuilt } from './built-pages.ts';
import { chooseEvents } from './choose-events.ts';
import { ROOT } from './run.ts';
import { readStartOptions } from './start-options.ts';
import { terminalQr } from './terminal-qr.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('DO 52 the options of npm start are read, and a wrong one is answered with the list of right ones', () => {
  expect(readStartOptions('npm start', [])).toEqual({
    venues: [],
    eventFiles: [],
    crowd: null,
    port: null,
    allowInsecure: false,
    asBuilt: false,
    replay: null,
  });
  expect(readStartOptions('npm start', ['--replay', 'walk', '--speed', '2'])).toMatchObject({
    venues: [],
    replay: { folder: 'walk', speed: 2 },
  });
  expect(
    readStartOptions('npm start', ['--venue', 'x.json', '--venue=y', '--event', 'e.json', '--crowd', '7', '--port=0']),
  ).toMatchObject({
    venues: ['x.json', 'y'],
    eventFiles: ['e.json'],
    crowd: 7,
    port: 0,
  });
  for (const wrong of [
    ['--crowds', '3'],
    ['--replay', 'walk', '--venue', 'x.json'],
    ['--replay', 'walk', '--speed', '9'],
    ['--replay', 'walk', '--speed', '0'],
    ['--speed', '2'],
    ['--crowd', '-1'],
    ['--crowd', '1e9'],
    ['--port', '70000'],
    ['x'],
    ['--venue'],
  ]) {
    expect(() => readStartOptions('npm start', wrong), wrong.join(' ')).toThrow(/--venue PATH.*--crowd N.*PUBLIC_URL/s);
  }
});

test('DO 52 a wrong option or setting ends with code 2 and a sentence, before anything is built or opened', () => {
  const start = (words: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [join(ROOT, 'server/cli/start.ts'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: join(folder, 'data'), ...env },
    });
  const option = start(['--wrong']);
  expect([option.status, option.stdout]).toEqual([2, '']);
  expect(option.stderr).toContain('--wrong');
  expect(option.stderr).not.toContain('    at ');
  const setting = start([], { PORT: 'ninety' });
  expect([setting.status, setting.stdout]).toEqual([2, '']);
  expect(setting.stderr).toMatch(/PORT: .*"ninety"/);
  const venue = start(['--venue', join(folder, 'none.json')]);
  expect(venue.status).toBe(2);
  expect(venue.stderr).toContain('none.json');
});

test('DO 53 a Node that is too old is told which one is needed', () => {
  const script = `Object.defineProperty(process.versions, 'node', { value: '20.19.2' });
    await import(${JSON.stringify(join(ROOT, 'server/cli/require-node.mjs'))}); console.log('went on');`;
  const old = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect([old.status, old.stdout]).toEqual([1, '']);
  expect(old.stderr).toContain('needs Node 22.14 or newer; this is 20.19.2');
});

test('DO 53 every script of npm looks at the version of Node first, and is what gets its signals', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const [name, script] of Object.entries(scripts)) {
    expect(script, name).toMatch(/^exec node --import \.\/server\/cli\/require-node\.mjs \S+\.ts$/);
  }
});

test('DO 54 built pages take the place of older ones, or of none', () => {
  const [fresh, place] = [join(folder, 'fresh'), join(folder, 'place')];
  for (const text of ['one', 'two']) {
    mkdirSync(fresh);
    writeFileSync(join(fresh, text), text);
    exchange(fresh, place);
    expect(readdirSync(place)).toEqual([text]);
  }
  expect(readdirSync(folder).filter((name) => name.startsWith('fresh'))).toEqual([]);
  expect(() => exchange(fresh, join(folder, 'nowhere', 'place'))).toThrow(/ENOENT/);
});

test('DO 54 the pages are built again when a source is newer, but not for a test', () => {
  const root = join(folder, 'tree');
  for (const name of ['client/e2e', 'shared', 'dist']) mkdirSync(join(root, name), { recursive: true });
  const file = (name: string, seconds: number) => {
    writeFileSync(join(root, name), '');
    utimesSync(join(root, name), seconds, seconds);
  };
  file('client/main.ts', 1_000);
  expect(isBuilt(root)).toBe(false);
  file('dist/index.html', 2_000);
  expect(isBuilt(root)).toBe(true);
  file('shared/point.test.ts', 3_000);
  file('client/e2e/line.ts', 3_000);
  expect(isBuilt(root)).toBe(true);
  file('shared/point.ts', 3_000);
  expect(isBuilt(root)).toBe(false);
});

test('DO 54 with --as-built the pages are taken as they are, and nothing is changed there', async () => {
  const root = join(folder, 'deployed');
  for (const name of ['client', 'dist']) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, 'dist', 'index.html'), '');
  utimesSync(join(root, 'dist', 'index.html'), 1_000, 1_000);
  writeFileSync(join(root, 'client', 'main.ts'), '');
  expect(isBuilt(root)).toBe(false);
  const said: string[] = [];
  expect(await ensureBuilt(root, true, (line) => said.push(line))).toBe(join(root, 'dist'));
  expect([said, readdirSync(join(root, 'dist'))]).toEqual([[], ['index.html']]);
});

test('DO 55 the code in the terminal has every module of the address, with a quiet edge around it', () => {
  const address = 'https://meet.example.org/v/heron-house/qr-ground-entrance/E_flNAolD8I9RPD4Ip9RZg';
  const lines = terminalQr(address, false).split('\n');
  const code = generate(address);
  const read = (x: number, y: number) => {
    const ink = lines[Math.floor((y + 2) / 2)]?.[x + 2] ?? '';
    return ink === '█' || ink === ((y + 2) % 2 === 0 ? '▀' : '▄');
  };
  for (let y = -2; y < code.size + 2; y += 1) {
    for (let x = -2; x < code.size + 2; x += 1) expect(read(x, y)).toBe(code.get(x, y));
  }
  expect(terminalQr(address, true)).toContain('\u001b[30;107m');
});

test('DO 57 several venues are opened beside each other, but never two of one id', async () => {
  const files = ['one', 'two'].map((id) => {
    const file = join(folder, `${id}.json`);
    writeFileSync(file, JSON.stringify({ ...demoVenue(), id }));
    return file;
  });
  const events = await chooseEvents(files, null);
  expect(events.map(({ plan, crowd }) => [plan.id, plan.demo, crowd])).toEqual([
    ['one', false, 0],
    ['two', false, 0],
  ]);
  await expect(chooseEvents([...files, files[0] ?? ''], null)).rejects.toThrow(/two of the venues have the id "one"/i);
  const [demo] = await chooseEvents([], null);
  expect([demo?.plan.demo, demo?.crowd]).toEqual([true, 120]);
  expect((await chooseEvents([], 0))[0]?.plan.demo).toBe(false);
});

test('DO 57 an event file says what takes place; its faults are told with their place', async () => {
  const file = (name: string, json: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof json === 'string' ? json : JSON.stringify(json));
    return path;
  };
  const hours = [{ opens: '2026-11-23T09:00', closes: '2026-11-23T18:00' }];
  const said = { id: 'fair', name: { en: 'The fair' }, hours, minimumAgeYears: 21, badges: ['b1'] };
  const fair = file('fair.json', { ...said, demo: false, admission: { kind: 'code', code: 'heron-2026' } });
  const [event] = await chooseEvents([], null, [fair]);
  expect(event?.plan).toMatchObject({
    ...said,
    venue: 'heron-house',
    admission: { code: 'heron-2026' },
    encounterDays: 365,
  });
  expect(event?.crowd).toBe(0);
  expect((await chooseEvents([], null, [file('demo.json', { name: { en: 'Demo' } })]))[0]?.crowd).toBe(120);

  const refused = (paths: readonly string[], files: readonly string[], crowd: number | null = null) =>
    chooseEvents(paths, crowd, files).then(
      () => 'opened',
      (error: unknown) => (error instanceof UserFault ? error.message : `a bug: ${String(error)}`),
    );
  const faulty = file('faulty.json', { hours: [{ opens: '9:00', closes: '2026-11-23T18:00' }], age: 3 });
  expect(await refused([], [faulty])).toMatch(
    /faulty\.json, hours\[0\]\.opens: .*2026-11-23T09:00.*\n.*faulty\.json: .*age/s,
  );
  expect(await refused([], [file('no.json', '{')])).toMatch(/no\.json is not JSON/);
  expect(await refused([], [join(folder, 'missing.json')])).toMatch(/nothing at .*missing\.json/);
  expect(await refused([], [fair], 5)).toMatch(/demo: Simulated people/);
  expect(await refused([], [file('away.json', { venue: 'away' })])).toMatch(/"heron-house"/);
  expect(await refused([], [fair, fair])).toMatch(/Two of the event files/);
  const two = ['one', 'two'].map((id) => file(`${id}.json`, { ...demoVenue(), id }));
  expect(await refused(two, [fair])).toMatch(/"one", "two"/);
  expect(await refused(two, [file('clash.json', { venue: 'one', id: 'two' })])).toMatch(/Two of the events/);
});

test('DO 52 a bug of ours is told as one, with where it happened', () => {
  const script = `const { sayFault } = await import(${JSON.stringify(join(ROOT, 'server/cli/start-options.ts'))});
    sayFault(new TypeError('undefined is not what we thought'));`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toMatch(/bug of Vis-à-vis.*TypeError.*\n +at /s);
});
