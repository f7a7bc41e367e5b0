/** A run moment by moment. A long one has no more moments than a short one, but longer ones. */
import { between, type ServerMoment, type ServerSums } from './server-metrics.ts';
import { type Counted, Tally } from './tally.ts';

/** A picture shows no more. */
const MOST_MOMENTS = 240;

/** What was measured at the end of a moment. */
interface Looked {
  /** Since the first bot came. */
  readonly atSeconds: number;
  readonly isIn: number;
  readonly server: ServerSums | null;
}

interface Moment extends Looked {
  readonly tally: Tally;
}

/** A moment as it is drawn. Times are in milliseconds; null: nothing was measured in it. */
export interface Drawn {
  readonly atSeconds: number;
  readonly isIn: number;
  readonly nearP50: number | null;
  readonly nearP99: number | null;
  readonly farP99: number | null;
  readonly answerP99: number | null;
  readonly joinP99: number | null;
  readonly joins: number;
  readonly errors: number;
  readonly bytesPerPhoneSecond: number | null;
  /** How late the load test itself was at most. */
  readonly lateMs: number;
  /** Processor time of the load test's own processes, of one core. */
  readonly ownCpuPercent: number;
  readonly server: ServerMoment | null;
}

export class Timeline {
  #moments: Moment[] = [];
  /** So many looks make a moment. */
  #looks = 1;
  #taken = 0;

  add(counted: readonly Counted[], looked: Looked): void {
    const last = this.#moments.at(-1);
    const goesOn = last !== undefined && this.#taken % this.#looks !== 0;
    const tally = goesOn ? last.tally : new Tally();
    for (const each of counted) tally.add(each);
    if (goesOn) this.#moments.pop();
    this.#moments.push({ ...looked, server: looked.server ?? (goesOn ? last.server : null), tally });
    this.#taken += 1;
    if (this.#moments.length > MOST_MOMENTS && this.#taken % this.#looks === 0) this.#halve();
  }

  #halve(): void {
    const halved: Moment[] = [];
    for (let at = 0; at < this.#moments.length; at += 2) {
      const [one, other] = this.#moments.slice(at, at + 2);
      if (one === undefined) break;
      if (other !== undefined) one.tally.add(other.tally.take());
      halved.push({ ...one, ...(other && { ...other, server: other.server ?? one.server }), tally: one.tally });
    }
    this.#moments = halved;
    this.#looks *= 2;
    this.#taken = Math.ceil(this.#taken / this.#looks) * this.#looks;
  }

  get drawn(): Drawn[] {
    let server: { readonly at: number; readonly sums: ServerSums } | null = null;
    let before: number = 0;
    return this.#moments.map(({ atSeconds, isIn, server: sums, tally }) => {
      const seconds = Math.max(0.001, atSeconds - before);
      const { join, near, far, answer } = tally.times;
      const drawn: Drawn = {
        atSeconds,
        isIn,
        nearP50: near.quantile(0.5),
        nearP99: near.quantile(0.99),
        farP99: far.quantile(0.99),
        answerP99: answer.quantile(0.99),
        joinP99: join.quantile(0.99),
        joins: join.total,
        errors: tally.errors,
        bytesPerPhoneSecond: isIn === 0 ? null : tally.bytes / isIn / seconds,
        lateMs: tally.lateMs,
        ownCpuPercent: tally.cpuMs / 10 / seconds,
        server: sums === null || server === null ? null : between(server.sums, sums, atSeconds - server.at),
      };
      before = atSeconds;
      if (sums !== null) server = { at: atSeconds, sums };
      return drawn;
    });
  }
}
