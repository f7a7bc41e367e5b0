/** What the bots of one process have counted since it was asked last, and adding up those of several. */
import type { Milliseconds } from '../shared/geometry/point.ts';
import { type Counts, Histogram } from './histogram.ts';

const TIMES = ['join', 'near', 'far', 'answer'] as const;
/** join: until a bot is in; near and far: a dot's delay; answer: from a command to the server's word on it. */
export type Time = (typeof TIMES)[number];

/** What is sent from process to process. */
export interface Counted {
  readonly times: Readonly<Record<Time, Counts>>;
  /** Payload bytes of all messages that came. */
  readonly bytes: number;
  readonly proposals: readonly string[];
  readonly meetings: readonly string[];
  /** How often, by what happened. */
  readonly faults: readonly (readonly [fault: string, count: number])[];
  /** How late this process itself was at most: what it measured may be too much by that. */
  readonly lateMs: Milliseconds;
  /** Processor time that it used, in milliseconds. */
  readonly cpuMs: Milliseconds;
}

/** Everything counted in one stretch of time, or in the whole run. */
export class Tally {
  readonly times: Readonly<Record<Time, Histogram>> = {
    join: new Histogram(),
    near: new Histogram(),
    far: new Histogram(),
    answer: new Histogram(),
  };
  readonly proposals = new Set<string>();
  readonly meetings = new Set<string>();
  readonly faults = new Map<string, number>();
  bytes = 0;
  lateMs = 0;
  cpuMs = 0;

  add(counted: Counted): void {
    for (const time of TIMES) this.times[time].merge(counted.times[time]);
    // Both members of a proposal are told of it, and they may be in two processes.
    for (const id of counted.proposals) this.proposals.add(id);
    for (const id of counted.meetings) this.meetings.add(id);
    for (const [fault, count] of counted.faults) this.fault(fault, count);
    this.bytes += counted.bytes;
    this.lateMs = Math.max(this.lateMs, counted.lateMs);
    this.cpuMs += counted.cpuMs;
  }

  fault(fault: string, count = 1): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + count);
  }

  get errors(): number {
    return [...this.faults.values()].reduce((sum, count) => sum + count, 0);
  }

  /** All of it as it is sent; nothing of it is left here. */
  take(): Counted {
    const { join, near, far, answer } = this.times;
    const counted = {
      times: { join: join.take(), near: near.take(), far: far.take(), answer: answer.take() },
      bytes: this.bytes,
      proposals: [...this.proposals],
      meetings: [...this.meetings],
      faults: [...this.faults],
      lateMs: this.lateMs,
      cpuMs: this.cpuMs,
    };
    this.proposals.clear();
    this.meetings.clear();
    this.faults.clear();
    this.bytes = 0;
    this.lateMs = 0;
    this.cpuMs = 0;
    return counted;
  }
}
