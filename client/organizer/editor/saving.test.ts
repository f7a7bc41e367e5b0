import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDraft } from '../../../shared/editing/tiny-draft.ts';
import type { DraftConflict, DraftWrite } from '../../../shared/protocol/organizer.ts';
import type { Called } from '../call.ts';
import { createSaving, type DraftStore, keptDraft } from './saving.ts';

type Answer = Called<{ revision: number } | DraftConflict>;

const written: DraftWrite[] = [];
let answers: Answer[] = [];
const kept = new Map<string, string>();
const store: DraftStore = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
};
const open = () =>
  createSaving({
    venue: 'house',
    revision: 3,
    store,
    async write(write) {
      written.push(write);
      return answers.shift() ?? { ok: true, status: 200, value: { revision: write.revision + 1 } };
    },
  });
const drafts = [emptyDraft(), emptyDraft('a', 'b'), emptyDraft('c')] as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  written.length = 0;
  answers = [];
  kept.clear();
});

test('ED 20 a draft is written after a second of rest, once for many changes', async () => {
  const saving = open();
  for (const draft of drafts) {
    saving.changed(draft);
    await vi.advanceTimersByTimeAsync(900);
  }
  expect([written.length, saving.state.value]).toEqual([0, 'unsaved']);
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual([{ draft: drafts[2], revision: 3 }]);
  expect([saving.state.value, saving.revision]).toEqual(['saved', 4]);
  saving.changed(drafts[0]);
  expect(await saving.flush()).toBe(true);
  expect(written.at(-1)).toEqual({ draft: drafts[0], revision: 4 });
});

test('ED 20 without an answer it is tried again; what the server does not take is said', async () => {
  answers = [
    { ok: false, status: 0, value: null, why: 'lost' },
    { ok: true, status: 200, value: { revision: 4 } },
    { ok: false, status: 422, value: { faults: ['no'] }, why: 'refused' },
    { ok: false, status: 403, value: { error: 'role' }, why: 'role' },
  ];
  const saving = open();
  saving.changed(drafts[0]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(saving.state.value).toBe('lost');
  await vi.advanceTimersByTimeAsync(5000);
  expect([saving.state.value, written.length]).toEqual(['saved', 2]);
  saving.changed(drafts[1]);
  expect([await saving.flush(), saving.state.value]).toEqual([false, 'refused']);
  saving.changed(drafts[2]);
  expect([await saving.flush(), saving.state.value]).toEqual([false, 'role']);
});

test('ED 20 when somebody else has written, nothing is overwritten before it is decided', async () => {
  const conflict: DraftConflict = { error: 'revision', revision: 9, draft: drafts[2] };
  answers = [{ ok: false, status: 409, value: conflict, why: 'refused' }];
  const saving = open();
  saving.changed(drafts[0]);
  await vi.advanceTimersByTimeAsync(1000);
  expect([saving.state.value, saving.theirs]).toEqual(['conflict', drafts[2]]);
  saving.changed(drafts[1]);
  await vi.advanceTimersByTimeAsync(9000);
  expect(written.length).toBe(1);
  expect(saving.decide('mine')).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(written.at(-1)).toEqual({ draft: drafts[1], revision: 9 });
  expect(saving.state.value).toBe('saved');

  answers = [{ ok: false, status: 409, value: { ...conflict, revision: 20 }, why: 'refused' }];
  saving.changed(drafts[0]);
  await saving.flush();
  expect(saving.decide('theirs')).toBe(drafts[2]);
  expect([saving.state.value, saving.revision, written.length]).toEqual(['saved', 20, 3]);
});

test('ED 20 what is not written when the page is left is kept on the device until it is taken up again or written', async () => {
  const saving = open();
  saving.leave();
  expect(kept.size).toBe(0);
  saving.changed(drafts[1]);
  saving.leave();
  expect(keptDraft(store, 'other')).toBeNull();
  expect(keptDraft(store, 'house')).toEqual({ revision: 3, draft: drafts[1] });
  expect(keptDraft(store, 'house')).toBeNull();
  saving.leave();
  expect(kept.size).toBe(1);
  await vi.advanceTimersByTimeAsync(0);
  expect([saving.state.value, kept.size]).toEqual(['saved', 0]);
  kept.set('vis-a-vis draft house', 'not json');
  expect(keptDraft(store, 'house')).toBeNull();
});
