/** Keeping an encounter, forgetting it, and blocking who it is with. */
import { keepBody, keepRefusal } from '../../meeting/encounter.ts';
import { cardOf } from '../../meeting/profile.ts';
import { textIn } from '../../venue/local-text.ts';
import type { Attendee } from '../attendee.ts';
import { part } from '../blocks.ts';
import { tellEncounters } from '../tell.ts';
import { store, type Turn } from '../turn.ts';
import type { Handler } from './handler.ts';

/** Sealed: what this person is told does not depend on what the other did, until both have kept. */
export const keep: Handler<'keep'> = (turn, me, { ticket, reach }) => {
  const { world, now } = turn;
  const profile = me.profile ?? me.said;
  if (profile === null) return 'not-joined';
  const claims = world.proofs.openKeep(ticket);
  const refusal = keepRefusal(claims, me.id, now);
  if (refusal !== null || claims === null) return refusal ?? 'keep-not-yours';
  const others = claims.members.filter((who) => who !== me.id);
  const language = world.attendees.get(others[0] ?? '')?.language ?? me.language;
  // Where they met may have gone with a newer version of the venue.
  const place = world.derived.index.areaName(claims.area, language) || textIn(world.venue.name, language);
  const body = keepBody(cardOf(profile, me.simulated), reach, place);
  if (!body.startsWith('{')) return 'line-too-long';
  if (me.lastOver?.id === claims.meeting) me.lastOver = null;
  // Again when asked again, and across a block too, where the store makes no encounter: so `kept` follows whatever the
  // other did, also when its first telling was lost.
  store(turn, { kind: 'keep', claims, body, expiresAt: claims.until });
  return null;
};

function remove(turn: Turn, me: Attendee, encounter: string): void {
  me.encounters = me.encounters.filter(({ id }) => id !== encounter);
  me.encounterWith.delete(encounter);
  tellEncounters(turn, me);
}

export const forgetEncounter: Handler<'forget-encounter'> = (turn, me, { encounter }) => {
  if (!me.encounters.some(({ id }) => id === encounter)) return 'encounter-unknown';
  remove(turn, me, encounter);
  store(turn, { kind: 'encounter-erase', owner: me.id, encounter });
  return null;
};

export const blockEncounter: Handler<'block-encounter'> = (turn, me, { encounter }) => {
  if (!me.encounters.some(({ id }) => id === encounter)) return 'encounter-unknown';
  const whom = me.encounterWith.get(encounter);
  if (whom !== undefined) part(turn, me, whom);
  remove(turn, me, encounter);
  store(turn, { kind: 'encounter-block', owner: me.id, encounter });
  return null;
};
