/** The state of bringing one thing in: from the drop to what came of it. */

import { type Signal, signal } from '@preact/signals';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import type { ImportAnswer, ImportTake, ImportWish } from '../../../shared/protocol/imports.ts';
import type { Called } from '../call.ts';
import type { Desk } from '../desk.ts';
import { type Found, type Gathered, gather, isPlanPicture } from './gather.ts';

/** Why nothing was done; `importWords` has a sentence for each. */
type Why =
  | 'empty'
  | 'large'
  | 'busy'
  | 'too-many'
  | 'gone'
  | 'revision'
  | 'lost'
  | 'mayNot'
  | 'planBad'
  | 'planInVenue';

type Step =
  | { readonly kind: 'asking'; readonly why: Why | null; readonly faults: readonly ImportNote[] }
  | { readonly kind: 'packing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'plan'; readonly file: Gathered }
  | { readonly kind: 'answer'; readonly name: string; readonly answer: ImportAnswer }
  | { readonly kind: 'taking'; readonly name: string; readonly answer: ImportAnswer }
  | { readonly kind: 'taken'; readonly name: string; readonly answer: ImportAnswer };

export interface ImportWork {
  readonly step: Signal<Step>;
  /** Bring these files in. */
  bring(found: readonly Found[], wish: ImportWish): Promise<void>;
  /** Take what was read into the draft. */
  take(theirs: readonly string[]): Promise<void>;
  /** Back to the beginning. */
  again(why?: Why): void;
}

/** A slow line has ten minutes to bring a large file, and the server one to read it. */
const READ_MS = 690_000;

const wordOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Why a call was not answered as hoped. */
function whyOf(called: Extract<Called<unknown>, { ok: false }>): Why {
  if (called.why === 'role') return 'mayNot';
  if (called.status === 413) return 'large';
  const error = wordOf(called.value, 'error');
  const known: readonly Why[] = ['busy', 'too-many', 'gone', 'revision'];
  return known.find((why) => why === error) ?? 'lost';
}

function faultsOf(value: unknown): readonly ImportNote[] {
  const faults = wordOf(value, 'faults');
  return Array.isArray(faults) ? (faults as ImportNote[]) : [];
}

/** @param into the venue that it is for; null: a new one is made of it */
export function createImport(desk: Pick<Desk, 'call' | 'renewVenues'>, into: string | null): ImportWork {
  const step = signal<Step>({ kind: 'asking', why: null, faults: [] });
  const asking = (why: Why | null, faults: readonly ImportNote[] = []) => {
    step.value = { kind: 'asking', why, faults };
  };
  const read = async ({ name, blob }: Gathered, wish: ImportWish): Promise<void> => {
    step.value = { kind: 'reading', name };
    const query = new URLSearchParams({ file: name });
    if (into !== null) query.set('into', into);
    for (const [key, value] of Object.entries(wish)) if (value) query.set(key, value);
    const called = await desk.call<ImportAnswer>('POST', `/api/organizer/venues/import?${query}`, blob, READ_MS);
    if (!called.ok) {
      const faults = faultsOf(called.value);
      return asking(faults.length > 0 ? null : whyOf(called), faults);
    }
    await desk.renewVenues();
    const answer = called.value;
    step.value = { kind: answer.take === null ? 'taken' : 'answer', name, answer };
  };
  return {
    step,
    async bring(found, wish) {
      const [only] = found;
      if (only !== undefined && found.length === 1 && isPlanPicture(only.path)) {
        if (into === null) return asking('planInVenue');
        step.value = { kind: 'plan', file: { name: only.path, blob: only.file } };
        return;
      }
      step.value = { kind: 'packing' };
      const gathered = await gather(found).catch((): 'empty' => 'empty');
      if (typeof gathered === 'string') return asking(gathered);
      await read(gathered, wish);
    },
    async take(theirs) {
      const now = step.value;
      if (now.kind !== 'answer' || now.answer.take === null || into === null) return;
      step.value = { ...now, kind: 'taking' };
      const wish: ImportTake = { take: now.answer.take, revision: now.answer.revision, theirs };
      const path = `/api/organizer/venues/${encodeURIComponent(into)}/import`;
      const called = await desk.call<{ revision: number }>('POST', path, wish, READ_MS);
      if (!called.ok) {
        const faults = faultsOf(called.value);
        return asking(faults.length > 0 ? null : whyOf(called), faults);
      }
      await desk.renewVenues();
      step.value = { kind: 'taken', name: now.name, answer: now.answer };
    },
    again: (why) => asking(why ?? null),
  };
}
