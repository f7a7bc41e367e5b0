import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { NoticeOf } from '../../shared/protocol/notices.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { ADA, BEN, CLEO, type Phone, StagedEvent, TICK } from './staged-event.ts';
import { quietWorld, recordingOutlet } from './testing.ts';

/** Ada and Ben, open beside each other until a card has come to both. */
async function withCard(stage: StagedEvent): Promise<[Phone, Phone, string]> {
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(1));
  stage.pass(20_000);
  const card = ada.last('proposal');
  if (card === undefined) throw new Error('no card has come');
  expect(ben.last('proposal')?.card.firstName).toBe('Ben' === card.card.firstName ? 'Ada' : '');
  return [ada, ben, card.id];
}

/** The sign at a meeting's spot, or the one nearest to it. */
function signAt(stage: StagedEvent, { spot }: NoticeOf<'meeting'>): string {
  const signs = stage.venue.markers.filter(({ kind, level }) => kind === 'qr' && level === spot.level);
  const far = ({ standAt: [x, y] }: (typeof signs)[number]) => Math.hypot(x - spot.x, y - spot.y);
  const nearest = signs.sort((one, other) => far(one) - far(other))[0];
  if (nearest === undefined) throw new Error('there is no sign on that level');
  return nearest.id;
}

/** From the card to the talk, by scanning the sign at the spot. */
function meet(stage: StagedEvent, ada: Phone, ben: Phone, card: string): NoticeOf<'meeting'> {
  for (const phone of [ada, ben]) expect(phone.do({ type: 'answer', proposal: card, yes: true })).toBe('done');
  stage.pass(70_000);
  const walking = ada.last('meeting');
  if (walking === undefined) throw new Error('no meeting has come of it');
  for (const phone of [ada, ben]) expect(phone.scan(signAt(stage, walking))).toBe('done');
  stage.pass(1_000);
  if (ada.last('meeting')?.phase === 'walking') ada.do({ type: 'we-met', meeting: walking.id });
  stage.pass(60_000);
  return walking;
}

test('RM 10 the whole line: scan, open, see each other, card, yes, walk, met, kept by both', async () => {
  const stage = await new StagedEvent().open();
  const [ada, ben, card] = await withCard(stage);
  const walking = meet(stage, ada, ben, card);
  expect(walking.phase).toBe('walking');
  expect(walking.route?.steps.length).toBeGreaterThan(0);
  for (const phone of [ada, ben]) expect(phone.last('meeting')?.phase).toBe('talking');
  await stage.written();
  const event = defaultEvent(stage.venue.id).id;
  expect(await stage.store.meetings(event)).toHaveLength(1);

  expect(ben.do({ type: 'end' })).toBe('done');
  stage.pass(1_000);
  for (const phone of [ada, ben]) {
    const keep = phone.last('meeting-over')?.keep;
    expect(await phone.doStored({ type: 'keep', ticket: keep?.ticket ?? '', reach: `write to ${phone.person}` })).toBe(
      'done',
    );
  }
  stage.pass(20_000);
  expect(ada.last('kept')?.encounter).toMatchObject({ firstName: 'Ben', reach: 'write to ben' });
  expect(ben.last('encounters')?.list).toMatchObject([{ firstName: 'Ada', reach: 'write to ada' }]);
  expect(await stage.store.meetings(event)).toHaveLength(0);
  expect(await stage.store.encounters('ada', event)).toHaveLength(1);
  expect(stage.log.lines).toEqual([]);
});

test('RM 10 who sees others has exactly them on the floor, and their own body in a frame of their own', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const cleo = await stage.opens('cleo', CLEO, stage.sign(2));
  const guest = await stage.comes('guest');
  stage.pass(400);
  const names = (phone: Phone) => [...phone.floor.dots.values()].map(({ card }) => card.firstName).sort();
  expect(names(ada)).toEqual(['Ada', 'Cleo']);
  expect(ada.own?.dot).not.toBeNull();
  const stands = stage.marker(stage.sign(0)).standAt;
  expect(Math.hypot((ada.own?.body?.x ?? 0) - stands[0], (ada.own?.body?.y ?? 0) - stands[1])).toBeLessThan(0.02);
  expect(guest.transcript.filter(({ said }) => said.startsWith('floor'))).toEqual([]);
  expect(cleo.do({ type: 'close' })).toBe('done');
  stage.pass(TICK);
  expect(names(ada)).toEqual(['Ada']);
  expect(names(cleo)).toEqual([]);
});

/** What somebody does with their card: nothing, an answer, or a way out of it. */
type Deed = 'nothing' | 'yes' | 'no' | 'end' | 'block' | 'close';

interface Course {
  readonly seed: number;
  readonly mine: Deed;
  /** How long after the card came, in milliseconds. */
  readonly mineAfter: number;
  readonly theirsAfter: number;
}

function commandOf(deed: Deed, proposal: string): Command | null {
  if (deed === 'nothing') return null;
  return deed === 'yes' || deed === 'no' ? { type: 'answer', proposal, yes: deed === 'yes' } : { type: deed };
}

/** All that Ada and a bystander are sent, in a run in which all is equal but what Ben does with his card. */
async function run({ seed, mine, mineAfter, theirsAfter }: Course, theirs: Deed) {
  const stage = await new StagedEvent(createMemoryStore(), seed).open();
  const cleo = await stage.opens('cleo', CLEO, stage.sign(3));
  const [ada, ben, card] = await withCard(stage);
  const endsAt = ada.last('proposal')?.endsAt ?? 0;
  const came = stage.now;
  const deeds = [
    { at: came + mineAfter, phone: ada, command: commandOf(mine, card) },
    { at: came + theirsAfter, phone: ben, command: commandOf(theirs, card) },
  ];
  while (stage.now < endsAt - TICK) {
    stage.pass(TICK);
    for (const { at, phone, command } of deeds) {
      if (command === null || at <= stage.now - TICK || at > stage.now) continue;
      expect(await phone.doStored(command)).toBe('done');
    }
    await stage.written();
  }
  const before = { ada: [...ada.transcript], cleo: [...cleo.transcript] };
  stage.pass(120_000);
  await stage.written();
  return { before, after: { ada: ada.transcript, cleo: cleo.transcript }, met: ada.last('meeting') !== undefined };
}

const course = fc.record({
  seed: fc.nat(),
  mine: fc.constantFrom<Deed>('nothing', 'yes', 'no', 'end', 'block', 'close'),
  mineAfter: fc.integer({ min: 0, max: 35_000 }),
  theirsAfter: fc.integer({ min: 0, max: 35_000 }),
});

test('RM 11 until the end of a card no byte depends on the other answer, and after it only when both said yes', async () => {
  const both: Course = { seed: 3, mine: 'yes', mineAfter: 9_000, theirsAfter: 4_000 };
  await fc.assert(
    fc.asyncProperty(course, async (course) => {
      const nothing = await run(course, 'nothing');
      const no = await run(course, 'no');
      const yes = await run(course, 'yes');
      expect(no.before).toEqual(nothing.before);
      expect(yes.before).toEqual(nothing.before);
      expect(no.after).toEqual(nothing.after);
      expect(yes.met).toBe(course.mine === 'yes');
      if (!yes.met) expect(yes.after).toEqual(nothing.after);
    }),
    { numRuns: 12, examples: [[both], [{ ...both, theirsAfter: 20_000 }], [{ ...both, mine: 'no' }]] },
  );
});

test('RM 11 nor do I see that the other ended the card, closed, or blocked me', async () => {
  await fc.assert(
    fc.asyncProperty(course, async (course) => {
      const nothing = await run(course, 'nothing');
      for (const theirs of ['end', 'close', 'block'] as const) {
        expect((await run(course, theirs)).after.ada).toEqual(nothing.after.ada);
      }
    }),
    { numRuns: 8 },
  );
});

test('RM 11 that the other kept shows in none of my bytes until I keep', async () => {
  const runs: unknown[] = [];
  for (const keeps of [false, true]) {
    const stage = await new StagedEvent().open();
    const [ada, ben, card] = await withCard(stage);
    meet(stage, ada, ben, card);
    ada.do({ type: 'end' });
    stage.pass(2_000);
    const ticket = ben.last('meeting-over')?.keep?.ticket ?? '';
    if (keeps) expect(await ben.doStored({ type: 'keep', ticket, reach: 'here' })).toBe('done');
    stage.pass(60_000);
    runs.push(ada.transcript);
  }
  expect(runs[1]).toEqual(runs[0]);
});

test('RM 12 after a restart the meeting goes on for both, and ends in the store when it ends', async () => {
  const store = createMemoryStore();
  const stage = await new StagedEvent(store).open();
  const [ada, ben, card] = await withCard(stage);
  for (const phone of [ada, ben]) phone.do({ type: 'answer', proposal: card, yes: true });
  stage.pass(70_000);
  await stage.written();
  const before = ada.last('meeting');
  expect(before?.phase).toBe('walking');

  await stage.open();
  stage.phones.length = 0;
  const again = await stage.comes('ada');
  const benAgain = await stage.comes('ben');
  for (const [phone, profile] of [
    [again, ADA],
    [benAgain, BEN],
  ] as const) {
    phone.do({ type: 'hello', profile, receipt: null, open: null, language: 'en' });
  }
  stage.pass(1_000);
  expect(again.last('meeting')).toMatchObject({ id: before?.id, phase: 'walking', spot: before?.spot });
  expect(benAgain.last('meeting')?.id).toBe(before?.id);
  expect(benAgain.do({ type: 'end' })).toBe('done');
  stage.pass(1_000);
  expect(again.last('meeting-over')?.byMe).toBe(false);
  await stage.written();
  expect(await store.meetings(defaultEvent(stage.venue.id).id)).toEqual([]);
});

test('RM 13 blocks and encounters come from the store before anybody is seen', async () => {
  const store = createMemoryStore();
  await store.block('ben', 'ada', 0);
  const stage = await new StagedEvent(store).open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(1));
  stage.pass(60_000);
  for (const phone of [ada, ben]) {
    expect(phone.floor.dots.size).toBe(1);
    expect(phone.last('proposal')).toBeUndefined();
  }
  const bytes = ada.transcript.map(({ said }) => said).join('\n');
  expect(bytes).not.toContain('Ben');
  expect(bytes).not.toContain([...new TextEncoder().encode('Ben')].join());
});

test('RM 14 a store that fails is asked again in order, without what it was about in the log', async () => {
  const written: string[] = [];
  let failures = 3;
  const store: Store = {
    ...createMemoryStore(),
    putMeeting: async ({ id, body }) => {
      if (failures-- > 0) throw new RangeError(`cannot write ${body}`);
      written.push(`put ${id} ${body}`);
    },
    eraseMeeting: async (id) => {
      written.push(`erase ${id}`);
    },
  };
  const change = (body: string) =>
    ({ type: 'store', change: { kind: 'meeting-put', meeting: 'm', body, endsAt: 5 } }) as const;
  const erase = { type: 'store', change: { kind: 'meeting-erase', meeting: 'm' } } as const;
  const turns = [[change('secret one'), change('secret two')], [erase]];
  const stage = await new StagedEvent(store).open(quietWorld({ advance: () => turns.shift() ?? [] }));
  stage.pass(2 * TICK);
  expect(written).toEqual([]);
  await stage.written();
  expect(written).toEqual(['put m secret one', 'put m secret two', 'erase m']);
  expect(stage.log.lines.map(({ facts }) => facts)).toEqual([1, 2, 3].map((tries) => ({ tries, error: 'RangeError' })));
});

test('RM 15 a keep is told only after the store has acknowledged it', async () => {
  let acknowledge = () => {};
  const store: Store = {
    ...createMemoryStore(),
    keep: () =>
      new Promise((resolve) => {
        acknowledge = () => resolve(null);
      }),
  };
  const told: string[] = [];
  const claims = { meeting: 'm', person: 'ada', members: ['ada', 'ben'], area: 'a', metAt: 1, until: 2 };
  const keep = { type: 'store', change: { kind: 'keep', claims, body: '{}', expiresAt: 9 } } as const;
  const stage = await new StagedEvent(store).open(
    quietWorld({
      apply: (_who, command) => {
        told.push(command.type);
        return { ok: true, events: command.type === 'keep' ? [keep] : [] };
      },
    }),
  );
  const ada = await stage.comes('ada');
  ada.do({ type: 'keep', ticket: 't', reach: '' });
  stage.pass(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).not.toContain('kept');
  acknowledge();
  await stage.written();
  expect(told.at(-1)).toBe('kept');
});

test.each<Command>([
  { type: 'bind-badge', badge: 'b7', secret: 's' },
  { type: 'block' },
  { type: 'keep', ticket: 't', reach: '' },
  { type: 'block-encounter', encounter: 'e' },
  { type: 'forget-encounter', encounter: 'e' },
  { type: 'leave' },
])('RM 15 what a crash must not undo is answered only once it is durable: $type', async (asked) => {
  const block = { type: 'store', change: { kind: 'block', by: 'ada', whom: 'ben' } } as const;
  const written = Promise.withResolvers<void>();
  const stage = await new StagedEvent({ ...createMemoryStore(), block: () => written.promise }).open(
    quietWorld({ apply: (_who, command) => ({ ok: true, events: command.type === asked.type ? [block, block] : [] }) }),
  );
  const ada = await stage.comes('ada');
  expect(ada.do(asked)).toBe('nothing');
  stage.pass(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  const answers = () =>
    ada.notices.flatMap((notice) => (notice.type === 'done' || notice.type === 'refused' ? [notice.n] : []));
  expect(answers()).not.toContain(2);
  expect(ada.do({ type: 'close' })).toBe('done');
  written.resolve();
  await stage.written();
  expect(answers().at(-1)).toBe(2);
});

test('RM 15 what leaves nothing to be written is answered at once', async () => {
  const stage = await new StagedEvent().open(quietWorld({ apply: () => ({ ok: true, events: [] }) }));
  expect((await stage.comes('ada')).do({ type: 'leave' })).toBe('done');
});

test('RM 16 a new line of the same person takes over; the old one is told, and its leaving changes nothing', async () => {
  const stage = await new StagedEvent().open();
  const first = await stage.opens('ada', ADA, stage.sign(0));
  const second = await stage.comes('ada');
  expect(first.closed).toEqual([CLOSE.continuedElsewhere]);
  expect(second.last('welcome')?.profile?.firstName).toBe('Ada');
  expect(second.last('me')?.availability.state).toBe('open');
  first.disconnect();
  expect(first.do({ type: 'close' })).toBe('nothing');
  stage.pass(TICK);
  expect(second.own?.dot).not.toBeNull();
  expect(second.do({ type: 'close' })).toBe('done');
});

test('RM 17 a badge is bound by its secret alone, and by the first who has it; to the others that is said', async () => {
  const store = createMemoryStore();
  const stage = await new StagedEvent(store).open();
  const event = defaultEvent(stage.venue.id).id;
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(1));
  expect(ben.do({ type: 'bind-badge', badge: 'b7', secret: 'a guess' })).toBe('nothing');
  await stage.written();
  expect(await store.bindings(event)).toEqual([]);
  const before = ada.notices.length;
  ada.do({ type: 'bind-badge', badge: 'b7', secret: 'secret of b7' });
  await stage.written();
  expect(ada.notices.slice(before).map(({ type }) => type)).toContain('done');
  ben.do({ type: 'bind-badge', badge: 'b7', secret: 'secret of b7' });
  await stage.written();
  expect(await store.bindings(event)).toEqual([{ badge: 'b7', person: 'ada' }]);
  expect(ben.notices.filter(({ type }) => type === 'refused')).toMatchObject([
    { command: 'bind-badge', refusal: 'badge-not-bound' },
    { command: 'bind-badge', refusal: 'badge-not-bound' },
  ]);
  expect(ada.notices.filter(({ type }) => type === 'refused')).toEqual([]);
});

test('RM 18 the simulated have the same commands and notices, and are sent no frames', async () => {
  const stage = await new StagedEvent().open();
  const { outlet, notices, floor, own } = recordingOutlet();
  const line = await stage.host.connect('simulated', outlet, true);
  line.command({ n: 1, command: { type: 'join', profile: CLEO, oldEnough: true } });
  line.command({ n: 2, command: { type: 'scan', marker: stage.sign(0), signature: `signed ${stage.sign(0)}` } });
  line.command({ n: 3, command: { type: 'open', minutes: 15, show: 'spot' } });
  const ada = await stage.opens('ada', ADA, stage.sign(1));
  stage.pass(1_000);
  expect(notices.filter(({ type }) => type === 'done')).toHaveLength(3);
  expect([...floor, ...own]).toEqual([]);
  expect([...ada.floor.dots.values()].find(({ card }) => card.simulated)?.card.firstName).toBe('Cleo');
});

test('RM 19 a look at a level that is not there is refused', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.comes('ada');
  const look = { type: 'look', minX: 0, minY: 0, maxX: 9, maxY: 9, again: false } as const;
  expect(ada.do({ ...look, level: 'attic' })).toBe('not-understood');
  expect(ada.do({ ...look, level: stage.levels[0] ?? '' })).toBe('done');
});
