import type { Command, CommandEnvelope } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import { CLOSE } from '../../shared/protocol/version.ts';
import { backoffMs } from './backoff.ts';
import { type HeldTaps, heldInMemory, holds } from './held.ts';
import type { Answer, Hello, LineState, Link, LinkListener } from './link.ts';
import { type OpenWire, type Wire, WireRefused } from './wire.ts';

/** The page says that it is here this often; matching wants a sign of life in the last 20 s. */
const PRESENT_EVERY_MS = 8_000;
/** A command without an answer for so long has got lost with its wire. */
const ANSWER_WITHIN_MS = 15_000;
/** A page that has slept looks whether its line still stands, and does not wait as long. */
const AWAKE_WITHIN_MS = 5_000;
/** Outside its hours an event is asked again this often. */
const CLOSED_EVENT_MS = 60_000;

export interface LinkOptions {
  readonly open: OpenWire;
  readonly listener: LinkListener;
  /** What the device remembers now; asked on every connection. Null for a kiosk, which says no hello. */
  readonly hello: () => Hello | null;
  /** Where taps wait that hold without a line; those that are there already are sent with the first one. */
  readonly held?: HeldTaps;
  /** False once the same person goes on in another tab: this one does not come back by itself. */
  readonly holdsLine?: () => boolean;
  /** In [0, 1); tests give their own. */
  readonly random?: () => number;
}

interface Waiting {
  readonly envelope: CommandEnvelope;
  readonly answer: (answer: Answer) => void;
  /** The tap that waits for this, if it holds without a line. */
  readonly tap: string | null;
  timer: ReturnType<typeof setTimeout> | null;
}

/** The final states that a close code means; anything else is a line lost. */
const MEANING: ReadonlyMap<number, LineState> = new Map([
  [CLOSE.continuedElsewhere, 'elsewhere'],
  [CLOSE.otherVersion, 'other-version'],
  [CLOSE.misbehaved, 'refused'],
  [CLOSE.closed, 'event-closed'],
]);

/** A link that comes back by itself, over whatever opens wires. It starts connecting at once. */
export function createReconnectingLink(options: LinkOptions): Link {
  const { listener, held = heldInMemory(), holdsLine = () => true } = options;
  const random = options.random ?? Math.random;
  const waiting = new Map<number, Waiting>();
  let state: LineState = 'connecting';
  let wire: Wire | null = null;
  let visible = true;
  let failures = 0;
  let count = 0;
  let ended = false;
  /** Counted up with every try, so that what an old wire still says is not heard. */
  let era = 0;
  let retry: ReturnType<typeof setTimeout> | null = null;
  let heartbeat: ReturnType<typeof setInterval> | null = null;

  const setLine = (next: LineState): void => {
    if (state === next) return;
    state = next;
    listener.line(next);
  };

  const settle = (n: number, answer: Answer): void => {
    const entry = waiting.get(n);
    if (!entry) return;
    waiting.delete(n);
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.answer(answer);
  };

  const transmit = (entry: Waiting, within = ANSWER_WITHIN_MS): void => {
    if (!wire) return;
    const { n } = entry.envelope;
    if (entry.tap === null) entry.timer = setTimeout(() => settle(n, { ok: false, refusal: 'offline' }), within);
    wire.send(entry.envelope);
  };

  const hear = (notice: Notice): void => {
    if (notice.type === 'done' || notice.type === 'refused') {
      const tap = waiting.get(notice.n)?.tap;
      if (tap) held.drop(tap);
      settle(notice.n, notice.type === 'done' ? { ok: true } : { ok: false, refusal: notice.refusal });
    }
    listener.notice(notice);
  };

  const enter = (command: Command, tap: string | null, answer: Waiting['answer']): Waiting => {
    count += 1;
    const entry: Waiting = { envelope: { n: count, command }, answer, tap, timer: null };
    waiting.set(count, entry);
    return entry;
  };

  const send = (command: Command, within?: number): Promise<Answer> =>
    new Promise((answer) => {
      const tap = !ended && holds(command) ? held.add(command) : null;
      if (ended || (!wire && tap === null)) answer({ ok: false, refusal: 'offline' });
      else transmit(enter(command, tap, answer), within);
    });

  /** What was tapped on another page, or an earlier one, that had no line to say it. */
  const sayOthers = (): void => {
    const mine = new Set([...waiting.values()].map(({ tap }) => tap));
    for (const { id, command } of held.list()) if (!mine.has(id)) transmit(enter(command, id, () => {}));
  };

  /** What was tapped without the network, in its order: an earlier page's taps come before mine. */
  const sendHeld = (mine: readonly Waiting[]): void => {
    const taps = held.list();
    // Another page of this person has said it meanwhile: said again, it might meet something later.
    for (const { tap, envelope } of mine) if (!taps.some(({ id }) => id === tap)) settle(envelope.n, { ok: true });
    sayOthers();
    for (const { id } of taps) {
      const entry = mine.find(({ tap }) => tap === id);
      if (entry) transmit(entry);
    }
  };

  /** Says that the page is here. A line that does not answer is dead, whatever the socket believes. */
  const beat = (within?: number): void => {
    const mine = wire;
    void send({ type: 'present', visible }, within).then((answer) => {
      if (answer.ok || answer.refusal !== 'offline' || !mine || wire !== mine) return;
      mine.close();
      onGone(null);
    });
  };

  const onOpen = (opened: Wire): void => {
    wire = opened;
    failures = 0;
    const mine = [...waiting.values()];
    const hello = options.hello();
    if (hello) {
      void send(hello);
      // Before anything new.
      sendHeld(mine);
      beat();
      heartbeat = setInterval(beat, PRESENT_EVERY_MS);
    }
    setLine('connected');
  };

  const onGone = (code: number | null): void => {
    wire = null;
    if (heartbeat !== null) clearInterval(heartbeat);
    heartbeat = null;
    for (const entry of [...waiting.values()]) {
      if (entry.timer !== null) clearTimeout(entry.timer);
      entry.timer = null;
      if (entry.tap === null) settle(entry.envelope.n, { ok: false, refusal: 'offline' });
    }
    const meaning = code === null ? undefined : MEANING.get(code);
    if (meaning) setLine(meaning);
    else if (state === 'connected') setLine('lost');
    if (meaning === 'event-closed') retryIn(CLOSED_EVENT_MS);
    else if (!meaning) retryIn(backoffMs(failures, random()));
    failures += 1;
  };

  const connect = (): void => {
    era += 1;
    const mine = era;
    const current = (): boolean => mine === era && !ended;
    const attempt = options.open({
      notice: (notice) => current() && hear(notice),
      floor: (bytes) => current() && listener.floor(bytes),
      own: (bytes) => current() && listener.own(bytes),
      publicState: (publicState) => current() && listener.publicState(publicState),
      closed: (code) => current() && onGone(code),
    });
    attempt.then(
      (opened) => (current() ? onOpen(opened) : opened.close()),
      (reason: unknown) => current() && onGone(reason instanceof WireRefused ? reason.code : null),
    );
  };

  const retryIn = (ms: number): void => {
    if (retry !== null) clearTimeout(retry);
    retry = setTimeout(tryAgain, ms);
  };

  /** Tries now, unless the person has gone on elsewhere. */
  const tryAgain = (): void => {
    if (retry !== null) clearTimeout(retry);
    retry = null;
    if (holdsLine()) connect();
    else setLine('elsewhere');
  };

  /** This line is over, whatever it believes itself. */
  const drop = (code: number | null): void => {
    era += 1;
    wire?.close();
    onGone(code);
  };

  const resume = (): void => {
    if (ended || wire) return;
    const trying = retry === null && (state === 'connecting' || state === 'lost');
    if (trying) return;
    failures = 0;
    setLine(state === 'connecting' ? 'connecting' : 'lost');
    tryAgain();
  };

  connect();

  return {
    get line() {
      return state;
    },
    send,
    present(next) {
      if (visible === next) return;
      visible = next;
      if (wire) beat(next ? AWAKE_WITHIN_MS : undefined);
    },
    wake() {
      if (wire) beat(AWAKE_WITHIN_MS);
      else if (state === 'connecting' || state === 'lost') resume();
    },
    resume,
    sayHeld() {
      if (wire) sayOthers();
    },
    giveWay() {
      if (ended || state === 'elsewhere') return;
      drop(CLOSE.continuedElsewhere);
      if (retry !== null) clearTimeout(retry);
      retry = null;
    },
    renew() {
      if (ended) return;
      drop(null);
      resume();
    },
    close() {
      ended = true;
      if (retry !== null) clearTimeout(retry);
      if (heartbeat !== null) clearInterval(heartbeat);
      for (const n of [...waiting.keys()]) settle(n, { ok: false, refusal: 'offline' });
      wire?.close();
      wire = null;
    },
  };
}
