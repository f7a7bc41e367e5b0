/** Somebody who moves as a recording says, and otherwise does what a phone's owner does who is open. */
import type { CrowdCharacter } from '../../shared/crowd/characters.ts';
import type { Milliseconds, Place } from '../../shared/geometry/point.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import type { Notice } from '../../shared/protocol/notices.ts';
import type { Player } from '../bot.ts';

/** How somebody moves. */
export interface Course {
  readonly place: Place;
  /** The sign that they would scan now. */
  readonly sign: string | null;
  /** @param now of the day, the same for all @param dtMs since the last step */
  step(now: Milliseconds, dtMs: Milliseconds): void;
}

/** Nobody scans faster than this. */
const BETWEEN_SCANS_MS = 2_000;
/** Who stays scans again after so long. */
const RESCAN_MS = 60_000;
/** What was refused is said again after so long. */
const AGAIN_MS = 5_000;
/** A card is looked at for so long. */
const ANSWER_MS = 3_000;

type Hello = Extract<Command, { type: 'hello' }>;

/** Goes their recorded way whatever comes: cards are answered with no. */
export class RecordedPlayer implements Player {
  readonly character: CrowdCharacter;
  readonly #course: Course;
  readonly #signOf: (marker: string) => string | null;
  #isIn = false;
  #joined = false;
  #isOpen = false;
  #receipt: string | null = null;
  #lastSign: string | null = null;
  #sinceScan: Milliseconds = Number.POSITIVE_INFINITY;
  #untilAgain: Milliseconds = 0;
  #card: { readonly id: string; inMs: Milliseconds } | null = null;
  #ends: string | null = null;

  constructor(character: CrowdCharacter, course: Course, signOf: (marker: string) => string | null) {
    this.character = character;
    this.#course = course;
    this.#signOf = signOf;
  }

  get truth(): Place {
    return this.#course.place;
  }

  hello(): Hello {
    const profile = this.#joined ? this.character.profile : null;
    return { type: 'hello', profile, receipt: this.#receipt, open: null, language: this.character.language };
  }

  notice(notice: Notice): void {
    if (notice.type === 'welcome') {
      this.#isIn = true;
      this.#joined = notice.profile !== null;
      this.#card = null;
    } else if (notice.type === 'me') {
      this.#isOpen = notice.availability.state !== 'closed';
      this.#receipt = notice.receipt;
    } else if (notice.type === 'refused' && notice.command === 'join') this.#joined = false;
    else if (notice.type === 'proposal' && notice.myAnswer === null) {
      if (this.#card?.id !== notice.id) this.#card = { id: notice.id, inMs: ANSWER_MS };
    } else if (notice.type === 'proposal-over') this.#card = null;
    else if (notice.type === 'meeting') this.#ends = notice.id;
  }

  step(now: Milliseconds, dtMs: Milliseconds): readonly Command[] {
    this.#course.step(now, dtMs);
    this.#sinceScan += dtMs;
    this.#untilAgain -= dtMs;
    if (!this.#isIn) return [];
    if (!this.#joined) {
      if (this.#untilAgain > 0) return [];
      this.#untilAgain = AGAIN_MS;
      this.#joined = true;
      return [{ type: 'join', profile: this.character.profile, oldEnough: true }];
    }
    return [...this.#scan(), ...this.#open(), ...this.#decline(dtMs)];
  }

  #scan(): Command[] {
    const { sign } = this.#course;
    const due = this.#sinceScan >= (sign === this.#lastSign ? RESCAN_MS : BETWEEN_SCANS_MS);
    const signature = sign === null || !due ? null : this.#signOf(sign);
    if (sign === null || signature === null) return [];
    this.#lastSign = sign;
    this.#sinceScan = 0;
    return [{ type: 'scan', marker: sign, signature }];
  }

  #open(): Command[] {
    if (this.#isOpen || this.#lastSign === null || this.#untilAgain > 0) return [];
    this.#untilAgain = AGAIN_MS;
    return [{ type: 'open', minutes: 60, show: 'spot' }];
  }

  #decline(dtMs: Milliseconds): Command[] {
    if (this.#ends !== null) {
      const of = this.#ends;
      this.#ends = null;
      return [{ type: 'end', of }];
    }
    if (this.#card === null) return [];
    this.#card.inMs -= dtMs;
    if (this.#card.inMs > 0 || this.#card.inMs + dtMs <= 0) return [];
    return [{ type: 'answer', proposal: this.#card.id, yes: false }];
  }
}
