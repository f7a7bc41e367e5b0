/** What the World asks to be made durable, as calls of the store, and what the World is told when that is done. */
import * as z from 'zod/mini';
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Encounter } from '../../shared/protocol/notices.ts';
import type { StoreChange, SystemCommand } from '../../shared/world/events.ts';
import type { EncounterRow, Store } from '../store/port.ts';
import type { Badges } from './ports.ts';

const DAY: Milliseconds = 86_400_000;

export interface StoreContext {
  readonly store: Store;
  readonly badges: Badges;
  readonly event: string;
  /** How long a kept encounter lives. */
  readonly encounterDays: number;
}

/** Changes of one key must reach the store in their order; those of different keys need not. */
export function keyOf(change: StoreChange): string {
  switch (change.kind) {
    case 'meeting-put':
    case 'meeting-erase':
      return `meeting ${change.meeting}`;
    case 'card-dealt':
      return `card ${change.mark}`;
    case 'keep':
      return personKey(change.claims.person);
    case 'block':
      return personKey(change.by);
    case 'encounter-erase':
    case 'encounter-block':
      return personKey(change.owner);
    case 'bind-badge':
    case 'forget':
      return personKey(change.person);
  }
}

/** The key of all changes about one person. */
export function personKey(person: string): string {
  return `person ${person}`;
}

/** Resolves when the change is durable, with what the World must be told. Doing it twice changes nothing. */
export async function perform(
  change: StoreChange,
  { store, badges, event, encounterDays }: StoreContext,
  now: Milliseconds,
): Promise<SystemCommand | null> {
  switch (change.kind) {
    case 'meeting-put':
      await store.putMeeting({ id: change.meeting, event, body: change.body, endsAt: change.endsAt });
      return null;
    case 'meeting-erase':
      await store.eraseMeeting(change.meeting);
      return null;
    case 'keep': {
      const { meeting, person, members, metAt } = change.claims;
      const row = { meeting, event, person, members, body: change.body, expiresAt: change.expiresAt };
      const made = await store.keep(row, metAt + encounterDays * DAY, metAt);
      const encounters = made?.flatMap((one) => {
        const encounter = encounterOf(one);
        return encounter === null ? [] : [{ owner: one.owner, encounter }];
      });
      return { type: 'kept', who: person, meeting, encounters: encounters ?? null };
    }
    case 'card-dealt':
      await store.putCardMark(event, change.mark, change.until);
      return null;
    case 'block':
      await store.block(change.by, change.whom, now);
      return null;
    case 'encounter-erase':
      await store.eraseEncounter(change.owner, change.encounter);
      return null;
    case 'encounter-block': {
      const { owner } = change;
      const row = (await store.encounters(owner, event)).find(({ id }) => id === change.encounter);
      if (row === undefined) return null;
      await store.block(owner, row.other, now);
      await store.eraseEncounter(owner, row.id);
      return await knownOf(owner, store, event);
    }
    case 'bind-badge': {
      const { person, badge } = change;
      if (!badges.check(badge, change.secret)) return null;
      const bound = await store.bindBadge(event, badge, person, now);
      return bound === 'bound' ? { type: 'bound', badge, who: person } : null;
    }
    case 'forget':
      await store.forgetPerson(change.person);
      return null;
  }
}

/** What the store knows about a person, for the World. */
export async function knownOf(
  who: string,
  store: Store,
  event: string,
): Promise<Extract<SystemCommand, { type: 'known' }>> {
  const [blocks, rows] = await Promise.all([store.blocksOf(who), store.encounters(who, event)]);
  return { type: 'known', who, blocks, encounters: rows.flatMap((row) => encounterOf(row) ?? []) };
}

const keptBody = z.object({
  firstName: z.string(),
  gives: z.array(z.string()),
  giveLine: z.string(),
  reach: z.string(),
  place: z.string(),
  simulated: z.boolean(),
});

/** The encounter that a row holds; null when its body is not one, which an older version may have written. */
function encounterOf(row: EncounterRow): Encounter | null {
  let json: unknown;
  try {
    json = JSON.parse(row.body);
  } catch {
    return null;
  }
  const body = keptBody.safeParse(json);
  if (!body.success) return null;
  const { giveLine, ...rest } = body.data;
  return { id: row.id, ...rest, give: giveLine, metAt: row.metAt };
}
