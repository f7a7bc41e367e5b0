import { effect } from '@preact/signals';
import type { Actions } from './actions.ts';
import type { Phone } from './phone.ts';

/**
 * The sign in the page's address is scanned once, as soon as the line stands: by guests too, because I am here now and
 * not when I shall have joined.
 * @param forget takes the sign out of the page's address, because a reload is not a scan
 */
export function scanOnArrival(
  { session, boot }: Pick<Phone, 'session' | 'boot'>,
  actions: Pick<Actions, 'scan'>,
  forget: () => void,
): void {
  let { sign } = boot;
  effect(() => {
    if (session.line.value !== 'connected' || sign === null) return;
    const scanned = sign;
    sign = null;
    forget();
    // Scanned before the event opens, it says nothing of where I am then.
    if (session.hours.peek().open) void actions.scan(scanned);
  });
}

/**
 * The badge in the page's address is bound once, when I have joined and the event is open.
 * @param forget takes its secret out of the page's address
 */
export function bindOnArrival(
  { session, boot }: Pick<Phone, 'session' | 'boot'>,
  actions: Pick<Actions, 'bindBadge'>,
  forget: () => void,
): void {
  let { badge } = boot;
  effect(() => {
    if (session.standing.value !== 'joined' || !session.hours.value.open || badge === null) return;
    const mine = badge;
    badge = null;
    forget();
    void actions.bindBadge(mine);
  });
}

/** A server that no longer knows who I am is told again by itself: I said it before, and the device remembers it. */
export function rejoinWhenForgotten({ session }: Pick<Phone, 'session'>, actions: Pick<Actions, 'rejoin'>): void {
  effect(() => {
    if (session.line.value !== 'connected' || session.standing.value !== 'nobody') return;
    if (session.profile.peek() !== null) void actions.rejoin();
  });
}
