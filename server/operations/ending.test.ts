import { expect, test } from 'vitest';
import { recordingLog } from '../room/testing.ts';
import { endInSteps } from './ending.ts';

test('OP 10 every step of an end is done in its order, whatever hangs, fails or throws before it', async () => {
  const { log, lines } = recordingLog();
  const done: string[] = [];
  await endInSteps(
    [
      { ms: 1, work: () => new Promise(() => {}), otherwise: 'it hung' },
      {
        ms: 60_000,
        work: () => {
          throw new TypeError('Ada’s line');
        },
        otherwise: 'it threw',
      },
      { ms: 60_000, work: () => Promise.reject(new Error('Ada’s line')), otherwise: 'it failed' },
      { ms: 60_000, work: () => done.push('the last'), otherwise: 'never' },
    ],
    log,
  );
  expect(done).toEqual(['the last']);
  expect(lines.map(({ message }) => message)).toEqual(['it hung', 'it threw', 'it failed']);
  expect(JSON.stringify(lines)).not.toContain('Ada');
});
