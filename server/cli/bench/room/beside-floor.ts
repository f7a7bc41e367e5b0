/** What the room costs beside the machine's own floor, measured in turn in one run. */
import { median, rounded } from './figures.ts';
import { startPair } from './pair.ts';

const RUNS = 5;
const SECONDS = 6;
/** Until the machine has made of the code what it makes of what runs for hours. */
const SETTLE_SECONDS = 8;
/** So many stand still and watch each other scan. */
const WATCHING = 20;

export interface Beside {
  /** Time inside the tick for interest, encoding and sending against the bare write loop's. */
  readonly sending: number;
  /** Processor time of the whole process against the bare one's. */
  readonly whole: number;
  /** Null: no dot was seen to move. */
  readonly delayP99Ms: number | null;
}

/** Medians of {@link RUNS} runs in turn, both servers with their phones up all the time. */
export async function besideFloor(people: number): Promise<Beside> {
  const floor = await startPair({ kind: 'floor', people, tickMs: 200, still: 0 });
  try {
    const room = await startPair({ kind: 'room', people, tickMs: 200, still: WATCHING });
    try {
      const sending: number[] = [];
      const whole: number[] = [];
      const delays: number[] = [];
      for (const pair of [floor, room]) await pair.measure(SETTLE_SECONDS);
      for (let run = 0; run < RUNS; run++) {
        const bare = await floor.measure(SECONDS);
        const ours = await room.measure(SECONDS);
        sending.push(ours.cost.sendingMs / bare.cost.sendingMs);
        whole.push(ours.cost.cpuMs / bare.cost.cpuMs);
        if (ours.received.delayP99Ms !== null) delays.push(ours.received.delayP99Ms);
      }
      const delayP99Ms = delays.length === 0 ? null : Math.round(median(delays));
      return { sending: rounded(median(sending)), whole: rounded(median(whole)), delayP99Ms };
    } finally {
      room.end();
    }
  } finally {
    floor.end();
  }
}

/** Whether a room holds so many at two ticks a second. */
export async function hold(people: number, seconds: number) {
  const pair = await startPair({ kind: 'room', people, tickMs: 500, still: WATCHING });
  try {
    await pair.measure(SETTLE_SECONDS);
    const { received } = await pair.measure(seconds);
    const { errors, delayP99Ms } = received;
    return { seconds, errors, delayP99Ms: delayP99Ms === null ? null : Math.round(delayP99Ms) };
  } finally {
    pair.end();
  }
}

/** Processor time of the room against that of one StateView a phone, both with the World in them. */
export async function besideStateViews(people: number): Promise<number> {
  const cpu = async (kind: 'room' | 'state-view'): Promise<number> => {
    const pair = await startPair({ kind, people, tickMs: 200, still: 0 });
    try {
      await pair.measure(SETTLE_SECONDS);
      return (await pair.measure(SECONDS)).cost.cpuMs;
    } finally {
      pair.end();
    }
  };
  return (await cpu('room')) / (await cpu('state-view'));
}

/** Processor time of a join against that of a Colyseus room that does nothing: medians of runs in turn. */
export async function joinsBesideBare(people: number): Promise<number> {
  const ratios: number[] = [];
  const cost = async (kind: 'doors' | 'bare'): Promise<number> => {
    const pair = await startPair({ kind, people, tickMs: 200, still: 0 });
    pair.end();
    return pair.joinMs;
  };
  for (let run = 0; run < RUNS; run++) {
    const bare = await cost('bare');
    ratios.push((await cost('doors')) / bare);
  }
  return median(ratios);
}
