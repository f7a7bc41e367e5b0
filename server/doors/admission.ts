/**
 * Who may come in with which code. Of a code only its HMAC is kept, in memory and in the store, and codes are found by
 * it: neither the store nor the time that an answer takes tells anything of the code itself.
 */
import { plainCode } from '../../shared/venue/admission-code.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import type { AdmissionRefusal } from '../../shared/world/proofs.ts';
import type { AdmissionRow, Store } from '../store/port.ts';
import { loadKeys, mac, sameText } from './keys.ts';
import { countTries, TRIES_WINDOW } from './tries.ts';

/** Whether a code of one's own was not used yet, is somebody's, or was taken away. */
type CodeState = 'unused' | 'used' | 'dead';

/** A code of somebody's own is another's now, or nobody's. */
interface Changed {
  /** Whose it was until now. */
  readonly holder: string | null;
  /** Resolves when it is written down. */
  readonly durable: Promise<void>;
}

export interface AdmissionDesk {
  /** Where a person's device is, as limits count it. */
  cameFrom(person: string, address: string): void;
  /** Whether this person may come in with this code. A code of one's own is theirs from then on. */
  admits(person: string, code: string): AdmissionRefusal | null;
  /** Resolves when it is written down that this person came in with a code of their own; null: it is. */
  unwritten(person: string): Promise<void> | null;
  /** Whether this person, who had come in once, was not put out since. */
  mayReturn(person: string): boolean;
  /** They have left and are forgotten: their code is free. */
  left(person: string): void;
  /** The codes of the event's list as they stand, in its order. */
  codes(): readonly { readonly code: string; readonly state: CodeState }[];
  /** Take this code of somebody's own away: it is dead when this returns. Null: it is none of the list. */
  remove(code: string): Changed | null;
  /** Make this code good again for whoever uses it next. Null: it is none of the list. */
  free(code: string): Changed | null;
  /** From now on this is the one code for all, and the one before is dead. False: this event has no such code. */
  change(code: string): Promise<boolean>;
  /** Resolves when all of this is durable. */
  settled(): Promise<void>;
}

export interface AdmissionOptions {
  readonly store: Store;
  readonly plan: Pick<EventPlan, 'id' | 'admission'>;
  readonly clock: () => number;
  /** Writes a change until the store has taken it, in order; resolves then. */
  readonly write: (change: () => Promise<void>) => Promise<void>;
}

/** So many people's addresses are remembered, as long as wrong codes count; those of others count as of one address. */
const MOST_ADDRESSES = 50_000;

/** The admission of one event, with what the store knows of its codes. */
export async function openAdmission({ store, plan, clock, write }: AdmissionOptions): Promise<AdmissionDesk> {
  const { id: event, admission } = plan;
  const keys = await loadKeys(store, `admission/${event}`);
  const hashOf = (code: string) => mac(keys[0], 'admission code', plainCode(code)).toString('base64url');
  const tries = countTries(clock);
  /** The oldest first. */
  const addresses = new Map<string, { readonly address: string; readonly until: number }>();
  const own = new Map((admission.kind === 'codes' ? admission.codes : []).map((code) => [hashOf(code), code]));
  const dead = new Set<string>();
  const holders = new Map<string, string>();
  const codeOf = new Map<string, string>();
  const unwritten = new Map<string, Promise<void>>();
  let shared: string | null = null;
  let writing: Promise<void> = Promise.resolve();

  const save = (...rows: readonly AdmissionRow[]): Promise<void> => {
    writing = write(() => store.putAdmissions(rows));
    return writing;
  };
  const row = (code: string, state: AdmissionRow['state'], person: string | null = null): AdmissionRow => ({
    event,
    code,
    state,
    person,
  });
  const forgetAddresses = (): void => {
    for (const [person, { until }] of addresses) {
      if (until > clock() && addresses.size <= MOST_ADDRESSES) return;
      addresses.delete(person);
    }
  };
  const give = (hash: string, person: string): void => {
    holders.set(hash, person);
    codeOf.set(person, hash);
  };
  /** Nobody's code from now on. */
  const takeBack = (hash: string): string | null => {
    const holder = holders.get(hash) ?? null;
    holders.delete(hash);
    if (holder !== null) codeOf.delete(holder);
    return holder;
  };

  for (const { code, state, person } of await store.admissions(event)) {
    if (state === 'dead') dead.add(code);
    if (state === 'shared') shared = code;
    if (state === 'used' && person !== null) give(code, person);
  }
  if (admission.kind === 'code') {
    const written = hashOf(admission.code);
    // The file's code counts, unless the organizer has put another one in its place.
    if (!dead.has(written) && shared !== written) {
      if (shared !== null) {
        dead.add(shared);
        await save(row(shared, 'dead'));
      }
      shared = written;
    }
  } else shared = null;

  function look(person: string, code: string): AdmissionRefusal | null {
    const hash = hashOf(code);
    if (shared !== null && sameText(hash, shared)) return null;
    if (dead.has(hash)) return 'admission-code-dead';
    if (!own.has(hash)) return 'admission-code-wrong';
    const holder = holders.get(hash);
    if (holder !== undefined && holder !== person) return 'admission-code-used';
    give(hash, person);
    const saved = save(row(hash, 'used', person)).then(() => void unwritten.delete(person));
    unwritten.set(person, saved);
    return null;
  }

  return {
    cameFrom(person, address) {
      if (admission.kind === 'open') return;
      addresses.delete(person);
      addresses.set(person, { address, until: clock() + TRIES_WINDOW });
      forgetAddresses();
    },
    admits(person, code) {
      if (admission.kind === 'open' || codeOf.has(person)) return null;
      forgetAddresses();
      const address = addresses.get(person)?.address ?? '';
      if (!tries.may(person, address)) return 'admission-too-many-tries';
      const refusal = look(person, code);
      if (refusal === 'admission-code-wrong' || refusal === 'admission-code-used') tries.wrong(person, address);
      return refusal;
    },
    unwritten: (person) => unwritten.get(person) ?? null,
    mayReturn: (person) => admission.kind !== 'codes' || codeOf.has(person),
    left(person) {
      const hash = codeOf.get(person);
      if (hash === undefined) return;
      takeBack(hash);
      // That it was theirs may have been written after they were forgotten.
      void save(row(hash, 'unused'));
    },
    codes() {
      const state = (hash: string) => (dead.has(hash) ? 'dead' : holders.has(hash) ? 'used' : 'unused');
      return [...own].map(([hash, code]) => ({ code, state: state(hash) }));
    },
    remove(code) {
      const hash = hashOf(code);
      if (!own.has(hash)) return null;
      dead.add(hash);
      return { holder: takeBack(hash), durable: save(row(hash, 'dead')) };
    },
    free(code) {
      const hash = hashOf(code);
      if (!own.has(hash)) return null;
      dead.delete(hash);
      return { holder: takeBack(hash), durable: save(row(hash, 'unused')) };
    },
    async change(code) {
      const next = hashOf(code);
      if (admission.kind !== 'code') return false;
      if (next === shared) return true;
      const before = shared;
      shared = next;
      dead.delete(next);
      if (before === null) await save(row(next, 'shared'));
      else {
        dead.add(before);
        await save(row(before, 'dead'), row(next, 'shared'));
      }
      return true;
    },
    settled: () => writing,
  };
}
