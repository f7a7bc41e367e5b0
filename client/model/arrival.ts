import { effect } from '@preact/signals';
import type { ScannedSign } from '../../shared/protocol/pages.ts';
import type { Actions } from './actions.ts';
import type { Phone } from './phone.ts';

/**
 * The sign in the page's address is scanned once, as soon as somebody has joined and the line stands.
 * @param forget takes the sign out of the page's address, because a reload is not a scan
 */
export function scanOnArrival(
  { session, boot }: Pick<Phone, 'session' | 'boot'>,
  actions: Pick<Actions, 'scan'>,
  forget: () => void,
): void {
  let sign: ScannedSign | null = boot.sign;
  effect(() => {
    if (session.line.value !== 'connected' || session.profile.value === null || sign === null) return;
    const scanned = sign;
    sign = null;
    forget();
    void actions.scan(scanned);
  });
}
