/** A store that keeps what is about simulated people in memory only, so that nothing of it outlives the demo. */
import * as z from 'zod/mini';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';

/** No id of a real person has a colon: theirs are base64url. */
const PREFIX = 'simulated:';

/** The id of the n-th simulated person. */
export const simulatedId = (n: number): string => `${PREFIX}${n}`;

export const isSimulated = (person: string): boolean => person.startsWith(PREFIX);

const meetingBody = z.object({ members: z.array(z.object({ who: z.string() })) });

/** Whether a meeting that is to be written has a simulated member. */
function isWithSimulated(body: string): boolean {
  const read = meetingBody.safeParse(JSON.parse(body));
  return read.success && read.data.members.some(({ who }) => isSimulated(who));
}

/**
 * The same store for real people among themselves; all rows about a simulated person, and what a real person has of
 * one, go into a memory of its own that ends with this process. Closing it closes `store`.
 */
export function keepSimulatedApart(store: Store): Store {
  const memory = createMemoryStore();
  const of = (...people: readonly string[]): Store => (people.some(isSimulated) ? memory : store);
  return {
    ...store,
    personBySecret: (hash) => store.personBySecret(hash),
    createPerson: (row) => of(row.id).createPerson(row),
    useSecret: (used, next, now) => store.useSecret(used, next, now),
    async forgetPerson(person) {
      await memory.forgetPerson(person);
      if (!isSimulated(person)) await store.forgetPerson(person);
    },
    putMeeting: (row) => (isWithSimulated(row.body) ? memory : store).putMeeting(row),
    async eraseMeeting(id) {
      await Promise.all([memory.eraseMeeting(id), store.eraseMeeting(id)]);
    },
    meetings: (event) => store.meetings(event),
    keep: (row, encounterExpiresAt, metAt) => of(...row.members).keep(row, encounterExpiresAt, metAt),
    async encounters(owner, event) {
      const both = await Promise.all([store.encounters(owner, event), memory.encounters(owner, event)]);
      return both.flat().sort((one, other) => one.metAt - other.metAt);
    },
    async eraseEncounter(owner, id) {
      await Promise.all([memory.eraseEncounter(owner, id), store.eraseEncounter(owner, id)]);
    },
    putCardMark: (event, mark, expiresAt) => store.putCardMark(event, mark, expiresAt),
    cardMarks: (event) => store.cardMarks(event),
    block: (by, whom, now) => of(by, whom).block(by, whom, now),
    async blocksOf(person) {
      const both = await Promise.all([store.blocksOf(person), memory.blocksOf(person)]);
      return both.flat();
    },
    key: (name) => store.key(name),
    ensureKey: (name, value) => store.ensureKey(name, value),
    replaceKey: (name, before, value) => store.replaceKey(name, before, value),
    keyNames: () => store.keyNames(),
    bindBadge: (event, badge, person, now) => of(person).bindBadge(event, badge, person, now),
    admissions: (event) => store.admissions(event),
    putAdmissions: (rows) => store.putAdmissions(rows),
    bindings: (event) => store.bindings(event),
    async sweep(now) {
      const [kept, memorised] = await Promise.all([store.sweep(now), memory.sweep(now)]);
      return kept + memorised;
    },
    async close() {
      await Promise.all([memory.close(), store.close()]);
    },
  };
}
