/** What a simulation is for: who met, how long they waited for what, how far they walked, how even all of it is. */
import type { Metres, Milliseconds } from '../../geometry/point.ts';
import type { Command } from '../../protocol/commands.ts';
import type { Notice, NoticeOf } from '../../protocol/notices.ts';

/** The middle and the ninetieth of a hundred; null of nothing. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface MeetingFigures {
  /** Who ever was open. */
  readonly opened: number;
  /** Cards dealt, two a proposal, and the share that was answered with yes. */
  readonly cards: number;
  readonly yesShare: number;
  /** Meetings that both said yes to, and those of them in which both came to talk. */
  readonly meetings: number;
  readonly talks: number;
  /** People who talked at least once, and their share of all who were open. */
  readonly met: number;
  readonly metShare: number;
  /** From opening to the first card. */
  readonly waitForCardSeconds: Spread | null;
  /** From one's own yes to the hello. */
  readonly yesToHelloSeconds: Spread | null;
  /** At the spot, until the other was there. */
  readonly waitAtSpotSeconds: Spread | null;
  /** Of each one's own way to the spot. */
  readonly walkMetres: Spread | null;
  /** By how much the longer of the two ways is longer. */
  readonly walkDifferenceMetres: Spread | null;
  /** How evenly the talks fall to those who were open: Jain's index, 1 when all had as many. */
  readonly fairness: number;
}

/** What is known of one meeting, by who is in it. */
interface Course {
  readonly walks: Map<string, Metres>;
  readonly arrived: Map<string, Milliseconds>;
  readonly talks: Set<string>;
}

/** The spread of these numbers, rounded to tenths. */
export function spreadOf(numbers: readonly number[]): Spread | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return sorted.length === 0 ? null : { count: sorted.length, median: tenths(at(0.5)), p90: tenths(at(0.9)) };
}

/** R. Jain, D. Chiu, W. Hawe, A quantitative measure of fairness, DEC-TR-301, 1984; 1 of nothing. */
function jain(numbers: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const number of numbers) {
    sum += number;
    squares += number * number;
  }
  return squares === 0 ? 1 : (sum * sum) / (numbers.length * squares);
}

export class Tally {
  readonly #openSince = new Map<string, Milliseconds>();
  readonly #ever = new Map<string, number>();
  readonly #yes = new Map<string, Milliseconds>();
  readonly #cards = new Set<string>();
  readonly #courses = new Map<string, Course>();
  readonly #waits: number[] = [];
  readonly #hellos: number[] = [];
  readonly #atSpot: number[] = [];
  #answers = 0;
  #yeses = 0;

  /** Somebody said this. */
  said(who: string, command: Command, now: Milliseconds): void {
    if (command.type !== 'answer') return;
    this.#answers += 1;
    if (!command.yes) return;
    this.#yeses += 1;
    this.#yes.set(who, now);
  }

  /** Somebody was told this. */
  told(who: string, notice: Notice, now: Milliseconds): void {
    if (notice.type === 'me') this.#availability(who, notice.availability.state === 'open', now);
    else if (notice.type === 'proposal') this.#card(who, notice.id, now);
    else if (notice.type === 'meeting') this.#meeting(who, notice, now);
  }

  figures(): MeetingFigures {
    const walks: Metres[] = [];
    const differences: Metres[] = [];
    let talks = 0;
    for (const course of this.#courses.values()) {
      const own = [...course.walks.values()];
      walks.push(...own);
      if (own.length > 1) differences.push(Math.max(...own) - Math.min(...own));
      if (course.talks.size > 1) talks += 1;
    }
    const counts = [...this.#ever.values()];
    const met = counts.filter((count) => count > 0).length;
    const hundredths = (value: number) => Math.round(value * 100) / 100;
    return {
      opened: counts.length,
      cards: this.#cards.size,
      yesShare: hundredths(this.#answers === 0 ? 0 : this.#yeses / this.#answers),
      meetings: this.#courses.size,
      talks,
      met,
      metShare: hundredths(counts.length === 0 ? 0 : met / counts.length),
      waitForCardSeconds: spreadOf(this.#waits),
      yesToHelloSeconds: spreadOf(this.#hellos),
      waitAtSpotSeconds: spreadOf(this.#atSpot),
      walkMetres: spreadOf(walks),
      walkDifferenceMetres: spreadOf(differences),
      fairness: hundredths(jain(counts)),
    };
  }

  #availability(who: string, open: boolean, now: Milliseconds): void {
    if (!open) this.#openSince.delete(who);
    else if (!this.#openSince.has(who)) this.#openSince.set(who, now);
    if (open && !this.#ever.has(who)) this.#ever.set(who, 0);
  }

  #card(who: string, id: string, now: Milliseconds): void {
    const key = `${id} ${who}`;
    if (this.#cards.has(key)) return;
    this.#cards.add(key);
    const since = this.#openSince.get(who);
    // The first card of a time of being open: who waits on has had their turn.
    if (since !== undefined && Number.isFinite(since)) this.#waits.push((now - since) / 1000);
    this.#openSince.set(who, Infinity);
  }

  #meeting(who: string, notice: NoticeOf<'meeting'>, now: Milliseconds): void {
    const known = this.#courses.get(notice.id);
    const course = known ?? { walks: new Map(), arrived: new Map(), talks: new Set() };
    if (!known) this.#courses.set(notice.id, course);
    if (!course.walks.has(who)) course.walks.set(who, notice.route?.lengthMetres ?? 0);
    if (notice.iArrived && !course.arrived.has(who)) {
      const [other] = course.arrived.values();
      if (other !== undefined) this.#atSpot.push((now - other) / 1000);
      course.arrived.set(who, now);
    }
    if (notice.phase !== 'talking' || course.talks.has(who)) return;
    course.talks.add(who);
    this.#ever.set(who, (this.#ever.get(who) ?? 0) + 1);
    const yes = this.#yes.get(who);
    if (yes !== undefined) this.#hellos.push((now - yes) / 1000);
  }
}
