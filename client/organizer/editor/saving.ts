/**
 * Keeping the draft: written to the server after a second of rest, and kept on this device until the server has it, so
 * that neither leaving nor a reload loses anything.
 */
import { type Signal, signal } from '@preact/signals';
import type { Draft } from '../../../shared/editing/draft.ts';
import type { DraftConflict, DraftWrite } from '../../../shared/protocol/organizer.ts';
import type { Called } from '../call.ts';

/** `refused`: the server does not take this draft; `conflict`: somebody else has written. */
type SaveState = 'saved' | 'unsaved' | 'saving' | 'lost' | 'refused' | 'role' | 'conflict';

/** The part of `Storage` that is needed. */
export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Saving {
  readonly state: Signal<SaveState>;
  /** What somebody else has written meanwhile, while that is to be decided. */
  readonly theirs: Draft | null;
  readonly revision: number;
  /** The draft is this one now. */
  changed(draft: Draft): void;
  /** Writes at once what is not written; true when the server has the latest. */
  flush(): Promise<boolean>;
  /** Somebody else has written: write over it with mine, or give mine up for theirs, which is returned. */
  decide(keep: 'mine' | 'theirs'): Draft | null;
  /** The page is being left: what is not written is kept on this device. */
  leave(): void;
}

const REST_MS = 1000;
const AGAIN_MS = 5000;

const keyOf = (venue: string): string => `vis-a-vis draft ${venue}`;

/** What was kept on this device when the page was left. It is taken out of the store. */
export function keptDraft(store: DraftStore, venue: string): { revision: number; draft: unknown } | null {
  try {
    const text = store.getItem(keyOf(venue));
    store.removeItem(keyOf(venue));
    const kept: unknown = text === null ? null : JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('revision' in kept) || !('draft' in kept)) return null;
    return typeof kept.revision === 'number' ? { revision: kept.revision, draft: kept.draft } : null;
  } catch {
    return null;
  }
}

export function createSaving(options: {
  readonly venue: string;
  readonly revision: number;
  readonly store: DraftStore;
  readonly write: (write: DraftWrite) => Promise<Called<{ revision: number } | DraftConflict>>;
}): Saving {
  const { venue, store, write } = options;
  const state = signal<SaveState>('saved');
  let revision = options.revision;
  let latest: Draft | null = null;
  let written: Draft | null = null;
  let theirs: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;

  const isWaiting = () => latest !== null && latest !== written;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const send = async (): Promise<boolean> => {
    for (;;) {
      const draft = latest;
      if (draft === null || draft === written) return true;
      state.value = 'saving';
      const answer = await write({ draft, revision });
      if (answer.ok && 'revision' in answer.value && !('error' in answer.value)) {
        revision = answer.value.revision;
        written = draft;
        store.removeItem(keyOf(venue));
        state.value = isWaiting() ? 'unsaved' : 'saved';
        continue;
      }
      const value: unknown = answer.value;
      if (
        answer.status === 409 &&
        typeof value === 'object' &&
        value !== null &&
        'draft' in value &&
        'revision' in value
      ) {
        theirs = value.draft as Draft;
        revision = Number(value.revision);
        state.value = 'conflict';
      } else if (!answer.ok && answer.why === 'role') state.value = 'role';
      else if (!answer.ok && answer.why === 'refused') state.value = 'refused';
      else {
        state.value = 'lost';
        later(AGAIN_MS);
      }
      return false;
    }
  };
  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (state.peek() === 'conflict') return Promise.resolve(false);
    running ??= send().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    state,
    get theirs() {
      return theirs;
    },
    get revision() {
      return revision;
    },
    changed(draft) {
      latest = draft;
      if (state.peek() === 'conflict') return;
      if (state.peek() !== 'saving') state.value = isWaiting() ? 'unsaved' : 'saved';
      if (isWaiting()) later(REST_MS);
    },
    flush,
    decide(keep) {
      const other = theirs;
      if (other === null) return null;
      theirs = null;
      if (keep === 'theirs') {
        latest = other;
        written = other;
        state.value = 'saved';
        return other;
      }
      written = null;
      state.value = 'unsaved';
      void flush();
      return null;
    },
    leave() {
      if (!isWaiting()) return;
      clearTimeout(timer);
      try {
        store.setItem(keyOf(venue), JSON.stringify({ revision, draft: latest }));
      } catch {
        // The device keeps no more: what is not written then is what the last second changed.
      }
      void flush();
    },
  };
}
