import { expect, test } from 'vitest';
import { readOptions, UsageFault } from './options.ts';

test('LT 1 without options 200 bots are measured for 30 s on a server of their own', () => {
  expect(readOptions([], {})).toEqual({
    attendees: 200,
    seconds: 30,
    endpoint: null,
    token: null,
    seed: 1,
    json: false,
  });
});

test('LT 1 options are read, and the token may come from the environment', () => {
  const args = [
    '--attendees',
    '12',
    '--seconds',
    '120',
    '--endpoint',
    'https://meet.example.org/x',
    '--seed',
    '9',
    '--json',
  ];
  const expected = { attendees: 12, seconds: 120, endpoint: 'https://meet.example.org', seed: 9, json: true };
  expect(readOptions([...args, '--token', 'abc'], {})).toEqual({ ...expected, token: 'abc' });
  expect(readOptions(args, { ORGANIZER_TOKEN: 'def' })).toEqual({ ...expected, token: 'def' });
  expect(readOptions(['--help'], {})).toBeNull();
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
  expect(wrong('--attendees', 'many')).toContain("--attendees is a whole number from 1 to 5000, not 'many'");
  expect(wrong('--attendees', '0')).toContain('--attendees');
  expect(wrong('--seconds', '1.5')).toContain("not '1.5'");
  expect(wrong('--seconds', '')).toContain('--seconds');
  expect(wrong('--endpoint', 'meet.example.org', '--token', 'abc')).toContain("not 'meet.example.org'");
  expect(wrong('--endpoint', 'http://localhost:2567')).toContain('--token');
  expect(wrong('--numclients', '3')).toContain('--numclients');
  expect(wrong('extra')).toContain('extra');
});
