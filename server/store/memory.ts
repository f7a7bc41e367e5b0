/** A store that ends with the process: for tests and for trying out. */
import { allKept, encountersOf, forgottenBefore, nobodyBefore } from './encounters.ts';
import { memoryShelf } from './memory-shelf.ts';
import type { AdmissionRow, EncounterRow, KeepRow, MeetingRow, PersonRow, Store } from './port.ts';
import { KEY_PURPOSES } from './shelf.ts';

interface Block {
  readonly by: string;
  readonly whom: string;
}

interface Badge {
  readonly event: string;
  readonly badge: string;
  readonly person: string;
}

/** Remove all entries that `gone` says, and tell how many went. */
function remove<Value>(from: Map<string, Value>, gone: (value: Value) => boolean): number {
  let count = 0;
  for (const [key, value] of from) {
    if (gone(value)) {
      from.delete(key);
      count += 1;
    }
  }
  return count;
}

const joined = (...parts: readonly string[]) => JSON.stringify(parts);

/** An empty store in memory. */
export function createMemoryStore(): Store {
  const people = new Map<string, PersonRow>();
  const meetings = new Map<string, MeetingRow>();
  const keeps = new Map<string, KeepRow>();
  const kept = new Map<string, { readonly encounters: readonly string[]; readonly expiresAt: number }>();
  const encounters = new Map<string, EncounterRow>();
  const blocks = new Map<string, Block>();
  const cards = new Map<string, { readonly event: string; readonly mark: string; readonly expiresAt: number }>();
  const keys = new Map<string, string>();
  const badges = new Map<string, Badge>();
  const admissions = new Map<string, AdmissionRow>();

  const blocked = (members: readonly string[]) =>
    [...blocks.values()].some((block) => members.includes(block.by) && members.includes(block.whom));

  /** Whether anything is here that would be lost with this person. */
  const isSomebody = (person: string): boolean =>
    [...blocks.values()].some(({ by, whom }) => by === person || whom === person) ||
    [...badges.values()].some((badge) => badge.person === person) ||
    [...admissions.values()].some((admission) => admission.person === person) ||
    [...keeps.values()].some(({ members }) => members.includes(person));

  function forget(person: string): void {
    remove(keeps, (keep) => keep.members.includes(person));
    remove(badges, (badge) => badge.person === person);
    remove(admissions, (admission) => admission.person === person);
    remove(encounters, (encounter) => encounter.owner === person);
    people.delete(person);
    remove(blocks, (block) => block.by === person || block.whom === person);
  }

  function forgetEvent(event: string): void {
    const of = (row: { readonly event: string }) => row.event === event;
    remove(kept, ({ encounters: made }) => made.some((id) => encounters.get(id)?.event === event));
    for (const rows of [meetings, keeps, encounters, cards, badges, admissions]) remove<{ event: string }>(rows, of);
    for (const purpose of KEY_PURPOSES) keys.delete(`${purpose}/${event}`);
  }

  return {
    ...memoryShelf(forgetEvent),
    async personBySecret(hash) {
      for (const person of people.values()) {
        if (person.secretHash === hash || person.previousSecretHash === hash) return person;
      }
      return null;
    },
    async createPerson(row) {
      if (people.has(row.id)) throw new Error('a person of this id exists');
      people.set(row.id, { ...row });
    },
    async useSecret(used, next, now) {
      for (const { id, secretHash, previousSecretHash } of people.values()) {
        if (used !== secretHash && used !== previousSecretHash) continue;
        people.set(id, { id, secretHash: next, previousSecretHash: used, lastSeen: now });
        return id;
      }
      return null;
    },
    async forgetPerson(person) {
      forget(person);
    },
    async putMeeting(row) {
      meetings.set(row.id, { ...row });
    },
    async eraseMeeting(id) {
      meetings.delete(id);
    },
    async meetings(event) {
      return [...meetings.values()].filter((meeting) => meeting.event === event);
    },
    async keep(row, encounterExpiresAt, metAt) {
      const done = kept.get(row.meeting);
      if (done !== undefined) return done.encounters.flatMap((id) => encounters.get(id) ?? []);
      const place = joined(row.meeting, row.person);
      if (!keeps.has(place)) keeps.set(place, { ...row });
      const all = [...keeps.values()].filter((keep) => keep.meeting === row.meeting);
      if (!allKept(row.members, all) || blocked(row.members)) return null;
      const made = encountersOf(all, encounterExpiresAt, metAt);
      for (const encounter of made) encounters.set(encounter.id, encounter);
      kept.set(row.meeting, { encounters: made.map((encounter) => encounter.id), expiresAt: row.expiresAt });
      remove(keeps, (keep) => keep.meeting === row.meeting);
      return made;
    },
    async encounters(owner, event) {
      return [...encounters.values()]
        .filter((encounter) => encounter.owner === owner && encounter.event === event)
        .sort((one, two) => one.metAt - two.metAt);
    },
    async eraseEncounter(owner, id) {
      if (encounters.get(id)?.owner === owner) encounters.delete(id);
    },
    async putCardMark(event, mark, expiresAt) {
      const place = joined(event, mark);
      if (!cards.has(place)) cards.set(place, { event, mark, expiresAt });
    },
    async cardMarks(event) {
      return [...cards.values()].filter((card) => card.event === event).map(({ mark }) => mark);
    },
    async block(by, whom) {
      blocks.set(joined(by, whom), { by, whom });
    },
    async blocksOf(person) {
      const others = new Set<string>();
      for (const block of blocks.values()) {
        if (block.by === person) others.add(block.whom);
        if (block.whom === person) others.add(block.by);
      }
      return [...others];
    },
    async key(name) {
      return keys.get(name) ?? null;
    },
    async ensureKey(name, value) {
      const there = keys.get(name);
      if (there !== undefined) return there;
      keys.set(name, value);
      return value;
    },
    async replaceKey(name, before, value) {
      if ((keys.get(name) ?? null) !== before) return false;
      keys.set(name, value);
      return true;
    },
    async keyNames() {
      return [...keys.keys()].sort();
    },
    async bindBadge(event, badge, person) {
      const place = joined(event, badge);
      const owner = badges.get(place)?.person ?? person;
      if (owner !== person) return 'taken';
      badges.set(place, { event, badge, person });
      return 'bound';
    },
    async freeBadge(event, badge) {
      const place = joined(event, badge);
      const person = badges.get(place)?.person ?? null;
      badges.delete(place);
      return person;
    },
    async bindings(event) {
      return [...badges.values()]
        .filter((binding) => binding.event === event)
        .map(({ badge, person }) => ({ badge, person }));
    },
    async admissions(event) {
      return [...admissions.values()].filter((row) => row.event === event);
    },
    async putAdmissions(rows) {
      for (const row of rows) admissions.set(joined(row.event, row.code), row);
    },
    async sweep(now) {
      let gone = remove(meetings, (meeting) => meeting.endsAt <= now);
      gone += remove(keeps, (keep) => keep.expiresAt <= now);
      gone += remove(kept, (meeting) => meeting.expiresAt <= now);
      gone += remove(encounters, (encounter) => encounter.expiresAt <= now);
      gone += remove(cards, (card) => card.expiresAt <= now);
      const owners = new Set([...encounters.values()].map((encounter) => encounter.owner));
      for (const person of [...people.values()]) {
        if (person.lastSeen >= forgottenBefore(now) && (person.lastSeen >= nobodyBefore(now) || isSomebody(person.id)))
          continue;
        if (owners.has(person.id)) continue;
        forget(person.id);
        gone += 1;
      }
      return gone;
    },
    async close() {},
  };
}
