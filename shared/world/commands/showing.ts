/** Codes that a phone shows to the camera of a kiosk: whoever holds one up there is checked in there. */
import { fixOfKiosk } from '../../positioning/fix.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { radioName } from '../../venue/radio-name.ts';
import type { Attendee } from '../attendee.ts';
import { believe } from '../place.ts';
import { SCREEN_STEP } from '../proofs.ts';
import { isEventOpen, notify, type Turn } from '../turn.ts';
import type { Handler } from './handler.ts';
import { sealReceipt } from './joining.ts';

/** A code is good in its own step, in which it is shown, and the one after. */
const GOOD_STEPS = 2;

/** My code of now, which changes as a screen's does: a picture of it is soon worth nothing. */
export const showCode: Handler<'show-code'> = (turn, me) => {
  const step = Math.floor(turn.now / SCREEN_STEP);
  notify(turn, me.id, {
    type: 'my-code',
    code: turn.world.proofs.sealBearer({ person: me.id, step }),
    nextIn: (step + 1) * SCREEN_STEP - turn.now,
  });
  return null;
};

/** Whose code this is; or why it is nobody's now. A badge is its bearer's, as long as it is bound. */
function bearerOf({ world, now }: Turn, code: string): Attendee | Refusal {
  const claims = world.proofs.openBearer(code);
  if (claims !== null && Math.floor(now / SCREEN_STEP) - claims.step >= GOOD_STEPS) return 'code-changed';
  const who = claims?.person ?? world.badges.get(code) ?? world.badges.get(radioName(code));
  return world.attendees.get(who ?? '') ?? 'sign-not-genuine';
}

/**
 * A kiosk that stands at this marker has seen this code. What it proves is that the code was held before it: enough to be
 * on the map there, and never that its owner has come to a meeting.
 */
export function checkInAtKiosk(turn: Turn, id: string, code: string): Refusal | null {
  const marker = turn.world.derived.index.marker(id);
  if (marker?.kind !== 'qr') return 'sign-unknown';
  const me = bearerOf(turn, code);
  if (typeof me === 'string') return me;
  if (me.meeting === null && !isEventOpen(turn)) return 'event-not-open';
  believe(turn, me, fixOfKiosk(marker, turn.now));
  sealReceipt(turn, me);
  return null;
}
