import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command, CommandEnvelope } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { backoffMs } from './backoff.ts';
import { heldInMemory } from './held.ts';
import type { Answer, LineState } from './link.ts';
import { createReconnectingLink, type LinkOptions } from './reconnecting-link.ts';
import { type OpenWire, type WireListener, WireRefused } from './wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server's end of the wires that a link opens: each is accepted, refused or left unreachable by the test. */
function playground(door: 'open' | 'unreachable' | number = 'open', more: Partial<LinkOptions> = {}) {
  const wires: { sent: CommandEnvelope[]; server: WireListener; closedByLink: boolean }[] = [];
  const lines: LineState[] = [];
  const notices: Notice[] = [];
  let tries = 0;
  const open: OpenWire = async (server) => {
    tries += 1;
    if (door === 'unreachable') throw new Error('no network');
    if (typeof door === 'number') throw new WireRefused(door);
    const wire = { sent: [] as CommandEnvelope[], server, closedByLink: false };
    wires.push(wire);
    return {
      send: (envelope) => void wire.sent.push(envelope),
      close: () => {
        wire.closedByLink = true;
      },
    };
  };
  const link = createReconnectingLink({
    open,
    random: () => 0.5,
    hello: () => ({ type: 'hello', profile: null, receipt: null, open: null, language: 'en' }),
    listener: {
      notice: (notice) => void notices.push(notice),
      floor: () => {},
      own: () => {},
      publicState: () => {},
      line: (line) => void lines.push(line),
    },
    ...more,
  });
  const last = () => {
    const wire = wires.at(-1);
    if (!wire) throw new Error('no wire was opened');
    return wire;
  };
  return {
    link,
    wires,
    lines,
    notices,
    last,
    tries: () => tries,
    setDoor: (next: typeof door) => {
      door = next;
    },
    types: () => last().sent.map((envelope) => envelope.command.type),
    answerAll: () => {
      for (const { n } of [...last().sent]) last().server.notice({ type: 'done', n });
    },
    opened: () => vi.advanceTimersByTimeAsync(0),
  };
}

const close: Command = { type: 'close' };
const wave: Command = { type: 'wave', dot: 7 };

test('CL 1 every command is answered once, by its own number', async () => {
  const house = playground();
  await house.opened();
  const first = house.link.send(wave);
  const second = house.link.send({ type: 'still-here' });
  const [waved, still] = house.last().sent.slice(-2);
  house.last().server.notice({ type: 'refused', n: still?.n ?? 0, command: 'still-here', refusal: 'scan-again' });
  house.last().server.notice({ type: 'done', n: waved?.n ?? 0 });
  house.last().server.notice({ type: 'refused', n: waved?.n ?? 0, command: 'wave', refusal: 'too-fast' });
  expect(await first).toEqual({ ok: true });
  expect(await second).toEqual({ ok: false, refusal: 'scan-again' });
});

test('CL 2 without a line a command is answered offline at once and never sent later', async () => {
  const house = playground();
  await house.opened();
  house.last().server.closed(1006);
  expect(await house.link.send(wave)).toEqual({ ok: false, refusal: 'offline' });
  expect(await house.link.send({ type: 'answer', proposal: 'p', yes: true })).toEqual({
    ok: false,
    refusal: 'offline',
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(house.wires).toHaveLength(2);
  expect(house.types()).toEqual(['hello', 'present', 'present']);
});

test('CL 2 a wave that was under way when the line broke is answered offline and not sent again', async () => {
  const house = playground();
  await house.opened();
  const waved = house.link.send(wave);
  house.last().server.closed(1006);
  expect(await waved).toEqual({ ok: false, refusal: 'offline' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(house.types()).not.toContain('wave');
});

test('CL 3 close and end hold without a line and go out after the hello of the next', async () => {
  const house = playground();
  await house.opened();
  const underWay = house.link.send(close);
  house.last().server.closed(1006);
  const offline = house.link.send({ type: 'end' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(house.types().slice(0, 3)).toEqual(['hello', 'close', 'end']);
  house.answerAll();
  expect(await underWay).toEqual({ ok: true });
  expect(await offline).toEqual({ ok: true });
});

test('CL 4 every connection begins with hello and says whether the page is on screen', async () => {
  const house = playground();
  await house.opened();
  house.link.present(false);
  house.last().server.closed(1001);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(house.types().slice(0, 2)).toEqual(['hello', 'present']);
  expect(house.last().sent[1]?.command).toEqual({ type: 'present', visible: false });
});

test('CL 5 a page continued elsewhere does not fight back until it is asked to', async () => {
  const house = playground();
  await house.opened();
  house.last().server.closed(CLOSE.continuedElsewhere);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(house.link.line).toBe('elsewhere');
  expect(house.wires).toHaveLength(1);
  house.link.resume();
  await house.opened();
  expect(house.link.line).toBe('connected');
});

test('CL 6 another protocol version and broken rules are final', async () => {
  for (const [code, line] of [
    [CLOSE.otherVersion, 'other-version'],
    [CLOSE.misbehaved, 'refused'],
  ] as const) {
    const house = playground();
    await house.opened();
    house.last().server.closed(code);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(house.link.line).toBe(line);
    expect(house.wires).toHaveLength(1);
  }
});

test('CL 6 a closed event is asked again once a minute', async () => {
  const house = playground(CLOSE.closed);
  await house.opened();
  expect(house.link.line).toBe('event-closed');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(house.tries()).toBe(1);
  house.setDoor('open');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(house.link.line).toBe('connected');
});

test('CL 7 a line that leaves the sign of life unanswered is given up', async () => {
  const house = playground();
  await house.opened();
  house.answerAll();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(house.types()).toEqual(['hello', 'present', 'present']);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(house.wires[0]?.closedByLink).toBe(true);
  expect(house.wires).toHaveLength(2);
  expect(house.lines).toEqual(['connected', 'lost', 'connected']);
});

test('CL 8 tries to come back are spread out and never further apart than 3 s', async () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 0.999999, noNaN: true }), (failures, random) => {
      const wait = backoffMs(failures, random);
      expect(wait).toBeGreaterThanOrEqual(80);
      expect(wait).toBeLessThanOrEqual(3_000);
    }),
  );
  expect(backoffMs(3, 0.9)).toBeGreaterThan(2 * backoffMs(3, 0.1));

  const house = playground('unreachable');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(house.tries()).toBeGreaterThan(8);
  house.setDoor('open');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(house.link.line).toBe('connected');
});

test('CL 8 resume tries at once', async () => {
  const house = playground('unreachable');
  await vi.advanceTimersByTimeAsync(60_000);
  house.setDoor('open');
  const before = house.tries();
  house.link.resume();
  await house.opened();
  expect(house.tries()).toBe(before + 1);
  expect(house.link.line).toBe('connected');
});

test('CL 9 what an old line still says is not heard', async () => {
  const house = playground();
  await house.opened();
  const old = house.last().server;
  old.closed(1006);
  await vi.advanceTimersByTimeAsync(5_000);
  old.notice({ type: 'proposal-over', id: 'p' });
  old.closed(CLOSE.continuedElsewhere);
  expect(house.notices).toEqual([]);
  expect(house.link.line).toBe('connected');
});

test('CL 9 a link that was closed answers everything and stays away', async () => {
  const house = playground();
  await house.opened();
  const answers: Promise<Answer>[] = [house.link.send(wave), house.link.send(close)];
  house.link.close();
  for (const answer of answers) expect(await answer).toEqual({ ok: false, refusal: 'offline' });
  expect(house.last().closedByLink).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(house.wires).toHaveLength(1);
});

test('CL 122 a tap made offline is sent by the page that comes after, before anything new, and then no more', async () => {
  const held = heldInMemory();
  const before = playground('open', { held });
  await before.opened();
  before.last().server.closed(1006);
  before.setDoor('unreachable');
  void before.link.send({ type: 'end', of: 'm1' });
  void before.link.send(close);
  void before.link.send(wave);
  void before.link.send({ type: 'answer', proposal: 'p', yes: true });
  before.link.close();

  const after = playground('open', { held });
  await after.opened();
  expect(after.last().sent.map(({ command }) => command)).toEqual([
    expect.objectContaining({ type: 'hello' }),
    { type: 'end', of: 'm1' },
    close,
    { type: 'present', visible: true },
  ]);
  // An answer of either kind is an answer.
  const [, ended, closed] = after.last().sent;
  after.last().server.notice({ type: 'refused', n: ended?.n ?? 0, command: 'end', refusal: 'nothing-to-end' });
  after.last().server.notice({ type: 'done', n: closed?.n ?? 0 });
  expect(held.list()).toEqual([]);
  after.link.close();
  const third = playground('open', { held });
  await third.opened();
  expect(third.types()).toEqual(['hello', 'present']);
});

test('CL 122 a tap under way when the page ended is sent by the next', async () => {
  const held = heldInMemory();
  const before = playground('open', { held });
  await before.opened();
  void before.link.send(close);
  before.link.close();
  const after = playground('open', { held });
  await after.opened();
  expect(after.types()).toEqual(['hello', 'close', 'present']);
});

test('CL 122 what another tab has said meanwhile is not said again', async () => {
  const held = heldInMemory();
  const first = playground('open', { held });
  await first.opened();
  first.setDoor('unreachable');
  first.last().server.closed(1006);
  const closing = first.link.send(close);
  const other = playground('open', { held });
  await other.opened();
  other.answerAll();
  first.setDoor('open');
  first.link.resume();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await closing).toEqual({ ok: true });
  expect(first.wires).toHaveLength(2);
  expect(first.types()).not.toContain('close');
});

test('CL 122 a tap of a tab that has lost its line is said at once by the one that has it', async () => {
  const held = heldInMemory();
  const other = playground('open', { held });
  await other.opened();
  other.answerAll();
  const asleep = playground('unreachable', { held });
  await asleep.opened();
  void asleep.link.send({ type: 'end', of: 'm1' });
  asleep.link.sayHeld();
  other.link.sayHeld();
  other.link.sayHeld();
  expect(other.types()).toEqual(['hello', 'present', 'end']);
  other.answerAll();
  expect(held.list()).toEqual([]);
});

test('CL 122 a tap that the server is slow to answer goes on waiting', async () => {
  const held = heldInMemory();
  const house = playground('open', { held });
  await house.opened();
  const closing = house.link.send(close);
  await vi.advanceTimersByTimeAsync(14_000);
  house.last().server.closed(1006);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(held.list()).toHaveLength(1);
  house.answerAll();
  expect(await closing).toEqual({ ok: true });
});

test('CL 123 a page that lost its line while another tab took it waits to be asked', async () => {
  let mine = true;
  const house = playground('open', { holdsLine: () => mine });
  await house.opened();
  mine = false;
  house.last().server.closed(1006);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(house.link.line).toBe('elsewhere');
  house.link.wake();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(house.tries()).toBe(1);
  mine = true;
  house.link.resume();
  await house.opened();
  expect(house.link.line).toBe('connected');
});

test('CL 123 a page that hears of another tab leaves the line to it at once, and what it was opening too', async () => {
  const house = playground();
  await house.opened();
  house.link.giveWay();
  expect(house.last().closedByLink).toBe(true);
  expect(house.lines).toEqual(['connected', 'elsewhere']);
  house.link.resume();
  house.link.giveWay();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(house.link.line).toBe('elsewhere');
  expect(house.wires.map((wire) => wire.closedByLink)).toEqual([true, true]);
});

test('CL 124 a page that wakes on a dead line has another within five seconds and a try', async () => {
  const house = playground();
  await house.opened();
  house.answerAll();
  house.link.present(false);
  house.answerAll();
  // Asleep: no timer runs, and the socket dies without a word.
  house.link.present(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(house.wires[0]?.closedByLink).toBe(true);
  await vi.advanceTimersByTimeAsync(400);
  expect(house.wires).toHaveLength(2);
  expect(house.link.line).toBe('connected');
});

test('CL 124 a page that wakes on a good line keeps it, and one without a line tries at once', async () => {
  const house = playground();
  await house.opened();
  house.link.wake();
  house.answerAll();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(house.wires).toHaveLength(1);
  house.setDoor('unreachable');
  house.last().server.closed(1006);
  await vi.advanceTimersByTimeAsync(60_000);
  house.setDoor('open');
  const before = house.tries();
  house.link.wake();
  await house.opened();
  expect(house.tries()).toBe(before + 1);
  expect(house.link.line).toBe('connected');
});

test('CL 125 who leaves is somebody else on the next line, at once', async () => {
  const house = playground();
  await house.opened();
  house.link.renew();
  await house.opened();
  expect(house.wires[0]?.closedByLink).toBe(true);
  expect(house.wires).toHaveLength(2);
  expect(house.link.line).toBe('connected');
});
