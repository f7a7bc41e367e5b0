import { expect, test } from 'vitest';
import { type Live, liveLine, progressTo } from './progress.ts';

const live: Live = {
  ...{ phase: 'measuring', done: 0.5, leftSeconds: 75, isIn: 200, attendees: 200, delayP99Ms: 193.4 },
  ...{ answerP99Ms: null, serverCpuPercent: 31.6, meetings: 4, errors: 0 },
};

test('LT 31 the live line has a bar, the time left and what is measured so far', () => {
  expect(liveLine(live, 200)).toBe(
    '████████████░░░░░░░░░░░░ 1:15 min left  200 in  dots p99 193 ms  answers p99 –  server 32 %  4 meetings  0 errors',
  );
  expect(liveLine({ ...live, phase: 'coming', isIn: 20 }, 200)).toContain('coming: 20 of 200 in');
  expect([...liveLine(live, 40)].length).toBeLessThan(40);
});

test('LT 31 on a terminal one line is written over; elsewhere a plain line stands every ten seconds', () => {
  const run = (isTTY: boolean) => {
    let now = 0;
    let written = '';
    const stream = { isTTY, columns: 80, write: (text: string) => (written += text) };
    const progress = progressTo(stream, () => now);
    for (; now < 25_000; now += 1_000) progress.live(live);
    progress.say('done');
    return written;
  };
  expect(run(true).split('\n')).toHaveLength(2);
  expect(run(true).endsWith('\r\x1b[Kdone\n')).toBe(true);
  expect(run(false)).not.toContain('\x1b');
  expect(
    run(false)
      .split('\n')
      .filter((line) => line.includes('left')),
  ).toHaveLength(3);
});
