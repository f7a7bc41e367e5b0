import { expect, test } from 'vitest';
import { within } from './within.ts';

test('RM 34 what comes in time is given, and its failure too', async () => {
  await expect(within(10_000, Promise.resolve(7), () => {})).resolves.toBe(7);
  await expect(within(10_000, Promise.reject(new RangeError('no')), () => {})).rejects.toThrow(RangeError);
});

test('RM 34 what comes too late is an error, and is not lost', async () => {
  let come: (value: number) => void = () => {};
  const slow = new Promise<number>((resolve) => {
    come = resolve;
  });
  const late: number[] = [];
  await expect(within(1, slow, (value) => late.push(value))).rejects.toThrow('1 ms');
  come(7);
  await slow;
  expect(late).toEqual([7]);
});
