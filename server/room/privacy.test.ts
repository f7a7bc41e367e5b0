import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileOf } from '../../shared/world/fixture.ts';
import { bytesOf, chances, LINES, nameOf, somethingToSay } from './restless.ts';
import { type Phone, StagedEvent } from './staged-event.ts';

const PEOPLE = 14;
const ROUNDS = 250;
/** Seconds on a quiet machine, minutes on one that does much else beside. */
const LONGEST_MS = 300_000;
/** What the phone knows of others is what the gate lets through, no more, and no less on the level it looks at. */
function expectExact(stage: StagedEvent, phone: Phone, level: string | null): void {
  const { shared, hidden } = stage.world.visibleTo(phone.person);
  const allowed = shared ? stage.world.shownNow().filter(({ attendee }) => !hidden.has(attendee)) : [];
  const dots = [...phone.floor.dots.keys()];
  expect(phone.floor.needsFull).toBe(false);
  expect(allowed.map(({ dot }) => dot)).toEqual(expect.arrayContaining(dots));
  const onLevel = allowed.filter((one) => one.level === level);
  expect(dots).toEqual(expect.arrayContaining(onLevel.map(({ dot }) => dot)));
  for (const { dot, card } of allowed)
    if (phone.floor.dots.has(dot)) expect(phone.floor.dots.get(dot)?.card).toEqual(card);
}

test('RM 35 whatever people do, each phone has exactly whom it may see, and no byte of anybody else', {
  timeout: LONGEST_MS,
}, async () => {
  let seen = 0;
  let cards = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = chances(seed);
      const stage = await new StagedEvent(undefined, Math.abs(seed)).open();
      const looks = new Map<string, string>();
      for (let i = 0; i < PEOPLE; i++) {
        const phone = await stage.comes(`p${i}`);
        phone.do({
          type: 'join',
          profile: profileOf(nameOf(phone.person), { giveLine: LINES[i % 5] ?? '' }),
          oldEnough: true,
        });
      }
      for (let round = 0; round < ROUNDS; round++) {
        for (const phone of stage.phones) {
          if (random() < 0.35) {
            const command = somethingToSay(stage, phone, random);
            if (phone.do(command) === 'done' && command.type === 'look') looks.set(phone.person, command.level);
          }
          if (random() < 0.004) {
            phone.disconnect();
            await phone.connect();
            looks.delete(phone.person);
          }
        }
        const marks = stage.phones.map(({ transcript }) => transcript.length);
        const mayKnow = stage.phones.map((phone) => namesKnownTo(stage, phone));
        stage.pass(1_000, 1_000);
        for (const [i, phone] of stage.phones.entries()) {
          expectExact(stage, phone, looks.get(phone.person) ?? null);
          const told = phone.transcript.slice(marks[i]).map(({ said }) => said);
          const names = new Set([...(mayKnow[i] ?? []), ...namesKnownTo(stage, phone)]);
          for (const { person } of stage.phones) {
            if (names.has(person)) continue;
            const bytes = bytesOf(nameOf(person));
            for (const said of told) if (said.includes(bytes) || said.includes(nameOf(person))) expect(said).toBe('');
          }
          seen += phone.floor.dots.size;
        }
        await stage.written();
      }
      cards += stage.phones.filter((phone) => phone.last('proposal') !== undefined).length;
      expect(stage.log.lines).toEqual([]);
    }),
    { numRuns: 3 },
  );
  expect(seen).toBeGreaterThan(1_000);
  expect(cards).toBeGreaterThan(10);
});

/** Whose name this phone may read now: its own, those on its floor, and those of its card, meeting and encounters. */
function namesKnownTo(stage: StagedEvent, phone: Phone): ReadonlySet<string> {
  const { shared, hidden } = stage.world.visibleTo(phone.person);
  const names = new Set([phone.person]);
  if (shared) for (const { attendee } of stage.world.shownNow()) if (!hidden.has(attendee)) names.add(attendee);
  const notices = [phone.last('proposal'), phone.last('meeting')].flatMap((notice) => notice?.card ?? []);
  const kept = phone.last('meeting-over')?.keep?.card;
  const list = phone.last('encounters')?.list ?? [];
  for (const { firstName } of [...notices, ...(kept ? [kept] : []), ...list]) names.add(firstName.slice(1, -1));
  return names;
}
