/** What the World asks of whoever holds an event's keys. */
import * as z from 'zod/mini';
import type { BearerClaims, KeepClaims, Proofs, ScanReceipt } from '../../shared/world/proofs.ts';
import type { AdmissionDesk } from './admission.ts';
import type { EventKeys } from './event-keys.ts';
import { type Keys, mac } from './keys.ts';
import { readScreen } from './screens.ts';
import { seal, unseal } from './seal.ts';
import { isSignGenuine } from './signs.ts';

const scanReceipt: z.ZodMiniType<ScanReceipt> = z.strictObject({
  person: z.string(),
  marker: z.string(),
  at: z.number(),
  by: z.optional(z.literal('kiosk')),
});

const bearerClaims: z.ZodMiniType<BearerClaims> = z.strictObject({ person: z.string(), step: z.int() });

const keepClaims: z.ZodMiniType<KeepClaims> = z.strictObject({
  meeting: z.string(),
  person: z.string(),
  members: z.array(z.string()),
  area: z.string(),
  metAt: z.number(),
  until: z.number(),
});

/** 132 bits of a mark, as letters. */
const MARK_LETTERS = 22;

/** The marks of a pair on a day, by each of these keys. Their purpose keeps them from being taken for another word. */
export const pairMarks = (keys: Keys, day: string, pair: string): readonly string[] =>
  keys.map((key) => mac(key, 'pair', `${day} ${pair}`).toString('base64url').slice(0, MARK_LETTERS));

/** Proofs for one event in its venue. A word sealed for one event opens in no other: their keys differ. */
export function createProofs(
  keys: Omit<EventKeys, 'renew'>,
  venue: string,
  desk: Pick<AdmissionDesk, 'admits' | 'mayReturn'>,
): Proofs {
  return {
    admits: (who, code) => desk.admits(who, code),
    mayReturn: (who) => desk.mayReturn(who),
    isSignGenuine: (marker, signature) => isSignGenuine(keys.signs, venue, marker, signature),
    readScreen: (marker, code, now) => readScreen(keys.signs, venue, marker, code, now),
    sealBearer: (claims) => seal(keys.seals, 'bearer', claims),
    openBearer: (sealed) => unseal(keys.seals, 'bearer', sealed, bearerClaims),
    pairMarks: (day, pair) => pairMarks(keys.seals, day, pair),
    sealReceipt: (receipt) => seal(keys.seals, 'scan', receipt),
    openReceipt: (sealed) => unseal(keys.seals, 'scan', sealed, scanReceipt),
    sealKeep: (claims) => seal(keys.seals, 'keep', claims),
    openKeep: (sealed) => unseal(keys.seals, 'keep', sealed, keepClaims),
  };
}
