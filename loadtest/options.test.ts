import { expect, test } from 'vitest';
import { readOptions, UsageFault } from './options.ts';
import { USAGE } from './usage.ts';

test('LT 1 without options 200 bots are measured for 30 s on a server of their own', () => {
  expect(readOptions([], {})).toEqual({
    attendees: 200,
    seconds: 30,
    endpoint: null,
    room: null,
    token: null,
    metricsToken: null,
    gatewayToken: null,
    signs: null,
    admission: null,
    seed: 1,
    arriveMs: 4_000,
    kiosks: 0,
    processes: 1,
    profile: 'busy',
    replay: null,
    out: 'loadtest-report',
    json: false,
    limits: { errors: 0 },
  });
});

test('LT 1 options are read, and tokens may come from the environment', () => {
  const args = ['--attendees', '12', '--seconds', '120', '--endpoint', 'https://meet.example.org', '--seed', '9'];
  const expected = { attendees: 12, seconds: 120, endpoint: 'https://meet.example.org', seed: 9, json: false };
  expect(readOptions([...args, '--token', 'abc'], {})).toMatchObject({ ...expected, token: 'abc' });
  expect(readOptions(args, { ORGANIZER_TOKEN: 'def', METRICS_TOKEN: 'm', GATEWAY_TOKEN: 'g' })).toMatchObject({
    ...expected,
    ...{ token: 'def', metricsToken: 'm', gatewayToken: 'g' },
  });
  expect(readOptions(['--help'], {})).toBeNull();
});

test('LT 22 a server of somebody else needs no token: its signs may be read off the walls', () => {
  const args = ['--endpoint', 'https://meet.example.org', '--room', 'spring', '--admission', 'A1', '--signs', 'w.txt'];
  expect(readOptions(args, {})).toMatchObject({ token: null, room: 'spring', admission: 'A1', signs: 'w.txt' });
});

test('LT 22 addresses of sockets and of a path behind a proxy are the same place as those of pages', () => {
  const endpoint = (given: string) => readOptions(['--endpoint', given], {})?.endpoint;
  expect(endpoint('wss://meet.example.org/venue/')).toBe('https://meet.example.org/venue');
  expect(endpoint('ws://localhost:2567')).toBe('http://localhost:2567');
  expect(endpoint('https://meet.example.org:8443/a/b')).toBe('https://meet.example.org:8443/a/b');
});

test('LT 23 times are read with their unit, and --numClients is --attendees', () => {
  const arriveMs = (text: string) => readOptions(['--arrive', text], {})?.arriveMs;
  expect(['30s', '500ms', '2m', '1.5', '0'].map(arriveMs)).toEqual([30_000, 500, 120_000, 1_500, 0]);
  expect(readOptions(['--numClients', '40'], {})).toMatchObject({ attendees: 40, arriveMs: 800 });
  expect(readOptions(['--attendees', '6000'], {})).toMatchObject({
    ...{ processes: 3, arriveMs: 120_000, profile: 'many' },
  });
  expect(readOptions(['--attendees', '6000', '--profile', 'doors-open'], {})?.arriveMs).toBe(60_000);
});

test('LT 24 limits are read by the figure that they are on', () => {
  const args = ['--max-p99', '400', '--max-errors', '3', '--max-join', '2000', '--max-memory', '800'];
  expect(readOptions(args, {})?.limits).toEqual({
    dotDelayMsP99: 400,
    errors: 3,
    joinMsP99: 2_000,
    serverMemoryMb: 800,
  });
});

test('LT 1 what is wrong is named with its value', () => {
  const wrong = (...args: string[]) => {
    try {
      return readOptions(args, {});
    } catch (error) {
      if (error instanceof UsageFault) return error.message;
      throw error;
    }
  };
  expect(wrong('--attendees', 'many')).toContain("--attendees is a whole number from 1 to 20000, not 'many'");
  expect(wrong('--attendees', '0')).toContain('--attendees');
  expect(wrong('--attendees', '1e3')).toContain("not '1e3'");
  expect(wrong('--numClients', '-3')).toContain('--numClients');
  expect(wrong('--attendees', '3', '--numClients', '4')).toContain('the same option');
  expect(wrong('--seed', '1', '--seed', '2')).toContain("--seed is given twice; the second time as '2'");
  expect(wrong('--seconds', '1.5')).toContain("not '1.5'");
  expect(wrong('--seconds', '')).toContain('--seconds');
  expect(wrong('--arrive', 'soon')).toContain("--arrive is a time of a day at most, like 30s, 500ms or 2m, not 'soon'");
  expect(wrong('--arrive', '25h')).toContain("not '25h'");
  expect(wrong('--profile', 'party')).toContain("congress, fair, doors-open, evening, not 'party'");
  expect(wrong('--processes', '0')).toContain('--processes is a whole number from 1 to 64');
  expect(wrong('--kiosks', '501')).toContain("0 to 500, not '501'");
  expect(wrong('--max-p99', 'fast')).toContain("--max-p99 is a whole number from 0 to 3600000, not 'fast'");
  expect(wrong('--endpoint', 'meet.example.org')).toContain("not 'meet.example.org'");
  expect(wrong('--endpoint', 'https://a:secret@b.example')).toContain("'https://…@b.example'");
  expect(wrong('--endpoint', 'https://b.example/?x=1')).toContain('question mark');
  expect(wrong('--out', ' ')).toContain('--out is empty');
  expect(wrong('--room', 'spring')).toContain('give its --endpoint');
  expect(wrong('--numclients', '3')).toContain('--numclients');
  expect(wrong('extra')).toContain('extra');
});

test('LT 1 the usage names every option', () => {
  for (const flag of ['attendees', 'numClients', 'endpoint', 'room', 'admission', 'arrive', 'kiosks', 'processes'])
    expect(USAGE).toContain(`--${flag}`);
  for (const flag of ['profile', 'replay', 'out', 'max-p99', 'max-errors', 'signs', 'json'])
    expect(USAGE).toContain(`--${flag}`);
  expect(Math.max(...USAGE.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130);
});
