/**
 * One process of the load test: its share of the bots. It is started by shares.ts, says `ready`, lets its bots in when
 * told to `begin`, tells what they counted when asked, and ends with the line to who started it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fetchClient } from '../client/link/colyseus-link.ts';
import type { Milliseconds, Place } from '../shared/geometry/point.ts';
import { Bot, type Common } from './bot.ts';
import { castOf } from './cast.ts';
import { sharedNow } from './clock.ts';
import { DotDelays, type Sent } from './dot-delays.ts';
import { type Ear, report } from './gateway.ts';
import { openKiosk } from './kiosk.ts';
import { receivedBytes, useLightSockets } from './light-socket.ts';
import type { LoadOptions } from './options.ts';
import type { Site } from './site.ts';
import { type Counted, Tally } from './tally.ts';

/** What one process is to do. */
export interface Share {
  readonly site: Site;
  readonly options: Pick<LoadOptions, 'attendees' | 'seed' | 'arriveMs' | 'kiosks' | 'processes' | 'profile'>;
  /** The text of the recording to move by. */
  readonly recording: string | null;
  /** When the recording begins, of the day. */
  readonly origin: Milliseconds;
  /** What opens the gateways' route; null: nobody wears a badge. */
  readonly gatewayToken: string | null;
  /** Admission codes: none, one for all, or one each. */
  readonly codes: readonly string[];
  /** Which of the processes this is, from 0: every bot whose number it is but for whole rounds. */
  readonly index: number;
}

export type Told =
  | { readonly type: 'ready'; readonly bots: number }
  | { readonly type: 'counted'; readonly counted: Counted; readonly bots: number; readonly isIn: number }
  | { readonly type: 'sent'; readonly sent: readonly Sent[] }
  | { readonly type: 'failed'; readonly reason: string };
export type Asked =
  | { readonly type: 'share'; readonly share: Share }
  /** Let the bots in; the first comes then, on the shared clock. */
  | { readonly type: 'begin'; readonly at: Milliseconds }
  /** Bots of other processes have sent this. */
  | { readonly type: 'sent'; readonly sent: readonly Sent[] }
  /** Say what was counted since this was asked last. */
  | { readonly type: 'count' }
  | { readonly type: 'end' };

/** Each bot steps this often; the bots of a process take turns within it. */
const STEP_MS = 200;
const TURNS = 10;
/** Bodies walk on this often. */
const WALK_MS = 100;
/** The others are told of scans this often. */
const TELL_MS = 100;
/** Gateways report this often. */
const HEARD_MS = 1_000;
/** So many bots of all look at what the frames say; the others only read them. */
const WATCHING = 500;

const tell = (told: Told): void => void process.send?.(told);

/** Bring this share to life. Returns what is to be done with each further word. */
async function take({ site, options, recording, origin, gatewayToken, codes, index }: Share) {
  const { attendees, kiosks, processes } = options;
  const tally = new Tally();
  const signs = new Map<string, Place>(
    site.venue.markers.map(({ id, level, standAt: [x, y] }) => [id, { level, x, y }] as const),
  );
  const delays = new DotDelays(signs.values(), (ms, near) => tally.times[near ? 'near' : 'far'].add(ms));
  const common: Common = { site, signs, delays, tally };
  const isMine = (at: number): boolean => at % processes === index;
  const cast = castOf({ ...options, site, recording, origin, isMine });
  const badges = [...site.badges];
  const worn: { readonly badge: string; readonly ear: Ear; readonly bot: Bot }[] = [];
  // Spread over all, whichever process they are in.
  const watchEvery = Math.max(1, Math.ceil(attendees / WATCHING));
  const bots: Bot[] = [];
  const lines = new Set<{ close(): void }>();
  const timers = new Set<NodeJS.Timeout>();
  let over = false;

  const count = (): void => {
    const { user, system } = process.cpuUsage();
    const cpuMs = (user + system) / 1000;
    const bytes = receivedBytes();
    tally.cpuMs = cpuMs - counted.cpuMs;
    tally.bytes = bytes - counted.bytes;
    tally.lateMs = loop.max / 1e6;
    loop.reset();
    counted = { cpuMs, bytes };
    tell({ type: 'counted', counted: tally.take(), bots: bots.length, isIn: bots.filter((bot) => bot.isIn).length });
  };
  const loop = monitorEventLoopDelay({ resolution: 10 });
  let counted = { cpuMs: 0, bytes: 0 };

  const begin = async (at: Milliseconds): Promise<void> => {
    loop.enable();
    let turn = 0;
    let walked = sharedNow();
    timers.add(
      setInterval(() => {
        const now = sharedNow();
        if (now - walked >= WALK_MS) {
          cast.step(now - walked);
          walked = now;
        }
        for (let i = turn; i < bots.length; i += TURNS) bots[i]?.step();
        turn = (turn + 1) % TURNS;
      }, STEP_MS / TURNS),
    );
    if (processes > 1) {
      timers.add(
        setInterval(() => {
          const sent = delays.unsaid();
          if (sent.length > 0) tell({ type: 'sent', sent });
        }, TELL_MS),
      );
    }
    for (let kiosk = 0; kiosk < kiosks; kiosk++) if (isMine(kiosk)) lines.add(openKiosk(site, tally));
    if (gatewayToken !== null && badges.length > 0) {
      timers.add(
        setInterval(() => {
          const heard = worn.filter(({ bot }) => bot.isIn);
          void report(site.endpoint, gatewayToken, heard, Date.now(), tally);
        }, HEARD_MS),
      );
    }
    for (const { number, player, comesAt, ear } of cast.parts) {
      // None comes before it is due.
      await wait(Math.max(0, at + comesAt - sharedNow()));
      if (over) return;
      const code = codes.length > 1 ? (codes[number] ?? null) : (codes[0] ?? null);
      const badge = badges[number];
      const bot = new Bot({ player, common, code, badge: badge ?? null, watches: number % watchEvery === 0 });
      if (badge) worn.push({ badge: badge[0], ear, bot });
      bots.push(bot);
    }
  };

  return {
    bots: cast.parts.length,
    begin,
    count,
    heard: (sent: readonly Sent[]) => delays.heard(sent),
    end() {
      over = true;
      for (const timer of timers) clearInterval(timer);
      for (const bot of bots) bot.leave();
      for (const line of lines) line.close();
    },
  };
}

// What a lost connection makes the SDK say would break the live line; what became of it is counted.
console.warn = () => {};
useLightSockets();
let share: Awaited<ReturnType<typeof take>> | null = null;
const obey = async (asked: Asked): Promise<void> => {
  if (asked.type === 'share') {
    share = await take(asked.share);
    // The first bot is not to wait for what all of them use.
    await fetchClient();
    tell({ type: 'ready', bots: share.bots });
  } else if (asked.type === 'begin') await share?.begin(asked.at);
  else if (asked.type === 'sent') share?.heard(asked.sent);
  else if (asked.type === 'count') share?.count();
  else {
    share?.end();
    process.disconnect();
  }
};
process.on('message', (asked: Asked) => {
  obey(asked).catch((error: unknown) => {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});
// Who started it is gone.
process.on('disconnect', () => process.exit());
// The terminal tells all of the group; who started it says when to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
