import { expect, test } from 'vitest';
import { faultOfAnswer, faultOfLine, faultOfNotice } from './faults.ts';

test('LT 5 what two phones are refused that act at the same moment is no error', () => {
  for (const refusal of ['busy-proposal', 'not-open', 'proposal-over', 'meeting-over', 'nothing-to-end'] as const) {
    expect(faultOfAnswer('open', { ok: false, refusal })).toBeNull();
  }
  expect(faultOfAnswer('scan', { ok: true })).toBeNull();
  expect(faultOfLine('connecting')).toBeNull();
  expect(faultOfLine('connected')).toBeNull();
});

test('LT 5 every other refusal, an answer that never came and a lost line are errors that say what happened', () => {
  for (const refusal of ['too-fast', 'not-understood', 'sign-not-genuine', 'scan-first', 'offline'] as const) {
    expect(faultOfAnswer('scan', { ok: false, refusal })).toBe(`scan was answered: ${refusal}`);
  }
  for (const state of ['lost', 'refused', 'elsewhere', 'other-version', 'event-closed'] as const) {
    expect(faultOfLine(state)).toBe(`the line was ${state}`);
  }
});

test('LT 5 a venue that is published anew in the midst is an error: the bots see by the old version', () => {
  expect((['welcome', 'me', 'venue'] as const).map((type) => faultOfNotice({ type }))).toEqual([
    null,
    null,
    'the venue was published anew in the midst',
  ]);
});
