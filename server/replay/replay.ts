/**
 * Replays a recorded walk: what was heard comes in at the gateways' own door, at the pace at which it was recorded, and a
 * kiosk shows where the server believes the badges to be beside where they truly were.
 */
import { type RequestHandler, Router } from 'express';
import type { Place } from '../../shared/geometry/point.ts';
import { decodeOwn } from '../../shared/interest/own-frame.ts';
import type { Replayed, ReplayedMobile } from '../../shared/protocol/replay.ts';
import type { RecordedSet, TruePlace } from '../cli/evaluate/recorded.ts';
import type { OpenEvent } from '../open-event.ts';
import { SIGHTINGS_PATH } from '../operations/guard.ts';

const STEP_MS = 200;
/** After its end it waits so long, and begins again. */
const PAUSE_SECONDS = 5;
/** Of each trail the last so many steps are kept: three minutes. */
const LONGEST_TRAIL = 900;
/** Reports in one post. */
const MOST_REPORTS = 500;

export interface Replay {
  /** GET /api/replay: how it stands, for the kiosk. */
  readonly routes: RequestHandler;
  /** Let it begin, at this server. */
  begin(event: OpenEvent, origin: string, token: string): Promise<void>;
  stop(): void;
}

interface Mobile {
  readonly id: string;
  shown: ReplayedMobile['shown'];
  readonly trail: Place[];
  readonly trueTrail: Place[];
}

/** Where a mobile truly was, between the rows; null before the first and after the last. */
function truthAt(rows: readonly TruePlace[], seconds: number): Place | null {
  const k = rows.findIndex((row) => row.seconds > seconds);
  const [a, b] = [rows[k - 1], rows[k]];
  if (!a || !b) return rows.length === 1 ? (rows[0] ?? null) : null;
  const t = (seconds - a.seconds) / (b.seconds - a.seconds);
  return { level: t < 0.5 ? a.level : b.level, x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
}

/** @param speed how many times as fast as it was recorded */
export function openReplay(set: RecordedSet, speed: number): Replay {
  const mobiles = [...new Set(set.sightings.map(({ mobile }) => mobile))].map(
    (id): Mobile => ({ id, shown: null, trail: [], trueTrail: [] }),
  );
  const first = set.sightings[0]?.seconds ?? 0;
  const last = set.sightings.at(-1)?.seconds ?? first;
  let timer: NodeJS.Timeout | undefined;
  let seconds = first;
  const routes = Router();
  routes.get('/api/replay', (_request, response) => {
    const answer: Replayed = {
      seconds: seconds - first,
      lasts: last - first,
      speed,
      mobiles: mobiles.map(({ id, shown, trail, trueTrail }) => ({
        id,
        shown,
        truth: truthAt(set.truth.get(id) ?? [], seconds),
        trail,
        trueTrail,
      })),
    };
    response.set('Cache-Control', 'no-store').json(answer);
  });

  /** Somebody who wears the badge: their phone is sent where they are, as everybody's is. */
  async function wear(event: OpenEvent, mobile: Mobile): Promise<void> {
    const who = `replay ${mobile.id}`;
    const levels = event.venue.levels.map(({ id }) => id);
    const line = await event.host.connect(who, {
      notice() {},
      floor() {},
      own(bytes) {
        mobile.shown = decodeOwn(bytes, levels)?.body ?? null;
      },
      close() {},
    });
    const topic = event.plan.topics[0]?.id ?? '';
    const profile = {
      firstName: 'Replay',
      gives: [topic],
      seeks: [topic],
      giveLine: '',
      seekLine: '',
      languages: ['en'],
    };
    line.command({ n: 1, command: { type: 'join', profile, oldEnough: true } });
    event.host.system({ type: 'bound', badge: mobile.id, who });
  }

  return {
    routes,
    async begin(event, origin, token) {
      for (const mobile of mobiles) await wear(event, mobile);
      const post = async (from: number, to: number): Promise<void> => {
        const reports = set.sightings
          .slice(from, to)
          .map(({ anchor, mobile, rssiDbm }) => ({ gateway: anchor, badge: mobile, rssi: rssiDbm, time: Date.now() }));
        await fetch(`${origin}${SIGHTINGS_PATH}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(reports),
        }).catch(() => {});
      };
      let began = performance.now();
      let next = 0;
      timer = setInterval(() => {
        seconds = first + ((performance.now() - began) / 1000) * speed;
        const from = next;
        while ((set.sightings[next]?.seconds ?? Infinity) <= seconds && next - from < MOST_REPORTS) next += 1;
        if (next > from) void post(from, next);
        for (const { id, shown, trail, trueTrail } of mobiles) {
          const truth = truthAt(set.truth.get(id) ?? [], seconds);
          if (shown !== null) trail.push({ level: shown.level, x: shown.x, y: shown.y });
          if (truth !== null) trueTrail.push(truth);
          trail.splice(0, trail.length - LONGEST_TRAIL);
          trueTrail.splice(0, trueTrail.length - LONGEST_TRAIL);
        }
        if (seconds < last + PAUSE_SECONDS * speed) return;
        began = performance.now();
        next = 0;
        for (const { trail, trueTrail } of mobiles) {
          trail.length = 0;
          trueTrail.length = 0;
        }
      }, STEP_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
