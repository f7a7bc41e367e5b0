import type { Milliseconds, Place } from '../geometry/point.ts';
import type { Command } from '../protocol/commands.ts';
import type { Notice, NoticeOf } from '../protocol/notices.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { Appointment } from './appointment.ts';
import { Chance } from './chance.ts';
import type { CrowdCharacter } from './characters.ts';
import { type Habits, sessionLeft } from './habits.ts';
import type { Legs } from './legs.ts';
import { Scanner, type SignOf } from './scanner.ts';
import { Stroll, type Surroundings, type Territory } from './stroll.ts';

export interface CrowdPersonOptions extends Surroundings {
  readonly seed: number;
  readonly character: CrowdCharacter;
  readonly habits: Habits;
  /** Where in the round of open and closed they begin, 0 to 1. */
  readonly shift: number;
  readonly territory: Territory;
  readonly signOf: SignOf;
  /** What carries them, standing where they begin. */
  readonly legs: Legs;
}

type Hello = Extract<Command, { type: 'hello' }>;
type Answer = Extract<Command, { type: 'answer' }>;
type Keep = Extract<Command, { type: 'keep' }>;

/** A phone says this often that it is on screen. */
const PRESENT_MS = 8_000;
/** What was refused or not heard is said again after so long. */
const AGAIN_MS = 5_000;
/** Before a phone's scan is this old, one scans again without being asked. */
const FRESH_SCAN_MS = 15 * 60_000;

const NEEDS_A_SIGN: ReadonlySet<Refusal> = new Set(['scan-first', 'scan-again', 'confirm-place']);

/**
 * One attendee of the crowd. Knows the truth about their own place, which they never send; says only what a phone can
 * say; knows of the others only what notices tell. Repeats exactly from the same seed, notices and steps.
 */
export class CrowdPerson {
  readonly character: CrowdCharacter;
  readonly #habits: Habits;
  readonly #shift: number;
  readonly #attends: boolean;
  readonly #around: Surroundings;
  readonly #chance: Chance;
  readonly #walker: Legs;
  readonly #metresPerSecond: number;
  readonly #scanner: Scanner;
  readonly #stroll: Stroll;
  #welcomed = false;
  #joined = false;
  #me: NoticeOf<'me'> | null = null;
  #appointment: Appointment | null = null;
  /** The card on the screen. */
  #proposal: string | null = null;
  #answer: { readonly command: Answer; inMs: Milliseconds } | null = null;
  #keep: { readonly command: Keep; inMs: Milliseconds } | null = null;
  #untilPresent: Milliseconds = 0;
  #untilJoin: Milliseconds = 0;
  #untilOpen: Milliseconds = 0;
  #needsSign = false;

  constructor({ seed, character, habits, shift, territory, signOf, wayfinder, haunts, legs }: CrowdPersonOptions) {
    this.character = character;
    this.#habits = habits;
    this.#shift = shift;
    this.#around = { wayfinder, haunts };
    this.#chance = new Chance(seed);
    this.#attends = habits.sessions !== undefined && this.#chance.happens(habits.sessions.share);
    this.#walker = legs;
    this.#metresPerSecond = this.#chance.between(habits.speed);
    this.#scanner = new Scanner(haunts, signOf);
    this.#stroll = new Stroll(this.#walker, this.#chance, habits, this.#around, territory);
  }

  /** Where they really are. */
  get truth(): Place {
    return this.#walker.place;
  }

  get #waits(): boolean {
    return this.#proposal !== null && this.#habits.waitsWithCard;
  }

  /** What a phone says first on every connection. */
  hello(): Hello {
    const open = this.#me?.availability.state === 'open' ? this.#me.availability : null;
    return {
      type: 'hello',
      profile: this.#joined ? this.character.profile : null,
      receipt: this.#me?.receipt ?? null,
      open: open && { until: open.until, show: open.show },
      language: this.character.language,
    };
  }

  /** The server said this to them. */
  notice(notice: Notice): void {
    switch (notice.type) {
      case 'welcome':
        this.#welcomed = true;
        this.#joined = notice.profile !== null;
        // What is still under way is told anew.
        this.#appointment = null;
        this.#putCardAway();
        break;
      case 'refused':
        this.#refused(notice);
        break;
      case 'me':
        this.#me = notice;
        break;
      case 'proposal':
        this.#consider(notice);
        break;
      case 'proposal-over':
        if (this.#proposal === notice.id) this.#putCardAway();
        break;
      case 'meeting':
        this.#putCardAway();
        if (this.#appointment?.id === notice.id) this.#appointment.update(notice);
        else this.#appointment = new Appointment(notice, this.#walker, this.#chance, this.#habits, this.#around);
        break;
      case 'meeting-over':
        this.#over(notice);
        break;
      case 'venue':
      case 'done':
      case 'kept':
      case 'encounters':
        break;
    }
  }

  /**
   * Time passed: walk on and say what there is to say.
   * @param now on the server's clock
   * @param dtMs since the last step; a second or less, or signs are walked past unseen
   */
  step(now: Milliseconds, dtMs: Milliseconds): readonly Command[] {
    // Who walked on for the minute of a card would be over a minute away from where the server believes them to be.
    const stands = this.#waits && !this.#needsSign && !this.#appointment;
    const passed = this.#walker.advance(stands ? 0 : (this.#metresPerSecond * dtMs) / 1000);
    if (!this.#appointment) this.#stroll.step(dtMs, this.#waits, this.#freeFor(now), this.#sits(now));
    if (!this.#welcomed) return [];
    this.#untilJoin -= dtMs;
    if (!this.#joined) return this.#join();
    return [
      ...this.#sayPresent(dtMs),
      ...this.#scan(dtMs, passed),
      ...(this.#appointment?.step(dtMs) ?? []),
      ...this.#openOrClose(now, dtMs),
      ...this.#whenDue(dtMs),
    ];
  }

  /** How long they still sit in a session, milliseconds; 0: they do not. */
  #sits(now: Milliseconds): Milliseconds {
    const { sessions } = this.#habits;
    return this.#attends && sessions ? sessionLeft(sessions, now) : 0;
  }

  /** How long until they open again by their own habits; 0 while they are open. */
  #freeFor(now: Milliseconds): Milliseconds {
    const inRound = (now / this.#habits.roundMs + this.#shift) % 1;
    const open = this.#me?.availability.state === 'open' || inRound < this.#habits.openShare;
    return open ? 0 : (1 - inRound) * this.#habits.roundMs;
  }

  #join(): Command[] {
    if (this.#untilJoin > 0) return [];
    this.#untilJoin = AGAIN_MS;
    this.#joined = true;
    return [{ type: 'join', profile: this.character.profile, oldEnough: true }];
  }

  #sayPresent(dtMs: Milliseconds): Command[] {
    this.#untilPresent -= dtMs;
    if (this.#untilPresent > 0) return [];
    this.#untilPresent = PRESENT_MS;
    return [{ type: 'present', visible: true }];
  }

  #scan(dtMs: Milliseconds, passed: readonly Place[]): Command[] {
    const meeting = this.#appointment?.walking ? this.#appointment : null;
    const open = this.#me?.availability.state === 'open';
    const againAfterMs = this.#needsSign ? 0 : open ? this.#habits.rescanMs : FRESH_SCAN_MS;
    const places = passed.length > 0 ? passed : [this.#walker.place];
    const scans = this.#scanner.step(dtMs, places, againAfterMs, meeting?.sign ?? null);
    if (scans.length > 0) this.#needsSign = false;
    return scans;
  }

  #openOrClose(now: Milliseconds, dtMs: Milliseconds): Command[] {
    this.#untilOpen -= dtMs;
    const me = this.#me;
    if (!me?.place || this.#untilOpen > 0 || this.#needsSign) return [];
    const inRound = (now / this.#habits.roundMs + this.#shift) % 1;
    const wantsOpen = inRound < this.#habits.openShare && this.#sits(now) === 0;
    const { state } = me.availability;
    const opens = state === 'closed' && wantsOpen;
    const closes = state === 'open' && !wantsOpen && !this.#waits;
    if (!opens && !closes) return [];
    this.#untilOpen = AGAIN_MS;
    return [opens ? { type: 'open', minutes: 30, show: this.character.show } : { type: 'close' }];
  }

  /** Sealed answers and keeps, after the time that it takes to think. */
  #whenDue(dtMs: Milliseconds): Command[] {
    const due: Command[] = [];
    if (this.#answer) {
      this.#answer.inMs -= dtMs;
      if (this.#answer.inMs <= 0) {
        due.push(this.#answer.command);
        this.#answer = null;
      }
    }
    if (this.#keep) {
      this.#keep.inMs -= dtMs;
      if (this.#keep.inMs <= 0) {
        due.push(this.#keep.command);
        this.#keep = null;
      }
    }
    return due;
  }

  #consider({ id, card, myAnswer }: NoticeOf<'proposal'>): void {
    if (this.#proposal === id) return;
    this.#proposal = id;
    if (myAnswer !== null) return;
    const { yesToSimulated, yesToReal = 1 } = this.#habits;
    const yes = this.#wants(card.simulated ? yesToSimulated : yesToReal);
    this.#answer = {
      command: { type: 'answer', proposal: id, yes },
      inMs: this.#chance.between(this.#habits.answerMs),
    };
  }

  /** What is sure needs no luck, so that the crowd of the demo is as it was. */
  #wants(probability: number): boolean {
    return probability === 1 || this.#chance.happens(probability);
  }

  #putCardAway(): void {
    this.#proposal = null;
    this.#answer = null;
  }

  #over({ id, keep }: NoticeOf<'meeting-over'>): void {
    if (this.#appointment?.id !== id) return;
    this.#appointment = null;
    this.#untilOpen = this.#chance.between(this.#habits.restMs);
    const { keepsSimulated, keepsReal = 1 } = this.#habits;
    if (!keep || !this.#wants(keep.card.simulated ? keepsSimulated : keepsReal)) return;
    this.#keep = {
      command: { type: 'keep', ticket: keep.ticket, reach: '' },
      inMs: this.#chance.between(this.#habits.keepMs),
    };
  }

  #refused({ command, refusal }: NoticeOf<'refused'>): void {
    if (refusal === 'not-joined' || command === 'join') this.#joined = false;
    if (NEEDS_A_SIGN.has(refusal) && !this.#needsSign) {
      this.#needsSign = true;
      if (!this.#appointment) this.#stroll.goToNearestSign();
    }
  }
}
