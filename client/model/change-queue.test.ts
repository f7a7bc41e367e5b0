import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FloorChange } from '../../shared/interest/floor-decoder.ts';
import { ChangeQueue } from './change-queue.ts';

/** What a map would show after these changes; a change that does not fit what is shown is a fault of the queue. */
function draw(shown: Map<number, string>, changes: readonly FloorChange[]): Map<number, string> {
  for (const change of changes) {
    const at = change.placement.kind === 'spot' ? change.placement.x : -1;
    const known = shown.get(change.dot);
    if (change.type === 'added') {
      expect(known).toBeUndefined();
      shown.set(change.dot, `${at} ${change.card.firstName}`);
    } else {
      expect(known).toBeDefined();
      if (change.type === 'removed') shown.delete(change.dot);
      else shown.set(change.dot, `${at} ${change.card?.firstName ?? known?.split(' ')[1]}`);
    }
  }
  return shown;
}

test('CL 12 a map that drains seldom shows the same as one that drains after every change', () => {
  const step = fc.record({
    dot: fc.nat(4),
    x: fc.nat(9),
    act: fc.constantFrom('go', 'leave', 'rename'),
    drain: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = new ChangeQueue();
      const eager = new Map<number, string>();
      const lazy = new Map<number, string>();
      steps.forEach(({ dot, x, act, drain }, index) => {
        const place = { dot, level: 'l', placement: { kind: 'spot', x, y: 0 } } as const;
        const age = index % 2 === 0 ? 'fresh' : 'grey';
        const card = { firstName: `n${index}`, gives: [], giveLine: '', simulated: false };
        const here = eager.has(dot);
        const change: FloorChange = !here
          ? { type: 'added', ...place, age, card }
          : act === 'leave'
            ? { type: 'removed', ...place }
            : act === 'rename'
              ? { type: 'moved', ...place, age, card }
              : { type: 'moved', ...place, age };
        draw(eager, [change]);
        queue.push([change]);
        if (drain) expect(draw(lazy, queue.drain())).toEqual(eager);
      });
      expect(draw(lazy, queue.drain())).toEqual(eager);
      expect(queue.drain()).toEqual([]);
    }),
  );
});
