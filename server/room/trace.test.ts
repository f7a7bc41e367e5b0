import { expect, test } from 'vitest';
import { traceOf } from './trace.ts';

test('OP 7 an error is told by its kind and place, also when its message looks like one', () => {
  const told = traceOf(new TypeError('Zenobia\n    at Zenobia (file:///secret:1:1)\n    at the bar'));
  expect(told.error).toBe('TypeError');
  expect(told.where).toMatch(/trace\.test\.ts:\d+:\d+/);
  expect(told.where).not.toMatch(/Zenobia|secret|bar/);
  expect(traceOf(new Error('')).where).toMatch(/trace\.test\.ts/);
  expect(traceOf('Zenobia')).toEqual({ error: 'unknown', where: '' });
});
