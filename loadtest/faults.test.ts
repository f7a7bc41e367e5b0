import { expect, test } from 'vitest';
import { Faults } from './faults.ts';

test('LT 5 what two phones are refused that act at the same moment is no error', () => {
  const faults = new Faults();
  for (const refusal of ['busy-proposal', 'not-open', 'proposal-over', 'meeting-over', 'nothing-to-end'] as const) {
    faults.answered('open', { ok: false, refusal });
  }
  faults.answered('scan', { ok: true });
  faults.line('connecting');
  faults.line('connected');
  expect(faults.total).toBe(0);
});

test('LT 5 every other refusal, an answer that never came and a lost line are errors, counted by what happened', () => {
  const faults = new Faults();
  for (const refusal of ['too-fast', 'not-understood', 'sign-not-genuine', 'scan-first', 'offline'] as const) {
    faults.answered('scan', { ok: false, refusal });
    faults.answered('scan', { ok: false, refusal });
  }
  for (const state of ['lost', 'refused', 'elsewhere', 'other-version', 'event-closed'] as const) faults.line(state);
  expect(faults.total).toBe(15);
  expect(faults.counts.get('scan was answered: offline')).toBe(2);
  expect(faults.counts.get('the line was lost')).toBe(1);
});

test('LT 5 a venue that is published anew in the midst is an error: the bots see by the old version', () => {
  const faults = new Faults();
  for (const type of ['welcome', 'me', 'venue'] as const) faults.heard({ type });
  expect(faults.total).toBe(1);
});
