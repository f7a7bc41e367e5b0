import type { Milliseconds, Place, Point } from '../geometry/point.ts';
import { nearestOnLine } from '../geometry/polyline.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { Command } from '../protocol/commands.ts';
import type { NoticeOf } from '../protocol/notices.ts';
import type { Chance } from './chance.ts';
import type { Habits } from './habits.ts';
import type { Legs } from './legs.ts';
import { type Surroundings, wayBetween } from './stroll.ts';

type MeetingNotice = NoticeOf<'meeting'>;

/** With so little way left, somebody's "we met" is let stand. */
const NEARLY_THERE_METRES = 10;

/** One's own part in one meeting: walk the way that was sent, be there, talk for a while, end it kindly. */
export class Appointment {
  readonly id: string;
  /** The sign that proves that one is at the spot; null when there is none. */
  readonly sign: string | null;
  readonly #walker: Legs;
  readonly #habits: Habits;
  #news: MeetingNotice;
  #untilClaim: Milliseconds;
  #untilEnd: Milliseconds;
  #deniedClaim = false;

  constructor(first: MeetingNotice, walker: Legs, chance: Chance, habits: Habits, around: Surroundings) {
    this.id = first.id;
    this.#news = first;
    this.#walker = walker;
    this.#habits = habits;
    this.#untilClaim = chance.between(habits.claimMs);
    this.#untilEnd = chance.between(habits.talkMs);
    const stop = around.haunts.signAt(first.spot);
    this.sign = stop?.marker ?? null;
    walker.follow(this.#way(around, stop?.place ?? null));
  }

  /** The server's newest word on this meeting. */
  update(news: MeetingNotice): void {
    this.#news = news;
    if (news.claim === null) this.#deniedClaim = false;
  }

  /** Whether one is still on the way to the spot, or waits there. */
  get walking(): boolean {
    return this.#news.phase === 'walking';
  }

  step(dtMs: Milliseconds): Command[] {
    // Said by the other, "we met" makes it a talk at once, wherever one is.
    if (this.#news.claim === 'theirs' && this.#walker.metresLeft > NEARLY_THERE_METRES) return this.#deny();
    if (!this.walking) {
      this.#untilEnd -= dtMs;
      return this.#untilEnd <= 0 ? this.#once('end') : [];
    }
    if (!this.#walker.resting || !this.#mayClaim()) return [];
    this.#untilClaim -= dtMs;
    return this.#untilClaim <= 0 ? this.#once('we-met') : [];
  }

  /** To say "we met" to a real person who may not be there yet would be a lie that they have to take back. */
  #mayClaim(): boolean {
    return this.#news.otherArrived || this.#news.card.simulated || this.#habits.claimsToReal;
  }

  #deny(): Command[] {
    if (this.#deniedClaim) return [];
    this.#deniedClaim = true;
    return [{ type: 'not-yet', meeting: this.id }];
  }

  /** Say it, and say it again only after a while: the server may have missed it or refused it. */
  #once(type: 'end' | 'we-met'): Command[] {
    this.#untilEnd = this.#habits.talkMs[1];
    this.#untilClaim = this.#habits.claimMs[1];
    return [type === 'end' ? { type } : { type, meeting: this.id }];
  }

  /** From where one stands to the way that was sent, along it, and on to the spot's sign. */
  #way({ wayfinder }: Surroundings, sign: Place | null): readonly Place[] {
    const { spot, route } = this.#news;
    const here = this.#walker.place;
    const goal: Place = sign ?? { level: spot.level, x: spot.x, y: spot.y };
    const nth = route?.legs.findIndex(({ level }) => level === here.level) ?? -1;
    const [leg, ...later] = nth < 0 ? [] : (route?.legs.slice(nth) ?? []);
    const [joined, ...rest] = leg ? restOfLine(leg.line, here) : [];
    if (leg && joined) {
      const legs = [{ level: leg.level, line: rest }, ...later];
      const sent = legs.flatMap(({ level, line }) => line.map(({ x, y }): Place => ({ level, x, y })));
      const from = { level: leg.level, ...joined };
      const there = wayBetween(wayfinder, here, from);
      const onward = wayBetween(wayfinder, sent.at(-1) ?? from, goal);
      if (there && onward) return [...there, ...sent, ...onward];
    }
    return wayBetween(wayfinder, here, goal) ?? [];
  }
}

/** The line from its point nearest to `here` on; nothing when there is no line. */
function restOfLine(line: readonly Point[], here: Point): readonly Point[] {
  if (line.length === 0) return [];
  const { at, along } = nearestOnLine(line, here);
  let passed = 0;
  const first = line.findIndex((to, i) => {
    const from = line[i - 1];
    if (from) passed += distanceBetween(from, to);
    return passed > along;
  });
  return first < 0 ? [at] : [at, ...line.slice(first)];
}
