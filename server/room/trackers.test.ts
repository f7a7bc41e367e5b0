import { expect, test } from 'vitest';
import type { Command, Show } from '../../shared/protocol/commands.ts';
import { commandEnvelope } from '../../shared/protocol/commands.ts';
import { profileOf } from '../../shared/world/fixture.ts';
import { bytesOf, chances, nameOf, somethingToSay } from './restless.ts';
import { type Phone, StagedEvent, TICK } from './staged-event.ts';

/** Seconds each on a quiet machine, minutes on one that does much else beside. */
const LONGEST_MS = 300_000;
const CLEAR = /^floor \d+,\d+,0$/;
/** What somebody of the crowd says of themselves: in no other text, so that it can be looked for in bytes. */
const lineOf = (person: string) => `line of ${person} only`;
const isFloor = ({ said }: { readonly said: string }) => said.startsWith('floor ');
const saidBy = (phone: Phone) => phone.transcript.map(({ said }) => said).join('\n');

/** Somebody comes, says who they are and scans a sign. */
async function comes(stage: StagedEvent, person: string, marker: string, languages = ['en']): Promise<Phone> {
  const phone = await stage.comes(person);
  const profile = profileOf(nameOf(person), { giveLine: lineOf(person), languages });
  expect(phone.do({ type: 'join', profile, oldEnough: true })).toBe('done');
  expect(phone.scan(marker)).toBe('done');
  return phone;
}

/** A view that somebody might ask for who hunts for people: tiny, huge, inside out, none at all, around a place. */
function hunt(stage: StagedEvent, random: () => number, at: { readonly x: number; readonly y: number }): Command {
  const level = stage.levels[Math.floor(random() * stage.levels.length)] ?? '';
  const again = random() < 0.3;
  const size = [0, 0.01, 1, 4, 16, 100, 20_000, Number.NaN][Math.floor(random() * 8)] ?? 0;
  const x = at.x + (random() - 0.5) * size;
  const y = at.y + (random() - 0.5) * size;
  const turned = random() < 0.1 ? -1 : 1;
  return { type: 'look', level, minX: x, minY: y, maxX: x + turned * size, maxY: y + size, again };
}

test(
  'TR 10 for ten minutes of a busy room a closed phone gets no dot, name or give in any byte, wherever it looks',
  async () => {
    const random = chances(20_261_123);
    const stage = await new StagedEvent(undefined, 11).open();
    const crowd: Phone[] = [];
    for (let i = 0; i < 20; i++) crowd.push(await comes(stage, `p${i}`, stage.sign(i % 12)));
    const closed = await comes(stage, 'closed', stage.sign(0));
    const guest = await stage.comes('guest');
    guest.scan(stage.sign(1));
    const control = await comes(stage, 'control', stage.sign(0), ['xx']);
    control.do({ type: 'open', minutes: 60, show: 'area' });
    // It has been open before: what it saw then is gone, and nothing comes after.
    closed.do({ type: 'open', minutes: 60, show: 'spot' });
    for (const phone of crowd) phone.do({ type: 'open', minutes: 60, show: 'spot' });
    stage.pass(TICK);
    expect(closed.floor.dots.size).toBeGreaterThan(0);
    closed.do({ type: 'close' });
    stage.pass(TICK);
    expect(closed.floor.dots.size).toBe(0);
    const from = { closed: closed.transcript.length, guest: guest.transcript.length };
    const dots = new Set<number>();
    for (let tick = 0; tick < 3_000; tick++) {
      for (const phone of crowd) {
        const command = random() < 0.04 ? somethingToSay(stage, phone, random) : null;
        // The words stay those that are looked for.
        if (command !== null && command.type !== 'join') phone.do(command);
      }
      const [x, y] = stage.marker(stage.sign(tick % 12)).standAt;
      for (const phone of [closed, guest]) phone.do(hunt(stage, random, { x, y }));
      if (tick % 100 === 0) {
        for (const phone of [closed, guest]) phone.scan(stage.sign(Math.floor(random() * 12)));
        const levels = stage.levels[(tick / 100) % stage.levels.length] ?? '';
        control.do({ type: 'look', level: levels, minX: -100, minY: -100, maxX: 200, maxY: 200, again: false });
      }
      stage.pass(TICK);
      for (const { dot } of stage.world.shownNow()) dots.add(dot);
      if (tick % 50 === 0) await stage.written();
    }
    expect(dots.size).toBeGreaterThan(50);
    for (const [phone, since] of [
      [closed, from.closed],
      [guest, from.guest],
    ] as const) {
      const heard = phone.transcript.slice(since).filter(({ said }) => !CLEAR.test(said));
      expect(heard.filter(isFloor)).toEqual([]);
      const said = heard.map((one) => one.said).join('\n');
      expect(said.length).toBeGreaterThan(10_000);
      for (const { person } of crowd) {
        for (const text of [nameOf(person), lineOf(person)]) {
          expect(said).not.toContain(text);
          expect(said).not.toContain(bytesOf(text));
        }
      }
      for (const dot of dots) expect(said).not.toMatch(new RegExp(`(?<!\\d)${dot}(?!\\d)`));
      const kinds = new Set(phone.notices.map(({ type }) => type));
      expect(
        [...kinds].filter((type) => !['welcome', 'hours', 'done', 'refused', 'me', 'encounters'].includes(type)),
      ).toEqual([]);
      expect([phone.own?.dot, phone.own?.partner]).toEqual([null, null]);
    }
    // Somebody open beside it has heard of nearly everybody, so that there was something to be heard.
    const open = saidBy(control);
    expect(crowd.filter(({ person }) => open.includes(bytesOf(nameOf(person)))).length).toBeGreaterThan(15);
  },
  LONGEST_MS,
);

interface Hunted {
  readonly transcript: Phone['transcript'];
  /** How many dots the hunter was told of in all. */
  readonly seen: number;
}

/**
 * A phone moves its view 10,000 times through a room of people who come and go. All is the same but whether two are
 * there whom it may not see: one walks about closed, one is open and has blocked it.
 */
async function huntDown(withHidden: boolean, looks: number): Promise<Hunted> {
  const stage = await new StagedEvent(undefined, 5).open();
  const hunter = await comes(stage, 'hunter', stage.sign(0), ['aa']);
  hunter.do({ type: 'open', minutes: 60, show: 'spot' });
  const others: Phone[] = [];
  for (let i = 0; i < 8; i++) {
    // Without a language in common nobody gets a card, which would part them on its own.
    const phone = await comes(stage, `p${i}`, stage.sign(i), [`b${String.fromCharCode(97 + i)}`]);
    phone.do({ type: 'open', minutes: 60, show: i % 2 ? 'spot' : 'area' });
    others.push(phone);
  }
  const hidden: Phone[] = [];
  if (withHidden) {
    await stage.store.block('blocker', 'hunter', stage.now);
    for (const person of ['closed', 'blocker']) hidden.push(await comes(stage, person, stage.sign(3), ['cc']));
    // Opened last, and nobody opens anew: numbers of dots are drawn in turn.
    hidden[1]?.do({ type: 'open', minutes: 60, show: 'spot' });
  }
  const random = chances(77);
  const seen = new Set<number>();
  for (let done = 0; done < looks; ) {
    const marker = stage.sign(Math.floor(random() * 12));
    const [x, y] = stage.marker(stage.sign(Math.floor(random() * 12))).standAt;
    const mover = others[Math.floor(random() * others.length)];
    if (done % 12 === 0) mover?.scan(marker);
    if (done % 20 === 0) for (const phone of hidden) phone.scan(stage.sign(Math.floor(done / 20) % 12));
    for (let i = 0; i < 4; i++, done++) hunter.do(hunt(stage, random, { x, y }));
    stage.pass(TICK);
    const { shared, hidden: unseen } = stage.world.visibleTo('hunter');
    const allowed = new Set(
      shared ? stage.world.shownNow().flatMap((one) => (unseen.has(one.attendee) ? [] : [one.dot])) : [],
    );
    for (const dot of hunter.floor.dots.keys()) {
      if (!allowed.has(dot)) expect.unreachable('the hunter was told of somebody whom it may not see');
      seen.add(dot);
    }
  }
  return { transcript: hunter.transcript, seen: seen.size };
}

test(
  'TR 11 a view that is moved 10,000 times shows whom the gate shows, and is sent not a byte more for anybody hidden',
  async () => {
    const alone = await huntDown(false, 10_000);
    expect(alone.seen).toBe(9);
    expect(alone.transcript.filter(isFloor).length).toBeGreaterThan(1_000);
    const { transcript } = await huntDown(true, 10_000);
    const differs = transcript.findIndex(({ tick, said }, i) => {
      const other = alone.transcript[i];
      return other?.tick !== tick || other.said !== said;
    });
    expect([differs, transcript.length]).toEqual([-1, alone.transcript.length]);
  },
  LONGEST_MS,
);

test('TR 11 a view of no numbers, or beyond every house, is not understood at the door', () => {
  for (const minX of [Number.NaN, Number.POSITIVE_INFINITY, 20_001, '1', null]) {
    const command = { type: 'look', level: 'ground', minX, minY: 0, maxX: 1, maxY: 1, again: false };
    expect(commandEnvelope.safeParse({ n: 1, command }).success).toBe(false);
  }
});

type Answer = 'yes' | 'no' | 'nothing';

/** Two hours of eight people and their cards, all by chance from a seed; Ben answers his cards so, nobody else says yes. */
async function hours(seed: number, answer: Answer) {
  const random = chances(seed);
  const stage = await new StagedEvent(undefined, seed).open();
  const names = ['ada', 'ben', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
  const phones: Phone[] = [];
  for (const [i, person] of names.entries()) phones.push(await comes(stage, person, stage.sign(i % 4)));
  const answered = new Set<string>();
  const counts: unknown[] = [];
  let last: unknown = null;
  for (let step = 0; step < 800; step++) {
    for (const phone of phones) {
      const dice = [random(), random(), random()] as const;
      const { person } = phone;
      const sign = stage.sign(Math.floor(dice[1] * 8));
      const show: Show = dice[2] < 0.5 ? 'spot' : 'area';
      if (dice[0] < 0.02) phone.scan(sign);
      else if (dice[0] < 0.06) {
        phone.scan(sign);
        phone.do({ type: 'open', minutes: 60, show });
      } else if (dice[0] < 0.065) phone.do({ type: 'close' });
      else if (dice[0] < 0.09) phone.do({ type: 'wave', dot: [...phone.floor.dots.keys()].sort()[0] ?? 1 });
      else if (dice[0] < 0.12) phone.do({ type: 'still-here' });
      else if (dice[0] < 0.15)
        phone.do({
          type: 'look',
          level: stage.marker(sign).level,
          minX: -99,
          minY: -99,
          maxX: 99,
          maxY: 99,
          again: false,
        });
      const proposal = phone.last('proposal')?.id;
      if (proposal === undefined || answered.has(`${person} ${proposal}`)) continue;
      if (person === 'ben' ? dice[1] > 0.4 : dice[1] > 0.7) continue;
      answered.add(`${person} ${proposal}`);
      if (person !== 'ben') phone.do({ type: 'answer', proposal, yes: false });
      else if (answer !== 'nothing') phone.do({ type: 'answer', proposal, yes: answer === 'yes' });
    }
    stage.pass(5_000, 5_000);
    if (stage.host.counts !== last) {
      last = stage.host.counts;
      counts.push(last);
    }
  }
  return { phones, counts, cards: phones[1]?.notices.filter(({ type }) => type === 'proposal').length ?? 0 };
}

test(
  'TR 12 for hours after it, nothing that reaches anybody or is public tells a yes that nobody shared from a no or from silence',
  async () => {
    let cards = 0;
    for (const seed of [4, 3_000_017]) {
      const silent = await hours(seed, 'nothing');
      cards += silent.cards;
      for (const answer of ['no', 'yes'] as const) {
        const other = await hours(seed, answer);
        expect(other.counts).toEqual(silent.counts);
        for (const [i, phone] of silent.phones.entries()) {
          if (phone.person !== 'ben') expect(other.phones[i]?.transcript, `seed ${seed}`).toEqual(phone.transcript);
        }
      }
    }
    expect(cards).toBeGreaterThan(5);
  },
  LONGEST_MS,
);

/** Ada and Ben have had a card; then hours, in which Ben opens again and again, or has gone. */
async function afterCard(seed: number, ben: 'blocks and stays' | 'closes and goes' | 'closes and comes back') {
  const random = chances(seed);
  const stage = await new StagedEvent(undefined, seed).open();
  const [ada, other] = [await comes(stage, 'ada', stage.sign(0)), await comes(stage, 'ben', stage.sign(1))];
  const crowd: Phone[] = [];
  for (let i = 0; i < 5; i++) crowd.push(await comes(stage, `c${i}`, stage.sign(i + 2), [`b${'abcde'.charAt(i)}`]));
  // Opens and closes within one instant: whoever opens draws a number, and only that must be alike in all runs.
  const drawer = await comes(stage, 'drawer', stage.sign(11), ['zz']);
  for (const phone of [ada, other, ...crowd]) phone.do({ type: 'open', minutes: 60, show: 'spot' });
  ada.do({
    type: 'look',
    level: stage.marker(stage.sign(0)).level,
    minX: -99,
    minY: -99,
    maxX: 199,
    maxY: 199,
    again: false,
  });
  for (let beats = 0; ada.last('proposal') === undefined && beats < 30; beats++) stage.pass(10_000);
  expect(ada.last('proposal')?.card.firstName).toBe(nameOf('ben'));
  expect(await other.doStored({ type: ben === 'blocks and stays' ? 'block' : 'close' })).toBe('done');
  for (let step = 0; step < 800; step++) {
    const dice = [random(), random(), random()] as const;
    const sign = stage.sign(Math.floor(dice[1] * 8));
    if (dice[0] < 0.05) other.scan(sign);
    else if (dice[0] < 0.1) {
      other.scan(sign);
      drawer.scan(stage.sign(11));
      const opens = ben === 'closes and goes' ? drawer : other;
      // Each opening draws a number for its dot.
      opens.do({ type: 'close' });
      expect(opens.do({ type: 'open', minutes: 15, show: dice[2] < 0.5 ? 'spot' : 'area' })).toBe('done');
      if (opens === drawer) opens.do({ type: 'close' });
    } else if (dice[0] < 0.13) {
      ada.scan(sign);
      ada.do({ type: 'open', minutes: 60, show: 'area' });
    } else if (dice[0] < 0.16) ada.do({ type: 'wave', dot: [...ada.floor.dots.keys()].sort()[0] ?? 1 });
    else if (dice[0] < 0.2) crowd[Math.floor(dice[1] * 5)]?.scan(sign);
    else if (dice[0] < 0.21) ada.do({ type: 'close' });
    stage.pass(5_000, 5_000);
    if (step % 50 === 0) await stage.written();
  }
  return ada.transcript;
}

test(
  'TR 12 who blocked me and stays is to my phone as who closed and went',
  async () => {
    for (const seed of [9, 77_777]) {
      const gone = await afterCard(seed, 'closes and goes');
      expect(await afterCard(seed, 'blocks and stays'), `seed ${seed}`).toEqual(gone);
      // And it is not that nothing is ever seen.
      expect(await afterCard(seed, 'closes and comes back')).not.toEqual(gone);
    }
  },
  LONGEST_MS,
);
