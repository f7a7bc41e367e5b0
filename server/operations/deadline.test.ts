import { expect, test } from 'vitest';
import { doneWithin } from './deadline.ts';

test('DO 46 waiting ends when the work is done or the time is over, and passes on what went wrong', async () => {
  expect(await doneWithin(60_000, Promise.resolve())).toBe(true);
  expect(await doneWithin(1, new Promise(() => {}))).toBe(false);
  await expect(doneWithin(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
