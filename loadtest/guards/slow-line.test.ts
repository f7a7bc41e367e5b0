import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivals } from './slow-line.ts';

const DELAY_MS = 150;

test('LT 61 what is sent comes after its delay, later by what its packets are, and never before what was sent first', () => {
  const write = fc.record({ after: fc.nat(500), bytes: fc.nat(20_000), lost: fc.array(fc.nat(1_000)) });
  fc.assert(
    fc.property(fc.array(write), (writes) => {
      let now = 0;
      let before = 0;
      let packets: readonly number[] = [];
      let at = 0;
      const arrival = arrivals(DELAY_MS, () => packets[at++] ?? 0);
      for (const { after, bytes, lost } of writes) {
        now += after;
        [packets, at] = [lost, 0];
        const comes = arrival(now, bytes);
        const sent = Math.max(1, Math.ceil(bytes / 1_448));
        expect(at).toBe(sent);
        expect(comes).toBe(Math.max(before, now + DELAY_MS + Math.max(0, ...lost.slice(0, sent))));
        before = comes;
      }
    }),
  );
});
