import { expect, test } from 'vitest';
import type { Logger } from '../room/ports.ts';
import { colyseusLog } from './log.ts';

test('DO 33 what the network library complains of is counted, once a second at most, without its words', () => {
  const lines: [Readonly<Record<string, unknown>>, string][] = [];
  const write: Logger['warn'] = (facts, message) => void lines.push([facts, message]);
  let time = 0;
  const complaints = colyseusLog({ info: write, warn: write, error: write }, () => time);
  const words = 'Ada’s secret line';
  for (let count = 0; count < 1_000; count += 1) complaints.error(new Error(words).stack);
  expect(lines).toHaveLength(1);
  time = 1_000;
  complaints.error(words, { more: words });
  complaints.warn(words);
  complaints.info(words);
  expect(lines.map(([facts]) => facts.complaints)).toEqual([1, 1_000]);
  expect(JSON.stringify(lines)).not.toContain('Ada');
});
