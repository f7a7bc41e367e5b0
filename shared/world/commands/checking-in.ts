/** Checking in: by a signed sign, by the person's own word, by a badge. */
import { fixOfSign } from '../../positioning/fix.ts';
import { stillHere as confirmStillHere } from '../../positioning/track.ts';
import { take } from '../allowance.ts';
import type { Attendee } from '../attendee.ts';
import { believe } from '../place.ts';
import { store, touch } from '../turn.ts';
import type { World } from '../world.ts';
import type { Handler } from './handler.ts';
import { sealReceipt } from './joining.ts';

/** Scans that may come at once, and how many more a second: nobody's thumb is faster. */
const SCANS = { most: 20, perSecond: 5 };

/** Whether this is their first check-in, and it has to be by what nobody can send around. */
const mustScanScreen = ({ event }: World, me: Attendee): boolean =>
  event.firstCheckIn === 'changing' && !me.simulated && me.receipt === null && !me.track?.sign;

export const scan: Handler<'scan'> = (turn, me, { marker: id, signature }) => {
  const { world, now } = turn;
  if (take(me.scans, SCANS, 1, now) < 1) return 'too-fast';
  const marker = world.derived.index.marker(id);
  if (marker?.kind !== 'qr') return 'sign-unknown';
  const isSign = world.proofs.isSignGenuine(id, signature);
  const screen = isSign ? null : world.proofs.readScreen(id, signature, now);
  if (!isSign && screen !== 'good') return screen === null ? 'sign-not-genuine' : 'code-changed';
  if (isSign && mustScanScreen(world, me)) return 'screen-first';
  believe(turn, me, fixOfSign(marker, now));
  sealReceipt(turn, me);
  return null;
};

export const stillHere: Handler<'still-here'> = (turn, me) => {
  if (me.track === null) return 'scan-first';
  const track = confirmStillHere(me.track, turn.now);
  if (track === null) return 'scan-again';
  me.track = track;
  touch(turn, me.id);
  return null;
};

/** The store knows the secret; it answers with `bound` when it is right. */
export const bindBadge: Handler<'bind-badge'> = (turn, me, { badge, secret }) => {
  if (me.profile === null) return 'not-joined';
  store(turn, { kind: 'bind-badge', person: me.id, badge, secret });
  return null;
};
