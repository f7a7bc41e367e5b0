/** What the World asks of whoever holds an event's keys. */
import * as z from 'zod/mini';
import type { KeepClaims, Proofs, ScanReceipt } from '../../shared/world/proofs.ts';
import type { Store } from '../store/port.ts';
import { type Keys, loadKeys } from './keys.ts';
import { seal, unseal } from './seal.ts';
import { isSignGenuine } from './signs.ts';

const scanReceipt: z.ZodMiniType<ScanReceipt> = z.strictObject({
  person: z.string(),
  marker: z.string(),
  at: z.number(),
});

const keepClaims: z.ZodMiniType<KeepClaims> = z.strictObject({
  meeting: z.string(),
  person: z.string(),
  members: z.array(z.string()),
  area: z.string(),
  metAt: z.number(),
  until: z.number(),
});

/** The keys of one event: those on the walls, and those for what its devices keep. */
export interface EventKeys {
  readonly signs: Keys;
  readonly seals: Keys;
}

/** An event's keys from the store, made there the first time. */
export async function loadEventKeys(store: Store, event: string): Promise<EventKeys> {
  return { signs: await loadKeys(store, `signs/${event}`), seals: await loadKeys(store, `seals/${event}`) };
}

/** Proofs for one event in its venue. A word sealed for one event opens in no other: their keys differ. */
export function createProofs(keys: EventKeys, venue: string): Proofs {
  return {
    isSignGenuine: (marker, signature) => isSignGenuine(keys.signs, venue, marker, signature),
    sealReceipt: (receipt) => seal(keys.seals, 'scan', receipt),
    openReceipt: (sealed) => unseal(keys.seals, 'scan', sealed, scanReceipt),
    sealKeep: (claims) => seal(keys.seals, 'keep', claims),
    openKeep: (sealed) => unseal(keys.seals, 'keep', sealed, keepClaims),
  };
}
