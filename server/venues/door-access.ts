/** What a source says of a door, as the venue file keeps it. */
import type { DoorAccess, VenueDoor } from '../../shared/venue/venue-file.ts';
import { accessibilityOf } from './place-kinds.ts';

/** IMDF's words for what controls a door, and those of OpenStreetMap. */
const ACCESS: Readonly<Record<string, DoorAccess>> = {
  badgereader: 'badge',
  keyaccess: 'key',
  passwordaccess: 'code',
  fingerprintreader: 'biometric',
  retinascanner: 'biometric',
  voicerecognition: 'biometric',
  guard: 'guard',
  outofservice: 'closed',
};

type Kept = Pick<VenueDoor, 'accessibility' | 'access' | 'automatic'>;

/**
 * The fields of a door; those that say nothing are left out.
 * @param words for whom it is
 * @param controls what controls it, in IMDF's words; others are kept as "other"
 */
export function doorFields(
  words: readonly string[] | null | undefined,
  controls: readonly string[] | null | undefined,
  automatic: boolean,
): Kept {
  const access = [...new Set((controls ?? []).map((word) => ACCESS[word] ?? 'other'))];
  return {
    ...accessibilityOf(words),
    ...(access.length === 0 ? {} : { access }),
    ...(automatic ? { automatic } : {}),
  };
}

/** Whether attendees cannot pass such a door: it wants what they do not have. A guard lets them in. */
export const isControlled = ({ access }: Pick<VenueDoor, 'access'>): boolean =>
  access?.some((need) => need !== 'guard') ?? false;
