import type { Proofs } from '../../../shared/world/proofs.ts';

/** Seals that nobody has to keep: in a bench there is nobody to forge them. */
export const OPEN_PROOFS: Proofs = {
  admits: () => null,
  mayReturn: () => true,
  isSignGenuine: () => true,
  readScreen: () => 'good',
  sealBearer: () => '',
  openBearer: () => null,
  pairMarks: () => [],
  sealReceipt: () => '',
  openReceipt: () => null,
  sealKeep: () => '',
  openKeep: () => null,
};
