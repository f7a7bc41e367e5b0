/** POST /api/sightings: what beacon gateways heard, one report or a list of them. */
import { Router } from 'express';
import * as z from 'zod/mini';
import { READING_GOOD_FOR } from '../../shared/positioning/sighting.ts';
import { gatewaysOf } from '../../shared/venue/gateways.ts';
import { bearerDoor } from '../doors/bearer.ts';
import type { Cuts } from '../operations/cuts.ts';
import type { RunningEvent } from '../running-event.ts';

/** A gateway whose clock is ahead by more than this is not believed; in milliseconds. */
const CLOCK_AHEAD = 5_000;

/** Milliseconds since 1970, or a time of ISO 8601 with its zone. */
const instant = z.union([
  z.number().check(z.gte(0), z.lte(8.64e15)),
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/)),
    z.pipe(z.transform(Date.parse), z.number()),
  ),
]);

const report = z.strictObject({
  gateway: z.string().check(z.minLength(1), z.maxLength(80)),
  badge: z.string().check(z.minLength(1), z.maxLength(80)),
  /** dBm. */
  rssi: z.number().check(z.gte(-140), z.lte(30)),
  time: instant,
});

/** So many of the longest reports fit into the longest body that is read. */
const MOST_REPORTS = 50;

const body = z.union([report, z.array(report).check(z.maxLength(MOST_REPORTS))]);

/** How many reports were used, and why others were not. */
interface SightingsAnswer {
  readonly taken: number;
  /** No venue here has such a gateway. */
  readonly unknownGateway: number;
  /** On no list of an event that the gateway is at; forgotten at once. */
  readonly unknownBadge: number;
  readonly tooOld: number;
  readonly inTheFuture: number;
}

/** The route, behind the gateways' token. 400 names the first fault. */
export function sightingsRoute(
  events: readonly RunningEvent[],
  token: string | null,
  cuts: Cuts,
  now: () => number,
): Router {
  const lists = events.map((event) => ({ event, badges: new Set(event.plan.badges) }));
  const router = Router();
  const door = bearerDoor(token, 'GATEWAY_TOKEN is not set, so no sighting is taken', cuts);
  router.post('/api/sightings', door, (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
      const error = `each report is {gateway, badge, rssi, time}; ${where}${issue?.message ?? 'not understood'}`;
      return void response.status(400).json({ error });
    }
    const reports = Array.isArray(read.data) ? read.data : [read.data];
    // The venue may have been published anew since the last report.
    const places = lists.map((list) => ({ ...list, gateways: gatewaysOf(list.event.venue) }));
    const answer = { taken: 0, unknownGateway: 0, unknownBadge: 0, tooOld: 0, inTheFuture: 0 };
    const time = now();
    for (const { gateway, badge, rssi, time: at } of reports) {
      const here = places.filter(({ gateways }) => gateways.has(gateway));
      const listeners = here.filter(({ badges }) => badges.has(badge));
      if (here.length === 0) answer.unknownGateway += 1;
      else if (at < time - READING_GOOD_FOR) answer.tooOld += 1;
      else if (at > time + CLOCK_AHEAD) answer.inTheFuture += 1;
      else if (listeners.length === 0) answer.unknownBadge += 1;
      else {
        answer.taken += 1;
        for (const { event } of listeners) {
          event.heard({ type: 'badge-heard', badge, gateway, rssiDbm: rssi, at: Math.min(at, time) });
        }
      }
    }
    response.json(answer satisfies SightingsAnswer);
  });
  return router;
}
